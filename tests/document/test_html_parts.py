"""Parts of right-to-left pages: escaped text, marks of removed pieces, a page that loads nothing."""

from __future__ import annotations

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner.document.html_parts import COLOURS, OTHER_COLOUR, article_style, family_class, removed, safe, whole_page

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
    assert [set(node.attributes) for node in tree.css("del")] == [{"class", "dir", "title"}]


def test_white_space_stays_outside_of_the_mark() -> None:
    html = removed("\n\nخبر \n", "source", "source.label", "خبر", " in line 3")
    assert html.startswith("\n\n<del")
    assert html.endswith("</del> \n")
    assert 'title="source.label خبر in line 3"' in html
    assert removed("  ", "source", "x").startswith("  <del")


def channel(value: float) -> float:
    """Give the linear value of a channel of sRGB (WCAG 2.2, relative luminance)."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def luminance(colour: tuple[float, ...]) -> float:
    return sum(weight * channel(value) for weight, value in zip((0.2126, 0.7152, 0.0722), colour, strict=True))


def mixed(colour: str, share: float, ground: tuple[float, ...]) -> tuple[float, ...]:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return tuple(share * part + (1 - share) * other for part, other in zip(parts, ground, strict=True))


def share(style: str, pattern: str) -> float:
    found = re.search(pattern, style, re.S)
    assert found is not None
    return int(found[1]) / 100


@pytest.mark.parametrize("colour", [*COLOURS.values(), OTHER_COLOUR])
@pytest.mark.parametrize(("ground", "ink"), [((1.0, 1.0, 1.0), (0.0, 0.0, 0.0)), ((0.07, 0.07, 0.07), (1.0, 1.0, 1.0))])
def test_the_note_beside_a_removed_piece_can_be_read(
    colour: str, ground: tuple[float, ...], ink: tuple[float, ...]
) -> None:
    style = article_style()
    behind = mixed(colour, share(style, r"del {[^}]*background: color-mix\(in srgb, var\(--c\) (\d+)%"), ground)
    words = mixed(colour, share(style, r"del small {[^}]*color: color-mix\(in srgb, var\(--c\) (\d+)%"), ink)
    dark, light = sorted((luminance(behind), luminance(words)))
    assert (light + 0.05) / (dark + 0.05) >= 4.5
