"""Years and the spans that are told beside them."""

from __future__ import annotations

from datetime import date

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.year_spans import broken_spans


def broken(text: str) -> bool:
    return bool(list(broken_spans(read_article(clean(text)), date(2025, 3, 1))))


@pytest.mark.parametrize(
    "text",
    [
        "احتجز سبعة أعوام (2009 - 2013) في سجن صحراوي.",
        "اندلعت الحرب قبل ثلاثين عاما، عام 1975.",
        "حكم البلاد من 2010 إلى 2020، أي 15 عاما.",
    ],
)
def test_years_that_do_not_fit(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "ولد الشاعر عام 1950، وتوفي عام 2020 عن عمر ناهز 70 عاما.",
        "اندلعت الحرب قبل خمسين عاما، عام 1975.",
        "حكم البلاد من 2010 إلى 2020، أي عشر سنوات.",
        "ولد الشاعر عام 1950، وولد ابنه عام 1980، وتوفي عن 45 عاما.",
    ],
)
def test_years_that_fit(text: str) -> None:
    assert not broken(text)
