"""A page while its content is being found: the scores of its lines, and which of them are gone by now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import NamedTuple

from cleaner.html.content.line_scores import is_link, line_score
from cleaner.html.metadata.anchors import Anchors
from cleaner.html.parse.layout import Block, Layout
from cleaner.html.thresholds import THRESHOLDS


class Pruned(NamedTuple):
    """Lines `first:end` that are no part of the article; the rule's id and label, and the element's selector.

    `block` is the index of the block that went for its markup, or -1.
    """

    first: int
    end: int
    rule: str
    label: str
    selector: str
    block: int = -1


class Sums:
    """Sums over stretches of lines, each in one step whatever its length: pages are nested deep, and long."""

    __slots__ = ("_totals",)

    def __init__(self, values: Iterable[float]) -> None:
        """Add up once."""
        self._totals = [0.0, *accumulate(values)]

    def within(self, block: Block) -> float:
        """Give the sum over a block's lines.

        >>> from cleaner.html.parse.layout import Block
        >>> block = Block("div", 0, 1, {})
        >>> block.end = 3
        >>> Sums([1.0, 2.0, 4.0]).within(block)
        6.0
        """
        return self._totals[block.end] - self._totals[block.first]

    def between(self, first: int, end: int) -> float:
        """Give the sum over the lines `first:end`."""
        return self._totals[end] - self._totals[first]


class ContentState:
    """One page at work; thrown away when its content is found.

    `named` tells which blocks a rule calls an article's container, `links` which lines are links.
    """

    def __init__(self, layout: Layout, anchors: Anchors) -> None:
        """Weigh every line once."""
        self.layout, self.lines, self.blocks = layout, layout.lines, layout.blocks
        self.anchors, self.named = anchors, [block.sight.keep is not None for block in layout.blocks]
        self.scores = [line_score(line) for line in layout.lines]
        self.links = [is_link(line) for line in layout.lines]
        self._words = [line.text.count(" ") + 1 for line in layout.lines]
        for index in anchors.leads:
            self.scores[index] *= THRESHOLDS.line_anchored
        for index in anchors.headlines:
            self.scores[index] = 0.0
        self.pruned: list[Pruned] = []
        self.gone = [False] * len(layout.lines)
        self._groups: dict[int, int] = {}

    def prune(self, items: Iterable[Pruned]) -> None:
        """Let lines go."""
        for item in items:
            self.pruned.append(item)
            self.gone[item.first : item.end] = [True] * (item.end - item.first)

    def free(self, index: int) -> float:
        """Give the score of a line that is not gone, else 0."""
        return 0.0 if self.gone[index] else self.scores[index]

    def words(self, index: int) -> int:
        """Count the words of a line."""
        return self._words[index]

    def sums(self, value: Callable[[int], float]) -> Sums:
        """Add up a figure over the lines that are not gone."""
        return Sums([0.0 if gone else value(index) for index, gone in enumerate(self.gone)])

    def group(self, index: int) -> int:
        """Give the innermost block around a line that holds more than this line."""
        block, passed = self.lines[index].block, []
        while block > 0 and block not in self._groups and self.blocks[block].end - self.blocks[block].first == 1:
            passed.append(block)
            block = self.blocks[block].parent
        block = self._groups.get(block, block)
        for other in passed:
            self._groups[other] = block
        return block

    def kind(self, block: int) -> tuple[str, str]:
        """Give the tag and the first class of a block: what blocks of one kind share."""
        return self.blocks[block].tag, self.blocks[block].classes.split(" ", 1)[0]
