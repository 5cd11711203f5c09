"""Where candidates stand in their articles: above the prose, in it or below it, and beside what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from cleaner.arabic.word_lists import word_set
from cleaner.learning.candidates import Candidate, Place, Tokens
from cleaner.learning.reading import ReadArticle, ReadLine
from cleaner.learning.tokens import DATE, NUMBER, TITLE
from cleaner.text.evidence.table import load_table

_ENDS: Final = '.؟!?…»”")]|:'
_LEADS: Final = frozenset("-–—:")
_REPEATED: Final = 3  # tokens that stand twice
_OPEN: Final = ("{name}", "{words}")  # so many words that the numbers behind them cannot be told apart
_QUOTES: Final = "\"'«»“”"


class Standing(NamedTuple):
    """Shares (0 to 1) of a candidate's places, and how many there are on an article.

    `above` and `below` the first and last paragraph; `parted`: a sentence or line ended before it; `opened`: a word
    follows with which sentences open; `leads`: what follows begins with a dash or colon, or it ends so itself; `heads`:
    the next line is neither prose nor recurs but for its numbers, or such lines stand above it, too; `titled`: the
    article's title begins so; `repeated`: its first words stand on the article again.
    """

    above: float
    below: float
    parted: float
    leads: float
    opened: float
    heads: float
    repeated: float
    titled: float
    each: float

    @property
    def edge(self) -> float:
        """The share of places that are not between the first and the last paragraph."""
        return self.above + self.below


class Surroundings:
    """The articles of a site with what recurs in them."""

    def __init__(self, articles: Sequence[ReadArticle], recurring: Mapping[Tokens, int]) -> None:
        """Find the first and the last paragraph of each article; `recurring` are the lines that others have as well."""
        self.articles, self._recurring = articles, recurring
        self._cores = [self._core(read) for read in articles]

    def _core(self, read: ReadArticle) -> tuple[int, int]:
        prose = [i for i, line in enumerate(read.lines) if line.prose and line.tokens not in self._recurring]
        if not prose:
            own = [i for i, line in enumerate(read.lines) if line.tokens not in self._recurring]
            longest = max(own, key=lambda i: len(read.lines[i].tokens), default=0)
            return longest, longest
        return prose[0], prose[-1]

    def standing(self, candidate: Candidate) -> Standing:
        """Describe the places of a candidate."""
        counts: Counter[str] = Counter()
        for place in candidate.places:
            counts.update(self._describe(candidate, place))
        size = len(candidate.places)
        shares = {
            name: counts[name] / size
            for name in ("above", "below", "parted", "leads", "opened", "heads", "repeated", "titled")
        }
        return Standing(**shares, each=size / max(1, len(candidate.articles)))

    def with_numbers(self, candidate: Candidate) -> Tokens:
        """Give the tokens of a candidate with the numbers that are the same in all its places, as a telephone's are."""
        seen: list[set[str]] = [set() for token in candidate.tokens if NUMBER in token]
        if not seen or any(slot in candidate.tokens for slot in _OPEN):
            return candidate.tokens
        for place in candidate.places:
            line = self.articles[place.article].lines[place.line]
            first = sum(NUMBER in token for token in line.tokens[: place.token])
            for values, number in zip(seen, line.numbers[first:], strict=False):
                values.add(number)
        fixed = iter([next(iter(values)) if len(values) == 1 else "" for values in seen])
        return tuple((next(fixed) or token) if NUMBER in token else token for token in candidate.tokens)

    def behind_label(self, candidate: Candidate) -> tuple[int, float]:
        """Give how many words stand behind the label of a line in most places, and in which share they stand again.

        They stand again where another line of the article has them all.
        """
        label, sizes, again = len(candidate.tokens) - 1, [], 0
        for place in candidate.places:
            lines = self.articles[place.article].lines
            behind = lines[place.line].tokens[label:]
            said = " ".join(behind)
            sizes.append(len(behind))
            others = (line.said for number, line in enumerate(lines) if number != place.line)
            again += len(behind) >= _REPEATED and any(said in other for other in others)
        return sorted(sizes)[len(sizes) // 2], again / len(candidate.places)

    def _describe(self, candidate: Candidate, place: Place) -> Iterable[str]:
        read = self.articles[place.article]
        line, (first, last) = read.lines[place.line], self._cores[place.article]
        start, end = place.token, place.token + len(candidate.tokens)
        if place.line < first or (place.line == first and candidate.where == "start"):
            yield "above"
        elif place.line > last or (place.line == last and candidate.where == "end"):
            yield "below"
        if not start or line.tokens[start - 1][-1:] in _ENDS:
            yield "parted"
        if read.title.startswith(" ".join(candidate.tokens)):
            yield "titled"
        following = line.tokens[end : end + 1]
        if candidate.tokens[-1][-1:] in _LEADS or (following and following[0][:1] in _LEADS):
            yield "leads"
        if following and is_opening(following[0]):
            yield "opened"
        if end == len(line.tokens) and self._heads(read, place.line, first):
            yield "heads"
        if self._is_repeated(candidate.tokens, read):
            yield "repeated"

    def _heads(self, read: ReadArticle, index: int, first: int) -> bool:
        """Tell whether a line heads a list of the article's own, or stands below one above the prose."""
        after = read.lines[index + 1 : index + 2]
        return any(map(self._is_own, after)) or (index < first and any(map(self._is_own, read.lines[:index])))

    def _is_own(self, line: ReadLine) -> bool:
        """Tell whether a line is the article's: no prose, nor its title, nor what recurs but for its numbers."""
        recurs = line.tokens in self._recurring and not line.numbers
        return not (line.prose or recurs or TITLE in line.tokens or DATE in line.tokens)

    def _is_repeated(self, tokens: Tokens, read: ReadArticle) -> bool:
        said = " ".join(tokens[:_REPEATED])
        return len(tokens) >= _REPEATED and sum(line.said.count(said) for line in read.lines) > 1


def is_opening(token: str) -> bool:
    """Tell whether a word is one with which sentences of news open.

    >>> is_opening("اعلنت"), is_opening("المدينه")
    (True, False)
    """
    return token.strip(_QUOTES) in _openings()


@cache
def _openings() -> frozenset[str]:
    table = load_table()
    return frozenset({*table.openings, *table.weak_openings, *word_set("speech.verbs")})
