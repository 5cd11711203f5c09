"""Which candidates are furniture: by place and spread, and by what their words say. Where it doubts, it says no."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from cleaner.learning.background import Background
from cleaner.learning.candidates import Candidate, Tokens
from cleaner.learning.diversity import Diversity
from cleaner.learning.names import is_name, last_part
from cleaner.learning.signs import SignReader, Signs
from cleaner.learning.surroundings import Standing, Surroundings, is_opening
from cleaner.learning.tokens import NUMBER


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The numbers of the judgement, each with what it decides."""

    articles: int = 4  # different articles that a candidate stands on, at the least
    unsaid_articles: int = 5  # the same, where neither its words nor its form say anything
    sure_words: float = 0.6  # how sure a rule has to be of a line
    weak_words: float = 0.3  # how sure they have to be at an edge
    edge: float = 0.7  # share of places above or below the prose
    each: float = 1.5  # times on an article; what stands there more often is a refrain or a label of its own
    prose_share: float = 0.5  # share of a site's articles on which a sentence has to stand to be no article's own
    prose_words: int = 8  # words of such a sentence
    inner_share: float = 0.1  # share of articles for what stands in the prose without a word that says what it is
    inner_articles: int = 8  # the same, articles
    inner_words: int = 4  # the same, words
    label_words: int = 3  # words; a shorter line may be a subheading of the article's own list
    heads: float = 0.5  # share of places in which it heads a list
    leads: float = 0.5  # share of places in which a stretch leads on into the sentence
    faithful: float = 0.8  # share of the articles with a stretch's words in which they stand at that edge
    topic: float = 4.0  # times more alike than the site's articles are, from which on they are of one topic
    opened: float = 0.5  # share of places behind which a sentence opens, so that a stretch had ended
    named: float = 0.5  # share of places in which a name follows on a mark, so that what follows is no headline
    labelled_edge: float = 0.9  # share of places below the prose of a line that a label opens
    labelled_words: int = 5  # the most words behind such a label above the prose, where more may be the headline
    headline: float = 0.5  # share of places in which what is behind it stands on the article again, as headlines do
    start_words: int = 6  # the most words of such a stretch
    stretch_words: int = 2  # words of a stretch of which words say nothing
    long_words: int = 6  # the same where it has Latin words or a number to call, as no sentence does again and again
    stretch_sure: float = 0.55  # how sure a rule has to be of a stretch at the article's edge
    inner_sure: float = 0.8  # the same of one elsewhere


NAMING: Final = frozenset({"byline", "source", "caption", "nav", "tags", "date"})  # in the prose they may be its own
_SENTENCE_END: Final = re.compile(r"[.؟!…]['\"»”)\]]*$")
_CHANGING: Final = frozenset({"{date}", "{number}", "{title}"})
_STOPS: Final = frozenset(".،؛؟!")  # these end the prose before them
_PAIRS: Final = ("()", "[]", "«»", "“”")
THRESHOLDS: Final = Thresholds()


class Judgement(NamedTuple):
    """What a candidate is: how sure that is (0: it stays), its family, and where it stands."""

    strength: float
    family: str
    standing: Standing


