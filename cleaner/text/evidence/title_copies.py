"""Copies of a title within lines, word by word or nearly so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_PARTS: Final = re.compile(r"\s[-–—|ـ:]+\s")
_ALIKE: Final = 0.8
_MIN_TITLE: Final = 4  # words
_MOST_TITLES: Final = 8  # of a key


def title_spans(key: str, title: str) -> list[tuple[int, int]]:
    """Give the places of a title in a key, word by word or nearly so.

    >>> title_spans("سياسه فتح الطريق الساحلي امس الاحد", "فتح الطريق الساحلي امس")
    [(6, 28)]
    """
    spans: list[tuple[int, int]] = []
    for wanted in dict.fromkeys((title, *_PARTS.split(title)[:1])):
        words = wanted.split()
        if len(words) < _MIN_TITLE:
            continue
        first = " ".join(words[:2])
        place = key.find(first)
        while place >= 0 and len(spans) < _MOST_TITLES:
            end = _title_end(key, place, wanted, words) if not place or key[place - 1] == " " else 0
            if end and not any(s < end and place < e for s, e in spans):
                spans.append((place, end))
            place = key.find(first, place + 1)
    return sorted(spans)


def _title_end(key: str, place: int, wanted: str, words: Sequence[str]) -> int:
    """Give where a title that begins at a place of a key ends, or 0 where that is no title."""
    if key.startswith(wanted, place):
        return place + len(wanted)
    taken = key[place : place + 2 * len(wanted)].split(" ")[: len(words)]
    near = len(set(taken) & set(words)) >= _ALIKE * len(set(words))
    return place + len(" ".join(taken)) if near and taken[-1].strip(".،:") in words[-2:] else 0
