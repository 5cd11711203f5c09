"""The page of an explanation: the whole source, escaped, with what went marked."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner import Options, clean, weigh
from cleaner.cli.explain.page import page
from cleaner.rules.rule import Rule, Rules

BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء، وقال رئيسها إن السوق يضم أربعين محلاً."
TEXT = f"{BODY}\nاقرأ أيضاً: سعر النفط < 80\nالمصدر: وكالات"


def test_the_article_is_the_source_in_its_order() -> None:
    tree = LexborHTMLParser(page(clean(TEXT)))
    for note in tree.css("article small, article details"):
        note.decompose()
    assert [node.text() for node in tree.css("article")] == [TEXT]


def test_what_went_has_its_family_and_rule() -> None:
    tree = LexborHTMLParser(page(clean(TEXT)))
    assert [node.attributes["class"] for node in tree.css("del")] == ["f-read_also", "f-source"]
    assert "source.label" in (tree.css("del")[1].attributes["title"] or "")
    assert [node.text() for node in tree.css(".legend li")] == ["اقرأ أيضاً 1", "المصدر 1"]


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_no_text_breaks_out(evil: str) -> None:
    tree = LexborHTMLParser(page(clean(f"{evil}\n{TEXT}\nالمصدر: {evil}", title=evil)))
    assert tree.css("script, img") == []
    assert [node.text() for node in tree.css("title")] == [evil]


def test_findings_stand_in_the_article() -> None:
    result = clean(f"{BODY}\n{BODY}", options=Options(inspect=True))
    assert LexborHTMLParser(page(result)).css("small.finding")


def test_the_clean_text_alone_can_be_shown_without_a_script() -> None:
    html = page(clean("أعلنت البلدية فتح الطريق الساحلي.\nالمصدر: وكالات"))
    assert '<input type="checkbox" id="clean">' in html
    assert "body:has(#clean:checked) :is(del, article small, article details) { display: none; }" in html
    assert "<script" not in html
    assert '<input type="checkbox"' not in page(clean("أعلنت البلدية فتح الطريق الساحلي."))


def test_the_reason_of_a_rule_is_told_in_arabic() -> None:
    notes = LexborHTMLParser(page(clean(TEXT))).css("del small.because")
    assert [node.text()[:4] for node in notes] == ["عنوا", "سطر "]
    mine = Rules((Rule("source.label", "source", "Why.", why_ar="سبب <آخر>."),))
    notes = LexborHTMLParser(page(clean(TEXT), rules=mine)).css("del small.because")
    assert [node.text() for node in notes] == ["سبب <آخر>."]


def test_why_the_rest_stayed_is_folded_in_arabic() -> None:
    result = clean("\n".join((BODY, "من دفتر الوادي كل أسبوع")))
    tree = LexborHTMLParser(page(result, weigh(result)))
    notes = tree.css("details.why")
    assert len(notes) == len(weigh(result)) > 0
    assert all("لماذا بقيت" in note.css("summary")[0].text() for note in notes)
    assert tree.css("details.near")
    for note in (*notes, *tree.css("article small")):
        note.decompose()
    assert [node.text() for node in tree.css("article")] == [result.document.text]


@pytest.mark.parametrize("text", [TEXT, f"\n\n{TEXT}", f"</textarea><b>{TEXT}"])
def test_the_clean_text_can_be_copied(text: str) -> None:
    result = clean(text)
    fields = LexborHTMLParser(page(result)).css("textarea")
    assert [field.text() for field in fields] == [result.text]
    assert LexborHTMLParser(page(clean("المصدر: وكالات"))).css("textarea") == []
