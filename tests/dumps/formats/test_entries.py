"""Documents of inputs, and values as JSON."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any

import pytest

from cleaner.dumps.formats.entries import Entry, dump, kind_name, record_entry
from cleaner.dumps.formats.fields import Fields

FIELDS = Fields("text", "title", "url", "outlet", "html", "published")


def entry(values: dict[str, Any], fields: Fields = FIELDS) -> Entry:
    return record_entry(3, 40, values, fields, "line 3")


def test_a_record_is_a_document_with_what_is_known_of_it() -> None:
    found = entry({"text": "خبر", "title": "عنوان", "url": 7, "outlet": " ", "published": "2024"})
    assert found.document is not None
    assert (found.document.text, found.document.title, found.document.published) == ("خبر", "عنوان", "2024")
    assert (found.document.url, found.document.outlet, found.problem) == (None, None, "")


def test_a_page_is_taken_before_a_text() -> None:
    found = entry({"text": "خبر", "html": "<p>خبر"})
    assert found.page == "<p>خبر"
    assert found.document is not None
    assert found.document.text == ""


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"body": "خبر"}, "has no field 'html' (it has 'body')"),
        ({"text": None}, "the field 'text' is null"),
        ({"text": ["خبر", 7]}, "holds a list, not a text"),
        ({"text": []}, "the field 'text' is empty"),
        ({"text": {"body": "خبر"}}, "holds an object (of 'body'): name a field in it, such as text.body"),
        ({"text": "Größe".encode("latin-1")}, "the field 'text' is not UTF-8 (byte 0xF6 at 2)"),
        ({"html": ""}, "the field 'html' is empty"),
        ({}, "it has none"),
    ],
)
def test_what_is_wrong_with_a_record_stands_in_its_place(values: dict[str, Any], said: str) -> None:
    found = entry(values)
    assert found.document is None
    assert said in found.problem


def test_a_record_without_a_usual_name_says_which_it_has() -> None:
    assert "has no field with a usual name" in entry({"x": "خبر"}, Fields()).problem


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (datetime.datetime(2024, 3, 5, 1, 2), "2024-03-05T01:02:00"),
        (Decimal("1.50"), "1.50"),
        (b"\x00\xff", "AP8="),
        ({"n": float("inf"), "m": [float("nan"), 1.5]}, {"n": None, "m": [None, 1.5]}),
        ("\ud83d خبر", "\ud83d خبر"),
    ],
)
def test_what_json_has_no_form_for_becomes_one_that_it_has(value: object, plain: object) -> None:
    written = dump(value)
    written.encode()
    assert json.loads(written) == plain


def test_kinds_have_names_for_messages() -> None:
    values: tuple[object, ...] = (None, {}, [], "", True, b"", 1, Decimal(1))
    assert [kind_name(value) for value in values] == [
        *("null", "an object", "a list", "a text", "true or false", "bytes", "a number", "a Decimal"),
    ]


@pytest.mark.parametrize(
    ("values", "fields", "mend"),
    [
        (
            {"id": 1, "page_html": "<p>خبر</p>"},
            Fields(text="text"),
            "name the page's field, with --html-field page_html",
        ),
        ({"item": {"body": "خبر"}}, Fields(text="text"), "name the field within 'item', with --text-field item.body"),
        ({"item": {"body": ""}}, Fields(text="text"), "name the text's field with --text-field"),
        ({"content": "خبر", "html": "<p>"}, Fields(text="text"), "name the text's field with --text-field"),
        ({"title": "خبر"}, Fields(text="text", html="html"), "name the text's field with --text-field"),
    ],
)
def test_a_record_whose_text_is_elsewhere_is_told_where(values: dict[str, object], fields: Fields, mend: str) -> None:
    assert record_entry(1, 0, values, fields, "line 1").problem.endswith(f"): {mend}")
