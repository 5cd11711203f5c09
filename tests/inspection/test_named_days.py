"""Days that are named from the day of writing, with a weekday beside them."""

from __future__ import annotations

from datetime import date

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.named_days import broken_named_days

MONDAY = date(2024, 2, 5)


def broken(text: str, published: date | None = None) -> bool:
    return bool(list(broken_named_days(read_article(clean(text)), published)))


@pytest.mark.parametrize(
    "text",
    [
        "بدأت المحادثات اليوم الثلاثاء في جنيف. وكان الوفد قد وصل أمس الأحد.",
        "تنظر المحكمة اليوم الأربعاء في الطلب. وتستأنف الجلسات غدا السبت.",
        "وصل الوفد مساء أمس (الأحد). وكان قد تأخر أول من أمس الجمعة.",
    ],
)
def test_days_that_do_not_go_together(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "بدأت المحادثات اليوم الثلاثاء في جنيف. وكان الوفد قد وصل أمس الاثنين.",
        "قال المتحدث أمس الأربعاء إن الوفد يصل غدا الخميس.",
        "قال الشاهد اليوم الأربعاء: «سنلتقي غدا السبت» ثم سكت.",
        "يفتح السوق اليوم الجمعة والسبت، وأمس الأربعاء كان مغلقا.",
    ],
)
def test_days_that_do(text: str) -> None:
    assert not broken(text)


def test_the_publication() -> None:
    assert broken("أعلنت البلدية اليوم الخميس إغلاق الجسر.", MONDAY)
    assert not broken("أعلنت البلدية اليوم الأحد إغلاق الجسر.", MONDAY)  # published a day later
