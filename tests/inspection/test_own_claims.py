"""What an article's own words make its author."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.own_claims import own_claims


def kinds(text: str) -> list[tuple[str, str]]:
    return [(claim.kind, claim.outlets[0].id) for claim in own_claims(read_article(clean(text)))]


@pytest.mark.parametrize(
    ("text", "kind", "outlet"),
    [
        ("وعلمت هسبريس من مصادر مطلعة أن اللجنة باشرت عملها.", "own voice", "ma.hespress"),
        ("زارت «القبس» المصنع القديم والتقت العاملين فيه.", "own voice", "kw.al-qabas"),
        ("علم موقع هسبريس أن اللجنة باشرت عملها صباح أمس.", "own voice", "ma.hespress"),
        ("وردا على سؤال «القبس» قال الوزير إن القرار نهائي.", "own voice", "kw.al-qabas"),
        ("قال المدير في تصريح خص به «القبس» إن العمل انتهى.", "exclusive", "kw.al-qabas"),
        ("وقالت المصادر لـ القبس إن الجداول معتمدة.", "statement", "kw.al-qabas"),
        ("وأوضحت المصادر في حديثها إلى «هسبريس» أن الجداول معتمدة.", "statement", "ma.hespress"),
    ],
)
def test_what_makes_an_outlet_the_author(text: str, kind: str, outlet: str) -> None:
    assert (kind, outlet) in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "وكان الفنان قد صرح لـ«القبس» قبل عامين بأنه لن يعود إلى المسرح.",
        "وبحسب صحيفة «القبس» فإن القرار نهائي، وعلمت «القبس» ذلك من الوزارة.",
        "وقال المصور لمحررة المجلة إن الصور التقطت في الشتاء.",
    ],
)
def test_what_claims_nothing(text: str) -> None:
    assert kinds(text) == []
