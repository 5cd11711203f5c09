"""Statements that go on with another side's."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.continuations import broken_continuations

SAID = "قال الناطق باسم الحكومة الأردنية في بيان إن مشروع المياه يبدأ في الربيع المقبل."


def broken(*lines: str, title: str | None = None) -> bool:
    return bool(list(broken_continuations(read_article(clean("\n".join(lines), title=title)))))


@pytest.mark.parametrize(
    "line",
    [
        "وأوضحت وزارة الري السورية في البيان نفسه أن التمويل متوافر.",
        "وشدد وزير الري السوري في ختام كلمته على أن التمويل متوافر.",
        "وختم وزير الري السوري تصريحاته بشكر المانحين على التمويل.",
        "وأضاف وزير الري السوري أن التمويل متوافر لجميع المراحل.",
        "وأوضحت دمشق في بيان المشروع نفسه أن التمويل متوافر لجميع المراحل.",
        "وأوضحت دمشق، على لسان الناطق باسم الحكومة نفسها، أن التمويل متوافر.",
        "وختمت دمشق بيانها بشكر المانحين على التمويل.",
        "وأوضح الناطق السوري أن التمويل متوافر لجميع المراحل.",
    ],
)
def test_another_side_goes_on(line: str) -> None:
    assert broken(SAID, line)


@pytest.mark.parametrize(
    "lines",
    [
        (SAID, "وأوضحت الحكومة الأردنية في البيان نفسه أن التمويل متوافر."),
        (SAID, "من جانبه، قال وزير الري السوري في ختام كلمته إن التمويل متوافر."),
        (SAID, "وقال وزير الري السوري إن بلاده موافقة.", "وأضاف وزير الري السوري أن التمويل متوافر."),
        (SAID, "وجاء في بيان مشترك أصدره الجانبان، وأوضحت وزارة الري السورية في البيان نفسه أن التمويل متوافر."),
        (SAID, "ونشر بيان وزارة الري السورية مساء.", "وأوضحت وزارة الري السورية في البيان نفسه أن التمويل متوافر."),
        (SAID, "وأضاف أن التمويل متوافر."),
    ],
)
def test_who_may_go_on(lines: tuple[str, ...]) -> None:
    assert not broken(*lines)


def test_a_side_that_the_title_lets_speak() -> None:
    line = "وشدد وزير الري السوري في ختام كلمته على أن التمويل متوافر."
    assert not broken(SAID, line, title="أكد وزير الري السوري توافر التمويل")


@pytest.mark.parametrize(
    ("lines", "conflict"),
    [
        (("دعت حركة حماس الوسطاء إلى التحرك.", "وأضاف المتحدث باسم حركة فتح في التصريح ذاته أن الوقت ضيق."), True),
        (("دعت حركة حماس الوسطاء إلى التحرك.", "وأضاف المتحدث باسم الحركة في التصريح ذاته أن الوقت ضيق."), False),
        (("قالت المفوضية الأوروبية إن الرسوم باقية.", "وأضاف الاتحاد الأوروبي في البيان ذاته أنه يراقب."), False),
        (("قال مدرب الوداد إن الفوز مستحق.", "وختم مدرب الرجاء تصريحه بشكر الجمهور."), True),
        (("قال مدرب الوداد إن الفوز مستحق.", "وختم مدرب الوداد تصريحه بشكر الجمهور."), False),
        ((SAID, "ووصل وفد سوري مساء.", "وأوضح الناطق السوري أن التمويل متوافر."), False),
    ],
)
def test_movements_organs_clubs_and_short_names(lines: tuple[str, ...], conflict: bool) -> None:
    assert broken(*lines) is conflict
