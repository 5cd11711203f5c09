"""A result in one line, as a fragment for a notebook, and as a page: short, right to left, escaped."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner import clean
from cleaner.document.result_html import summarize, write_fragment, write_page
from cleaner.document.types import CleanResult

PROSE = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة بعد إغلاق دام ثلاثة أشهر كاملة."
EVIL = "قال الراوي <script>alert(1)</script> \" onclick='x' إن السوق عاد إلى أهله بعد أعوام طويلة."
LONG = clean("\n".join([PROSE] * 400 + ["اقرأ أيضاً: موجة حر تضرب الخليج"] * 300))


def evil() -> CleanResult:
    return clean(f"{PROSE}\n{EVIL}\nالمصدر: {EVIL[11:44]}", title=EVIL)


def test_a_result_is_one_short_line() -> None:
    shown = repr(clean(f"{PROSE}\n{PROSE[:-1]}\u2028\nالمصدر: وكالات"))
    assert len(shown.splitlines()) == 1
    assert len(shown) < 200
    assert "removed: source 1" in shown
    assert "warnings: doubled" in repr(LONG)
    assert summarize(clean("")) == "0 of 0 characters stay"


def test_a_notebook_shows_little_of_a_long_article() -> None:
    html = LONG._repr_html_()
    assert html == write_fragment(LONG)
    assert len(html) < 12_000
    assert f"ما حُذف ({len(LONG.removed):,})" in html
    assert f"+{len(LONG.removed) - 12:,}" in html


def test_a_page_shows_all_of_it_in_its_order() -> None:
    html = LONG.to_html()
    assert html == write_page(LONG)
    article = LexborHTMLParser(html).css_first("article")
    assert article is not None
    for note in article.css("small"):
        note.decompose()
    assert article.text() == LONG.document.text


@pytest.mark.parametrize("write", [write_fragment, write_page])
def test_no_text_becomes_markup(write: object) -> None:
    html = write(evil())  # type: ignore[operator]
    tree = LexborHTMLParser(html)
    assert tree.css("script, [onclick], a, img, link") == []
    assert "&lt;script&gt;" in html
    assert [node.attributes["dir"] for node in tree.css("[lang=ar]")] == ["rtl"]
