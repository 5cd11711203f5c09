"""Phrases that a text speaks of and does not use: «كان الصندوق يسمى «اقرأ أيضا»، وهو …»."""

from __future__ import annotations

import re
from typing import Final

_QUOTES: Final = {"«": "»", '"': '"', "“": "”"}
_QUOTED: Final = 80  # characters
_OUTSIDE: Final = 3  # words
_MARKS: Final = " .…([-–:"  # between a quotation mark and the phrase
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def is_mentioned(key: str, start: int, end: int) -> bool:
    """Tell whether the phrase `start:end` of a key opens a quotation, beside which other words stand.

    >>> line = "كان الصندوق يسمي «اقرا ايضا» ولا احد ينظر اليه"
    >>> is_mentioned(line, 18, 27), is_mentioned("«اقرا ايضا»", 1, 10)
    (True, False)
    """
    first = start
    while first and key[first - 1] in _MARKS:
        first -= 1
    closer = _QUOTES.get(key[first - 1]) if first else _QUOTES.get(key[:1])
    if closer is None:
        return False
    first -= first > 0
    if key[first - 1 : first].isalnum():  # a quotation ends there
        return False
    last = key.find(closer, end, first + _QUOTED)
    if last < 0:
        return False
    outside = _words(key[max(0, first - _QUOTED) : first]) + _words(key[last + 1 : last + 1 + _QUOTED])
    return outside >= _OUTSIDE


def _words(part: str) -> int:
    return len(_WORD.findall(part))
