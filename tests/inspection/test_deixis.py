"""Speech that breaks its own deixis."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.deixis import broken_deixis


def broken(text: str) -> list[str]:
    article = read_article(clean(text))
    return [article.key[slice(*own)] for _, own in broken_deixis(article)]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("قال المتحدث باسم الكرملين إن الحياة عادت إلى عاصمتنا كييف.", "عاصمتنا كييف"),
        ("أكد وزير المالية التركي أن عملتنا الروبل متماسكة.", "عملتنا الروبل"),
        ("قالت وزارة الدفاع الأوكرانية إن جيشنا الروسي تقدم.", "جيشنا الروسي"),
        ("وقال الوزير الصيني إن العلاقات بين بلاده والصين ممتازة.", "بلاده والصين"),
        ("بحث وزير الخارجية المصري مع نظيره المصري ملف المياه.", "نظيره المصري"),
        ("وأعلنت الخارجية الإيرانية رفض القرار، داعية طهران إلى وقف التخصيب.", "داعيه طهران"),
        ("ودعا المتحدث الإيراني طهران إلى وقف التخصيب.", "ودعا المتحدث الايراني طهران"),
    ],
)
def test_words_of_the_wrong_speaker(text: str, own: str) -> None:
    assert own in broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث باسم الكرملين إن الحياة عادت إلى عاصمتنا موسكو.",
        "وقال الوزير الصيني إن العلاقات بين بلاده وروسيا ممتازة.",
        "بحث وزير الخارجية المصري مع نظيره التونسي ملف المياه.",
        "استقبل الوزير الأردني في القاهرة وزيرا تونسيا قبل أن يلتقي نظيره المصري.",
        "ودعا المتحدث الأميركي طهران إلى وقف التخصيب.",
        "ودعا وزير إيراني سابق طهران إلى وقف التخصيب.",
        "سلمت بلاده أوكرانيا دفعة من المسيرات، كما قال الوزير الألماني.",
    ],
)
def test_words_that_fit_their_speaker(text: str) -> None:
    assert broken(text) == []
