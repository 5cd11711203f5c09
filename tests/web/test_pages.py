"""The page's markup: whole, labelled, and nothing of a text in it but text."""

from __future__ import annotations

import pytest

pytest.importorskip("jinja2", reason="the page is an extra")

from selectolax.lexbor import LexborHTMLParser

from cleaner.options import LIMITS, Options
from cleaner.web.answer import answer
from cleaner.web.article_view import view_of
from cleaner.web.pages import PageState, slider_stops, static_file, write_article, write_page
from cleaner.web.question import Correction, Question
from cleaner.web.texts import LANGUAGES

EVIL = "</p></del><script>alert(1)</script><img src=x onerror=alert(1)>\" onclick='a()' {{ 7 * 7 }} \ud800\x00"


def article(language: str, text: str, title: str | None = None) -> LexborHTMLParser:
    answered = answer(Question(text=text, title=title, kind="text"), Options())
    return LexborHTMLParser(write_article(view_of(answered, (Correction(0, 3, "ui"),), language), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_a_text_becomes_markup(language: str) -> None:
    text = f"اقرأ أيضاً: {EVIL}\nأعلنت البلدية فتح الطريق {EVIL} أمام الحركة.\nالمصدر: {EVIL}"
    tree = article(language, text, EVIL)
    assert tree.css("script, img, style, link, iframe") == []
    for node in tree.css("*"):
        assert not any(name.startswith("on") or name in ("style", "src", "href") for name in node.attributes)
    (shown,) = (node.text() for node in tree.css("article"))
    assert "<script>alert(1)</script>" in shown
    assert "{{ 7 * 7 }}" in shown
    assert "\ud800" not in tree.html  # type: ignore[operator]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_needs_nothing_inline(language: str) -> None:
    tree = LexborHTMLParser(write_page(PageState(language, saving=EVIL, records=EVIL, record="3")))
    assert [node.attributes.get("src") for node in tree.css("script")] == ["/static/page.js"]
    assert tree.css("style, img") == []
    assert not any(name.startswith("on") or name == "style" for node in tree.css("*") for name in node.attributes)


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_page_has_its_language_and_direction(language: str, direction: str) -> None:
    (root,) = LexborHTMLParser(write_page(PageState(language, "dark"))).css("html")
    assert (root.attributes["lang"], root.attributes["dir"], root.attributes["data-theme"]) == (
        language,
        direction,
        "dark",
    )


def test_every_field_has_a_label() -> None:
    tree = LexborHTMLParser(write_page(PageState(records="dump.jsonl", record="1")))
    named = {node.attributes.get("for") for node in tree.css("label")}
    for field in tree.css("input, select, textarea"):
        inside = field.parent is not None and field.parent.tag == "label"
        assert inside or field.attributes.get("id") in named or field.attributes.get("aria-label"), field.html


def test_what_was_chosen_at_the_command_line_is_chosen() -> None:
    tree = LexborHTMLParser(write_page(PageState(threshold=0.97, keep=frozenset({"tags"}))))
    assert [node.attributes["value"] for node in tree.css("#preset, input[checked][name]")] == ["17", "tags"]
    assert [node.text() for node in tree.css(".marks .chosen")] == ["أحفظ للنص"]
    assert "97%" in tree.css("#preset-told")[0].text()


def test_the_slider_stops_at_the_presets_and_between_them() -> None:
    stops = slider_stops("en", 0.9)
    assert {stop.key: stop.threshold for stop in stops if stop.key} == dict(LIMITS)
    assert all(Options(threshold=stop.threshold).limit == stop.threshold for stop in stops)
    assert [stop.threshold for stop in stops] == sorted({stop.threshold for stop in stops})
    assert len(slider_stops("en", 0.955)) == len(stops) + 1


def test_a_threshold_between_the_presets_is_chosen_and_told() -> None:
    tree = LexborHTMLParser(write_page(PageState(threshold=0.955)))
    assert not tree.css(".marks .chosen")
    assert "95.5%" in tree.css("#preset-told")[0].text()
    slider = tree.css("#preset")[0].attributes
    assert (slider["data-stops"] or "").split()[int(slider["value"] or 0)] == "0.955"


@pytest.mark.parametrize("name", ["page.css", "page.js", "article.css", "icon.svg", "pencil.svg"])
def test_the_files_are_there(name: str) -> None:
    found = static_file(name)
    assert found is not None
    assert found[0].strip()


@pytest.mark.parametrize("name", ["../app.py", "app.py", "", "page.css/", "/etc/passwd"])
def test_no_other_files_are(name: str) -> None:
    assert static_file(name) is None
