"""Templates as rules, and where these stand."""

from __future__ import annotations

from dataclasses import replace

from cleaner.learning.drafts import Finder, draft_of, span_of
from cleaner.learning.site import lesson_of
from tests.support.learning import HOST, articles

ARTICLES = articles(9, lambda n, title, prose: [*prose, f"نُشِر في {1 + n} مايو 2024 خاصّ بالمرفأ"])
[TEMPLATE] = lesson_of(HOST, ARTICLES).templates


def test_a_draft_is_spelled_as_the_site_spells() -> None:
    draft = draft_of(TEMPLATE, HOST, (HOST,))
    assert draft is not None
    assert (draft.template, draft.where) == ("نُشِر في {date} خاصّ بالمرفأ", "whole")
    assert draft.why == f"Stands on 9 of 9 different articles of {HOST}, from 2024-01-10 to 2024-09-18."
    assert draft.id.startswith(f"{draft.family}.marfa-example-")


def test_a_draft_is_found_where_it_stands() -> None:
    draft = draft_of(TEMPLATE, HOST, ())
    assert draft is not None
    article, number = TEMPLATE.places[0]
    span = span_of(draft, article, number)
    assert span is not None
    assert article.text[slice(*span)] == article.text.splitlines()[-1]
    assert span_of(draft, article, 0) is None
    assert span_of(draft, article, 99) is None
    assert Finder(draft).cue in "خاص بالمرفا"


def test_what_is_too_long_is_no_rule() -> None:
    assert draft_of(replace_tokens("كلمة " * 120), HOST, ()) is None


def replace_tokens(text: str):  # type: ignore[no-untyped-def]  # a NamedTuple's own
    return TEMPLATE._replace(tokens=tuple(text.split()))


def test_an_id_is_of_the_words_and_the_site() -> None:
    ids = {draft_of(TEMPLATE, site, ()).id for site in (HOST, "b.example", "")}  # type: ignore[union-attr]
    assert len(ids) == 3
    assert replace(draft_of(TEMPLATE, HOST, ()), why="") != draft_of(TEMPLATE, HOST, ())  # type: ignore[type-var]
