"""Copies of an article in slightly other words, as for other screens: paragraph by paragraph, in the same order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from cleaner.arabic.fold import fold
from cleaner.html.thresholds import THRESHOLDS

_WORD: Final = re.compile(r"[^\W_]+")
_LEAST: Final = 8  # words of a line that is compared
_RUN: Final = 3  # words by which a line is found again
_TIMES: Final = 2  # as long at the most; what is longer has words of its own
_MOST: Final = 2_000  # lines of a page that are compared


def find_near_copies(lines: Iterable[tuple[int, str]]) -> dict[int, int]:
    """Give for each line that says what one above says, in nearly the same words, the number of that line.

    Lines of other numbers (prices, results, dates) are no copies, however alike their words. A line is found by a run
    of words near its beginning or near its end, so that one whose edges are both written anew is not seen.

    Args:
        lines: The numbers of a page's lines and their texts, in the order of the page.

    >>> text = "فتحت البلدية صباح أمس الطريق الساحلي أمام السيارات بعد إصلاح الجسر القديم"
    >>> find_near_copies([(3, f"{text}."), (8, f"{text} بالكامل."), (9, "عادت السيارات إلى الطريق الساحلي")])
    {8: 3}
    """
    first: dict[tuple[str, ...], int] = {}
    texts: dict[int, str] = {}
    found: dict[int, int] = {}
    for number, text in lines:
        words = text.split()
        if len(words) < _LEAST:
            continue
        if len(texts) >= _MOST:
            break
        texts[number] = text
        runs = [tuple(words[start : start + _RUN]) for start in (1, 1 + _RUN, -1 - _RUN, -1 - 2 * _RUN)]
        for above in dict.fromkeys(first[run] for run in runs if run in first):
            other = texts[above]  # a line is held against those of its size alone, or the time would grow with both
            if len(text) <= _TIMES * len(other) <= _TIMES * _TIMES * len(text) and is_near_copy(text, other):
                found[number] = above
                break
        for run in runs:
            first.setdefault(run, number)
    return found


def is_near_copy(text: str, other: str) -> bool:
    """Tell whether two lines have nearly all pairs of words in common, and no different numbers.

    >>> text = "بلغ سعر الكيلوغرام في السوق القديمة سبعة دنانير"
    >>> is_near_copy(f"{text} أمس.", f"{text}."), is_near_copy(f"{text} و50 فلساً.", f"{text} و20 فلساً.")
    (True, False)
    """
    words, others = _WORD.findall(fold(text)), _WORD.findall(fold(other))
    pairs, other_pairs = Counter(pairwise(words)), Counter(pairwise(others))
    common = (pairs & other_pairs).total()
    less, more = sorted((pairs.total(), other_pairs.total()))
    if not less or common < THRESHOLDS.near_smaller * less or common < THRESHOLDS.near_larger * more:
        return False
    numbers, other_numbers = (Counter(word for word in said if word[0].isdigit()) for said in (words, others))
    return numbers <= other_numbers or other_numbers <= numbers


def in_order(copies: Sequence[int], originals: Mapping[int, int], before: int) -> list[int]:
    """Give the most of the copies, as they follow each other, whose originals do so as well, above line `before`.

    >>> in_order([7, 8, 9, 10], {7: 4, 8: 0, 9: 2, 10: 3}, 7)
    [8, 9, 10]
    """
    ends: list[int] = []  # the lowest original with which so many in order may end, and the copy of each
    holders: list[int] = []
    above: dict[int, int] = {}
    for index in copies:
        original = originals[index]
        if original >= before:
            continue
        place = bisect_left(ends, original)
        if place:
            above[index] = holders[place - 1]
        ends[place : place + 1] = [original]
        holders[place : place + 1] = [index]
    found: list[int] = holders[-1:]
    while found and found[-1] in above:
        found.append(above[found[-1]])
    return found[::-1]
