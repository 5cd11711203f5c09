"""Days that do not make the span that is told beside them: «خمسة أيام، من 12 إلى 24 مايو»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from cleaner.arabic.calendars import GREGORIAN
from cleaner.arabic.dates import WrittenDate
from cleaner.arabic.quantities import Quantity, find_quantities
from cleaner.arabic.word_lists import word_pattern
from cleaner.inspection.article import Article

Pair = tuple[tuple[int, int], tuple[int, int]]

_FROM: Final = word_pattern(
    r"(?<!\w)<tenses.from_days> (?:يوم )?(?:ال?\w+ )?(?P<first>\d{1,2}) ?(?:<tenses.to_days>|-|–) ?"
    r"(?:يوم )?(?:ال?\w+ )?$"
)
_FROM_DATE: Final = word_pattern(r"(?<!\w)<tenses.from_days> (?:يوم )?(?:ال?\w+ )?$")
_TO: Final = word_pattern(r"[،,]? ?(?:و?<tenses.to_days>|-|–) ?(?:يوم )?(?:ال?\w+ )?")
_LASTS: Final = word_pattern(r"(?<!\w)[وف]?<tenses.lasting_days> (?:\w+ )?$")
_SPANS: Final = {"يوم": 1, "اسبوع": 7}  # days of each
_REACH: Final = 60  # characters between a span and its days
_LONGEST: Final = 60  # days of a span that is told in days
_ROOM: Final = {"يوم": 1, "اسبوع": 3}  # days by which both may differ, for one end may not be counted


def broken_day_spans(article: Article, dates: Sequence[WrittenDate]) -> Iterator[Pair]:
    """Give where a span of days or weeks is told and the two days that contradict it.

    >>> from cleaner import clean
    >>> from cleaner.arabic.dates import find_dates
    >>> from cleaner.inspection.article import read_article
    >>> article = read_article(clean("تستمر الدورة خمسة أيام، من 12 إلى 24 مايو 2025، في الرباط."))
    >>> found = broken_day_spans(article, find_dates(article.key))
    >>> [(article.key[slice(*one)], article.key[slice(*other)]) for one, other in found]
    [('خمسه ايام', 'من 12 الي 24 مايو 2025')]
    """
    key = article.key
    for start, end, days in _ranges(key, [one for one in dates if one.calendar == GREGORIAN and not one.swappable]):
        if not 0 < days <= _LONGEST or not article.passage_at(start).kept:
            continue
        span = _span_near(key, start, end)
        if span and abs(span.value * _SPANS[span.thing] - days) > _ROOM[span.thing]:
            yield (span.start, span.end), (start, end)


def _ranges(key: str, dates: Sequence[WrittenDate]) -> Iterator[tuple[int, int, int]]:
    """Give the places of two days between which something lasts, and how many days that are, both counted."""
    for one in dates:
        led = _FROM().search(key, max(0, one.start - 50), one.start)
        if led and int(led["first"]) < one.day:
            yield led.start(), one.end, one.day - int(led["first"]) + 1
    for one, other in pairwise(dates):
        led = _FROM_DATE().search(key, max(0, one.start - 30), one.start)
        if led and _TO().fullmatch(key, one.end, other.start):
            year = other.year or one.year or 0
            first, last = one.in_year(one.year or year), other.in_year(year)
            if year and first and last:
                yield led.start(), other.end, (last - first).days + 1


def _span_near(key: str, start: int, end: int) -> Quantity | None:
    """Give the span that is told right before two days or right behind them, in one sentence."""
    left = max(key.rfind(mark, max(0, start - _REACH), start) + 1 for mark in (". ", "\n", "؛"))
    before = list(find_quantities(key, max(left, start - _REACH), start))
    stop = re.search(r"[.\n؛]", key[end : end + _REACH])
    right = end + (stop.start() if stop else _REACH)
    spans = [*reversed(before), *find_quantities(key, end, min(len(key), right))]
    return next((one for one in spans if one.thing in _SPANS and not one.about and _lasts(key, one)), None)


def _lasts(key: str, span: Quantity) -> bool:
    return _LASTS().search(key, max(0, span.start - 30), span.start) is not None
