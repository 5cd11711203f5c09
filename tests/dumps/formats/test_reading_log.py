"""What is logged as an input is read."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from cleaner.document.types import Document
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.reading_log import logged, told_charset, told_fields

ENTRIES = [Entry(number, 0, Document("خبر"), raw="{}", fields=Fields(text="text")) for number in (1, 2)]


def test_entries_pass_as_they_are_and_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "cleaner"):
        assert list(logged(ENTRIES, "a.jsonl.gz", Path("a.jsonl.gz"), "jsonl", Fields())) == ENTRIES
    assert caplog.messages == [
        "a.jsonl.gz: jsonl, packed as .gz",
        "a.jsonl.gz: text from 'text' (guessed), charset utf-8",
        "a.jsonl.gz: 2 documents",
    ]


def test_nothing_is_logged_unless_somebody_listens(caplog: pytest.LogCaptureFixture) -> None:
    assert list(logged(ENTRIES, "a.jsonl", None, "jsonl", Fields())) == ENTRIES
    assert caplog.messages == []


def test_fields_that_were_named_are_no_guesses() -> None:
    assert told_fields(Fields(text="a", title="b"), Fields(text="a")) == "text from 'a', title from 'b' (guessed)"
    assert told_fields(Fields(), Fields()) == ""


def test_the_charset_is_told_where_reading_tells_it() -> None:
    assert told_charset(Entry(0, 0, page=b"<p>")) == ""
    assert told_charset(Entry(0, 0, page=b"<p>", charset="utf-8")) == "charset utf-8 by its header"
    assert told_charset(Entry(3, 0)) == ""
    assert told_charset(Entry(0, 0, Document("خبر"))) == "charset utf-8"
