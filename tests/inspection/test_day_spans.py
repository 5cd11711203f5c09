"""Days that make the span that is told, and those that do not."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.arabic.dates import find_dates
from cleaner.inspection.article import read_article
from cleaner.inspection.day_spans import broken_day_spans


def broken(text: str) -> bool:
    article = read_article(clean(text))
    return bool(list(broken_day_spans(article, find_dates(article.key))))


@pytest.mark.parametrize(
    "text",
    [
        "تستمر الدورة خمسة أيام، من 12 إلى 24 مايو 2025، في الرباط.",
        "يقام المعرض من 3 إلى 9 نوفمبر 2023 ويستمر أربعة أيام في القاعة الكبرى.",
        "امتدت الحملة لمدة ثلاثة أسابيع، من 1 يونيو 2024 إلى 30 يوليو 2024، في القرى.",
    ],
)
def test_broken(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "تستمر الدورة خمسة أيام، من 12 إلى 16 مايو 2025، في الرباط.",
        "أقيم المهرجان على مدى أربعة أيام، من 8 إلى 11 نوفمبر 2023، في المدينة.",
        "استمر نحو عشرة أيام، من 12 إلى 24 مايو 2025، في الرباط.",
        "شارك في الدورة ثلاثون مرشدا من 12 إلى 24 مايو 2025. وتستمر الدورة المقبلة خمسة أيام.",
        "امتدت الحملة لمدة ثلاثة أسابيع، من 1 يونيو 2024 إلى 21 يونيو 2024، في القرى.",
    ],
)
def test_sound(text: str) -> None:
    assert not broken(text)
