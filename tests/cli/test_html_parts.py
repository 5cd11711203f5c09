"""Parts of right-to-left pages: escaped text, marks of removed pieces, a page that loads nothing."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner.cli.explain.terminal import COLOURS
from cleaner.cli.html_parts import family_class, removed, safe, whole_page

EVIL = "</del><script>alert(1)</script>\" onclick='x'"


@pytest.mark.parametrize("text", ["أ\x00ب", "أ\x1bب", "أ\ud83dب"])
def test_what_may_not_stand_in_a_page_is_shown(text: str) -> None:
    assert safe(text) == "أ\ufffdب"


def test_breaks_of_every_kind_are_one() -> None:
    assert safe("أ\r\nب\u2028ج\x85د") == "أ\nب\nج\nد"


def test_a_page_forbids_scripts_and_addresses() -> None:
    html = whole_page("تقرير <b>", "<p>نص</p>", "p { color: red }")
    assert "default-src 'none'" in html
    assert "<title>تقرير &lt;b&gt;</title>" in html
    assert "p { color: red }" in html
    assert [node.text() for node in LexborHTMLParser(html).css("p")] == ["نص"]


def test_every_family_has_its_colour() -> None:
    html = whole_page("", "")
    for family in COLOURS:
        assert f".{family_class(family)} {{ --c:" in html
    assert family_class("none") == "f-other"


def test_a_removed_piece_cannot_break_out_of_its_mark() -> None:
    html = removed(EVIL, "source", EVIL, EVIL, EVIL)
    tree = LexborHTMLParser(html)
    assert tree.css("script") == []
    assert [set(node.attributes) for node in tree.css("del")] == [{"class", "title"}]


def test_white_space_stays_outside_of_the_mark() -> None:
    html = removed("\n\nخبر \n", "source", "source.label", "خبر", " in line 3")
    assert html.startswith("\n\n<del")
    assert html.endswith("</del> \n")
    assert 'title="source.label خبر in line 3"' in html
    assert removed("  ", "source", "x").startswith("  <del")
