"""Boxes that ask for consent go by what they say; articles about cookies stay."""

from __future__ import annotations

import pytest

from cleaner import clean_html
from cleaner.html.content.consent import prune_consent
from tests.support.layouts import gone, state_of
from tests.support.pages import PROSE, TITLE, page, paragraphs

ASKED = (
    "نستخدم نحن وشركاؤنا ملفات تعريف الارتباط لتخزين معلومات على جهازك، من أجل عرض الإعلانات وقياس أدائها.",
    "يمكنك قبول جميع الملفات أو اختيار ما يناسبك منها، ويمكنك تغيير رأيك في أي وقت من صفحة الإعدادات.",
)
BOX = f"<div class=q9><div><b>خصوصيتك تهمنا</b>{paragraphs(*ASKED)}</div><button>قبول الكل</button></div>"
ABOUT = (
    "أقرت الهيئة أمس قواعد جديدة لملفات تعريف الارتباط في المواقع، تلزم أصحابها بزر واضح للرفض.",
    "وقال رئيسها إن البيانات الشخصية للزوار ليست سلعة، وإن شركات كثيرة جمعت منها أكثر مما تحتاج إليه.",
)


@pytest.mark.parametrize("where", ["above", "within", "below"])
def test_a_box_without_a_telling_name(where: str) -> None:
    within = f"{paragraphs(*PROSE[:3])}{BOX if where == 'within' else ''}{paragraphs(*PROSE[3:])}"
    body = f"{BOX if where == 'above' else ''}<main><h1>{TITLE}</h1>{within}</main>{BOX if where == 'below' else ''}"
    found = clean_html(page(body))
    assert found.text.split("\n") == list(PROSE)
    assert {piece.label for piece in found.removed if piece.rule == "page.consent"} == {"legal"}


def test_an_article_about_them_stays() -> None:
    body = f"<main><h1>قواعد جديدة لملفات الارتباط</h1>{paragraphs(*ABOUT, *PROSE[:2])}<button>موافق</button></main>"
    assert set(ABOUT) <= set(clean_html(page(body, title="قواعد جديدة لملفات الارتباط")).text.split("\n"))


def test_a_box_without_a_button_stays() -> None:
    state = state_of(f"<div>{paragraphs(*ASKED)}</div>")
    prune_consent(state)
    assert gone(state) == []
