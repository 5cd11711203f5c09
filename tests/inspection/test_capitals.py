"""Capitals of the wrong state, and of the right one."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.capitals import broken_capitals


def broken(text: str) -> bool:
    return bool(list(broken_capitals(read_article(clean(text)))))


@pytest.mark.parametrize(
    "text",
    [
        "وشدد على أن العراق، وعاصمته عمان، حريص على علاقاته.",
        "وصل الوفد إلى العاصمة الكرواتية بلغراد مساء أمس.",
        "عقد اللقاء في برن، عاصمة النمسا، أمس.",
    ],
)
def test_broken(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد إلى العاصمة الكرواتية زغرب آتيا من بلغراد، عاصمة صربيا.",
        "اختيرت الدوحة عاصمة الثقافة العربية.",
        "زار الوفد العاصمة الأردنية عمان.",
    ],
)
def test_sound(text: str) -> None:
    assert not broken(text)
