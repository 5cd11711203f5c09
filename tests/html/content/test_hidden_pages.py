"""Elements hidden beside a shown one of their kind: further pages of the article stay, tabs of other stories go."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cleaner import clean_html
from cleaner.html.content.hidden_pages import HiddenPages
from tests.html.content.test_other_subjects import COFFEE, LEAD, MATCH, MUSEUM, PARTS, PORT, STORIES
from tests.support.layouts import state_of
from tests.support.pages import page, paragraphs

PAGES = (LEAD, *PARTS.values())
OTHERS = (STORIES[PORT], STORIES[MATCH], STORIES[MUSEUM])
HIDING = ("style='display:none'", "hidden", "aria-hidden=true")


def boxes(parts: tuple[tuple[str, ...], ...], hiding: str = "hidden", name: str = "class=part") -> str:
    return "".join(f"<div {name} {hiding if n else ''}>{paragraphs(*part)}</div>" for n, part in enumerate(parts))


def lines(body: str) -> list[str]:
    return clean_html(page(f"<main><h1>{COFFEE}</h1>{body}</main>", title=COFFEE)).text.split("\n")


@pytest.mark.parametrize("hiding", HIDING)
def test_the_pages_of_an_article_of_which_the_first_is_shown_stay(hiding: str) -> None:
    assert lines(boxes(PAGES, hiding)) == [line for part in PAGES for line in part]


@pytest.mark.parametrize("hiding", HIDING)
def test_tabs_of_other_stories_go(hiding: str) -> None:
    article = tuple(line for part in PAGES for line in part)
    assert lines(boxes((article, *OTHERS), hiding)) == list(article)


def test_what_nothing_tells_of_is_left_to_others() -> None:
    state = state_of(boxes(PAGES, name="") + boxes(OTHERS[:1], name="hidden class=alone"))
    pages = HiddenPages(state)
    assert {pages.is_page(block) for block in state.blocks} == {None}


def test_one_look_at_a_kind_tells_of_all_of_it() -> None:
    state = state_of(boxes(PAGES))
    pages = HiddenPages(state)
    told = [pages.is_page(block) for block in state.blocks if block.hidden]
    assert told == [True, True]
    assert all(one is other for one, other in pairwise(told))
