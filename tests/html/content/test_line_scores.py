"""What a line of a page is worth: prose counts for an article, links against it."""

from __future__ import annotations

import pytest

from cleaner.document.types import Element
from cleaner.html.content.line_scores import is_headline_link, is_link, line_score
from cleaner.html.parse.layout import PageLine
from tests.support.pages import PROSE
from tests.support.verdicts import plain


def line(text: str, share: float = 0.0, tag: str = "p", heading: int = 0) -> PageLine:
    return PageLine(text, 0, 0, Element(tag, share, 0, heading))


def test_prose_is_worth_its_words() -> None:
    assert line_score(line(PROSE[0])) == PROSE[0].count(" ") + 1
    assert line_score(line(PROSE[0], share=0.25)) == pytest.approx(0.75 * (PROSE[0].count(" ") + 1))


@pytest.mark.parametrize(
    ("text", "score"),
    [
        (plain(4), 0.0),
        (f"{plain(4)}.", 0.0),
        (f"{plain(5)}.", 3.0),
        (f"{plain(5)}:", 0.0),
        (plain(9), 0.0),
        (plain(10), 3.0),
        (plain(21), pytest.approx(6.3)),
        (plain(22), pytest.approx(13.2)),
        ("The harbour master said that the new quay opens on Monday, at last.", 0.0),
    ],
)
def test_the_less_a_line_reads_as_prose_the_less_it_is_worth(text: str, score: float) -> None:
    assert line_score(line(text)) == score


def test_headings_and_cells_without_an_end_are_worth_nothing() -> None:
    assert line_score(line(plain(12), tag="h2", heading=2)) == 0
    assert line_score(line(plain(12), tag="td")) == 0


def test_links_count_against_a_block_down_to_a_bound() -> None:
    assert line_score(line(plain(5), share=1.0)) == -5
    assert line_score(line(plain(40), share=1.0)) == -16
    assert line_score(line(PROSE[0])._replace(passed=True)) == -16


@pytest.mark.parametrize(
    ("text", "share", "link"),
    [
        (plain(5), 0.6, False),
        (plain(5), 0.61, True),
        (f"{plain(14)}.", 0.9, False),
        (f"{plain(13)}.", 0.9, True),
        (f"{plain(14)}.", 0.96, True),
        (plain(14), 0.9, True),
    ],
)
def test_a_sentence_may_hold_a_long_link(text: str, share: float, link: bool) -> None:
    assert is_link(line(text, share)) is link


def test_a_headline_has_three_words() -> None:
    assert is_headline_link(line(plain(3), 1.0))
    assert not is_headline_link(line(plain(2), 1.0))
    assert not is_headline_link(line(plain(3)))
