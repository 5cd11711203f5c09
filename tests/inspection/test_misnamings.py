"""One person under two names, and those who only look so."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.misnamings import misnamings

BETWEEN = "ويبدأ العمل في الموقع مطلع الأسبوع المقبل، على أن ينتهي قبل حلول الشتاء وهطول الأمطار في الوادي. "


def kinds(first: str, second: str) -> list[str]:
    text = f"{first}\n{BETWEEN}\n{second}"
    return [one.kind for one in misnamings(read_article(clean(text)))]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("قال محافظ المدينة مازن الطراونة إن السوق آمن.", "وأكد المحافظ مازن العبابنة أن التجار راضون.", "family"),
        ("قالت وزيرة الثقافة سلمى بنعيسى إن المتحف مجاني.", "وأضافت سعاد بنعيسى أن القاعات واسعة.", "given"),
        ("كرمت المدرسة ياسر خلف الدليمي أمس.", "وقال المدير باسل خلف الدليمي إن الحفل بسيط.", "given"),
        ("شيعت البلدة جثمان نضال يوسف الرجوب.", "وذكر زملاؤه أن نضال يونس الرجوب كان مسعفا.", "father"),
        ("قال محافظ البصرة حسام الجابري إن العمل جار.", "وشكر وزير الموارد المائية حسام الجابري العمال.", "post"),
    ],
)
def test_one_person_is_called_otherwise(first: str, second: str, kind: str) -> None:
    assert kinds(first, second) == [kind]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # kin, of whom the text says so
        ("فازت هناء علي الدرويش بالجائزة.", "وقالت شقيقتها هيفاء علي الدرويش إن الخط فن."),
        # one post, one after the other
        ("قال محافظ المدينة مازن الطراونة ذلك.", "وكان المحافظ السابق مازن العبابنة قد رفض الخطة."),
        # two ministers
        ("قال وزير النقل مازن الطراونة ذلك.", "وأكد وزير المياه مازن العبابنة أن السد ممتلئ."),
        # a name with the father's, and without
        ("قال محافظ المدينة مازن خلف الطراونة ذلك.", "وأكد المحافظ مازن الطراونة أن السوق آمن."),
        # a post that is not told to be his
        ("قال مازن الطراونة ذلك.", "وقال مازن العبابنة إن السوق آمن."),
        # a tribe
        ("قال سعد علي القحطاني وعوض حسن القحطاني ذلك.", "وأكد سعد فهد القحطاني أن البئر عميقة."),
        # two posts that go together, and a past one
        ("قال نائب رئيس الوزراء وزير النقل بدر العمراني ذلك.", "وأضاف وزير النقل بدر العمراني أن الخط جاهز."),
        ("قال رئيس الجامعة فريد الشامي ذلك.", "وزار وزير التعليم السابق فريد الشامي المختبر."),
        # a king and his father
        ("قال الرئيس سالم الحمدان ذلك.", "وكان الرئيس ناصر الحمدان أول من زار البلدة."),
    ],
)
def test_two_persons(first: str, second: str) -> None:
    assert kinds(first, second) == []
