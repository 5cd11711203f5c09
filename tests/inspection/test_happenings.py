"""Events that are told on two weekdays, and others."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.happenings import broken_happenings


def broken(text: str) -> bool:
    return bool(list(broken_happenings(read_article(clean(text)))))


@pytest.mark.parametrize(
    "text",
    [
        "وقع الحادث فجر الثلاثاء. وأضافت الشرطة أن الحادث وقع مساء الأربعاء.",
        "اندلع حريق في السوق مساء الخميس. وقال شاهد إن الحريق اندلع صباح الجمعة.",
    ],
)
def test_broken(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "وقع الحادث فجر الثلاثاء. وقالت الشرطة إن الحادث وقع فجر الثلاثاء قرب الجسر.",
        "وقع حادث فجر الثلاثاء. ووقع حادث آخر مساء الأربعاء.",
        "وقع الحادث فجر الثلاثاء. وعقد قائد الشرطة مؤتمرا مساء الأربعاء.",
    ],
)
def test_sound(text: str) -> None:
    assert not broken(text)
