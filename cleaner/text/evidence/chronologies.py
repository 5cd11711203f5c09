"""Chronologies: dates whose years rise, each with what happened then, are an article's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from cleaner.arabic.word_lists import word_set
from cleaner.text.evidence.pieces import JudgedPiece

_YEAR: Final = re.compile(r"(?<!\d)(?:1[0-9]|20)\d{2}(?!\d)")
_USAGES: Final = ("gulf", "levant", "algeria", "morocco", "hijri")
_LONGEST_DATE: Final = 6  # words
_LEAST_DATES: Final = 4
_LEAST_YEARS: Final = 2  # from the first to the last
_MOST_BETWEEN: Final = 8  # pieces
_LEAST_EVENT: Final = 4  # words


def chronological(pieces: Sequence[JudgedPiece]) -> frozenset[int]:
    """Give the numbers of the pieces that are part of a chronology: its dates, and what stands behind each.

    Comments and lists of other articles have dates as well, but of one year, or the latest first.
    """
    dates = [(index, year) for index, piece in enumerate(pieces) if (year := _year(piece))]
    found: set[int] = set()
    first = 0
    while first < len(dates):
        last = first
        while last + 1 < len(dates) and _goes_on(pieces, dates[last], dates[last + 1]):
            last += 1
        begin, end = dates[first], dates[last]
        if last - first + 1 >= _LEAST_DATES and end[1] - begin[1] >= _LEAST_YEARS:
            found.update(range(begin[0], min(len(pieces), end[0] + 2)))
        first = last + 1
    return frozenset(found)


def _goes_on(pieces: Sequence[JudgedPiece], date: tuple[int, int], following: tuple[int, int]) -> bool:
    """Tell whether a date has an event, and the one behind it does not lie before it."""
    between = pieces[date[0] + 1 : following[0]]
    told = sum(len(piece.words) for piece in between) >= _LEAST_EVENT
    return following[1] >= date[1] and told and len(between) <= _MOST_BETWEEN


def _year(piece: JudgedPiece) -> int:
    """Give the year of a piece that is nothing but a date, or 0."""
    years = _YEAR.findall(piece.key)
    if len(years) != 1 or len(piece.words) > _LONGEST_DATE:
        return 0
    others = filter(None, (word.strip("0123456789") for word in piece.words))
    return int(years[0]) if all(word in _date_words() for word in others) else 0


@cache
def _date_words() -> frozenset[str]:
    names = word_set(*(f"calendar.{usage}" for usage in _USAGES), "calendar.weekdays", "calendar.before_dates")
    return frozenset(word for name in names for word in name.split())
