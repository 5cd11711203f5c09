"""Weekdays beside dates of which a part is told elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from cleaner import clean
from cleaner.arabic.dates import find_dates
from cleaner.inspection.article import read_article
from cleaner.inspection.weekdays import broken_weekdays

MONDAY = date(2024, 2, 5)


def broken(text: str) -> bool:
    article = read_article(clean(text))
    return bool(list(broken_weekdays(article, find_dates(article.key), MONDAY)))


@pytest.mark.parametrize(
    "text",
    [
        "تجتمع اللجنة يوم الثلاثاء الخامس عشر من الشهر الجاري لبحث الموازنة.",
        "تنطلق البطولة الثلاثاء 15 الجاري في العاصمة.",
        "تبدأ الامتحانات يوم الجمعة 12 من الشهر المقبل.",
        "وقع الحادث يوم الأحد 22 من الشهر الماضي.",
        "يقام المعرض يومي السبت 12 والأحد 14 أبريل 2024.",
        "افتتحت المحطة يوم الأحد 22.9.2023 بحضور السفراء.",
        "اندلعت الحرب في السادس من أكتوبر 1973، وكان يوم اثنين.",
    ],
)
def test_another_weekday(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "تجتمع اللجنة يوم الخميس الخامس عشر من الشهر الجاري لبحث الموازنة.",
        "تنطلق البطولة الخميس 15 الجاري في العاصمة.",
        "يقام المعرض يومي السبت 13 والأحد 14 أبريل 2024.",
        "افتتحت المحطة يوم الجمعة 22.9.2023 بحضور السفراء.",
        "اندلعت الحرب في السادس من أكتوبر 1973، وكان يوم سبت.",
        "اندلعت الحرب في السادس من أكتوبر 1973، أحد أشهر أعوام القرن.",
    ],
)
def test_its_own(text: str) -> None:
    assert not broken(text)
