"""Plots as markup: lengths are shares, names and figures are set apart and escaped."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from cleaner.cli.report.plots import STYLE, Bar, apart, bars, cards, code, counted, number, parts


def widths(html: str) -> list[str]:
    return re.findall(r"--w:([\d.]+)%", html)


def test_bars_are_as_long_as_their_share_of_the_longest() -> None:
    assert widths(bars([Bar("أ", "8", 8), Bar("ب", "2", 2), Bar("ج", "0", 0)])) == ["100.00", "25.00", "0.00"]
    assert bars([]) == '<ul class="bars"></ul>'


def test_parts_are_shares_of_the_whole_and_nothing_has_no_part() -> None:
    html = parts([Bar("أ", "3", 3), Bar("ب", "1", 1), Bar("ج", "0", 0)])
    assert widths(html) == ["75.00", "25.00"]
    assert len(LexborHTMLParser(html).css(".keys li")) == 3


def test_a_bar_has_its_class_and_style() -> None:
    html = bars([Bar("أ", "1", 1, "f-source", "--c:red")])
    assert '<li class="f-source" style="--c:red;--w:100.00%">' in html


def test_figures_and_names_are_set_apart() -> None:
    assert number(1_234) == apart("1,234")
    assert code("<x>") == '<code dir="ltr">&lt;x&gt;</code>'
    assert "> 99.9 %" in LexborHTMLParser(counted(9_999, 10_000)).text()


def test_cards_show_name_figure_and_what_is_below() -> None:
    tree = LexborHTMLParser(cards([("الوثائق", number(12), "منها")]))
    assert [node.text() for node in tree.css("li > *")] == ["12", "منها"]


def test_the_style_closes_what_it_opens() -> None:
    assert STYLE.count("{") == STYLE.count("}")
