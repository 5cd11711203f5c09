"""Weekdays beside dates of which a part is told elsewhere: «الثلاثاء 15 الجاري», «السبت 12 والأحد 14 أبريل»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.calendars import GREGORIAN, calendar_words
from cleaner.arabic.dates import WrittenDate, read_ordinal
from cleaner.arabic.word_lists import forms, word_pattern
from cleaner.inspection.article import Article

Place = tuple[int, int]

_MONTHS: Final = 12
_OLDEST: Final = 1900  # weekdays of older dates are rarely news, and often of another calendar
_BEHIND: Final = 70  # characters behind a weekday in which its date is looked for
_OF_MONTH: Final = word_pattern(  # «الموافق 15 من الشهر الجاري»
    r"(?: <calendar.near>)?[ ،,(]{1,3}(?:<calendar.is_date> ?(?:ل|يوم )?)?"
    r"(?:(?P<digits>\d{1,2})|(?P<words>(?:ال|لل)\w+(?: <calendar.teens>)?))"
    r"(?: من)? (?:(?P<this><calendar.this_month>)|(?:<calendar.of_month> )?(?P<month><calendar.named_months>))(?!\w)"
)
_IN_DOTS: Final = word_pattern(r"[،,]? (?:<calendar.is_date> )?(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?![\d.])")
_DAY_BEFORE: Final = word_pattern(r" (?P<day>\d{1,2}) ?<calendar.between_days> ?(?:يوم )?<calendar.weekdays> \Z")
_FALLS_ON: Final = word_pattern(
    r"[،,]? ?(?:<calendar.that_falls> ?)?(?:(?P<verb><calendar.falls_on>)(?: <calendar.that_falls>)? )?"
    r"(?:(?P<day><calendar.day_or_night>) )?(?P<weekday><calendar.weekdays_of_old>)(?!\w)"
)


class BrokenWeekday(NamedTuple):
    """A weekday that is stated and is not the date's, with the places of both."""

    weekday: Place
    date: Place
    stated: int
    right: int
    by_publication: bool


def broken_weekdays(article: Article, dates: Sequence[WrittenDate], published: date | None) -> Iterator[BrokenWeekday]:
    """Give the weekdays that are not those of the dates beside them, where a date alone does not tell the day.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> article = read_article(clean("تنطلق البطولة الثلاثاء 15 الجاري في العاصمة."))
    >>> [(one.stated, one.right) for one in broken_weekdays(article, [], date(2024, 2, 5))]
    [(1, 3)]
    """
    for one in (*_beside_weekdays(article, dates, published), *_behind_dates(article, dates, published)):
        if one.stated != one.right and article.passage_at(one.date[0]).kept:
            yield one


def _beside_weekdays(article: Article, dates: Sequence[WrittenDate], published: date | None) -> Iterator[BrokenWeekday]:
    key = article.key
    for start, end, name in calendar_words(key):
        if not isinstance(name, int):
            continue
        found = _OF_MONTH().match(key, end, end + _BEHIND) if published else None
        if found and published:
            day, month = _day_of_month(found), _month_of(found, published)
            if day and (right := _day(month // _MONTHS, month % _MONTHS + 1, day)):
                yield BrokenWeekday((start, end), (end + 1, found.end()), name, right.weekday(), by_publication=True)
            continue
        dotted = _IN_DOTS().match(key, end)
        if dotted and (right := _day(int(dotted[3]), int(dotted[2]), int(dotted[1]))):
            yield BrokenWeekday((start, end), dotted.span(), name, right.weekday(), by_publication=False)
        yield from _beside_another(key, (start, end), name, dates)


def _beside_another(key: str, weekday: Place, name: int, dates: Sequence[WrittenDate]) -> Iterator[BrokenWeekday]:
    """Give a day that has its month of the next date: «يومي السبت 12 والأحد 14 أبريل 2024»."""
    other = next((one for one in dates if weekday[1] < one.start < weekday[1] + _BEHIND), None)
    if not other or not other.year or other.calendar != GREGORIAN:
        return
    found = _DAY_BEFORE().match(key, weekday[1], other.start)
    right = _day(other.year, other.month, int(found["day"])) if found else None
    if found and right and int(found["day"]) <= other.day:
        yield BrokenWeekday(weekday, (weekday[1] + 1, other.end), name, right.weekday(), by_publication=False)


def _behind_dates(article: Article, dates: Sequence[WrittenDate], published: date | None) -> Iterator[BrokenWeekday]:
    """Give weekdays that are told behind a date, without the article: «6 أكتوبر 1973، وكان يوم سبت»."""
    for written in dates:
        day = written.day_near(published)
        found = _FALLS_ON().match(article.key, written.end)
        if not found or not day or written.weekday is not None or written.swappable or day.year < _OLDEST:
            continue
        if written.calendar == GREGORIAN and found["verb"] and (found["day"] or found["weekday"].endswith("ا")):
            stated = _weekdays_of_old()[found["weekday"]]
            yield BrokenWeekday(
                found.span("weekday"), (written.start, written.end), stated, day.weekday(), not written.year
            )


def _day_of_month(found: re.Match[str]) -> int:
    return int(found["digits"]) if found["digits"] else read_ordinal(found["words"])


def _month_of(found: re.Match[str], published: date) -> int:
    """Give the month that is named from that of the publication, counted from the year 0."""
    shifts = dict(zip((0, 1, -1), forms("calendar.named_months"), strict=True))
    shift = next((by for by, names in shifts.items() if found["month"] in names), 0)
    return published.year * _MONTHS + published.month - 1 + shift


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _weekdays_of_old() -> dict[str, int]:
    return {word: number for number, those in enumerate(forms("calendar.weekdays_of_old")) for word in those}
