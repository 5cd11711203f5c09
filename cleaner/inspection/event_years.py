"""Years of one event that do not go together: «تأسست عام 1994», then «أربعون عاما على تأسيسها» in 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

from cleaner.arabic.quantities import find_quantities
from cleaner.arabic.word_lists import forms, word_pattern
from cleaner.inspection.ages import feminine_ordinals
from cleaner.inspection.article import Article

Place = tuple[int, int]
Pair = tuple[Place, Place]

_YEAR: Final = r"(?<![\d/.-])(?P<{}>1[5-9]\d\d|20\d\d)(?!\d|[/.-]\d)"
_YEARS: Final = re.compile(_YEAR.format("year"))
_SINCE: Final = word_pattern(
    r"(?<!\w)[وفب]?<tenses.passing> (?P<span>(?:\w+ ){1,4}?<tenses.spans_of_years>) (?:علي|من|ل) ?(?:\w+ )?"
)
_MEMORY: Final = word_pattern(
    r"(?<!\w)[وفبل]{0,2}<tenses.anniversaries> (?:السنويه )?(?P<ordinal>ال\w+(?: \w+)?) (?:ل|علي |من )"
)
_ENDS: Final = word_pattern(
    rf"(?<!\w)[وف]?<tenses.beginnings>ت? [^\n.؛\d]{{0,40}}{_YEAR.format('first')}[،,]? "
    rf"و<tenses.endings>ت? [^\n.؛\d]{{0,30}}{_YEAR.format('last')}"
)
_SENTENCE: Final = re.compile(r"[.؟!\n](?:\s|$)")
_REACH: Final = 160
_ROOM: Final = 1  # years by which the counting of both ends may differ
_ROUND: Final = 2  # and more, of a round number


def broken_event_years(article: Article, published: date | None) -> Iterator[Pair]:
    """Give where the year of an event is told and where other words contradict it, in order.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> article = read_article(clean("تأسست الشركة سنة 1994، واحتفلت في 2024 بمرور أربعين عاما على تأسيسها."))
    >>> [(article.key[slice(*one)], article.key[slice(*other)]) for one, other in broken_event_years(article, None)]
    [('تاسست الشركه سنه 1994', 'بمرور اربعين عاما')]
    """
    key = article.key
    if not _YEARS.search(key):
        return
    for found in _ENDS().finditer(key):
        if int(found["last"]) < int(found["first"]) and article.passage_at(found.start()).kept:
            yield found.span("first"), found.span("last")
    counted = sorted((*_counted(key), *_remembered(key)))
    for start, end, years, behind in counted:
        event = next((number for number, named in enumerate(_nouns()) if named.match(key, behind)), None)
        if event is None or not article.passage_at(start).kept:
            continue
        told = [one for one in _dated()[event].finditer(key) if article.passage_at(one.start()).kept]
        if len({one["year"] for one in told}) != 1:
            continue
        then = _year_then(key, start, int(told[0]["year"]), published)
        room = _ROOM + (_ROUND if years % 10 == 0 else 0)
        if then and abs(then - int(told[0]["year"]) - years) > room:
            yield told[0].span(), (start, end)
            return


def _counted(key: str) -> Iterator[tuple[int, int, int, int]]:
    """Give where so many years are said to have passed since what stands behind: place, number, and where that is."""
    for found in _SINCE().finditer(key):
        span = next((one for one in find_quantities(key, *found.span("span")) if one.thing == "عام"), None)
        if span and not span.about:
            yield found.start(), found.end("span"), int(span.value), found.end()


def _remembered(key: str) -> Iterator[tuple[int, int, int, int]]:
    """Give the same of anniversaries, which are counted by ordinals."""
    numbers = feminine_ordinals()
    for found in _MEMORY().finditer(key):
        years = numbers.get(found["ordinal"], 0)
        if years:
            yield found.start(), found.end("ordinal"), years, found.end()


def _year_then(key: str, place: int, event: int, published: date | None) -> int:
    """Give the year from which years are counted back: the one that the sentence tells, or that of the publication."""
    first = max(0, place - _REACH)
    first += max((found.end() for found in _SENTENCE.finditer(key[first:place])), default=0)
    stop = _SENTENCE.search(key, place, place + _REACH)
    years = {int(one["year"]) for one in _YEARS.finditer(key, first, stop.start() if stop else place + _REACH)}
    years.discard(event)
    if years:
        return years.pop() if len(years) == 1 else 0
    return published.year if published else 0


@lru_cache(maxsize=1)
def _nouns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?:ال)?{_any(nouns)}(?:ه|ها|هم)?(?!\w)") for nouns in forms("tenses.event_nouns"))


@lru_cache(maxsize=1)
def _dated() -> tuple[re.Pattern[str], ...]:
    """Give the patterns of events with their years: by the verb or by the noun."""
    pairs = zip(forms("tenses.event_verbs"), forms("tenses.event_nouns"), strict=True)
    year = _YEAR.format("year")
    return tuple(
        re.compile(rf"(?<!\w)[وفب]?(?:{_any(verbs)}ت?|(?:ال)?{_any(nouns)}(?:ه|ها|هم)?)(?!\w)[^\n.؛\d]{{0,40}}?{year}")
        for verbs, nouns in pairs
    )


def _any(found: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(found, key=len, reverse=True)))})"
