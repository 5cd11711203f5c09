"""The two calendars and the names of their months and of the days of the week, on the folded key.

A month has a Gulf and Egyptian name (فبراير), a Levantine one (شباط) and Maghrebi ones (فيفري، غشت); many texts give
two of them.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

import ahocorasick_rs

from cleaner.arabic.word_lists import forms, spellings, table, words

GREGORIAN: Final = "gregorian"
HIJRI: Final = "hijri"
_USAGES: Final = ("calendar.gulf", "calendar.levant", "calendar.algeria", "calendar.morocco")


class MonthName(NamedTuple):
    """What a name of a month says: the calendar, the month (1 to 12), and the usages that the name belongs to."""

    calendar: str
    month: int
    systems: frozenset[str]


def weekday_names() -> tuple[str, ...]:
    """Give the names of the days, from Monday, as a reader would write them.

    >>> weekday_names()[0], weekday_names()[6]
    ('الاثنين', 'الأحد')
    """
    return spellings("calendar.weekdays")


def from_hijri(year: int, month: int, day: int) -> date | None:
    """Give the Gregorian day of a Hijri date, by the calendar of Umm al-Qura for the years that it is known for.

    For other years it is that of the tabular civil calendar, which is right to a day or two, as it is for a 30th of a
    month that had 29 days.

    >>> from_hijri(1446, 9, 1)
    datetime.date(2025, 3, 1)
    """
    if not (1 <= month <= 12 and 1 <= day <= 30 and 900 <= year <= 1700):
        return None
    known = _by_umm_al_qura(year, month, day)
    if known is not None:
        return known
    julian = (11 * year + 3) // 30 + 354 * year + 30 * month - (month - 1) // 2 + day + 1948440 - 385
    return date.fromordinal(julian - 1721425)


def _by_umm_al_qura(year: int, month: int, day: int) -> date | None:
    from hijridate import Hijri  # late: few texts ask for it

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day)


def hijri_year_near(day: date) -> int:
    """Give the Hijri year that most of the Gregorian year of a day is in, to some months.

    >>> hijri_year_near(date(2025, 3, 1))
    1446
    """
    return int((day.toordinal() - 227015) / 354.367) + 1


@lru_cache(maxsize=2)
def calendar_words(key: str) -> tuple[tuple[int, int, MonthName | int], ...]:
    """Give the names of months and weekdays (0 is Monday) that stand in a key as whole words, particles before or not.

    >>> from cleaner.arabic.fold import fold
    >>> [name if isinstance(name, int) else name.month for _, _, name in calendar_words(fold("الأحد 3 آب"))]
    [6, 8]
    """
    automaton, meanings = _names()
    found: list[tuple[int, int, MonthName | int]] = []
    try:
        hits = automaton.find_matches_as_indexes(key)
    except UnicodeEncodeError:  # half a surrogate pair
        return ()
    for number, start, end in hits:
        if key[end : end + 1].isalpha():
            continue
        before = key[start - 1 : start]
        if before.isalpha() and (before not in "ولبف" or key[start - 2 : start - 1].isalpha()):
            continue
        found.append((start, end, meanings[number]))
    return tuple(found)


@lru_cache(maxsize=1)
def _names() -> tuple[ahocorasick_rs.AhoCorasick, tuple[MonthName | int, ...]]:
    meanings: dict[str, MonthName | int] = {}
    for system in _USAGES:
        for number, names in enumerate(forms(system), 1):
            for name in names:
                known = meanings.get(name)
                systems = known.systems if isinstance(known, MonthName) else frozenset[str]()
                meanings[name] = MonthName(GREGORIAN, number, systems | {system})
    for number, names in enumerate(forms("calendar.hijri"), 1):
        meanings.update(dict.fromkeys(names, MonthName(HIJRI, number, frozenset({HIJRI}))))
    variants, misspellings = table("calendar.weekday_variants"), table("calendar.weekday_misspellings")
    for number, name in enumerate(words("calendar.weekdays")):
        meanings.update(dict.fromkeys((name, *variants.get(name, ()), *misspellings.get(name, ())), number))
    automaton = ahocorasick_rs.AhoCorasick(list(meanings), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return automaton, tuple(meanings.values())
