"""The year of a copyright line that was taken for the day of publication."""

from __future__ import annotations

from cleaner import Document, clean
from cleaner.arabic.dates import find_dates
from cleaner.inspection.article import read_article
from cleaner.inspection.copyright_years import copyright_year

TEXT = "افتتح السوق الجديد يوم 3 مارس 2021 بحضور التجار.\nجميع الحقوق محفوظة © 2025"


def quoted(text: str, published: str) -> list[str]:
    article = read_article(clean(Document(text, published=published)))
    return [piece.text for piece in copyright_year(article, find_dates(article.key))]


def test_a_year_alone_beside_another_date() -> None:
    assert quoted(TEXT, "2025")[-1] == "3 مارس 2021"


def test_a_whole_date_or_another_year() -> None:
    assert quoted(TEXT, "2021-03-03") == []
    assert quoted(TEXT, "2024") == []
