"""Moments as pages write them: ISO 8601, the form of mails, Arabic dates with hours, and «منذ ساعتين»."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from cleaner.arabic.dates import find_dates
from cleaner.arabic.fold import fold
from cleaner.arabic.word_lists import forms, word_pattern, word_set

_LONGEST: Final = 300  # characters of a text that is read
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?")
_EPOCH: Final = re.compile(r"1\d{9}(?:\d{3})?")
_CLOCK: Final = word_pattern(
    r"(?<![\d:/.-])(\d{1,2}):(\d{2})(?::\d{2})?(?![\d:])\s?(<elapsed.morning|elapsed.evening>)?(?![^\W\d_])"
)
_ZONE: Final = re.compile(r"(?:gmt|utc|غرينتش|جرينتش)\s?([+-]\d{1,2}):?(\d{2})?|(gmt|utc|غرينتش|جرينتش)")
_AGO: Final = word_pattern(r"(?<!\w)<elapsed.ago>\s(?:(\d{1,4})\s)?(\w+)(?!\w)")
_SECONDS: Final = MappingProxyType({0: 1, 1: 60, 2: 3_600, 3: 86_400, 4: 7 * 86_400, 5: 30 * 86_400, 6: 365 * 86_400})


def read_moment(text: str, now: datetime | None = None) -> datetime | date | None:
    """Read the one day, or moment, that a text names.

    Args:
        text: A date as a page writes it, in any of the calendars, or as machines write it. Of one in digits that may be
            read in two ways the day comes first, as Arabic pages write it.
        now: The moment at which the page was fetched; without it nothing that counts from now is read.

    Returns:
        A moment, with its time zone if it is told, or a day where no hour is; None where no day is named, or several.

    >>> read_moment("الأربعاء، 28 آب/أغسطس 2013، آخر تحديث 14:00 (GMT+0400)").isoformat()
    '2013-08-28T14:00:00+04:00'
    >>> read_moment("9 رمضان 1446").isoformat(), read_moment("منذ ساعتين")
    ('2025-03-09', None)
    >>> read_moment("منذ ساعتين", datetime(2025, 3, 9, 14, 30, tzinfo=UTC)).isoformat()
    '2025-03-09T12:30:00+00:00'
    """
    text = text.strip()[:_LONGEST]
    moment = _by_machines(text)
    if moment is not None:
        return moment
    key = fold(text).lower()
    days = {day for written in find_dates(key) if (day := written.day_of)}
    if len(days) > 1:
        return None
    day = days.pop() if days else _named_day(key, now)
    if day is None:
        return _ago(key, now) if now else None
    return _at_clock(day, key)


def write_moment(moment: datetime | date) -> str:
    """Write a day or a moment as ISO 8601, a moment to the second, with its zone if it has one.

    >>> write_moment(date(2025, 3, 9)), write_moment(datetime(2025, 3, 9, 8, 5, 0, 123))
    ('2025-03-09', '2025-03-09T08:05:00')
    """
    return moment.isoformat(timespec="seconds") if isinstance(moment, datetime) else moment.isoformat()


def _by_machines(text: str) -> datetime | date | None:
    """Read ISO 8601, the seconds since 1970, and what the heads of mails and feeds have (RFC 5322)."""
    try:
        if _ISO.fullmatch(text):
            return datetime.fromisoformat(text) if len(text) > len("2025-03-09") else date.fromisoformat(text)
        if _EPOCH.fullmatch(text):
            return datetime.fromtimestamp(int(text[:10]), UTC)
        if "," in text[:5] and text.isascii():
            return parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return None


def _at_clock(day: date, key: str) -> datetime | date:
    found = _CLOCK().search(key)
    if not found:
        return day
    hour, minute, half = int(found[1]), int(found[2]), found[3]
    if half and hour <= 12:
        hour = hour % 12 + 12 * (half in word_set("elapsed.evening"))
    if hour > 23 or minute > 59:
        return day
    zone = _zone(key)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def _zone(key: str) -> timezone | None:
    found = _ZONE.search(key)
    if not found:
        return None
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found[1] else (0, 0)
    if abs(hours) > 14 or minutes > 59:
        return None
    return timezone(timedelta(hours=hours, minutes=-minutes if hours < 0 else minutes))


def _named_day(key: str, now: datetime | None) -> date | None:
    """Give the day that is named from now, such as «أمس», if the text is little else."""
    if now is None:
        return None
    bare = key.strip(" .،:()-")
    for back, names in reversed(list(enumerate(forms("elapsed.days")))):
        if any(bare == name or bare.startswith(f"{name} ") for name in names):
            return now.date() - timedelta(days=back)
    return None


def _ago(key: str, now: datetime) -> datetime | date | None:
    found = _AGO().search(key)
    unit = _units().get(found[2]) if found else None
    if found is None or unit is None:
        return None
    number, seconds = unit
    moment = now - timedelta(seconds=seconds * int(found[1] or number))
    return moment.replace(microsecond=0) if seconds < _SECONDS[3] else moment.date()


@lru_cache(maxsize=1)
def _units() -> MappingProxyType[str, tuple[int, int]]:
    """Give of every form of a unit how many it is alone, and its seconds."""
    found: dict[str, tuple[int, int]] = {}
    for place, names in enumerate(forms("elapsed.units")):
        for name in names:
            found[name] = (2 if name.endswith("ين") else 1, _SECONDS[place])
    return MappingProxyType(found)
