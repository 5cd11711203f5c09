"""Names that differ by a letter or two, and those that are other people's."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.near_names import near_names


def broken(text: str) -> bool:
    return bool(list(near_names(read_article(clean(text)))))


@pytest.mark.parametrize(
    "text",
    [
        "أعلن فيليب لارسون افتتاح القاعة. وقال لارسون إنها تضم مئتي قطعة. وأضاف لارسن أن الدخول مجاني.",
        "التقى المبعوث الأممي هانس فيسلر وفدا من المعارضة. وأكد هانز فيسلر أن الحوار هو الحل.",
        "استقال الوزير خالد المنصوري من منصبه. وشكر خالد المنصور زملاءه.",
    ],
)
def test_broken(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "أعلن فيليب لارسون افتتاح القاعة. وحضر الرسام إريك لارسن. وقال لارسون إن القاعة واسعة.",
        "استقال الوزير خالد المنصوري وشقيقه خالد المنصور من منصبيهما.",
        "قالت الوزيرة إنها ليست مستعدة. وأضافت أنها ستكون هناك غدا.",
    ],
)
def test_sound(text: str) -> None:
    assert not broken(text)