class Judge:
    """Judges the candidates of one site."""

    def __init__(
        self, surroundings: Surroundings, diversity: Diversity, signs: SignReader, background: Background
    ) -> None:
        """Take what is known of the site."""
        self._surroundings, self._diversity = surroundings, diversity
        self._signs, self._background = signs, background
        self._size = len(surroundings.articles)

    def judge(self, candidate: Candidate, faithful: float = 1.0) -> Judgement | None:
        """Give what a candidate is, or None where it stays.

        `faithful` is the share of the articles with its words in which these stand as the candidate does.
        """
        limits, signs = THRESHOLDS, self._signs.read(candidate.tokens)
        count = len(candidate.articles)
        if count < limits.articles or signs.protected or not _is_whole(candidate.tokens):
            return None
        standing = self._surroundings.standing(candidate)
        if candidate.where == "whole":
            taken = self._takes_line(candidate, signs, standing)
        else:
            taken = self._takes_stretch(candidate, signs, standing, faithful)
        if not taken:
            return None
        return Judgement(self._strength(candidate), signs.family, standing)

    def judge_named(self, candidate: Candidate, faithful: float) -> Judgement | None:
        """Give what a start of lines is that has ever another name in it, or None where it stays."""
        standing = self._surroundings.standing(candidate)
        enough = len(candidate.articles) > THRESHOLDS.articles and faithful >= THRESHOLDS.faithful
        if not enough or standing.edge < THRESHOLDS.edge or standing.leads >= THRESHOLDS.leads:
            return None
        return Judgement(self._strength(candidate), "byline", standing)

    def judge_labelled(self, candidate: Candidate, *, alone: bool) -> Judgement | None:
        """Give what a line is that a label opens, or None where it stays; `alone`: it is no row of a table."""
        limits, label = THRESHOLDS, candidate.tokens[:-1]
        standing, signs = self._surroundings.standing(candidate), self._signs.read(label)
        count = len(candidate.articles)
        colon = any(token.endswith(":") for token in label)
        at_edge = max(standing.below, standing.edge if colon else 0.0) >= limits.labelled_edge
        if not at_edge or standing.each > limits.each or signs.protected or not _is_whole(label):
            return None
        if not signs.prompt and self._heads_articles(candidate, standing):
            return None
        told = max(signs.sure, signs.touched) >= limits.weak_words and count >= limits.inner_articles
        common = alone and count >= max(limits.inner_articles, limits.prose_share * self._size)
        said = common or (told and not is_opening(label[0]))
        if not said or not self._is_spread(candidate):
            return None
        return Judgement(self._strength(candidate), signs.family, standing)

    def _heads_articles(self, candidate: Candidate, standing: Standing) -> bool:
        """Tell whether what a label opens is the headline: many words above the prose, or words that stand again."""
        words, again = self._surroundings.behind_label(candidate)
        return again >= THRESHOLDS.headline or (standing.above > standing.below and words > THRESHOLDS.labelled_words)

    def judge_anchored(self, candidate: Candidate, share: float) -> Judgement | None:
        """Give what a stretch at an edge is in which things change; one of its anchors is on this share of articles."""
        limits, signs = THRESHOLDS, self._signs.read(candidate.tokens)
        standing = self._surroundings.standing(candidate)
        count = len(candidate.articles)
        enough = (count >= limits.articles and share >= limits.prose_share) or (
            count >= limits.unsaid_articles and signs.built and share >= limits.inner_share
        )
        placed = standing.edge >= limits.edge and standing.each <= limits.each and standing.repeated < limits.heads
        if not (enough and placed) or signs.protected or not _is_whole(candidate.tokens):
            return None
        if candidate.where == "end" and not (standing.parted >= limits.faithful or signs.built):
            return None
        if candidate.where == "end" and "{words}" in candidate.tokens and candidate.tokens[0] == "{date}":
            return None  # a dateline: what follows it up to the foot may be all of the article
        leading = candidate.where == "start" and standing.leads >= limits.leads
        if leading and not _CHANGING.intersection(candidate.tokens):
            return None  # a dateline
        own = (
            self._is_spread(candidate)
            if share < limits.prose_share
            else not self._background.is_common(candidate.tokens)
        )
        if not own:
            return None
        return Judgement(self._strength(candidate), signs.family, standing)

    def _takes_line(self, candidate: Candidate, signs: Signs, standing: Standing) -> bool:
        limits, words = THRESHOLDS, len(candidate.tokens)
        outside = standing.edge >= limits.edge
        if candidate.tokens == ("{title}",):
            return False
        if signs.ruled >= limits.sure_words and (outside or (signs.family not in NAMING and not signs.sentence)):
            return True
        if standing.each > limits.each or not self._is_spread(candidate):
            return False
        if signs.sentence:
            return self._takes_sentence(candidate, signs, standing)
        if not outside:
            return self._takes_inner_line(candidate, signs)
        if signs.sure >= limits.weak_words or signs.built:
            return True
        enough = len(candidate.articles) >= limits.unsaid_articles and not self._counts(candidate)
        return enough and not (words <= limits.label_words and standing.heads >= limits.heads)

    def _takes_sentence(self, candidate: Candidate, signs: Signs, standing: Standing) -> bool:
        """Tell whether what reads as a sentence is the site's: a rule sees something in it, or it is on half of all."""
        limits, count = THRESHOLDS, len(candidate.articles)
        if standing.edge < limits.edge or standing.repeated >= limits.heads:
            return False
        if max(signs.touched, signs.ruled) >= limits.inner_sure or (signs.prompt and count >= limits.inner_articles):
            return True
        common = count >= max(limits.inner_articles, limits.prose_share * self._size)
        return common and standing.below >= limits.edge and len(candidate.tokens) >= limits.prose_words

    def _takes_inner_line(self, candidate: Candidate, signs: Signs) -> bool:
        """Tell whether a line amid the prose is the site's: it prompts, or is made as no subheading is, or long."""
        limits, count = THRESHOLDS, len(candidate.articles)
        many = count >= max(limits.inner_articles, limits.inner_share * self._size)
        if signs.prompt:
            return count >= limits.unsaid_articles
        calm = candidate.tokens[-1][-1:] not in ":؛" and not self._counts(candidate)
        return calm and (
            (signs.built and count >= limits.unsaid_articles) or (many and len(candidate.tokens) >= limits.inner_words)
        )

    def _counts(self, candidate: Candidate) -> bool:
        """Tell whether a candidate has a number that changes, as the items of an article's own lists have."""
        return any(NUMBER in token for token in self._surroundings.with_numbers(candidate))

    def _takes_stretch(self, candidate: Candidate, signs: Signs, standing: Standing, faithful: float) -> bool:
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

    def _takes_inner(self, candidate: Candidate, signs: Signs, standing: Standing) -> bool:
        """Tell whether a prompt amid a line is the site's: it ends with a colon or before the next sentence opens."""
        limits = THRESHOLDS
        ended = candidate.tokens[-1][-1] in ":.!؟" or standing.opened >= limits.opened
        many = len(candidate.articles) >= max(limits.inner_articles, limits.inner_share * self._size)
        said = signs.touched >= limits.stretch_sure or (many and len(candidate.tokens) > limits.stretch_words)
        if not signs.prompt:
            common = len(candidate.articles) >= max(limits.inner_articles, limits.prose_share * self._size)
            apart = signs.sure >= limits.weak_words or signs.built
            known = len(candidate.tokens) > limits.stretch_words  # of fewer words the language is not known
            said = known and many and (apart or common)
            last = candidate.tokens[-1]  # a label has more behind it
            ended = not (is_opening(candidate.tokens[0]) or last.endswith(":") or _SENTENCE_END.search(last))
        enough = said and standing.each <= limits.each and not candidate.tokens[0].startswith("و")
        return ended and enough and not self._counts(candidate) and self._is_spread(candidate)

    def _takes_start(self, candidate: Candidate, signs: Signs, standing: Standing) -> bool:
        limits, count, words = THRESHOLDS, len(candidate.articles), len(candidate.tokens)
        if standing.leads >= limits.leads or not self._ends_itself(candidate, signs):
            return False
        if signs.ruled >= limits.stretch_sure:
            return True
        if signs.ruled >= limits.weak_words and len(last_part(candidate.tokens)) < words:
            return True  # a name or place behind a mark, which would be of one topic or author
        if signs.sentence or words < limits.stretch_words or not self._is_spread(candidate):
            return False
        if signs.ruled >= limits.weak_words or (signs.prompt and signs.touched >= limits.stretch_sure):
            return True
        many = count >= max(limits.inner_articles, limits.inner_share * self._size)
        said = "{date}" in candidate.tokens or standing.opened >= limits.opened
        return many and said and words <= limits.start_words and not is_opening(candidate.tokens[0])

    def _takes_end(self, candidate: Candidate, signs: Signs, standing: Standing) -> bool:
        limits, count, words = THRESHOLDS, len(candidate.articles), len(candidate.tokens)
        parted = standing.parted >= limits.faithful
        if not (parted or signs.built) or candidate.tokens[0] in _STOPS:
            return False
        if signs.ruled >= limits.stretch_sure or signs.touched >= limits.inner_sure:
            return True
        if not self._is_spread(candidate):
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
        known = is_name(" ".join(tail), self._signs.lexicon) and signs.ruled >= THRESHOLDS.weak_words
        return known and self._leads_to_names(candidate.tokens[: -len(tail)])

    def _leads_to_names(self, tokens: Tokens) -> bool:
        """Tell whether names follow in most articles behind what ends with a mark; a headline may begin with one."""
        size = len(tokens)
        behind = [
            line.tokens[size : size + 2]
            for read in self._surroundings.articles
            for line in read.lines
            if line.tokens[:size] == tokens and len(line.tokens) > size
        ]
        named = sum(
            is_name(words[0], self._signs.lexicon) or is_name(" ".join(words), self._signs.lexicon) for words in behind
        )
        return named >= THRESHOLDS.named * len(behind)

    def _is_spread(self, candidate: Candidate) -> bool:
        """Tell whether a candidate is the site's: not of one author or topic or day, and not of the language."""
        if self._background.is_common(candidate.tokens):
            return False
        if self._diversity.one_author(candidate):
            return False
        return self._diversity.one_topic(candidate) < THRESHOLDS.topic

    def _strength(self, candidate: Candidate) -> float:
        return strength_of(len(candidate.articles), self._diversity.days(candidate)[2])


def strength_of(articles: int, days: int) -> float:
    """Give how sure a rule is by the articles that it stands on; `days` is on how many days, 0 if none is known.

    >>> strength_of(4, 0), strength_of(40, 30), strength_of(40, 1)
    (0.6, 0.95, 0.4)
    """
    if days == 1:
        return 0.4
    for least, strength in ((20, 0.95), (8, 0.9), (5, 0.8)):
        if articles >= least:
            return strength
    return 0.6


def _is_whole(tokens: Sequence[str]) -> bool:
    """Tell whether some tokens hold a word of their own, and close what they open."""
    said = " ".join(token for token in tokens if token != f"{NUMBER})")  # as items of a list are numbered
    said = said if "«" in said else said.replace(" » ", " ")  # which parts the steps of a path
    open_ones = (
        said.count('"') % 2
        or said.count("'") % 2
        or any(said.count(left) != said.count(right) for left, right in _PAIRS)
    )
    return any(map(_has_word, tokens)) and not open_ones


def _has_word(token: str) -> bool:
    return any(map(str.isalnum, token)) and not (token.startswith("{") and token.endswith("}"))
