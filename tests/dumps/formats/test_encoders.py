"""Which encoder writes a file: its own where records keep their form, else one by way of a spool."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner.dumps.formats.encoders import COLUMNAR, WRITTEN, encoder_for
from cleaner.dumps.formats.entries import record_entry
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.file_types import ARCHIVES, FileType

ENTRY = record_entry(1, 9, {"text": "خبر"}, Fields("text"), "line 1")


@pytest.mark.parametrize("target", sorted(WRITTEN))
def test_every_form_that_is_written_has_an_encoder(target: FileType) -> None:
    encoder = encoder_for(target, {FileType.JSONL})
    assert isinstance(encoder.sealed, bool)


@pytest.mark.parametrize(
    ("target", "source", "sealed"),
    [
        (FileType.JSONL, FileType.CSV, False),
        (FileType.JSON, FileType.JSONL, False),
        (FileType.CSV, FileType.CSV, False),
        (FileType.CSV, FileType.JSONL, True),
        (FileType.PARQUET, FileType.JSONL, True),
        (FileType.SQLITE, FileType.JSONL, True),
        (FileType.TAR, FileType.TEXT, False),
    ],
)
def test_what_needs_all_records_first_is_sealed(target: FileType, source: FileType, sealed: bool) -> None:
    assert encoder_for(target, {source}).sealed is sealed


def test_an_array_that_was_begun_goes_on(tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    first = encoder_for(FileType.JSON, {FileType.JSONL})
    spool.write_bytes(first.add(ENTRY, {}) + first.flush())
    again = encoder_for(FileType.JSON, {FileType.JSONL}, spool=spool)
    assert spool.read_bytes().startswith(b"[")
    assert not again.add(ENTRY, {}).startswith(b"[")


def test_forms_in_columns_are_written_and_archives_too() -> None:
    assert COLUMNAR | ARCHIVES <= WRITTEN
    assert not {FileType.TEXT, FileType.PAGE, FileType.WARC, FileType.AUTO} & WRITTEN
