"""Amounts that are told twice, and those that are others."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.retold_amounts import broken_amounts


def broken(text: str) -> bool:
    return bool(list(broken_amounts(read_article(clean(text)))))


@pytest.mark.parametrize(
    "text",
    [
        "منحت الهيئة قرضا بقيمة 25 مليون يورو لبناء مستشفى. ويسدد القرض البالغ 52 مليون يورو على عشر سنوات.",
        "انهار مبنى من أربع طبقات فجرا. وأكد المحافظ أن المبنى المنهار مؤلف من ست طبقات.",
        "اشترت البلدية 14 حافلة جديدة. وستوزع الحافلات التي يبلغ عددها ثماني عشرة على الخطوط.",
    ],
)
def test_broken(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "منحت الهيئة قرضا بقيمة 25 مليون يورو لبناء مستشفى. ويسدد القرض البالغ 25 مليون يورو على عشر سنوات.",
        "انهار مبنى من أربع طبقات. وأكد المحافظ أن المبنى المجاور المؤلف من ست طبقات أخلي.",
        "حفر العمال حفرة قطرها عشرة أمتار. ووصل عمق الحفرة، وعمقها ثلاثة أمتار، إلى الأنابيب.",
        "منحت الهيئة قرضا بقيمة 25 مليون يورو. وتبلغ الدفعة الأولى من القرض البالغة 10 ملايين يورو ثلثه.",
    ],
)
def test_sound(text: str) -> None:
    assert not broken(text)
