"""Copies of an article on its page, for other screens, for the printer, or for a voice: one stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cleaner.html.content.state import ContentState, Pruned, Sums
from cleaner.html.thresholds import THRESHOLDS

_SENTENCE: Final = re.compile(r"[^.!؟?…\n]+")
_MARKS: Final = " \t.،؛:!؟?…«»\"'()[]-–—"


def prune_copies(state: ContentState, kept: Sequence[int]) -> list[int]:
    """Give the lines that stay of an article's lines, less those that stand among them already.

    A line is a copy if all its longer sentences stand above it. A block that is copies and next to nothing else goes as
    a whole; of other lines only those that are long enough to be no refrain.
    """
    again = _copies(state, kept)
    if not again:
        return list(kept)
    inside = frozenset(kept)
    copied = Sums(state.words(index) if index in again else 0 for index in range(len(state.lines)))
    words = Sums(state.words(index) if index in inside else 0 for index in range(len(state.lines)))
    fresh = Sums(0 if index in again else max(0.0, state.free(index)) for index in range(len(state.lines)))
    pruned: list[Pruned] = []
    beyond = -1
    for block in state.blocks:
        count = copied.within(block)
        if (
            block.first < beyond
            or count < THRESHOLDS.copies_block
            or count < THRESHOLDS.copies_share * words.within(block)
            or fresh.within(block) > THRESHOLDS.copies_fresh * count
        ):
            continue
        beyond = block.end
        pruned.append(Pruned(block.first, block.end, "page.copy", "ui", block.selector))
    gone = {index for item in pruned for index in range(item.first, item.end)}
    for index in sorted(again - gone):
        if state.words(index) >= THRESHOLDS.copies_line:
            pruned.append(Pruned(index, index + 1, "page.copy", "ui", state.blocks[state.lines[index].block].selector))
            gone.add(index)
    state.prune(pruned)
    return [index for index in kept if index not in gone]


def _copies(state: ContentState, kept: Sequence[int]) -> set[int]:
    """Give the lines of which every longer sentence stands in a line above; short lines are copies as a whole."""
    seen: set[str] = set()
    again: set[int] = set()
    for index in kept:
        text = state.lines[index].text
        sentences = {text.strip(_MARKS)}
        sentences |= {
            sentence
            for found in _SENTENCE.findall(text)
            if (sentence := found.strip(_MARKS)).count(" ") >= THRESHOLDS.copies_sentence
        }
        longer = {sentence for sentence in sentences if sentence.count(" ") >= THRESHOLDS.copies_sentence}
        if text.strip(_MARKS) in seen or (len(longer) > 1 and longer - {text.strip(_MARKS)} <= seen):
            again.add(index)
        seen |= sentences
    return again
