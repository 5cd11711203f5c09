"""Days that are named from the day of writing with a weekday beside them: «اليوم الثلاثاء», «أمس الاثنين»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from cleaner.arabic.calendars import calendar_words
from cleaner.arabic.dates import WrittenDate
from cleaner.arabic.morphology import CLOSING_QUOTES, OPENING_QUOTES
from cleaner.arabic.word_lists import forms, one_of, word_pattern
from cleaner.inspection.article import Article, Passage

_BEFORE: Final = 26  # characters before a weekday in which the day is named
_ROOM: Final = 1  # days by which an article may be published later or earlier than it was written
_NESTED: Final = 60  # characters behind a named day in which another one is as it was said on that day
_HEAD: Final = 40  # characters of a dateline before its date
_DATELINE: Final = re.compile(r"[ )]{0,2}(?:\(?\w{1,20}\)? ?)?[-–—:]")
_MOST: Final = 12  # named days of one article
_WEEK: Final = 7
_QUOTED: Final = re.compile(rf"[{re.escape(OPENING_QUOTES)}][^\n{re.escape(CLOSING_QUOTES)}]*$")
_OTHER: Final = word_pattern(
    r"[ ،,]{1,3}(?:<calendar.near|calendar.of_other_weeks>|<calendar.between_days> ?(?:يوم )?<calendar.weekdays>)"
)


class NamedDay(NamedTuple):
    """A weekday at `start:end` of a key together with the word that names the day; `today` is the weekday then."""

    start: int
    end: int
    today: int


def named_days(article: Article) -> list[NamedDay]:
    """Give the days that are named from the day of writing, and which weekday each makes that day.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> [day.today for day in named_days(read_article(clean("افتتح السوق اليوم الثلاثاء. وأقيم الحفل أمس الاثنين.")))]
    [1, 1]
    """
    return list(islice(_named(article), _MOST))


def broken_named_days(article: Article, published: date | None) -> Iterator[tuple[NamedDay, NamedDay | None]]:
    """Give the first named day that contradicts an earlier one, or else the publication (then the second is None).

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> article = read_article(clean("بدأت المحادثات اليوم الثلاثاء. وكان الوفد قد وصل أمس الأحد."))
    >>> [(one.today, other.today) for one, other in broken_named_days(article, None) if other]
    [(1, 0)]
    """
    days = named_days(article)
    for at, other in enumerate(days):
        one = next((one for one in days[:at] if one.today != other.today), None)
        if one:
            if len(days) - sum(day.today == one.today for day in days) == 1 or at == 1:
                yield one, other
            return
    if published and days and _apart(days[0].today, published.weekday()) > _ROOM:
        yield days[0], None


def is_addressed(article: Article, published: date) -> bool:
    """Tell whether the address holds the month of the publication: «/2024/02/».

    >>> from cleaner import Document, clean
    >>> from cleaner.inspection.article import read_article
    >>> document = Document("افتتح السوق.", "https://khabar.example/2024/02/1")
    >>> is_addressed(read_article(clean(document)), date(2024, 2, 5))
    True
    """
    address = article.document.url or ""
    return any(published.strftime(form) in address for form in ("%Y/%m", "%Y-%m", "%Y%m%d"))


def is_above(article: Article, written: WrittenDate) -> bool:
    """Tell whether a date is that of the article itself: of its dateline, or of a line of its own.

    >>> from cleaner import clean
    >>> from cleaner.arabic.dates import find_dates
    >>> from cleaner.inspection.article import read_article
    >>> article = read_article(clean("نابلس 5-2-2024 - أصيب مزارعان اليوم الأربعاء."))
    >>> is_above(article, find_dates(article.key)[0])
    True
    """
    passage = article.passage_at(written.start)
    if passage.label in ("date", "byline"):
        return True
    return (
        passage == next(iter(article.body), None)
        and _DATELINE.match(article.key, written.end, passage.end) is not None
        and written.start - passage.start < _HEAD
    )


def _named(article: Article) -> Iterator[NamedDay]:
    key, found_before = article.key, 0
    for start, end, name in calendar_words(key):
        if not isinstance(name, int):
            continue
        found = _names().search(key, max(0, start - _BEFORE), start)
        passage = article.passage_at(start)
        if not found or not passage.kept or _OTHER().match(key, end) or _is_quoted(key, passage, start):
            continue
        if found_before and start - found_before < _NESTED and "." not in key[found_before:start]:
            continue  # «قال أمس الأربعاء: غدا الخميس»
        found_before = end
        offset = next(number for number, groups in _OFFSETS.items() if found[f"n{groups}"])
        yield NamedDay(found.start(), end, (name - offset) % _WEEK)


_OFFSETS: Final = {-2: 0, -1: 1, 0: 2, 1: 3, 2: 4}  # days from the day of writing, by the number of the group


def _is_quoted(key: str, passage: Passage, place: int) -> bool:
    """Tell whether somebody is quoted who may have said it on another day."""
    return _QUOTED.search(key, passage.start, place) is not None or key.count('"', passage.start, place) % 2 == 1


def _apart(one: int, other: int) -> int:
    days = (one - other) % _WEEK
    return min(days, _WEEK - days)


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    groups = "|".join(
        f"(?P<n{number}>{'|'.join(sorted(names, key=len, reverse=True))})"
        for number, names in enumerate(forms("calendar.named_days"))
    )
    between = one_of("calendar.is_date", "calendar.day_or_night")
    return re.compile(rf"(?<!\w)[وفلب]?(?:{groups})(?:[،,]? ?\(?| (?:{between}) )$")
