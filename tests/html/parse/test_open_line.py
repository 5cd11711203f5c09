"""The line that a walk is reading: its links, its spans, and its end."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner.html.parse.layout import Block
from cleaner.html.parse.open_line import OpenLine
from cleaner.html.parse.tree import lay_out


def texts(page: str) -> list[str]:
    return [line.text for line in lay_out(LexborHTMLParser(page)).lines]


def test_a_line_that_holds_nothing_is_none_and_the_next_begins_anew() -> None:
    line, block = OpenLine(), Block("p", -1, 0, {})
    line.parts.append(" ")
    assert line.finish(block, 0) is None
    line.parts.append("هطل المطر")
    line.seen = 9
    found = line.finish(block, 0)
    assert found is not None
    assert (found.text, found.element.link_share) == ("هطل المطر", 0.0)
    assert line.finish(block, 0) is None


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p><span>المصدر</span><span>وكالات</span></p>", "المصدر وكالات"),
        ("<p>مد<span>رسة</span>ٌ قديمة</p>", "مدرسة ٌ قديمة"),
        ("<p><span>هط</span>ل المطر</p>", "هطل المطر"),
        ("<p><span>عام 20</span>24 مضى</p>", "عام 20 24 مضى"),
        ("<p><a href='/x'>الجسر</a>مفتوح</p>", "الجسر مفتوح"),
        ("<p>قال<a href='#n1'>1</a>، ثم مضى</p>", "قال1، ثم مضى"),
    ],
)
def test_a_blank_parts_links_and_spans_from_what_follows_but_within_a_word(page: str, text: str) -> None:
    assert texts(page) == [text]


def test_a_link_over_two_lines_is_a_link_of_both() -> None:
    lines = lay_out(LexborHTMLParser("<p><a href='/x'>الجسر<br>القديم</a></p>")).lines
    assert [line.element.links for line in lines] == [(("الجسر", "/x"),), (("القديم", "/x"),)]
