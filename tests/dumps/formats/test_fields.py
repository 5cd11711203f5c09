"""Which fields of a record hold the article: named, or guessed."""

from __future__ import annotations

import pytest

from cleaner.dumps.formats.fields import UNNAMED, Fields, guess_fields


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"content": "خبر", "body": "آخر"}, "content"),
        ({"BODY": "خبر"}, "BODY"),
        ({"text": "", "body": "خبر"}, "body"),
        ({"text": 7, "النص": "خبر"}, "النص"),
        ({"text": None}, "text"),
        ({"x": "خبر"}, None),
    ],
)
def test_the_text_is_in_the_usual_field_that_holds_words(values: dict[str, object], text: str | None) -> None:
    assert guess_fields(values).text == text


def test_a_name_that_is_given_is_not_guessed() -> None:
    known = Fields(text="نص", title="ع")
    found = guess_fields({"text": "خبر", "headline": "عنوان", "link": "a"}, known)
    assert (found.text, found.title, found.url) == ("نص", "ع", "link")


def test_who_names_the_text_wants_no_page() -> None:
    assert guess_fields({"html": "<p>"}).html == "html"
    assert guess_fields({"html": "<p>"}, Fields(text="text")).html is None


def test_all_names_known_are_left_alone() -> None:
    whole = Fields("a", "b", "c", "d", "e", "f")
    assert guess_fields({"text": "خبر"}, whole) is whole
    assert Fields() == UNNAMED
