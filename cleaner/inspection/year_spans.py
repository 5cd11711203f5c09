"""Years that do not make the span that is told beside them: «قبل ثلاثين عاما، عام 1999», «من 2010 إلى 2020»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from cleaner.arabic.quantities import Quantity, find_quantities
from cleaner.arabic.word_lists import word_pattern
from cleaner.inspection.article import Article

Pair = tuple[tuple[int, int], tuple[int, int]]

_YEAR: Final = r"(?<![\d/.-])(?P<{}>1[89]\d\d|20\d\d)(?!\d|[/.-]\d)"
_YEAR_NEAR: Final = re.compile(_YEAR.format("year"))
_THEN: Final = re.compile(rf" ?[،,(-]? ?(?:اي |وتحديدا |في |ب)*(?:عام|سنه) {_YEAR.format('year')}")
_AGO: Final = re.compile(r"(?<!\w)(?:قبل|منذ) $")
_BEFORE_AGO: Final = re.compile(rf"(?:عام|سنه) {_YEAR.format('year')} ?[،,(-]? ?(?:اي )?(?:قبل|منذ) $")
_RANGE: Final = word_pattern(
    r"(?:(?<!\w)<tenses.between_years> |\( ?)(?P<first>1[89]\d\d|20\d\d) ?(?:و ?|<tenses.to_years> |- ?|– ?|— ?)"
    r"(?:عام )?"
    r"(?P<last>1[89]\d\d|20\d\d)(?!\d|[/.-]\d) ?(?P<closed>\)?)"
)
_TO_RANGE: Final = word_pattern(r" ?[،,(]? ?(?:<tenses.to_ranges> )*")
_TO_SPAN: Final = word_pattern(r" ?[،,(]? ?(?:اي )?(?:<tenses.lasting> )?")
_SPAN: Final = word_pattern(r"<tenses.before_spans> (?:\w+ ){1,5}?<tenses.spans_of_years>(?!\w)")
_ROOM: Final = 1  # years by which a birthday or the counting of both ends may differ
_FEWEST: Final = 3
_REACH: Final = 60  # characters between a span and its years


def broken_spans(article: Article, published: date | None) -> Iterator[Pair]:
    """Give where a span of years is told and the year that contradicts it.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> article = read_article(clean("حكم الأمير خمس سنوات، من 1950 إلى 1970، ثم اعتزل."))
    >>> [(article.key[slice(*one)], article.key[slice(*other)]) for one, other in broken_spans(article, None)]
    [('من 1950 الي 1970', 'خمس سنوات')]
    """
    key = article.key
    if not _YEAR_NEAR.search(key):
        return
    ranges = list(_RANGE().finditer(key))
    places = [found.span() for found in _SPAN().finditer(key)]
    places += [(max(0, found.start() - _REACH), found.start()) for found in ranges]
    spans = {span.start: span for start, end in places for span in find_quantities(key, start, end)}
    for _, span in sorted(spans.items()):
        if span.thing == "عام" and span.value >= _FEWEST and article.passage_at(span.start).kept:
            found = _of_past(key, span, published) or _of_two_years(key, span, ranges)
            if found:
                yield found


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


def _of_two_years(key: str, span: Quantity, ranges: Sequence[re.Match[str]]) -> Pair | None:
    """Compare a span with the two years between which it lies, which stand right before it or right behind."""
    for found in ranges if not span.about else ():
        before = found.end() <= span.start and _TO_SPAN().fullmatch(key, found.end(), span.start)
        behind = not before and span.end <= found.start() and _TO_RANGE().fullmatch(key, span.end, found.start())
        if before or behind:
            years = int(found["last"]) - int(found["first"])
            broken = years > 0 and abs(years - span.value) > _ROOM
            return (found.span(), (span.start, span.end)) if broken else None
    return None
