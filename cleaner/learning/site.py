"""What the articles of one site teach: its templates, each with what it is and where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from cleaner.learning.anchored import anchored, anchors_of
from cleaner.learning.articles import Article
from cleaner.learning.background import load_background
from cleaner.learning.candidates import (
    RELAXED,
    USUAL,
    Candidate,
    Strip,
    Tokens,
    after_repeated,
    spread,
    stretches,
    whole_lines,
)
from cleaner.learning.diversity import Diversity
from cleaner.learning.history import Months, months_of
from cleaner.learning.judge import Judge, Judgement
from cleaner.learning.labelled import REST, labelled_lines, stand_alone
from cleaner.learning.names import NAME, PLACE, authors, opening_names, starts_with_names, with_names, with_place
from cleaner.learning.near_duplicates import different
from cleaner.learning.reading import ReadArticle, read_articles
from cleaner.learning.signs import SignReader
from cleaner.learning.site_knowledge import SiteKnowledge
from cleaner.learning.surroundings import Surroundings
from cleaner.learning.thresholds import THRESHOLDS

_RECURRING: Final = 3  # articles; a line on so many is no article's own
_OPENING: Final = 10  # tokens that a line begins with
_ENDS: Final = frozenset(".؟!?…")
_LONGEST_INNER: Final = 24  # tokens
_SHORT: Final = 3  # tokens; a line of fewer is not looked for in the middle of others
_BEFORE: Final = '.؟!?…»”")]|:\n'  # what may stand before words that are not amid others
_AROUND: Final = " -–—|/:"  # beside a slot
_FOREIGN: Final = 0.1  # share of its places in which a line may stand amid prose and still be cut out of a line


class Template(NamedTuple):
    """Something that recurs on a site: its words with slots, and how it stands in a line (`whole`, `start`, `end`).

    With `inline` it is cut out of longer lines as well. It stands on so many `articles` of all, which are `size`, from
    the day `first` to the day `last` as far as days are known; `places` are articles with the number of the line; of a
    rule that was learned, some of them. `months` counts the articles by month, as far as days are known.
    """

    tokens: Tokens
    where: str
    inline: bool
    family: str
    strength: float
    articles: int
    size: int
    first: str
    last: str
    places: tuple[tuple[Article, int], ...]
    months: Months = ()


class Lesson(NamedTuple):
    """What a site taught: how many articles were seen, how many of them differ, and its templates, the surest first.

    `months` counts the different ones by month, as far as days are known.
    """

    site: str
    seen: int
    different: int
    templates: tuple[Template, ...]
    months: Months = ()

    @property
    def refused(self) -> bool:
        """Whether there were too few different articles to learn from."""
        return self.different < THRESHOLDS.articles


def lesson_of(site: str, articles: Iterable[Article], seen: int = 0) -> Lesson:
    """Learn a site from its articles; `seen` is how many there were before a sample was taken.

    Raises `LearnError` where what it needs is not installed.
    """
    given = read_articles(articles)
    reads = different(given)
    if len(reads) < THRESHOLDS.articles:
        return Lesson(site, seen or len(given), len(reads), ())
    distinct = {(one.tokens, one.where): one for one in _Learner(reads).templates()}
    templates = sorted(distinct.values(), key=lambda one: (-one.articles, one.tokens, one.where))
    months = months_of(read.article for read in reads)
    return Lesson(site, seen or len(given), len(reads), tuple(templates), months)


@lru_cache(maxsize=1)
def sign_reader() -> SignReader:
    """Give what reads signs; it is made once a process."""
    return SignReader()


class _Learner:
    """The candidates of one site and what becomes of them."""

    def __init__(self, reads: Sequence[ReadArticle]) -> None:
        self._reads, self._signs = reads, sign_reader()
        lines = whole_lines(reads, _RECURRING - 1)
        names = authors(lines, self._signs.lexicon) + opening_names(reads, _RECURRING - 1, self._signs.lexicon)
        recurring = {tokens: count for tokens, count in spread(lines).items() if count >= _RECURRING}
        self._lines, self._recurring = lines, recurring
        self._diversity = Diversity(reads, names)
        self._surroundings = Surroundings(reads, recurring)
        self._judge = Judge(SiteKnowledge(self._surroundings, self._diversity, self._signs, load_background()))
        self._texts = ["\n".join(f" {line.said} " for line in read.lines) for read in reads]

    def templates(self) -> Iterator[Template]:
        taken: set[tuple[int, int]] = set()
        for candidate in self._whole():
            judged = self._judge.judge(candidate)
            if judged:
                taken.update((place.article, place.line) for place in candidate.places)
                yield self._template(candidate, judged, self._is_apart(candidate))
        for candidate, judged in self._labelled(taken):
            taken.update((place.article, place.line) for place in candidate.places)
            yield self._template(candidate, judged, inline=False)
        for where in ("start", "end"):
            for candidate, judged in self._anchored(where, taken):
                yield self._template(candidate, judged, inline=True)
        yield from self._starts(taken)
        strips = list(self._strips(taken))
        ended: set[tuple[int, int]] = set()
        for openness, trimmed in ((USUAL, False), (USUAL, True), (RELAXED, False)):
            left = [strip for strip in strips if (strip.article, strip.line) not in ended]
            left = [strip._replace(start=after_repeated(strip.tokens)) for strip in left] if trimmed else left
            for candidate in stretches(left, "end", THRESHOLDS.articles, self._accepts, openness):
                ended.update((place.article, place.line) for place in candidate.places)
                yield from self._judged(candidate)
        for candidate in stretches(self._inner_strips(), "anywhere", THRESHOLDS.unsaid_articles, self._accepts):
            if not self._ends_lines(candidate):
                yield from self._judged(candidate)

    def _labelled(self, taken: set[tuple[int, int]]) -> Iterator[tuple[Candidate, Judgement]]:
        """Give the lines with a label in front that no other template takes."""
        found = labelled_lines(self._reads, THRESHOLDS.inner_articles)
        for candidate in found:
            if {(place.article, place.line) for place in candidate.places} <= taken:
                continue
            if judged := self._judge.judge_labelled(candidate, alone=stand_alone(candidate, found)):
                yield candidate, judged

    def _ends_lines(self, candidate: Candidate) -> bool:
        """Tell whether nothing follows a candidate on most of its lines: it was looked at as their end."""
        size = len(candidate.tokens)
        lines = (len(self._reads[place.article].lines[place.line].tokens) - place.token for place in candidate.places)
        return sum(left == size for left in lines) * 2 > len(candidate.places)

    def _judged(self, candidate: Candidate) -> Iterator[Template]:
        if judged := self._judge.judge(candidate):
            yield self._template(candidate, judged, inline=True)

    def _inner_strips(self) -> Iterator[Strip]:
        """Give what follows the end of a sentence within a line."""
        for number, read in enumerate(self._reads):
            for index, line in enumerate(read.lines):
                if line.tokens in self._recurring:
                    continue
                for place in range(1, len(line.tokens)):
                    if line.tokens[place - 1][-1] in _ENDS:
                        yield Strip(number, index, line.tokens, place, min(len(line.tokens), place + _LONGEST_INNER))

    def _anchored(self, where: str, taken: set[tuple[int, int]]) -> Iterator[tuple[Candidate, Judgement]]:
        """Give what first lines start with or last ones end with, where what changes stands between anchors."""
        found = anchored(self._reads, where, THRESHOLDS.articles)
        spread_of: dict[Tokens, set[int]] = defaultdict(set)
        for candidate in found:
            for anchor in anchors_of(candidate.tokens):
                spread_of[anchor] |= candidate.articles
        for candidate in found:
            if candidate.tokens in self._recurring or {(one.article, one.line) for one in candidate.places} <= taken:
                continue  # it was looked at as a line
            share = max(len(spread_of[anchor]) for anchor in anchors_of(candidate.tokens)) / len(self._reads)
            if judged := self._judge.judge_anchored(candidate, share):
                yield candidate, judged

    def _starts(self, taken: set[tuple[int, int]]) -> Iterator[Template]:
        """Give what lines begin with: those with a slot for a place or name first, and of the other lines the rest."""
        strips = list(self._strips(taken))
        begun: set[tuple[int, int]] = set()
        placed = [placed for strip in strips if (placed := self._placed(strip))]
        named = starts_with_names(strips, THRESHOLDS.articles + 1, self._signs.lexicon)
        found = [
            (one, self._judge.judge(one)) for one in stretches(placed, "start", THRESHOLDS.articles, self._accepts)
        ]
        found += [(one, self._judge.judge_named(one, self._faithful(one))) for one in named]
        for candidate, judged in found:
            own = {(place.article, place.line) for place in candidate.places}
            if judged and not own <= begun:
                begun |= own
                yield self._template(candidate, judged, inline=True)
        left = [strip for strip in strips if (strip.article, strip.line) not in begun]
        for candidate in stretches(left, "start", THRESHOLDS.articles, self._accepts):
            yield from self._judged(candidate)

    def _whole(self) -> Iterator[Candidate]:
        """Give whole lines: those with a name first, so that what they cover needs no template of its own."""
        covered: set[tuple[int, int]] = set()
        for candidate in with_names(self._reads, THRESHOLDS.articles + 1, self._signs.lexicon):
            if self._judge.judge(candidate):
                covered.update((place.article, place.line) for place in candidate.places)
                yield candidate
        for candidate in self._lines:
            left = [place for place in candidate.places if (place.article, place.line) not in covered]
            if len({place.article for place in left}) >= THRESHOLDS.articles:
                yield candidate

    def _strips(self, taken: set[tuple[int, int]]) -> Iterator[Strip]:
        for number, read in enumerate(self._reads):
            for index, line in enumerate(read.lines):
                if len(line.tokens) > 1 and (number, index) not in taken and line.tokens not in self._recurring:
                    yield Strip(number, index, line.tokens, 0, len(line.tokens))

    def _placed(self, strip: Strip) -> Strip | None:
        """Give a strip that begins with a place and a date, with a slot for the place."""
        tokens = with_place(strip.tokens, self._signs.lexicon)
        if tokens is None or "{date}" not in tokens[1:3]:
            return None
        return strip._replace(tokens=tokens, end=len(tokens))

    def _accepts(self, candidate: Candidate) -> bool:
        if self._judge.judge(candidate) is None:
            return False
        return self._judge.judge(candidate, self._faithful(candidate)) is not None

    def _faithful(self, candidate: Candidate) -> float:
        """Give the share of articles with a candidate as it stands among these and those with its words amid others."""
        said, count = _fixed(candidate.tokens), len(candidate.articles)
        texts = self._rests if candidate.where == "start" else self._texts
        return count / (count + sum(said in text and _is_amid(said, text) for text in texts))

    @cached_property
    def _rests(self) -> list[str]:
        """The articles without the words that their lines begin with."""
        return ["\n".join(f"… {' '.join(line.tokens[_OPENING:])} " for line in read.lines) for read in self._reads]

    def _is_apart(self, candidate: Candidate) -> bool:
        """Tell whether a line may be cut out of longer ones: its words hardly ever stand amid prose."""
        if candidate.tokens[-1] in (NAME, REST) or (
            len(candidate.tokens) < _SHORT and not self._signs.read(candidate.tokens).built
        ):
            return False
        said = _fixed(candidate.tokens)
        amid = sum(said in text and _is_amid(said, text) for text in self._texts)
        return amid <= _FOREIGN * len(candidate.places)

    def _template(self, candidate: Candidate, judged: Judgement, inline: bool) -> Template:
        first, last, _ = self._diversity.days(candidate)
        places = tuple((self._reads[place.article].article, place.line) for place in candidate.places)
        return Template(
            tokens=self._surroundings.with_numbers(candidate),
            where=candidate.where,
            inline=inline,
            family=judged.family,
            strength=judged.strength,
            articles=len(candidate.articles),
            size=len(self._reads),
            first=first,
            last=last,
            places=places,
            months=self._diversity.months(candidate),
        )


def _is_amid(said: str, text: str) -> bool:
    """Tell whether words stand within a line of a text, with words on both sides and no sentence's end before them."""
    place = text.find(said)
    while place >= 0:
        end = place + len(said)
        if place and text[place - 1] not in _BEFORE and end < len(text) and text[end] != "\n":
            return True
        place = text.find(said, place + 1)
    return False


def _fixed(tokens: Tokens) -> str:
    """Give what tokens say beside a slot for a name or place."""
    return f" {' '.join(token for token in tokens if token not in (NAME, PLACE)).strip(_AROUND)} "
