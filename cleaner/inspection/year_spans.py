"""Years that do not make the span that is told beside them: ages, «قبل ثلاثين عاما، عام 1999», «من 2010 إلى 2020»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from cleaner.arabic.quantities import Quantity, find_quantities
from cleaner.arabic.word_lists import word_pattern
from cleaner.inspection.article import Article

Pair = tuple[tuple[int, int], tuple[int, int]]

_YEAR: Final = r"(?<![\d/.-])(?P<{}>1[89]\d\d|20\d\d)(?!\d|[/.-]\d)"
_BORN: Final = word_pattern(rf"(?<!\w)[وف]?<tenses.born>[^\n.\d]{{0,40}}(?:\d{{1,2}} \w+ )?{_YEAR.format('year')}")
_DIED: Final = word_pattern(r"(?<!\w)[وف]?<tenses.died>(?!\w)")
_AT_AGE: Final = word_pattern(r"<tenses.at_age>(?: (?:ي?ناهز|بلغ|تجاوز|يقارب|ال))*+ ?$")
_YEAR_NEAR: Final = re.compile(_YEAR.format("year"))
_THEN: Final = re.compile(rf" ?[،,(-]? ?(?:اي |وتحديدا |في |ب)*(?:عام|سنه) {_YEAR.format('year')}")
_AGO: Final = re.compile(r"(?<!\w)(?:قبل|منذ) $")
_BEFORE_AGO: Final = re.compile(rf"(?:عام|سنه) {_YEAR.format('year')} ?[،,(-]? ?(?:اي )?(?:قبل|منذ) $")
_BETWEEN: Final = word_pattern(
    rf"(?<!\w)<tenses.between_years> {_YEAR.format('first')} ?(?:و ?|<tenses.to_years> |-|–)(?:عام )?"
    rf"{_YEAR.format('last')} ?[،,(] ?(?:اي )?(?:<tenses.lasting> )?$"
)
_SPAN: Final = word_pattern(r"<tenses.before_spans> (?:\w+ ){1,5}?<tenses.spans_of_years>(?!\w)")
_ROOM: Final = 1  # years by which a birthday or the counting of both ends may differ
_FEWEST: Final = 3
_REACH: Final = 90


def broken_spans(article: Article, published: date | None) -> Iterator[Pair]:
    """Give where a span of years is told and the year that contradicts it.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> article = read_article(clean("ولد الشاعر عام 1950، وتوفي عام 2020 عن عمر ناهز 85 عاما."))
    >>> [(article.key[slice(*one)], article.key[slice(*other)]) for one, other in broken_spans(article, None)]
    [('ولد الشاعر عام 1950', '85 عاما')]
    """
    key = article.key
    places = [found.span() for found in _SPAN().finditer(key)]
    if not places or not _YEAR_NEAR.search(key):
        return
    born = [found for found in _BORN().finditer(key) if article.passage_at(found.start()).kept]
    for span in (span for start, end in places for span in find_quantities(key, start, end)):
        if span.thing == "عام" and span.value >= _FEWEST and article.passage_at(span.start).kept:
            found = _of_age(key, span, born, published) or _of_past(key, span, published) or _of_two_years(key, span)
            if found:
                yield found


def _of_age(key: str, span: Quantity, born: list[re.Match[str]], published: date | None) -> Pair | None:
    """Compare the age at which somebody died with the years of birth and death, where one is told to be born."""
    first = max(0, span.start - _REACH)
    death = _DIED().search(key, first, span.start)
    if len(born) != 1 or not death or not _AT_AGE().search(key, first, span.start):
        return None
    years = _YEAR_NEAR.finditer(key, death.end(), span.start)
    told = next((found for found in years if not born[0].start() <= found.start() < born[0].end()), None)
    year = int(told["year"]) if told else published.year if published else 0
    if not year or year <= int(born[0]["year"]) or (not told and abs(year - int(born[0]["year"])) > 110):
        return None
    lived = year - int(born[0]["year"])
    room = _ROOM + 1 + (2 if span.about or "ناهز" in key[first : span.start] else 0)
    return (born[0].span(), (span.start, span.end)) if abs(lived - span.value) > room else None


def _of_past(key: str, span: Quantity, published: date | None) -> Pair | None:
    """Compare «قبل ثلاثين عاما» with the year beside it, counted from the publication."""
    if not published or span.about:
        return None
    behind = _THEN.match(key, span.end) if _AGO.search(key, 0, span.start) else None
    before = None if behind else _BEFORE_AGO.search(key, max(0, span.start - 40), span.start)
    found = behind or before
    room = _ROOM + (span.value % 10 == 0) * 2
    if not found or abs(published.year - int(found["year"]) - span.value) <= room:
        return None
    return tuple(sorted((found.span("year"), (span.start, span.end))))  # type: ignore[return-value]


def _of_two_years(key: str, span: Quantity) -> Pair | None:
    """Compare a span with the two years between which it lies."""
    found = _BETWEEN().search(key, max(0, span.start - 60), span.start)
    if not found or span.about:
        return None
    years = int(found["last"]) - int(found["first"])
    return (found.span(), (span.start, span.end)) if years > 0 and abs(years - span.value) > _ROOM else None
