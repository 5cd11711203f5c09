"""Copies of an article on its page, for other screens, for the printer, or for a voice: one stays."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from cleaner.html.content.near_copies import find_near_copies, in_order
from cleaner.html.content.state import ContentState, Pruned, Sums
from cleaner.html.parse.layout import Block
from cleaner.html.thresholds import THRESHOLDS

_SENTENCE: Final = re.compile(r"[^.!؟?…\n]+")
_MARKS: Final = " \t.،؛:!؟?…«»\"'()[]-–—"


def prune_copies(state: ContentState, kept: Sequence[int]) -> list[int]:
    """Give the lines that stay of an article's lines, less those that stand among them already.

    A line is a copy if all its longer sentences stand above it. A block that is copies and next to nothing else goes as
    a whole; of other lines only those that are long enough to be no refrain.
    """
    kept = _less_near_copies(state, kept)
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


def _less_near_copies(state: ContentState, kept: Sequence[int]) -> Sequence[int]:
    """Give the lines that stay of those of which some are copies of others in nearly the same words.

    Of two copies that stand in blocks of their own the first stays, unless the second has paragraphs that it has not.
    """
    originals = find_near_copies((index, state.lines[index].text) for index in kept)
    if sum(map(state.words, originals)) < THRESHOLDS.near_words:
        return kept
    copies, inside = list(originals), frozenset(kept)
    alike = Sums(state.words(index) if index in originals else 0 for index in range(len(state.lines)))
    prose = [max(0.0, state.free(index)) if index in inside else 0.0 for index in range(len(state.lines))]
    all_prose, fresh = Sums(prose), Sums(0.0 if index in originals else value for index, value in enumerate(prose))
    pruned: list[Pruned] = []
    beyond = -1
    for block in state.blocks:
        if block.first < beyond or alike.within(block) < THRESHOLDS.near_words:
            continue
        copied = in_order(
            copies[bisect_left(copies, block.first) : bisect_left(copies, block.end)], originals, block.first
        )
        if not _are_enough(state, copied):
            continue
        spared = THRESHOLDS.copies_fresh * sum(map(state.words, copied))
        outer = _around(state, originals[copied[0]], originals[copied[-1]], block.first)
        if fresh.within(block) <= spared:
            pruned.append(Pruned(block.first, block.end, "page.copy", "ui", block.selector))
            beyond = block.end
        elif outer and all_prose.within(outer) - sum(prose[originals[index]] for index in copied) <= spared:
            pruned.append(Pruned(outer.first, outer.end, "page.copy", "ui", outer.selector))
            beyond = block.end
    gone = {index for item in pruned for index in range(item.first, item.end)}
    left = [index for index in kept if index not in gone]
    stay = frozenset(left)
    for run in _runs([index for index in left if originals.get(index) in stay], left):
        copied = in_order(run, originals, run[0])
        if _are_enough(state, copied):
            selectors = [state.blocks[state.lines[index].block].selector for index in copied]
            pruned += [
                Pruned(index, index + 1, "page.copy", "ui", selector)
                for index, selector in zip(copied, selectors, strict=True)
            ]
            gone.update(copied)
    state.prune(pruned)
    return [index for index in kept if index not in gone]


def _are_enough(state: ContentState, copied: Sequence[int]) -> bool:
    return len(copied) >= THRESHOLDS.near_lines and sum(map(state.words, copied)) >= THRESHOLDS.near_words


def _around(state: ContentState, first: int, last: int, before: int) -> Block | None:
    """Give the largest block that holds two lines and ends above a third, or None."""
    found = None
    for number in state.layout.around(state.lines[first].block):
        block = state.blocks[number]
        if block.end > before:
            break
        if block.first <= first and last < block.end:
            found = block
    return found


def _runs(copies: Sequence[int], kept: Sequence[int]) -> list[list[int]]:
    """Part copies into runs that no other line of an article parts."""
    places = {index: place for place, index in enumerate(kept)}
    runs: list[list[int]] = []
    for index in copies:
        if runs and places[index] == places[runs[-1][-1]] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


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
