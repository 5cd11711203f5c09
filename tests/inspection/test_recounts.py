"""What is counted twice."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.recounts import broken_recounts


def broken(text: str) -> bool:
    return bool(list(broken_recounts(read_article(clean(text)))))


@pytest.mark.parametrize(
    "text",
    [
        "أوقفت الشرطة 7 متهمين في القضية.\nوأحيل المتهمون التسعة إلى النيابة.",
        "عقد اللقاء بمشاركة 42 دولة.\nووقعت الدول الخمس والأربعون المشاركة مذكرة.",
        "كان على متن الحافلة 40 راكبا.\nونقل الركاب البالغ عددهم 45 إلى المستشفى.",
    ],
)
def test_two_numbers(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "أوقفت الشرطة 7 متهمين في القضية.\nوأحيل المتهمون السبعة إلى النيابة.",
        "نجا ركاب الحافلة كلهم، وعددهم 24 راكبا.\nوشكر الركاب الأربعة والعشرون السائق.",
        "وقعت البلدية 45 عقدا مع الشركات.\nوشهد العقد الأربعون خلافا بين الطرفين.",
        "أوقفت الشرطة 7 متهمين، ثم أوقفت 9 متهمين آخرين.\nوأحيل المتهمون التسعة إلى النيابة.",
        "يضم المجلس 60 دولة.\nورفضت الدول الخمس الدائمة الاقتراح.",
    ],
)
def test_one_number(text: str) -> None:
    assert not broken(text)
