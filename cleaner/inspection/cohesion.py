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
from math import log
from operator import mul, sub
from typing import Final, NamedTuple

from cleaner.arabic.topics import Direction, nearness, topic_space

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
    weights = {stem: space.weight(stem) for stem in title.union(*(one.stems for one in paragraphs))}
    everywhere = Counter(stem for one in paragraphs for stem in one.stems)
    everywhere.update(title)
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
    """Where each paragraph of an article points to, all of them, and the title."""

    def __init__(self, paragraphs: Sequence[Paragraph], title: frozenset[str]) -> None:
        space = topic_space()
        self._zero = (0,) * space.dimensions
        self._all = [space.direction(one.stems) or self._zero for one in paragraphs]
        self._title = space.direction(title)
        self._whole = _added([*self._all, self._title or self._zero])
        self._own = [nearness(one, _less(self._whole, one)) for one in self._all]

    def look(self, first: int, end: int) -> tuple[float, float, float, float, float, float, float]:
        """Compare a block with the rest, its sides and the title, and its sides, the others and its parts."""
        within = self._all[first:end]
        block = _added(within)
        near = nearness(block, _less(self._whole, block))
        before = self._all[first - 1]
        last = end == len(self._all)
        left = nearness(block, before)
        right = left if last else nearness(block, self._all[end])
        bridge = 0.5 if last else nearness(before, self._all[end])
        others = [*self._own[:first], *self._own[end:]]
        inner = sum(nearness(one, block) for one in within) / len(within)
        title = nearness(block, self._title) if self._title else near
        return near, min(left, right), max(left, right), title, bridge, sum(others) / len(others), inner


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


def _less(whole: Direction, part: Direction) -> Direction:
    return tuple(map(sub, whole, part))
