"""Dates as Arabic texts write them, on the folded key: in digits and in words, with weekdays, in two calendars."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from cleaner.arabic.calendars import GREGORIAN, HIJRI, MonthName, calendar_words, from_hijri
from cleaner.arabic.fold import fold
from cleaner.arabic.word_lists import word_pattern, words

_FIRST_WEEKS = 5  # «الأحد الأول من فبراير» is the first Sunday, be it the first of the month or not
_BEFORE = 60  # characters between the weekday's first letter and the date
_BEHIND = 24  # characters between the date and a weekday behind it
_APART = 40  # characters between the two calendars' dates of one day
_NEAR = timedelta(days=45)  # a day without a year that is so near the publication is of that year
_WINDOW = 64  # characters before a month's name that are looked at
_DAY = re.compile(r"(?<![\d٪%])(?<!\d[.,/:٫-])(?<!\d[ ][/-])(\d{1,2})(?:\s?من)?(?:\sشهر)?\s?\Z")
_FIRST_DAY = re.compile(r"(?<!\w)[وفبل]?((?:ال)?فاتح(?: من)?(?: شهر)?|غره(?: شهر)?) \Z")
_WEEKDAY_BEHIND = word_pattern(r"[،,]?\s?(?:\(\s?(?:يوم\s)?|(?:م\s)?<calendar.to_weekday>\s(?:ل?يوم\s|ل)?)\Z")
_YEAR = re.compile(r"[\s،,)]{0,3}(?:من\s)?(?:(?:ال)?(?:عام|سنه)\s)?\(?(\d{4})(?![\d٪%])(?:\s?(هجريه?|ه|ميلاديه?|م)\b)?")
_NUMERIC = re.compile(r"\d{1,4}\s?([/-])\s?\d{1,2}\s?\1\s?\d{1,4}(?:\s?ه\b)?")
_SEPARATED = re.compile(r"[/-]\s?\d{1,2}\s?[/-]\s?\d")
_NUMBER = re.compile(r"\d+")
_JOINED = frozenset("/-.")
_GOES_ON = re.compile(r"[/.-]\d")
_BETWEEN_NAMES = re.compile(r"\s?(?:[/|]\s?|\()")
_TO_WEEKDAY = word_pattern(
    r"(?:\s<calendar.near>)?[\s،,:(-]{0,3}(?:(?:الموافق|المصادف|بتاريخ)(?:\s?ل?يوم)?[\s:(]{0,2}(?:ل\s?)?)?\Z"
)
_FALLS_ON = re.compile("،|مواف?ق|مصادف")
_ERA = r"\s?(?:ه|م|هجريه?|ميلاديه?)?"
_WHICH_IS = r"(?:[يو]?ال?مواف?ق|ال?مصادف|يوافق|اي)\s?(?:ل|ب)?"
_TO_OTHER_CALENDAR = word_pattern(
    rf"{_ERA}[\s،,).]{{0,3}}(?:{_WHICH_IS}|[/(=-])\s?(?:يوم\s)?"
    r"(?:<calendar.weekdays|calendar.weekday_variants>[\s،,]{0,2})?\Z"
)
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")


class WrittenDate(NamedTuple):
    """A date at `start:end` of a key; `weekday` counts from Monday (0), and what is not written is None.

    `weekday_start` is where its weekday stands, or `start`. A date in digits may be read day first and month first:
    then `swappable` is true, and it is given day first. `named` are the names of the month that stand there.
    """

    start: int
    end: int
    calendar: str
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    weekday_start: int = 0
    swappable: bool = False
    named: tuple[MonthName, ...] = ()

    @property
    def day_of(self) -> date | None:
        """Give the Gregorian day, or None where the year is missing or there is no such day.

        >>> find_dates(fold("18 فبراير 2025"))[0].day_of
        datetime.date(2025, 2, 18)
        """
        return self.in_year(self.year) if self.year else None

    def day_near(self, published: date | None) -> date | None:
        """Give the day; without a year it is of the one that brings it near a publication, if any does."""
        if self.year or not published:
            return self.day_of
        near = [day for year in range(published.year - 1, published.year + 2) if (day := self.in_year(year))]
        return next((day for day in near if abs(day - published) <= _NEAR), None)

    def in_year(self, year: int) -> date | None:
        """Give the Gregorian day that the date is in a year of its own calendar, or None if there is no such day."""
        if self.calendar == HIJRI:
            return from_hijri(year, self.month, self.day)
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def swapped(self) -> WrittenDate:
        """Give the date in digits as it is read with the month first."""
        return self._replace(day=self.month, month=self.day)


def read_day(text: str) -> date | None:
    """Read the one day that a caller's date names (ISO 8601, or written out), or None.

    >>> read_day("2025-02-18T09:30:00Z"), read_day("18 شباط/فبراير 2025"), read_day("أمس")
    (datetime.date(2025, 2, 18), datetime.date(2025, 2, 18), None)
    """
    found = _ISO.match(text)
    if found:
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            return None
    days = {written.day_of for written in find_dates(fold(text)) if not written.swappable}
    return days.pop() if len(days) == 1 else None


def find_dates(key: str) -> list[WrittenDate]:
    """Give the dates in a folded text that name a day and a month, in their order.

    >>> key = fold("الأحد 18 فبراير 2025، ثم السابع من تشرين الأول")
    >>> [(found.day, found.month, found.year, found.weekday) for found in find_dates(key)]
    [(18, 2, 2025, 6), (7, 10, None, None)]
    """
    names, found = calendar_words(key), []
    previous = 0  # where the name before ended: it cannot be part of two dates
    for index, (start, end, name) in enumerate(names):
        if not isinstance(name, MonthName) or start < previous:
            continue
        named, last = [name], end
        if index + 1 < len(names) and _BETWEEN_NAMES.fullmatch(key, end, names[index + 1][0]):
            other = names[index + 1][2]
            if isinstance(other, MonthName) and other.calendar == name.calendar:
                named.append(other)
                last = names[index + 1][1]
        previous = last
        day = _day_before(key, start)
        if day:
            found.append(_with_year(key, day[0], last, day[1], tuple(named)))
    if ("/" in key or "-" in key) and _SEPARATED.search(key):
        found += _numeric_dates(key)
        found.sort()
    weekdays = [(start, end, name) for start, end, name in names if isinstance(name, int)]
    return [_with_weekday(key, written, weekdays) for written in found] if weekdays else found


def find_month_pairs(key: str) -> Iterator[tuple[int, int, MonthName, MonthName]]:
    """Give every place where two names of months stand as one («شباط/فبراير», «آب (أغسطس)»), with or without a day.

    >>> [(pair[2].month, pair[3].month) for pair in find_month_pairs(fold("منذ آب/يوليو 2023"))]
    [(8, 7)]
    """
    for (start, end, name), (second, last, other) in pairwise(calendar_words(key)):
        if (
            isinstance(name, MonthName)
            and isinstance(other, MonthName)
            and name.calendar == other.calendar
            and _BETWEEN_NAMES.fullmatch(key, end, second)
        ):
            yield start, last, name, other


def pair_calendars(key: str, dates: list[WrittenDate]) -> Iterator[tuple[WrittenDate, WrittenDate]]:
    """Give the pairs of neighbours that are one day in both calendars («… 1446 هـ الموافق … 2025»), Hijri first.

    >>> key = fold("19 شعبان 1446 هـ الموافق 18 فبراير 2025")
    >>> [(hijri.month, other.month) for hijri, other in pair_calendars(key, find_dates(key))]
    [(8, 2)]
    """
    for first, second in pairwise(dates):
        if first.calendar == second.calendar or not 0 <= second.start - first.end <= _APART:
            continue
        if _TO_OTHER_CALENDAR().match(key[first.end : second.start]):
            yield (first, second) if first.calendar == HIJRI else (second, first)


def _day_before(key: str, end: int) -> tuple[int, int] | None:
    """Give the place and number of the day of the month whose name begins at `end`."""
    first = max(0, end - _WINDOW)
    before = key[first:end]
    found = _DAY.search(before)
    if found and 1 <= int(found[1]) <= 31:
        return first + found.start(), int(found[1])
    opening = _FIRST_DAY.search(before)
    if opening:  # «فاتح محرم», «غرة رمضان»
        return first + opening.start(1), 1
    if before.endswith(("من ", "من شهر ")):
        ordinal = _ordinals().search(before)
        if ordinal:
            return first + ordinal.start(1), _ordinal_numbers()[ordinal[1]]
    return None


def _with_year(key: str, start: int, end: int, day: int, named: tuple[MonthName, ...]) -> WrittenDate:
    calendar, month, _ = named[0]
    found = _YEAR.match(key, end + (key[end : end + 1] == ")"))
    year = int(found[1]) if found else None
    if year and not (1300 <= year <= 1500 if calendar == HIJRI else 1600 <= year <= 2200):
        found = year = None
    return WrittenDate(
        start=start,
        end=found.end() if found else end,
        calendar=calendar,
        day=day,
        month=month,
        year=year,
        weekday_start=start,
        named=named,
    )


def _numeric_dates(key: str) -> Iterator[WrittenDate]:
    for found in _NUMERIC.finditer(key):
        if key[found.start() - 1 : found.start()] in _JOINED or _GOES_ON.match(key, found.end()):
            continue
        numbers = _NUMBER.findall(found[0])
        if len(numbers[0]) == 4:
            numbers.reverse()
        if len(numbers[2]) != 4 or len(numbers[0]) > 2:
            continue
        day, month, year = map(int, numbers)
        calendar = HIJRI if 1300 <= year <= 1500 else GREGORIAN
        if month > 12 >= day:
            day, month = month, day
        if 1 <= day <= 31 and 1 <= month <= 12 and (calendar == HIJRI or 1600 <= year <= 2200):
            yield WrittenDate(
                start=found.start(),
                end=found.end(),
                calendar=calendar,
                day=day,
                month=month,
                year=year,
                weekday=None,
                weekday_start=found.start(),
                swappable=day <= 12 and day != month,
            )


def _with_weekday(key: str, written: WrittenDate, weekdays: list[tuple[int, int, int]]) -> WrittenDate:
    """Give the date with the one weekday that stands before it; of two («السبت والأحد») neither counts."""
    last = bisect_left(weekdays, (written.start, 0, 0))
    near = [weekday for weekday in weekdays[max(0, last - 2) : last] if weekday[0] > written.start - _BEFORE]
    behind = next((weekday for weekday in weekdays[last : last + 1] if weekday[0] < written.end + _BEHIND), None)
    if behind and _WEEKDAY_BEHIND().fullmatch(key, written.end, behind[0]):
        return written._replace(weekday=behind[2], weekday_start=behind[0])
    if not near or not _TO_WEEKDAY().match(key[near[-1][1] : written.start]):
        return written
    start, _, weekday = near[-1]
    if key[start - 1 : start] in ("و", "/", "-") or any(start - end < 12 for _, end, _ in near[:-1]):
        return written
    between = key[start : written.start]
    if not key[written.start].isdigit() and written.day <= _FIRST_WEEKS and not _FALLS_ON.search(between):
        return written
    return written._replace(weekday=weekday, weekday_start=start)


def read_ordinal(words: str) -> int:
    """Give the number of a day that folded words with the article name, or 0.

    >>> read_ordinal("الخامس عشر"), read_ordinal("المركز")
    (15, 0)
    """
    return _ordinal_numbers().get(words, 0)


@lru_cache(maxsize=1)
def _ordinal_numbers() -> MappingProxyType[str, int]:
    numbers = {"الاول": 1, "العاشر": 10, "العشرين": 20, "الثلاثين": 30}
    for unit, word in enumerate(words("numbers.ordinals"), 1):
        numbers |= {f"ال{word} عشر": unit + 10, f"ال{word} والعشرين": unit + 20}
        if unit > 1:
            numbers[f"ال{word}"] = unit
    numbers["الحادي والثلاثين"] = 31
    numbers |= {f"لل{word[2:]}": number for word, number in numbers.items()}  # «الموافق للتاسع من …»
    return MappingProxyType(numbers)


@lru_cache(maxsize=1)
def _ordinals() -> re.Pattern[str]:
    words = sorted(_ordinal_numbers(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)[بلوف]?({'|'.join(words)})(?:\s?من)(?:\sشهر)?\s?\Z")
