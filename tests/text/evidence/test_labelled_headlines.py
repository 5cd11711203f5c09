"""Headlines behind labels, where the article goes on in the same line."""

import pytest

from cleaner import clean
from cleaner.arabic.fold import fold
from cleaner.document.types import Mark
from cleaner.text.evidence.bounds import GAP, GLUED, STOP
from cleaner.text.evidence.labelled_headlines import settle_headlines
from tests.support.evidence import piece
from tests.support.growth import power_over

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


def test_up_to_the_word_that_goes_on_all_is_settled() -> None:
    mark = Mark(0, "r", "read_also", "drop", 0, 9, "", 0.9, "headlines", ends=False)
    label = piece("اقرا ايضا")._replace(kind=STOP, marks=(mark,))
    headline = piece(fold("بلدية الرمال تفتتح سوق السمك"))._replace(kind=GLUED)
    pieces = [piece(fold(BEFORE))._replace(terminal=True), label, headline, piece(fold(AFTER))._replace(kind="opening")]
    assert [one.settled for one in settle_headlines(pieces, {"واوضح"})] == [0, 1, 1, 0]
    assert not any(one.settled for one in settle_headlines(pieces, set()))


def test_labels_in_a_line_without_end_take_linear_time() -> None:
    mark = Mark(0, "r", "related", "drop", 0, 9, "", 0.9, "headlines", ends=False)
    label = piece("اقرا ايضا")._replace(kind=GAP, marks=(mark,))
    headline = piece(fold("بلدية الرمال تفتتح سوق السمك"))._replace(kind=GLUED)
    after = piece(fold("وأوضح المهندسون"))._replace(kind="opening")
    assert power_over(lambda size: lambda: settle_headlines([label, headline, after] * size, {"واوضح"}), 300) < 1.4
