"""Days that do not make the span that is told beside them, or the weekdays: «خمسة أيام، من 12 إلى 24 مايو»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.dates import WrittenDate
from cleaner.arabic.quantities import find_quantities
from cleaner.arabic.word_lists import table, word_pattern, words
from cleaner.inspection.article import Article
from cleaner.inspection.day_ranges import DayRange, broken_weekdays_of, day_ranges

Place = tuple[int, int]
Pair = tuple[Place, Place]

_LASTS: Final = word_pattern(r"(?<!\w)[وف]?<tenses.lasting_days> (?:\w+ )?$")
_BESIDE: Final = word_pattern(
    r"[،,]? ?[(–-]? ?(?:<tenses.to_ranges> ?)?"
    r"(?:<tenses.from_days> ?)?\(?$"
)
_OF_EACH: Final = word_pattern(r"[،,]? ?(?:\w+ )?<tenses.of_each>(?!\w)")
_IN_A_WORD: Final = word_pattern(
    r"(?<!\w)[وف]?<tenses.lasting_days> (?P<span><tenses.days_in_a_word>)(?!\w)(?! (?:و?نصف|ونيف))"
)
_OPENS: Final = word_pattern(
    r"(?<!\w)[وفلس]{0,2}(?:(?P<opens><tenses.opening_days>)|<tenses.closing_days>) (?:\w+ ){0,2}(?:يوم )?"
    r"(?P<weekday><calendar.weekdays>)(?!\w)(?! (?:الماضي|المقبل|القادم|\d))"
)
_SPANS: Final = {"يوم": 1, "اسبوع": 7}  # days of each
_REACH: Final = 60  # characters between a span and its days
_SENTENCE: Final = 160  # characters behind a range in which it is told on which weekday it begins and ends
_LONGEST: Final = 60  # days of a span that is told in days
_ROOM: Final = {"يوم": 1, "اسبوع": 3}  # days by which both may differ, for one end may not be counted
_WEEK: Final = 7


class _Span(NamedTuple):
    """So many days at `start:end` of a key, and how many more or less they may be."""

    start: int
    end: int
    days: float
    room: int


def broken_day_spans(article: Article, dates: Sequence[WrittenDate], published: date | None = None) -> Iterator[Pair]:
    """Give where a span of days or a weekday is told and the two days that contradict it.

    >>> from cleaner import clean
    >>> from cleaner.arabic.dates import find_dates
    >>> from cleaner.inspection.article import read_article
    >>> article = read_article(clean("تستمر الدورة خمسة أيام، من 12 إلى 24 مايو 2025، في الرباط."))
    >>> found = broken_day_spans(article, find_dates(article.key))
    >>> [(article.key[slice(*one)], article.key[slice(*other)]) for one, other in found]
    [('خمسه ايام', 'من 12 الي 24 مايو 2025')]
    """
    key = article.key
    for one in day_ranges(key, dates, published):
        if not 0 < one.days <= _LONGEST or not article.passage_at(one.start).kept:
            continue
        span = None if one.two and one.days > 2 else _span_near(key, one.start, one.end)
        if span and abs(span.days - one.days) > span.room:
            yield (span.start, span.end), (one.start, one.end)
            continue
        broken = list(broken_weekdays_of(key, one)) or list(_opened_otherwise(key, one))
        yield from broken[:1]


def _span_near(key: str, start: int, end: int) -> _Span | None:
    """Give the span that is told right before two days or right behind them, in one sentence."""
    left = max(key.rfind(mark, max(0, start - _REACH), start) + 1 for mark in (". ", "\n", "؛"))
    stop = re.search(r"[.\n؛]", key[end : end + _REACH])
    right = min(len(key), end + (stop.start() if stop else _REACH))
    first = max(left, start - _REACH)
    spans = [*reversed(list(_spans(key, first, start))), *_spans(key, end, right)]
    return next((one for one in spans if not _OF_EACH().match(key, one.end) and _is_told(key, one, start, end)), None)


def _spans(key: str, start: int, end: int) -> Iterator[_Span]:
    for one in find_quantities(key, start, end):
        if one.thing in _SPANS and not one.about:
            yield _Span(one.start, one.end, one.value * _SPANS[one.thing], _ROOM[one.thing])
    for found in _IN_A_WORD().finditer(key, max(0, start - _REACH), end):
        if found.start("span") >= start:
            days = _days_in_a_word()[found["span"]]
            yield _Span(*found.span("span"), days, _ROOM["يوم" if days % _WEEK else "اسبوع"])


@lru_cache(maxsize=1)
def _days_in_a_word() -> dict[str, int]:
    return {word: int(days) for days, those in table("tenses.days_in_a_word").items() for word in those}


def _is_told(key: str, span: _Span, start: int, end: int) -> bool:
    """Tell whether something lasts that long: a verb or noun says so, or the days stand right beside the span."""
    if _LASTS().search(key, max(0, span.start - 30), span.start):
        return True
    return span.end <= start and _BESIDE().fullmatch(key, span.end, start) is not None


def _opened_otherwise(key: str, one: DayRange) -> Iterator[Pair]:
    """Compare the weekdays on which something is said to begin and to end, in the same sentence, with its days."""
    stop = re.search(r"[.\n؟!](?:\s|$)", key[one.end : one.end + _SENTENCE])
    limit = one.end + (stop.start() if stop else _SENTENCE)
    named = list(_OPENS().finditer(key, one.end, limit))
    numbers = {name: number for number, name in enumerate(words("calendar.weekdays"))}
    ends = {bool(found["opens"]): found for found in named}
    if len(ends) < len(named):
        return
    for opens, day in ((True, one.first), (False, one.last)):
        found = ends.get(opens)
        if found and day and numbers[found["weekday"]] != day.weekday():
            yield found.span("weekday"), (one.start, one.end)
    if len(ends) == 2 and not one.first:
        first, last = (numbers[ends[opens]["weekday"]] for opens in (True, False))
        if (last - first - one.days + 1) % _WEEK:
            yield ends[False].span("weekday"), (one.start, one.end)
