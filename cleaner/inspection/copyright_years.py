"""A date of publication that is nothing but the year of the copyright line, beside another date of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cleaner.arabic.calendars import GREGORIAN
from cleaner.arabic.dates import WrittenDate
from cleaner.document.types import Evidence
from cleaner.inspection.article import Article

_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|حقوق|copyright)[^\n]{0,40}?\b((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\s?©", re.IGNORECASE
)
_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)[/-]\d{1,2}(?=[/-])")
_YEAR_ALONE: Final = re.compile(r"\s*(\d{4})(?:-0?1-0?1(?:T00:00.*+)?)?\s*")


def copyright_year(article: Article, dates: Sequence[WrittenDate]) -> tuple[Evidence, ...]:
    """Give the publication, the copyright line that it is of, and the other date of the article; nothing without it.

    >>> from cleaner import Document, clean
    >>> from cleaner.inspection.article import read_article
    >>> copyright_year(read_article(clean(Document("افتتح السوق أمس.", published="2025"))), [])
    ()
    """
    alone = _YEAR_ALONE.fullmatch(article.document.published or "")
    found = _COPYRIGHT.search(article.key) if alone else None
    if not alone or not found or int(found[1] or found[2]) != int(alone[1]):
        return ()
    other = _other_date(article, dates, int(alone[1]))
    return (article.quote_all("published"), article.quote(found.start(), found.end()), other) if other else ()


def _other_date(article: Article, dates: Sequence[WrittenDate], year: int) -> Evidence | None:
    """Give the date that the article has beside the year of its publication: in its address, above it, or in it."""
    address = _IN_ADDRESS.search(article.document.url or "")
    if address:
        return None if int(address[1]) == year else article.quote_raw(*address.span(1), "url")
    known = [written for written in dates if written.calendar == GREGORIAN and written.year]
    above = [written for written in known if article.passage_at(written.start).label in ("date", "byline")]
    written = next(iter(above or known), None)
    return article.quote(written.start, written.end) if written and written.year != year else None
