"""Which of the stretches that recur at the edges of lines, or amid them, are the site's."""

from __future__ import annotations

import re
from typing import Final

from cleaner.learning.candidates import Candidate, Tokens
from cleaner.learning.names import is_name, last_part
from cleaner.learning.signs import Signs
from cleaner.learning.site_knowledge import SiteKnowledge
from cleaner.learning.surroundings import Standing, is_opening
from cleaner.learning.thresholds import THRESHOLDS

_SENTENCE_END: Final = re.compile(r"[.؟!…]['\"»”)\]]*$")
_CHANGING: Final = frozenset({"{date}", "{number}", "{title}"})
_STOPS: Final = frozenset(".،؛؟!")  # these end the prose before them


class StretchJudge:
    """Judges the stretches of one site."""

    def __init__(self, site: SiteKnowledge) -> None:
        """Take what is known of the site."""
        self._site = site

    def takes(self, candidate: Candidate, signs: Signs, standing: Standing, faithful: float) -> bool:
        """Tell whether a stretch is the site's; on the share `faithful` of its words' articles it stands so."""
        limits = THRESHOLDS
        if faithful < limits.faithful or standing.each > limits.each * 2 or standing.titled >= limits.leads:
            return False
        if candidate.where == "anywhere":
            return self._takes_inner(candidate, signs, standing)
        edge = standing.edge >= limits.edge
        taken = self._takes_start if candidate.where == "start" else self._takes_end
        if not taken(candidate, signs, standing):
            return False
        if signs.ruled >= limits.stretch_sure and (edge or signs.ruled >= limits.inner_sure):
            return True
        return edge and standing.each <= limits.each and standing.repeated < limits.heads

    def takes_anchored(self, candidate: Candidate, signs: Signs, standing: Standing, share: float) -> bool:
        """Tell whether a stretch in which things change is the site's; an anchor of it is on this share of articles."""
        limits, count = THRESHOLDS, len(candidate.articles)
        enough = (count >= limits.articles and share >= limits.prose_share) or (
            count >= limits.unsaid_articles and signs.built and share >= limits.inner_share
        )
        placed = standing.edge >= limits.edge and standing.each <= limits.each and standing.repeated < limits.heads
        if not (enough and placed):
            return False
        if candidate.where == "end" and not (standing.parted >= limits.faithful or signs.built):
            return False
        if candidate.where == "end" and "{words}" in candidate.tokens and candidate.tokens[0] == "{date}":
            return False  # a dateline: what follows it up to the foot may be all of the article
        leading = candidate.where == "start" and standing.leads >= limits.leads
        if leading and not _CHANGING.intersection(candidate.tokens):
            return False  # a dateline
        if share < limits.prose_share:
            return self._site.is_spread(candidate)
        return not self._site.background.is_common(candidate.tokens)

    def takes_named(self, candidate: Candidate, standing: Standing, faithful: float) -> bool:
        """Tell whether a start of lines that has ever another name in it is the site's."""
        limits = THRESHOLDS
        enough = len(candidate.articles) > limits.articles and faithful >= limits.faithful
        return enough and standing.edge >= limits.edge and standing.leads < limits.leads

    def _takes_inner(self, candidate: Candidate, signs: Signs, standing: Standing) -> bool:
        """Tell whether a prompt amid a line is the site's: it ends with a colon or before the next sentence opens."""
        limits = THRESHOLDS
        ended = candidate.tokens[-1][-1] in ":.!؟" or standing.opened >= limits.opened
        many = len(candidate.articles) >= max(limits.inner_articles, limits.inner_share * self._site.size)
        said = signs.touched >= limits.stretch_sure or (many and len(candidate.tokens) > limits.stretch_words)
        if not signs.prompt:
            common = len(candidate.articles) >= max(limits.inner_articles, limits.prose_share * self._site.size)
            apart = signs.sure >= limits.weak_words or signs.built
            known = len(candidate.tokens) > limits.stretch_words  # of fewer words the language is not known
            said = known and many and (apart or common)
            last = candidate.tokens[-1]  # a label has more behind it
            ended = not (is_opening(candidate.tokens[0]) or last.endswith(":") or _SENTENCE_END.search(last))
        enough = said and standing.each <= limits.each and not candidate.tokens[0].startswith("و")
        return ended and enough and not self._site.counts(candidate) and self._site.is_spread(candidate)

    def _takes_start(self, candidate: Candidate, signs: Signs, standing: Standing) -> bool:
        limits, count, words = THRESHOLDS, len(candidate.articles), len(candidate.tokens)
        if standing.leads >= limits.leads or not self._ends_itself(candidate, signs):
            return False
        if words < limits.stretch_words and not signs.built:
            return False  # the headline may begin with it, such as «عاجل»
        if signs.ruled >= limits.stretch_sure:
            return True
        if signs.ruled >= limits.weak_words and len(last_part(candidate.tokens)) < words:
            return True  # a name or place behind a mark, which would be of one topic or author
        if signs.sentence or words < limits.stretch_words or not self._site.is_spread(candidate):
            return False
        if signs.ruled >= limits.weak_words or (signs.prompt and signs.touched >= limits.stretch_sure):
            return True
        many = count >= max(limits.inner_articles, limits.inner_share * self._site.size)
        said = "{date}" in candidate.tokens or standing.opened >= limits.opened
        return many and said and words <= limits.start_words and not is_opening(candidate.tokens[0])

    def _takes_end(self, candidate: Candidate, signs: Signs, standing: Standing) -> bool:
        limits, count, words = THRESHOLDS, len(candidate.articles), len(candidate.tokens)
        parted = standing.parted >= limits.faithful
        if not (parted or signs.built) or candidate.tokens[0] in _STOPS:
            return False
        if signs.ruled >= limits.stretch_sure or signs.touched >= limits.inner_sure:
            return True
        if not self._site.is_spread(candidate):
            return False
        if signs.latin and words >= limits.long_words:
            return True
        if signs.sentence:
            ended = _SENTENCE_END.search(candidate.tokens[-1]) is not None
            return parted and not ended and count >= limits.unsaid_articles
        return words >= limits.stretch_words and count >= limits.unsaid_articles

    def _ends_itself(self, candidate: Candidate, signs: Signs) -> bool:
        """Tell whether a stretch ends before the article's first word: what stands behind its last mark is a name."""
        tail = last_part(candidate.tokens)
        if len(tail) == len(candidate.tokens):
            return True
        if tail[-1] in ("{date}", "{number}"):
            return signs.ruled >= THRESHOLDS.weak_words
        known = is_name(" ".join(tail), self._site.signs.lexicon) and signs.ruled >= THRESHOLDS.weak_words
        return known and self._leads_to_names(candidate.tokens[: -len(tail)])

    def _leads_to_names(self, tokens: Tokens) -> bool:
        """Tell whether names follow in most articles behind what ends with a mark; a headline may begin with one."""
        size = len(tokens)
        behind = [
            line.tokens[size : size + 2]
            for read in self._site.surroundings.articles
            for line in read.lines
            if line.tokens[:size] == tokens and len(line.tokens) > size
        ]
        named = sum(
            is_name(words[0], self._site.signs.lexicon) or is_name(" ".join(words), self._site.signs.lexicon)
            for words in behind
        )
        return named >= THRESHOLDS.named * len(behind)
