"""Paragraphs that are about something else than the article around them.

Every block of up to four paragraphs is compared with all the others and the title, by words and by the latent space of
`cleaner.arabic.topics`, as texts are parted at their seams by M. Hearst (TextTiling, 1997) and F. Choi (C99, 2000).
What each comparison says was weighed on real articles with paragraphs of others put in (`benchmarks/fit_topics.py`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from math import log, sqrt
from operator import mul
from typing import Final, NamedTuple

from cleaner.arabic.topics import Direction, topic_space

BLOCK: Final = 4  # paragraphs of a block at the most
SHARED: Final = 0.35  # a block that has more of its words in common with the rest belongs to it
FEATURES: Final = (
    *("shared", "adjacent", "near", "least", "most", "title", "bridge", "others"),
    *("length", "whole", "last", "many", "inner", "near_length", "shared_length"),
)


class Paragraph(NamedTuple):
    """A paragraph's different stems, and whether it begins as no lead does: it leads on, or is no Arabic sentence."""

    stems: frozenset[str]
    leads_on: bool


class Block(NamedTuple):
    """Paragraphs `first` to `end` (that one left out), how strange they are, in log odds, and how near to the rest."""

    first: int
    end: int
    strangeness: float
    near: float


class BlockWeights(NamedTuple):
    """What each feature counts for strangeness, and from which log odds on a block is told of."""

    weights: tuple[float, ...]
    base: float
    noted: float


def strange_blocks(paragraphs: Sequence[Paragraph], title: frozenset[str]) -> list[Block]:
    """Give the blocks that may not belong to the article, the strangest first; none if all plainly belong to it.

    >>> own = Paragraph(frozenset({"بلدي", "حديق", "شجر"}), False)
    >>> strange_blocks([own] * 5, frozenset({"حديق"}))
    []
    """
    table, near = block_weights(), FEATURES.index("near")
    blocks = [
        Block(first, end, table.base + sum(map(mul, table.weights, values)), values[near])
        for first, end, values in block_features(paragraphs, title)
    ]
    return sorted(blocks, key=lambda block: -block.strangeness)


def block_features(
    paragraphs: Sequence[Paragraph], title: frozenset[str]
) -> Iterator[tuple[int, int, tuple[float, ...]]]:
    """Give each block that may be strange, as its first paragraph, the one behind it, and what `FEATURES` name."""
    space, count = topic_space(), len(paragraphs)
    everywhere = Counter(title)
    for one in paragraphs:
        everywhere.update(one.stems)
    weights = {stem: space.weight(stem) for stem in everywhere}
    compass: _Compass | None = None
    for first in range(1, count):
        if paragraphs[first].leads_on:
            continue
        within: Counter[str] = Counter()
        for end in range(first + 1, min(count, first + BLOCK) + 1):
            within.update(paragraphs[end - 1].stems)
            whole = sum(weights[stem] for stem in within) or 1.0
            elsewhere = [stem for stem in within if everywhere[stem] > within[stem]]
            shared = sum(weights[stem] for stem in elsewhere) / whole
            if shared > SHARED:
                continue
            compass = compass or _Compass(paragraphs, title)
            beside = paragraphs[first - 1].stems | (paragraphs[end].stems if end < count else frozenset())
            adjacent = sum(weights[stem] for stem in elsewhere if stem in beside) / whole
            length = log(len(within))
            near, *others = compass.look(first, end)
            yield (
                first,
                end,
                (
                    *(shared, adjacent, near, *others[:5], length, log(len(everywhere))),
                    *(float(end == count), float(end - first > 1), others[5], near * length, shared * length),
                ),
            )


class _Compass:
    """Where each paragraph of an article points to, all of them, and the title.

    Blocks are sums of paragraphs, so that every angle comes of the products of paragraphs, which are asked for often.
    """

    def __init__(self, paragraphs: Sequence[Paragraph], title: frozenset[str]) -> None:
        space = topic_space()
        zero = (0,) * space.dimensions
        self._all = [space.direction(one.stems) or zero for one in paragraphs]
        self._title = space.direction(title)
        whole = _added([*self._all, self._title or zero])
        self._with_whole = [_product(one, whole) for one in self._all]
        self._with_title = [_product(one, self._title) for one in self._all] if self._title else []
        self._whole, self._titles = _product(whole, whole), _product(self._title, self._title)
        self._squares = [_product(one, one) for one in self._all]
        self._rows: list[list[int] | None] = [None] * len(paragraphs)
        self._own = [self._to_rest(*pair) for pair in zip(self._squares, self._with_whole, strict=True)]

    def look(self, first: int, end: int) -> tuple[float, float, float, float, float, float, float]:
        """Compare a block with the rest, its sides and the title, and its sides, the others and its parts."""
        size = end - first
        above, *rows = [self._row(at) for at in range(first - 1, end)]
        sums = [row[0] for row in rows]  # of the products of each paragraph with all of the block
        for one in range(size):
            row = rows[one]
            for other in range(one + 1, size):
                sums[one] += row[other - one]
                sums[other] += row[other - one]
        square, squares = sum(sums), self._squares
        near = self._to_rest(square, sum(self._with_whole[first:end]))
        left = _cosine(sum(above[1 : size + 1]), square, squares[first - 1])
        if end == len(self._all):
            right, bridge = left, 0.5
        else:
            right = _cosine(sum([row[size - at] for at, row in enumerate(rows)]), square, squares[end])
            bridge = _cosine(self._bridge(first - 1, end), squares[first - 1], squares[end])
        others = [*self._own[:first], *self._own[end:]]
        inner = sum([_cosine(*pair, square) for pair in zip(sums, squares[first:end], strict=True)]) / size
        title = _cosine(sum(self._with_title[first:end]), square, self._titles) if self._title else near
        return near, min(left, right), max(left, right), title, bridge, sum(others) / len(others), inner

    def _to_rest(self, square: int, with_whole: int) -> float:
        """Give how near a block points to all that it leaves."""
        return _cosine(with_whole - square, square, self._whole - 2 * with_whole + square)

    def _row(self, at: int) -> list[int]:
        """Give the products of a paragraph with itself and those behind it with which it may make a block."""
        row = self._rows[at]
        if row is None:
            one = self._all[at]
            row = [self._squares[at], *[_product(one, other) for other in self._all[at + 1 : at + 1 + BLOCK]]]
            self._rows[at] = row
        return row

    def _bridge(self, above: int, below: int) -> int:
        row = self._row(above)
        if below - above < len(row):
            return row[below - above]
        return _product(self._all[above], self._all[below])


@lru_cache(maxsize=1)
def block_weights() -> BlockWeights:
    """Read the weights, once a process."""
    data: Mapping[str, Mapping[str, float] | float] = json.loads(
        (files("cleaner") / "data" / "topics" / "blocks.json").read_text(encoding="utf-8")
    )
    weights = data["weights"]
    assert isinstance(weights, dict)
    base, noted = data["base"], data["noted"]
    assert isinstance(base, float)
    assert isinstance(noted, float)
    return BlockWeights(tuple(weights[name] for name in FEATURES), base, noted)


def _added(directions: Sequence[Direction]) -> Direction:
    return tuple(map(sum, zip(*directions, strict=True)))


def _product(one: Direction, other: Direction) -> int:
    return sum(map(mul, one, other))


def _cosine(product: int, square: int, other: int) -> float:
    """Give the cosine of the angle between two directions from their product and their squares."""
    return product / sqrt(square * other) if square and other else 0.0
