"""Elements that are hidden beside a shown one of their kind: the further pages of its article, or tabs of others.

Both are marked up alike, so what they tell of decides: pages of one article are akin to the first. Of 216 articles cut
into pages of two paragraphs two in a hundred were, on the average of their pages, less akin than is asked for, and of
tabs of as many other articles three in a hundred more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from statistics import mean
from typing import Final

from cleaner.html.content.other_subjects import kinship, subject_of
from cleaner.html.content.state import ContentState
from cleaner.html.parse.layout import Block
from cleaner.html.thresholds import THRESHOLDS

_MOST: Final = 100  # elements of a kind that are compared
_LINES: Final = 400  # lines of one that are
_Kind = tuple[int, tuple[str, str]]  # the block around, tag and class


class HiddenPages:
    """The elements of a page by their kinds, looked at when one is hidden that holds prose."""

    def __init__(self, state: ContentState) -> None:
        """Look at nothing yet."""
        self._state = state
        self._known: dict[_Kind, bool | None] = {}

    def is_page(self, block: Block) -> bool | None:
        """Tell whether a hidden element is a further page of an article, or of another one.

        None where nothing tells, as where no element of its kind is shown beside it; those without a class are of none.
        """
        kind = self._kind(block)
        if not kind[1][1]:
            return None
        if kind not in self._known:
            self._known[kind] = self._judge(self._kinds[kind])
        return self._known[kind]

    def _judge(self, blocks: Sequence[Block]) -> bool | None:
        shown = next((prose for block in blocks if not block.hidden and (prose := self._prose(block))), None)
        hidden = [prose for block in blocks[:_MOST] if block.hidden and (prose := self._prose(block))]
        if not shown or not hidden:
            return None
        own = subject_of(shown)
        akin = mean(kinship(own, subject_of(prose)) for prose in hidden)
        return True if akin >= THRESHOLDS.kinship_told else False if akin < THRESHOLDS.kinship_hidden else None

    def _prose(self, block: Block) -> tuple[str, ...]:
        state, end = self._state, min(block.end, block.first + _LINES)
        return tuple([state.lines[index].text for index in range(block.first, end) if state.scores[index] > 0])

    def _kind(self, block: Block) -> _Kind:
        return block.parent, (block.tag, block.classes.split(" ", 1)[0])

    @cached_property
    def _kinds(self) -> dict[_Kind, list[Block]]:
        found: dict[_Kind, list[Block]] = defaultdict(list)
        for block in self._state.blocks:
            found[self._kind(block)].append(block)
        return found
