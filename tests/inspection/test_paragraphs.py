"""Paragraphs that can be compared."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.arabic.fold import fold
from cleaner.inspection.article import read_article
from cleaner.inspection.paragraphs import paragraph_of, prose_of

LINE = "أعلنت البلدية أمس فتح الطريق الساحلي أمام حركة السيارات والحافلات بعد إغلاق طويل."


def test_short_lines_are_left_out() -> None:
    article = read_article(clean(f"{LINE}\nوشكرا.\n{LINE.replace('أمس', 'اليوم')}"))
    assert len(list(prose_of(article))) == 2


def test_a_long_line_is_parted_at_its_sentences() -> None:
    article = read_article(clean(" ".join([LINE] * 20)))
    places = list(prose_of(article))
    assert len(places) > 2
    assert all(article.key[end - 1] == "." for _, end in places)


@pytest.mark.parametrize(
    "text", ["وأضاف أن الجسر متين.", "كما زار الوفد المصنع.", "هذا المشروع كبير.", "The bridge is open", "- العاشرة"]
)
def test_what_leads_on(text: str) -> None:
    key = fold(text)
    assert paragraph_of(key, 0, len(key)).leads_on


@pytest.mark.parametrize(
    "text", ["رفض القاضي طلب الدفاع.", "وفي الدقيقة السبعين أهدر المهاجم ركلة.", "«الاتحاد» يفوز على ضيفه."]
)
def test_what_may_begin(text: str) -> None:
    key = fold(text)
    assert not paragraph_of(key, 0, len(key)).leads_on
