"""A page without prose may hold a poem: short lines of one kind that fill the page, and mostly rhyme."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from cleaner.html.content.line_scores import is_link
from cleaner.html.content.state import ContentState, Sums
from cleaner.html.thresholds import THRESHOLDS

_LETTER: Final = re.compile(r"[\u0621-\u064a]")
_DIGIT: Final = re.compile(r"\d")


def find_verses(state: ContentState, core: int, scores: Sums) -> int:
    """Give the block that holds a page's verses, or -1; a container that a rule names needs no proof.

    Args:
        state: The page at work.
        core: The block that holds its prose, or -1.
        scores: The scores of its lines, of which those of verses are 0.

    Returns:
        The index of the block: one of verses that rhyme and are more words than the page's prose; on a page without
        prose also a container that a rule names.
    """
    words = state.sums(lambda index: 0 if is_link(state.lines[index]) else state.words(index))
    if core < 0:
        named = [index for index, is_named in enumerate(state.named) if is_named]
        best = max(named, key=lambda index: words.within(state.blocks[index]), default=-1)
        if best >= 0 and words.within(state.blocks[best]) >= THRESHOLDS.container_verses:
            return best
    elif scores.within(state.blocks[core]) > THRESHOLDS.verses_prose:
        return -1
    lines = {index for index in range(len(state.lines)) if _is_verse(state, index)}
    if len(lines) < THRESHOLDS.verses_least:
        return -1
    counts = state.sums(lambda index: state.words(index) * (index in lines))
    best = _innermost(state, [counts.within(block) for block in state.blocks])
    prose = scores.within(state.blocks[core]) if core >= 0 else 0.0
    if best < 0 or counts.within(state.blocks[best]) < max(THRESHOLDS.container_verses, prose):
        return -1
    block = state.blocks[best]
    inside = [index for index in range(block.first, block.end) if index in lines]
    others = [index for index in range(block.first, block.end) if index not in lines and not state.gone[index]]
    if len(inside) < THRESHOLDS.verses_least or len(others) > THRESHOLDS.verses_others * len(inside):
        return -1
    return best if rhymes([state.lines[index].text for index in inside]) else -1


def rhymes(lines: Sequence[str]) -> bool:
    """Tell whether most lines, or most of every other line, end in the same letter, as Arabic verses do.

    >>> rhymes(["يا بحر خذ مني الحنين", "طفلا يلاعب موجك المتكسرا", "إني وقفت على رمالك سائلا", "هل عاد من رحلوا ترى"])
    True
    >>> rhymes(["الاسم الكامل", "البريد الإلكتروني", "رقم الهاتف", "نص الرسالة"])
    False
    """
    return any(_rhyme(lines[start::step]) for start, step in ((0, 1), (1, 2), (0, 2)))


def _rhyme(lines: Sequence[str]) -> bool:
    ends = [letters[-1].replace("ى", "ا") for line in lines if (letters := _LETTER.findall(line))]
    if len(ends) < 2:
        return False
    (_, count), *_ = Counter(ends).most_common(1)
    return count >= THRESHOLDS.verses_rhyme * len(ends)


def _is_verse(state: ContentState, index: int) -> bool:
    line = state.lines[index]
    if state.gone[index] or is_link(line) or line.passed or line.element.heading or line.element.tag == "tr":
        return False
    few = 2 <= state.words(index) <= THRESHOLDS.verses_words
    return few and _LETTER.search(line.text) is not None and not _DIGIT.search(line.text)


def _innermost(state: ContentState, values: Sequence[float]) -> int:
    """Give the innermost block that holds nearly as much as the whole page."""
    if not values:
        return -1
    enough = THRESHOLDS.container_nearly * values[0]
    held = [index for index, value in enumerate(values) if value >= enough > 0]
    return held[-1] if held else -1
