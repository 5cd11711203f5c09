"""Which fields of a record hold the article: named, or guessed."""

from __future__ import annotations

import pytest

from cleaner.dumps.formats.fields import UNNAMED, Fields, guess_fields, has_field, text_of, value_at


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"content": "خبر", "body": "آخر"}, "content"),
        ({"BODY": "خبر"}, "BODY"),
        ({"text": "", "body": "خبر"}, "body"),
        ({"text": 7, "النص": "خبر"}, "النص"),
        ({"text": None}, "text"),
        ({"x": "خبر"}, None),
        ({"article": {"body": "خبر"}, "maintext": "نبأ"}, "maintext"),
        ({"article": {"body": "خبر"}}, None),
        ({"text": ["", None], "body": ["خبر", "نبأ"]}, "body"),
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


def test_a_name_leads_into_records_within_others() -> None:
    values = {"a": {"b.c": {"d": "خبر"}}, "e.f": {"g": None}, "h": ["خبر"]}
    assert value_at(values, "a.b.c.d") == "خبر"
    assert has_field(values, "e.f.g")
    assert not any(has_field(values, name) for name in ("a.b", "a.b.c.x", "h.0", "", ".", "e."))


def test_texts_are_paragraphs_or_bytes_too() -> None:
    assert text_of(("خبر", "", "نبأ")) == "خبر\nنبأ"
    assert text_of("فتحت البلدية الجسر أمس".encode("cp1256")) == "فتحت البلدية الجسر أمس"
    assert [text_of(value) for value in (None, [], [None], ["خبر", 7], {"a": "b"}, 1.5)] == [None] * 6
