"""Days between which something lasts, as texts write them: «من 3 إلى 7 مارس», «بين الأحد 3 مارس والخميس 7 مارس».

Where weekdays are named beside both ends they tell how many days lie between, even where no year is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from cleaner.arabic.calendars import GREGORIAN, calendar_words
from cleaner.arabic.dates import WrittenDate, read_ordinal
from cleaner.arabic.word_lists import word_pattern, words

Place = tuple[int, int]
Weekday = tuple[int, Place]

_DAY: Final = r"(?:(?P<digits>\d{1,2})|(?P<words>ال\w{3,8}(?: <calendar.teens>)?))"
_FIRST: Final = word_pattern(
    r"(?<![\w/.:-])(?:(?P<led><tenses.from_days|tenses.two_days>) (?:يومي? )?|[(،,–-] ?|)"
    rf"(?:<calendar.weekdays>[،,]? ?)?{_DAY} ?"
    r"(?P<link><tenses.to_days>|-|–|—) ?(?:يوم )?(?:<calendar.weekdays>[،,]? ?)?$"
)
_LED: Final = word_pattern(r"(?<!\w)<tenses.from_days> (?:يوم )?(?:<calendar.weekdays>[،,]? ?)?$")
_TO: Final = word_pattern(
    r"(?: ?م)?[،,]? ?(?:و?<tenses.to_days>|-|–|—) ?(?:يوم )?(?:<calendar.weekdays>[،,]? ?)?(?:الموافق )?"
)
_BESIDE: Final = re.compile(r"[،,]? ?\(? ?")
_BOTH_BEFORE: Final = word_pattern(
    r"(?P<one><calendar.weekdays>) (?:و|<tenses.to_days>|-) ?(?P<other><calendar.weekdays>)[،,]? ?\(?(?:الموافقين )?$"
)
_BOTH_BEHIND: Final = word_pattern(
    r" ?[،,(] ?(?:يومي |اي |من )?(?P<one><calendar.weekdays>) (?:و|<tenses.to_days>|-) ?"
    r"(?P<other><calendar.weekdays>)(?!\w)"
)
_WINDOW: Final = 60  # characters before a date in which the range begins
_WEEK: Final = 7


class DayRange(NamedTuple):
    """Two days at `start:end` of a key: how many days they are, both counted, and their weekdays where they are named.

    `first` and `last` are the days themselves where the year is told; `two` tells that two days are meant, no more.
    """

    start: int
    end: int
    days: int
    first: date | None
    last: date | None
    weekdays: tuple[Weekday | None, Weekday | None]
    two: bool


def day_ranges(key: str, dates: Sequence[WrittenDate], published: date | None = None) -> Iterator[DayRange]:
    """Give the ranges of days that a folded text tells of; `dates` are its dates, of which the last days are taken.

    >>> from cleaner.arabic.dates import find_dates
    >>> from cleaner.arabic.fold import fold
    >>> key = fold("يقام المعرض من الأحد 3 إلى الجمعة 7 مارس")
    >>> [(one.days, [weekday[0] for weekday in one.weekdays if weekday]) for one in day_ranges(key, find_dates(key))]
    [(5, [6, 4])]
    """
    own = [one for one in dates if one.calendar == GREGORIAN and not one.swappable]
    for one in own:
        led = _FIRST().search(key, max(0, one.start - _WINDOW), one.start)
        day = _number(led) if led else 0
        if led and 0 < day < one.day and _is_range(led):
            last = one.day_near(published)
            first = _on_day(last, day)
            place = led.start("led") if led["led"] else led.start("digits" if led["digits"] else "words")
            named = _weekdays(key, led.start("digits" if led["digits"] else "words"), one.start, (place, one.end))
            yield DayRange(place, one.end, one.day - day + 1, first, last, named, led["link"] == "و")
    for one, other in pairwise(own):
        if not _TO().fullmatch(key, one.end, other.start):
            continue
        led = _LED().search(key, max(0, one.start - _WINDOW), one.start)
        named = _weekdays(key, one.start, other.start, (one.start, other.end))
        if not led and not all(named):
            continue
        first, last = _of_one_year(one, other, published)
        days = (last - first).days + 1 if first and last else _apart(one, other)
        if days > 0:
            start = led.start() if led else one.start
            yield DayRange(start, other.end, days, first, last, named, two=False)


def broken_weekdays_of(key: str, one: DayRange) -> Iterator[tuple[Place, Place]]:
    """Give the weekday of a range that does not go with the other one, or with its day, and the place of the range.

    >>> from cleaner.arabic.dates import find_dates
    >>> from cleaner.arabic.fold import fold
    >>> key = fold("يقام المعرض من الأحد 3 إلى الجمعة 7 مارس")
    >>> [key[slice(*place)] for one in day_ranges(key, find_dates(key)) for place, _ in broken_weekdays_of(key, one)]
    ['الجمعه']
    """
    first, last = one.weekdays
    if first and last and (last[0] - first[0] - one.days + 1) % _WEEK:
        wrong = first if one.first and one.first.weekday() != first[0] and last[0] == _weekday(one.last) else last
        yield wrong[1], (one.start, one.end)
        return
    for named, day in zip(one.weekdays, (one.first, one.last), strict=True):
        if named and day and named[0] != day.weekday():
            yield named[1], (one.start, one.end)
            return


def _number(found: re.Match[str]) -> int:
    return int(found["digits"]) if found["digits"] else read_ordinal(found["words"])


def _is_range(found: re.Match[str]) -> bool:
    """Tell whether two numbers are two days: a word leads to them, or a dash stands between them, in brackets too."""
    return bool(found["led"]) or found["link"] in ("-", "–", "—") or found["link"] not in ("و", "ولغايه")


def _weekday(day: date | None) -> int:
    return -1 if day is None else day.weekday()


def _on_day(last: date | None, day: int) -> date | None:
    return last.replace(day=day) if last and day <= last.day else None


def _of_one_year(one: WrittenDate, other: WrittenDate, published: date | None) -> tuple[date | None, date | None]:
    last = other.day_near(published)
    year = one.year or (last.year if last else None)
    first = one.in_year(year) if year else None
    if first and last and first > last and not one.year:
        first = one.in_year(last.year - 1)  # «من 28 ديسمبر إلى 3 يناير 2025»
    return first, last


def _apart(one: WrittenDate, other: WrittenDate) -> int:
    """Give how many days two days of one month are, which no year changes; 0 for those of two months."""
    return other.day - one.day + 1 if one.month == other.month and one.year in (None, other.year) else 0


def _weekdays(key: str, first: int, last: int, span: Place) -> tuple[Weekday | None, Weekday | None]:
    """Give the weekdays of both ends: right before each, or both of them before or behind the whole."""
    both = _BOTH_BEFORE().search(key, max(0, span[0] - _WINDOW), first) or _BOTH_BEHIND().match(key, span[1])
    if both:
        names = _numbers()
        return (names[both["one"]], both.span("one")), (names[both["other"]], both.span("other"))
    return _weekday_before(key, first), _weekday_before(key, last)


def _weekday_before(key: str, place: int) -> Weekday | None:
    for start, end, name in reversed(calendar_words(key)):
        if end <= place:
            beside = isinstance(name, int) and _BESIDE.fullmatch(key, end, place)
            return (name, (start, end)) if beside and isinstance(name, int) else None
    return None


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    return {name: number for number, name in enumerate(words("calendar.weekdays"))}
