"""Headlines behind labels, where the article goes on in the same line."""

import pytest

from cleaner import clean

BEFORE = "زار الوفد الزراعي مزارع النخيل في الواحات الشرقية صباح أمس واطلع على شبكات الري."
AFTER = "وأوضح المهندسون أن الشبكة الجديدة توفر ثلث المياه التي كانت تضيع في القنوات المكشوفة كل صيف."


@pytest.mark.parametrize(
    "label", ["اقرأ أيضا: ", "اقرأ أيضاً ", "للمزيد: ", "طالع أيضا: ", "اقرأ أيضاً"], ids=lambda one: one.strip()
)
def test_the_headline_goes_and_the_article_goes_on(label: str) -> None:
    headline = (
        "المحليةبلدية الرمال تفتتح سوق السمك الجديد" if label[-1] == "ً" else "بلدية الرمال تفتتح سوق السمك الجديد"
    )
    text = clean(f"{BEFORE} {label}{headline} {AFTER}").text
    assert "السمك" not in text
    assert BEFORE in text
    assert AFTER in text


@pytest.mark.parametrize(
    "text",
    [
        f"{BEFORE} شاهد الجمهور العرض كاملا وأوضح المنظمون أن الدخول كان مجانيا للجميع طوال الأسبوع.",
        f"{BEFORE} وكتب على الباب «اقرأ أيضا» بخط كبير وأوضح المعلم أن التلاميذ يحبون القراءة في الصباح الباكر.",
    ],
)
def test_what_labels_nothing_takes_nothing(text: str) -> None:
    assert clean(text).text == text
