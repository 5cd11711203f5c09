"""What recurs: whole lines, and stretches with which lines begin or end, counted over articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cleaner.learning.reading import ReadArticle

Tokens = tuple[str, ...]

LONGEST: Final = 60  # tokens of a candidate
_ROUNDS: Final = 8  # stretches one behind another at an edge
_KIN: Final = 0.06  # share of its places in which a stretch may go on alike and still be thought to end


class Place(NamedTuple):
    """Where a candidate stands: the number of its article, of its line, and of its first token in that."""

    article: int
    line: int
    token: int


class Candidate(NamedTuple):
    """What recurs: its tokens with slots, how it stands in its line, and its places.

    It is the `whole` line, its `start` or its `end`, or stands `anywhere` in it.
    """

    tokens: Tokens
    where: str
    places: tuple[Place, ...]

    @property
    def articles(self) -> frozenset[int]:
        """The numbers of the articles that it stands on."""
        return frozenset(place.article for place in self.places)


def whole_lines(articles: Sequence[ReadArticle], least: int) -> list[Candidate]:
    """Give the lines that stand on `least` articles or more, in the order of their words."""
    places: dict[Tokens, list[Place]] = defaultdict(list)
    for number, read in enumerate(articles):
        for index, line in enumerate(read.lines):
            if len(line.tokens) <= LONGEST:
                places[line.tokens].append(Place(number, index, 0))
    found = (Candidate(tokens, "whole", tuple(where)) for tokens, where in places.items() if len(where) >= least)
    return sorted((one for one in found if len(one.articles) >= least), key=_by_words)


class Strip(NamedTuple):
    """What is still unread of a line: its tokens from `start` to `end`."""

    article: int
    line: int
    tokens: Tokens
    start: int
    end: int


class Openness(NamedTuple):
    """When a stretch has ended: where at least `half` of its places go on otherwise each time, or in many ways.

    `ways` are how many, of which none has more than the share `most` of its places.
    """

    half: float = 0.5
    ways: int = 4
    most: float = 0.35


USUAL: Final = Openness()
RELAXED: Final = Openness(ways=2, most=0.67)


def stretches(
    strips: Iterable[Strip],
    where: str,
    least: int,
    accepts: Callable[[Candidate], bool],
    openness: Openness = USUAL,
) -> Iterator[Candidate]:
    """Give the stretches with which lines begin (or end), the shortest that is accepted on each way, one after another.

    What lies behind one that is accepted is looked at in the next round.
    """
    left = list(strips)
    for _ in range(_ROUNDS):
        found = list(_round(left, where, least, accepts, openness))
        if not found:
            return
        yield from found
        taken = {(place.article, place.line): len(one.tokens) for one in found for place in one.places}
        left = [
            _shorter(strip, taken[strip.article, strip.line], where)
            for strip in left
            if (strip.article, strip.line) in taken
        ]
        left = [strip for strip in left if strip.start < strip.end]


def _shorter(strip: Strip, taken: int, where: str) -> Strip:
    return strip._replace(end=strip.end - taken) if where == "end" else strip._replace(start=strip.start + taken)


def _round(
    strips: Sequence[Strip], where: str, least: int, accepts: Callable[[Candidate], bool], openness: Openness
) -> Iterator[Candidate]:
    groups: list[tuple[int, list[Strip]]] = [(0, list(strips))]
    while groups:
        depth, group = groups.pop()
        following: dict[str, list[Strip]] = defaultdict(list)
        for strip in group:
            if strip.end - strip.start > depth:
                following[_token_at(strip, depth, where)].append(strip)
        if depth and _is_open(len(group), following, openness):
            candidate = _candidate(group, depth, where)
            if len(candidate.articles) >= least and accepts(candidate):
                yield candidate
                continue
        if depth < LONGEST:
            further = [(depth + 1, those) for _, those in sorted(following.items(), reverse=True)]
            groups += [one for one in further if _articles(one[1]) >= least]


def _token_at(strip: Strip, depth: int, where: str) -> str:
    return strip.tokens[strip.end - 1 - depth if where == "end" else strip.start + depth]


def _is_open(size: int, following: Mapping[str, Sequence[Strip]], openness: Openness) -> bool:
    """Tell whether a stretch goes on in ways enough to have ended."""
    kin = max(2, _KIN * size)
    sizes = [len(group) for group in following.values()]
    alike = sum(one for one in sizes if one > kin)
    many = len(sizes) >= openness.ways and max(sizes) <= openness.most * size
    return many or alike <= (1 - openness.half) * size


def _candidate(group: Sequence[Strip], depth: int, where: str) -> Candidate:
    first = group[0]
    begin = first.end - depth if where == "end" else first.start
    tokens = first.tokens[begin : begin + depth]
    places = (Place(strip.article, strip.line, strip.end - depth if where == "end" else strip.start) for strip in group)
    return Candidate(tokens, where, tuple(sorted(places)))


def after_repeated(tokens: Tokens) -> int:
    """Give where the last run of three tokens ends that stands earlier as well, as a refrain does; 0 without one.

    >>> after_repeated(("يا", "مطر", "عد", "قال", "يا", "مطر", "عد", "شارك"))
    7
    """
    seen: set[Tokens] = set()
    end = 0
    for index in range(len(tokens) - 2):
        run = tokens[index : index + 3]
        if run in seen:
            end = index + 3
        seen.add(run)
    return end


def _articles(strips: Iterable[Strip]) -> int:
    return len({strip.article for strip in strips})


def _by_words(candidate: Candidate) -> Tokens:
    return candidate.tokens


def spread(candidates: Iterable[Candidate]) -> Counter[Tokens]:
    """Count the articles of each candidate by its tokens."""
    return Counter({one.tokens: len(one.articles) for one in candidates})
