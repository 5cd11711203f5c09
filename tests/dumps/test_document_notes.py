"""What a run says of single documents."""

from __future__ import annotations

import logging
from pathlib import Path, PurePath

import pytest

from cleaner.document.types import Document
from cleaner.dumps.document_notes import tell_document
from cleaner.dumps.entries import Cleaned
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.file_types import FileType
from cleaner.dumps.formats.files import Input
from cleaner.dumps.workers.clean_record import Outcome
from tests.dumps.test_run import Heard

TEXT = Input("a.txt", Path("a.txt"), FileType.TEXT, PurePath("a.txt"))
DUMP = Input("a.jsonl", Path("a.jsonl"), FileType.JSONL, PurePath("a.jsonl"))


def test_warnings_are_told_with_their_place() -> None:
    heard = Heard()
    outcome = Outcome("خبر", warnings=("is cut",))
    tell_document(heard, DUMP, Cleaned(Entry(2, 0, Document("خبر"), place="line 2"), outcome, True))
    assert (heard.warnings, heard.notes) == (["a.jsonl: line 2: is cut"], [])


def test_a_text_that_looks_like_records_is_noted() -> None:
    heard = Heard()
    tell_document(heard, TEXT, Cleaned(Entry(0, 0, Document(' {"text": "خبر"}')), Outcome("خبر"), True))
    assert heard.notes == ["a.txt: was read as one text but looks like JSON: --input jsonl reads records"]


def test_how_a_page_was_read_is_logged_once_for_an_input(caplog: pytest.LogCaptureFixture) -> None:
    outcome = Outcome("خبر", read_as="utf-8 (meta), engine fast (asked for)")
    with caplog.at_level(logging.INFO, "cleaner"):
        for number in (1, 2):
            tell_document(Heard(), DUMP, Cleaned(Entry(number, 0, page="<p>"), outcome, True))
    assert caplog.messages == ["a.jsonl: read as utf-8 (meta), engine fast (asked for)"]
