"""The result of one match, told twice."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.match_recounts import broken_results


def broken(text: str) -> bool:
    return bool(list(broken_results(read_article(clean(text)))))


@pytest.mark.parametrize(
    "text",
    [
        "فاز المحرق على النجمة برباعية دون رد.\nوقال المدرب إن الفوز بثلاثة أهداف نظيفة على النجمة يسعده.",
        "تغلب المنتخب على ضيفه بأربعة أهداف دون رد.\nوسجل البديل هدفا متأخرا، لتنتهي المواجهة بثلاثة أهداف لواحد.",
    ],
)
def test_two_results(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "فاز المحرق على النجمة برباعية دون رد.\nوقال المدرب إن الفوز برباعية نظيفة على النجمة يسعده.",
        "فاز المحرق على النجمة برباعية دون رد.\nوكان المحرق خسر الجولة السابقة بثلاثة أهداف نظيفة.",
        "فاز المحرق على النجمة برباعية دون رد.\nوفي مواجهات أخرى فاز الرفاع بثلاثة أهداف نظيفة.",
        "فاز المحرق على النجمة بثلاثية مقابل هدف.\nوانتهى الشوط الأول من المباراة بهدف وحيد للنجمة.",
    ],
)
def test_other_matches_and_halves(text: str) -> None:
    assert not broken(text)
