"""Outcomes that are more than all, and those that are not."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.outcomes import broken_outcomes


def broken(text: str) -> bool:
    return bool(list(broken_outcomes(read_article(clean(text)))))


@pytest.mark.parametrize(
    "text",
    [
        "استقبل المركز 150 طلبا هذا الشهر، قبل منها 90 ورفض 80.",
        "تقدم للاختبار 420 طالبا، نجح منهم 310 ورسب 140.",
        "صوت لصالح القرار 120 نائبا وعارضه 40، فيما امتنع عشرون، من أصل 150 نائبا.",
        "خاض المنتخب ثماني مباريات، فاز في خمس وتعادل في ثلاث وخسر اثنتين.",
    ],
)
def test_broken(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "استقبل المركز 150 طلبا هذا الشهر، قبل منها 90 ورفض 40.",
        "نجح 310 طلاب هذا العام، ورسب 140، وكان عددهم 420 قبل عامين.",
        "خاض المنتخب عشر مباريات، فاز في خمس وتعادل في ثلاث وخسر اثنتين.",
        "أفرج عن 20 موقوفا من بين نحو 30، وحبس 15.",
    ],
)
def test_sound(text: str) -> None:
    assert not broken(text)
