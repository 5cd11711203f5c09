"""Copies of an article on its page: one stays, and refrains and short lines that recur stay as well."""

from __future__ import annotations

import pytest

from cleaner import clean_html
from cleaner.html.content.copies import prune_copies
from tests.support.layouts import gone, state_of
from tests.support.pages import PROSE, TITLE, page, paragraphs

H1 = f"<h1>{TITLE}</h1>"
ALL = list(PROSE)


def lines(body: str, head: str = "") -> list[str]:
    return clean_html(page(body, head)).text.split("\n")


@pytest.mark.parametrize(
    "again",
    [
        f"<div class=d-md-none>{paragraphs(*PROSE)}</div>",
        f"<div class=print-only><h2>{TITLE}</h2>{paragraphs(*PROSE)}<p>https://marfa.example/1</p></div>",
        f"<div class=m>{'<br>'.join(PROSE)}</div>",
        f"<div class=m><p>{' '.join(PROSE)}</p></div>",
        f"<div style='display:none'>{paragraphs(*PROSE)}</div>",
        f"<div aria-hidden=true>{paragraphs(*PROSE)}</div>",
    ],
)
def test_one_copy_stays(again: str) -> None:
    assert lines(f"{H1}<div class=d-none>{paragraphs(*PROSE)}</div>{again}") == ALL


def test_a_hidden_copy_of_the_lead_above_the_article() -> None:
    assert lines(f"<div style='display:none'><p>{PROSE[0]}</p></div>{H1}{paragraphs(*PROSE)}")[: len(ALL)] == ALL


def test_what_a_copy_has_beyond_the_first_is_not_lost() -> None:
    state = state_of(f"<div>{paragraphs(*PROSE[:3])}</div><div>{paragraphs(*PROSE[:4])}</div>")
    assert [state.lines[index].text for index in prune_copies(state, range(7))] == list(PROSE[:4])


NEAR = [text.replace("أمس", "مساء أمس").replace("،", " ،").removesuffix(".") for text in PROSE]


@pytest.mark.parametrize(
    "again",
    [
        f"<div class=m><h3>{TITLE}</h3>{paragraphs(*NEAR)}</div>",
        f"<div class=m>{'<br>'.join(NEAR)}</div>",
        f"<div class=m>{paragraphs(*NEAR[:2], *NEAR[3:])}</div>",
        paragraphs(*NEAR),
    ],
)
def test_one_copy_stays_of_two_in_nearly_the_same_words(again: str) -> None:
    assert lines(f"{H1}<div><div class=d>{paragraphs(*PROSE)}</div>{again}</div>") == ALL


def test_of_two_copies_the_one_with_all_paragraphs_stays() -> None:
    short = paragraphs(*NEAR[:2], *NEAR[3:5])
    assert lines(f"{H1}<div><div class=m>{short}</div><div class=d>{paragraphs(*PROSE)}</div></div>") == ALL


def test_paragraphs_that_differ_in_their_numbers_stay() -> None:
    text = "سجل سعر كيس القمح في سوق {} صباح اليوم {} ديناراً للبائع، كما أعلنت غرفة التجارة في نشرتها."
    prices = [text.format(place, price) for place, price in (("الرملة", 40), ("الساحل", 55), ("الوادي", 61))]
    parts = "".join(
        f"<div class=city><p>{price}</p><p>{more}</p></div>" for price, more in zip(prices, PROSE, strict=False)
    )
    assert set(prices) <= set(lines(f"{H1}<div>{parts}</div>"))


def test_what_recurs_and_is_short_stays() -> None:
    state = state_of("<p>يا ليل الصيادين الطويل</p><p>عد إلينا</p>" * 3)
    assert prune_copies(state, range(6)) == list(range(6))
    assert gone(state) == []


def test_names_that_the_page_s_styles_hide() -> None:
    other = f"<div class=old><h2>نسخة أقدم</h2><p>{PROSE[5]}</p><p>{PROSE[4]}</p></div>"
    body = f"<article>{H1}{paragraphs(*PROSE[:3])}{other}{paragraphs(PROSE[3])}</article>"
    assert lines(body, "<style>.old{display:none}</style>") == list(PROSE[:4])
    assert PROSE[5] in lines(body, "<style>@media print{.old{display:none}}</style>")
