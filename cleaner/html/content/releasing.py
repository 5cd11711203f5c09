"""An article in an element with the name of furniture: what holds most of a page's prose stays, whatever its name."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from cleaner.html.content.line_scores import line_score
from cleaner.html.content.main_content import Content
from cleaner.html.metadata.anchors import Anchors
from cleaner.html.parse.layout import NOTHING_SEEN, Block, Layout, Sighting
from cleaner.html.parse.tags import words
from cleaner.html.thresholds import THRESHOLDS

_ENDS: Final = words("footer form dialog button")  # elements that hold what a site says of itself
_SIDES: Final = words("widget related nav")  # families of what stands beside an article: one name is used for another


class ReleasedLook:
    """What rules see in the blocks of a page, but for some that are released, and for like names within these."""

    def __init__(self, look: Callable[[Block], Sighting], released: Collection[int]) -> None:
        """Take the look of the rules, and the indexes of the blocks, from the outside to the inside."""
        self._look, self._released = look, released
        self._freed: list[frozenset[str]] = []  # of every block so far, the families whose names say nothing in it

    def __call__(self, block: Block) -> Sighting:
        """Look at the next block of the page: they come in their order."""
        sight = self._look(block)
        freed = self._freed[block.parent] if block.parent >= 0 else frozenset()
        if len(self._freed) in self._released and sight.drop:
            freed |= _SIDES if sight.drop.family in _SIDES else {sight.drop.family}
        self._freed.append(freed)
        return NOTHING_SEEN if sight.drop and sight.drop.family in freed else sight


def heaviest_pruned(layout: Layout, content: Content, anchors: Anchors) -> int:
    """Give the pruned block that holds most of the page's prose and few links, or -1.

    Args:
        layout: The page's lines and blocks.
        content: What was found in it, and what was pruned.
        anchors: The page's headlines, which are no prose.

    Returns:
        The index of the block, or -1 if none holds so much.
    """
    scores = [0.0 if index in anchors.headlines else line_score(line) for index, line in enumerate(layout.lines)]
    total = sum(value for value in scores if value > 0)
    best, found = 0.0, -1
    for item in content.pruned:
        if item.block < 0:
            continue
        inside = scores[item.first : item.end]
        prose, links = sum(value for value in inside if value > 0), -sum(value for value in inside if value < 0)
        if prose > best and links <= THRESHOLDS.released_links * prose:
            best, found = prose, item.block
    enough = best >= max(THRESHOLDS.released_words, THRESHOLDS.released_share * total)
    return found if enough else -1


def comes_first(layout: Layout, content: Content, block: int) -> bool:
    """Tell whether a pruned block, and not what was found, is the first prose below the headline, and far longer."""
    pruned = layout.blocks[block]
    prose = sum(max(0.0, line_score(line)) for line in layout.lines[pruned.first : pruned.end])
    sure = THRESHOLDS.line_prose_words
    first = next((index for index in content.kept if line_score(layout.lines[index]) >= sure), pruned.end)
    return (
        content.headline < pruned.first and pruned.end <= first and prose >= THRESHOLDS.released_times * content.words
    )


def is_prose_alone(layout: Layout, content: Content, block: int) -> bool:
    """Tell whether a released block holds nearly all prose of the page, enough for an article, and next to no link.

    So a page is told that has no headline: a list of stories has links, and what stands in a footer is no article.
    """
    released = layout.blocks[block]
    scores = [line_score(line) for line in layout.lines[released.first : released.end]]
    links = -sum(value for value in scores if value < 0)
    prose = sum(value for value in scores if value > 0)
    return (
        released.tag not in _ENDS
        and content.words >= THRESHOLDS.again_words
        and content.share >= THRESHOLDS.again_share
        and links <= THRESHOLDS.released_few * prose
    )
