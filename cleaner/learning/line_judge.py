"""Which of the lines that recur are the site's, by where they stand and what they say."""

from __future__ import annotations

from typing import Final

from cleaner.learning.candidates import Candidate
from cleaner.learning.signs import Signs
from cleaner.learning.site_knowledge import SiteKnowledge
from cleaner.learning.surroundings import Standing, is_opening
from cleaner.learning.thresholds import THRESHOLDS

NAMING: Final = frozenset({"byline", "source", "caption", "nav", "tags", "date"})  # in the prose they may be its own


class LineJudge:
    """Judges the lines of one site."""

    def __init__(self, site: SiteKnowledge) -> None:
        """Take what is known of the site."""
        self._site = site

    def takes(self, candidate: Candidate, signs: Signs, standing: Standing) -> bool:
        """Tell whether a line is the site's."""
        limits, words = THRESHOLDS, len(candidate.tokens)
        outside = standing.edge >= limits.edge
        if candidate.tokens == ("{title}",):
            return False
        if signs.ruled >= limits.sure_words and (outside or (signs.family not in NAMING and not signs.sentence)):
            return True
        if standing.each > limits.each or not self._site.is_spread(candidate):
            return False
        if signs.sentence:
            return self._takes_sentence(candidate, signs, standing)
        if not outside:
            return self._takes_inner_line(candidate, signs)
        if signs.sure >= limits.weak_words or signs.built:
            return True
        if words < limits.stretch_words and standing.above >= limits.leads:
            return False  # a word above a headline may be the first of it
        enough = len(candidate.articles) >= limits.unsaid_articles and not self._site.counts(candidate)
        return enough and not (words <= limits.label_words and standing.heads >= limits.heads)

    def _takes_sentence(self, candidate: Candidate, signs: Signs, standing: Standing) -> bool:
        """Tell whether what reads as a sentence is the site's: a rule sees something in it, or it is on half of all."""
        limits, count = THRESHOLDS, len(candidate.articles)
        if standing.edge < limits.edge or standing.repeated >= limits.heads:
            return False
        if max(signs.touched, signs.ruled) >= limits.inner_sure or (signs.prompt and count >= limits.inner_articles):
            return True
        common = count >= max(limits.inner_articles, limits.prose_share * self._site.size)
        return common and standing.below >= limits.edge and len(candidate.tokens) >= limits.prose_words

    def _takes_inner_line(self, candidate: Candidate, signs: Signs) -> bool:
        """Tell whether a line amid the prose is the site's: it prompts, or is made as no subheading is, or long."""
        limits, count = THRESHOLDS, len(candidate.articles)
        many = count >= max(limits.inner_articles, limits.inner_share * self._site.size)
        if signs.prompt:
            return count >= limits.unsaid_articles
        calm = candidate.tokens[-1][-1:] not in ":؛" and not self._site.counts(candidate)
        return calm and (
            (signs.built and count >= limits.unsaid_articles) or (many and len(candidate.tokens) >= limits.inner_words)
        )

    def takes_labelled(self, candidate: Candidate, label: Signs, standing: Standing, *, alone: bool) -> bool:
        """Tell whether a line that a label opens is the site's; `alone`: it is no row of a table."""
        limits, count, words = THRESHOLDS, len(candidate.articles), candidate.tokens[:-1]
        colon = any(token.endswith(":") for token in words)
        at_edge = max(standing.below, standing.edge if colon else 0.0) >= limits.labelled_edge
        if (
            not at_edge
            or standing.each > limits.each
            or (not label.prompt and self._heads_articles(candidate, standing))
        ):
            return False
        told = max(label.sure, label.touched) >= limits.weak_words and count >= limits.inner_articles
        common = alone and count >= max(limits.inner_articles, limits.prose_share * self._site.size)
        return (common or (told and not is_opening(words[0]))) and self._site.is_spread(candidate)

    def _heads_articles(self, candidate: Candidate, standing: Standing) -> bool:
        """Tell whether what a label opens is the headline: many words above the prose, or words that stand again."""
        words, again = self._site.surroundings.behind_label(candidate)
        return again >= THRESHOLDS.headline or (standing.above > standing.below and words > THRESHOLDS.labelled_words)
