"""`date-conflict`: a date that does not fit its weekday, its other calendar, its other name, or the publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Final

from cleaner.arabic.calendars import GREGORIAN, HIJRI, hijri_year_near, weekday_names
from cleaner.arabic.dates import WrittenDate, find_dates, find_month_pairs, pair_calendars, read_day
from cleaner.arabic.fold import fold
from cleaner.arabic.word_lists import word_pattern
from cleaner.document.types import Evidence, Finding
from cleaner.inspection.ages import broken_ages
from cleaner.inspection.article import INFO, WARNING, Article
from cleaner.inspection.copyright_years import copyright_year
from cleaner.inspection.day_spans import broken_day_spans
from cleaner.inspection.event_years import broken_event_years
from cleaner.inspection.happenings import broken_happenings
from cleaner.inspection.named_days import broken_named_days, is_above, is_addressed
from cleaner.inspection.weekdays import broken_weekdays
from cleaner.inspection.year_spans import broken_spans

NAME: Final = "date-conflict"
_OWN: Final = frozenset({"body", "date", "byline", "source", "caption", "title"})  # what speaks of this article
_ENGLISH: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TOLERANCE: Final = 2  # days between the tabular calendar and the sighting of the moon, at the most
_OLDEST: Final = 1900  # weekdays of older dates are rarely news, and often of another calendar
_MOST: Final = 10  # findings an article
_NEARBY: Final = 250  # characters before and behind a date
_ABOUT: Final = timedelta(days=31)  # a text that tells of a day so near its publication was written then
_SPAN: Final = timedelta(days=366)
_FUTURE: Final = r"س[يتن]\w{3,}|(?:ال)?<tenses.coming_adjectives>\w*|موعد\w*|خط[هط]\w*"  # سيبدأ، المقبل، موعد، خطة
_COMING: Final = word_pattern(rf"\b[وف]?(?:{_FUTURE}|<tenses.coming|tenses.coming_verbs>)\b")
_PAST: Final = word_pattern(r"\b[وف]?<tenses.past>(?:ت|وا)?\b")
_OPENS: Final = word_pattern(
    r"\W{0,3}(?:\w{1,20} ?[-–:] ?)?[وف]?<tenses.past>(?:ت|وا)?\b"
)  # the sentence begins with it


def check(article: Article) -> Iterator[Finding]:
    """Give the dates that contradict something: their weekday, the other calendar, the other name, the publication.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> [finding] = check(read_article(clean("افتتحت البلدية السوق الجديد يوم الأحد 18 فبراير 2025.")))
    >>> finding.message
    'The date is given as a Sunday, but that day is a Tuesday.'
    """
    yield from islice(_conflicts(article), _MOST)


def _conflicts(article: Article) -> Iterator[Finding]:
    key = article.key
    dates = [written for written in find_dates(key) if article.passage_at(written.start).label in _OWN]
    published = read_day(article.document.published) if article.document.published else None
    if dates:
        yield from _of_calendars(article, dates)
        for written in dates:
            yield from _of_day(article, written, published)
        yield from _of_days(article, dates, published)
        if published:
            yield from _after_publication(article, dates, published)
    yield from _of_named_days(article, dates, published)
    yield from _of_weekdays(article, dates, published)
    yield from _of_happenings(article)
    yield from _of_names(article)
    yield from _of_spans(article, published)
    if article.document.published:
        yield from _of_copyright(article, dates)


def _of_day(article: Article, written: WrittenDate, published: date | None) -> Iterator[Finding]:
    """Compare a Gregorian date with its weekday, if it has one, and with the length of its month."""
    if written.calendar == HIJRI:
        yield from _of_hijri_weekday(article, written)
        return
    if written.calendar != GREGORIAN:
        return
    if not written.in_year(written.year or 2024):
        yield Finding(
            check=NAME,
            severity=WARNING,
            confidence=0.9,
            message="There is no such day in the calendar.",
            message_ar="لا وجود لهذا اليوم في التقويم.",
            evidence=(article.quote(written.start, written.end),),
        )
        return
    readings = [written, written.swapped] if written.swappable else [written]
    days = [day for reading in readings if (day := reading.day_near(published))]
    if written.weekday is None or not days or any(day.weekday() == written.weekday for day in days):
        return
    if days[0].year < _OLDEST:
        return
    stated, right, names = written.weekday, days[0].weekday(), weekday_names()
    named = article.quote(written.weekday_start, written.weekday_start + len(names[stated]))
    evidence: tuple[Evidence, ...] = (named, article.quote(written.start, written.end))
    if not written.year:
        evidence += (article.quote_all("published"),)
    yield Finding(
        check=NAME,
        severity=WARNING,
        confidence=0.95 if written.year else 0.85,
        message=f"The date is given as a {_ENGLISH[stated]}, but that day is a {_ENGLISH[right]}.",
        message_ar=f"ذُكر أن هذا التاريخ يوافق يوم {names[stated]}، وهو يوم {names[right]}.",
        evidence=evidence,
    )


def _of_hijri_weekday(article: Article, written: WrittenDate) -> Iterator[Finding]:
    """Compare a Hijri date with its weekday, within the days by which sighting and reckoning differ."""
    day = written.day_of
    if written.weekday is None or not day or day.year < _OLDEST:
        return
    apart = (written.weekday - day.weekday()) % 7
    if min(apart, 7 - apart) <= _TOLERANCE:
        return
    stated, right, names = written.weekday, day.weekday(), weekday_names()
    yield Finding(
        check=NAME,
        severity=WARNING,
        confidence=0.8,
        message=f"The Hijri date is given as a {_ENGLISH[stated]}, but that day is about a {_ENGLISH[right]}.",
        message_ar=f"ذُكر أن هذا التاريخ الهجري يوافق يوم {names[stated]}، وهو قرابة يوم {names[right]}.",
        evidence=(
            article.quote(written.weekday_start, written.weekday_start + len(names[stated])),
            article.quote(written.start, written.end),
        ),
    )


def _of_calendars(article: Article, dates: list[WrittenDate]) -> Iterator[Finding]:
    """Compare dates that are given in both calendars, within the days by which sighting and reckoning differ."""
    for hijri, other in pair_calendars(article.key, dates):
        day = other.day_of
        if day and not hijri.year:
            year = hijri_year_near(day)
            near = [found for y in range(year - 1, year + 2) if (found := hijri.in_year(y))]
        else:
            near = [found for found in (hijri.day_of,) if found]
            if near and not day:
                day = min(
                    (d for y in range(near[0].year - 1, near[0].year + 2) if (d := other.in_year(y))),
                    key=lambda d: abs(d - near[0]),
                    default=None,
                )
        if day and near and all(abs((found - day).days) > _TOLERANCE for found in near):
            yield Finding(
                check=NAME,
                severity=WARNING,
                confidence=0.9,
                message="The Hijri and the Gregorian date are not the same day.",
                message_ar="التاريخان الهجري والميلادي لا يدلان على يوم واحد.",
                evidence=(article.quote(hijri.start, hijri.end), article.quote(other.start, other.end)),
            )
        if hijri.start < other.start and other.weekday is None:
            weekday, start = hijri.weekday, hijri.weekday_start
            if weekday is None:  # «الخميس الأول من محرم» may be the first Thursday, but no other day is given for that
                weekday, start = _weekday_before(article.key, hijri.start)
            if weekday is not None:
                yield from _of_day(article, other._replace(weekday=weekday, weekday_start=start), None)


def _weekday_before(key: str, end: int) -> tuple[int | None, int]:
    """Give the weekday that stands right before a place, and where."""
    for number, name in enumerate(map(fold, weekday_names())):
        if key.endswith(f"{name} ", 0, end):
            return number, end - len(name) - 1
    return None, end


def _of_spans(article: Article, published: date | None) -> Iterator[Finding]:
    """Compare ages, anniversaries and spans of years with the years beside them."""
    broken = (broken_spans, broken_ages, broken_event_years)
    yield from _told(
        article,
        dict.fromkeys(pair for pairs in broken for pair in pairs(article, published)),
        "The years do not make the span or the age that is given.",
        "لا توافق السنوات المذكورة المدة أو العمر المذكور.",
    )


def _of_days(article: Article, dates: list[WrittenDate], published: date | None) -> Iterator[Finding]:
    """Compare spans of days and weekdays with the days between which they lie."""
    yield from _told(
        article,
        broken_day_spans(article, dates, published),
        "The days do not make the span or the weekdays that are given.",
        "لا توافق الأيام المذكورة المدة أو أيام الأسبوع المذكورة.",
    )


def _told(
    article: Article, pairs: Iterable[tuple[tuple[int, int], tuple[int, int]]], message: str, message_ar: str
) -> Iterator[Finding]:
    """Tell of pairs of places that contradict each other."""
    for one, other in pairs:
        yield Finding(
            check=NAME,
            severity=WARNING,
            confidence=0.75,
            message=message,
            message_ar=message_ar,
            evidence=(article.quote(*one), article.quote(*other)),
        )


def _of_named_days(article: Article, dates: list[WrittenDate], published: date | None) -> Iterator[Finding]:
    """Compare «اليوم الثلاثاء» with «أمس الأحد», and both with the publication or the date above the article."""
    above = (one.day_of for one in dates if is_above(article, one))
    for one, other in broken_named_days(article, published or next(filter(None, above), None)):
        sure = True
        if other:
            evidence = (article.quote(one.start, one.end), article.quote(other.start, other.end))
        elif published:  # which may be that of another edition, unless the text is plainly of those days
            days = filter(None, (written.day_of for written in dates))
            sure = any(abs(day - published) <= _ABOUT for day in days) or is_addressed(article, published)
            evidence = (article.quote(one.start, one.end), article.quote_all("published"))
        else:
            written = next(written for written in dates if is_above(article, written) and written.day_of)
            evidence = (article.quote(written.start, written.end), article.quote(one.start, one.end))
        yield Finding(
            check=NAME,
            severity=WARNING if sure else INFO,
            confidence=0.75 if sure else 0.5,
            message="The weekdays of the days that are named do not go together.",
            message_ar="لا تتوافق أيام الأسبوع المذكورة مع اليوم الذي تدل عليه.",
            evidence=evidence,
        )


def _of_happenings(article: Article) -> Iterator[Finding]:
    """Tell of an event that is said to have happened on two weekdays."""
    yield from _told(
        article,
        broken_happenings(article),
        "One event is told to have happened on two weekdays.",
        "يُروى الحدث نفسه في يومين مختلفين من الأسبوع.",
    )


def _of_weekdays(article: Article, dates: list[WrittenDate], published: date | None) -> Iterator[Finding]:
    """Compare weekdays with dates of which a part is told elsewhere: in the next date, or by the publication."""
    names = weekday_names()
    for one in broken_weekdays(article, dates, published):
        told = (article.quote_all("published"),) if one.by_publication else ()
        yield Finding(
            check=NAME,
            severity=WARNING,
            confidence=0.8,
            message=f"The date is given as a {_ENGLISH[one.stated]}, but that day is a {_ENGLISH[one.right]}.",
            message_ar=f"ذُكر أن هذا التاريخ يوافق يوم {names[one.stated]}، وهو يوم {names[one.right]}.",
            evidence=(article.quote(*one.weekday), article.quote(*one.date), *told),
        )


def _of_names(article: Article) -> Iterator[Finding]:
    """Compare two names of one month, of two usages; two names of one usage («تموز/آب») are two months."""
    for start, end, first, second in find_month_pairs(article.key):
        if first.calendar == HIJRI or first.month == second.month or first.systems & second.systems:
            continue
        if article.passage_at(start).label in _OWN:
            yield Finding(
                check=NAME,
                severity=WARNING,
                confidence=0.9,
                message="The two names of the month are those of two different months.",
                message_ar="اسما الشهر المذكوران لشهرين مختلفين.",
                evidence=(article.quote(start, end),),
            )


def _after_publication(article: Article, dates: list[WrittenDate], published: date) -> Iterator[Finding]:
    """Look for what is told as past and dated after the publication; a plan may lie ahead."""
    for written in dates:
        day = written.day_of
        if not day or written.swappable or not timedelta(days=1) < day - published <= _SPAN:
            continue
        passage = article.passage_at(written.start)
        if not passage.kept:
            continue
        sentence = _sentence(article.key, max(passage.start, written.start - _NEARBY), written.start, passage.end)
        if _PAST().search(sentence) and not _COMING().search(sentence):
            opens = _OPENS().match(sentence) is not None
            yield Finding(
                check=NAME,
                severity=WARNING if opens else INFO,
                confidence=0.8 if opens else 0.5,
                message="What is told as past is dated after the publication.",
                message_ar="يُروى الخبر بصيغة الماضي وتاريخه لاحق لتاريخ النشر.",
                evidence=(article.quote(written.start, written.end), article.quote_all("published")),
            )


def _sentence(key: str, first: int, at: int, last: int) -> str:
    """Give the sentence around an offset, or what is near it of a long one."""
    opening = max(key.rfind(mark, first, at) + 1 for mark in (". ", "؟ ", "! "))
    closing = key.find(". ", at, min(last, at + _NEARBY))
    return key[max(first, opening) : closing if closing >= 0 else min(last, at + _NEARBY)]


def _of_copyright(article: Article, dates: list[WrittenDate]) -> Iterator[Finding]:
    """Tell of a date of publication that is nothing but the year of the copyright line, beside another date."""
    evidence = copyright_year(article, dates)
    if evidence:
        yield Finding(
            check=NAME,
            severity=INFO,
            confidence=0.7,
            message="The date of publication is the year of the copyright line; the article itself has another date.",
            message_ar="تاريخ النشر هو سنة حقوق النشر، وللمقال نفسه تاريخ آخر.",
            evidence=evidence,
        )
