"""Files that are one article each."""

from __future__ import annotations

import gzip
import io

import pytest

from cleaner.document.types import Document
from cleaner.dumps.formats import single_files
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.single_files import read_page, read_text, read_whole, text_bytes


def test_a_text_and_a_page_know_what_is_known_of_them() -> None:
    text = read_text("خبر".encode("utf-16"), "عنوان", "https://marfa.example/1", "المرفأ")
    assert text.document == Document("خبر", "https://marfa.example/1", "عنوان", "المرفأ")
    page = read_page(b"\xff<p>", "عنوان")
    assert (page.page, page.document) == (b"\xff<p>", Document("", None, "عنوان"))


@pytest.mark.parametrize("data", [b"", b" \n\t"])
def test_what_is_empty_is_refused(data: bytes) -> None:
    for read in (read_text, read_page):
        with pytest.raises(FormatError, match="is empty"):
            read(data)


def test_packed_and_endless_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(FormatError):
        read_whole(io.BytesIO(gzip.compress(b"x")))
    monkeypatch.setattr(single_files, "_MOST", 9)
    assert read_whole(io.BytesIO(b"x" * 9)) == b"x" * 9
    with pytest.raises(FormatError, match="is longer than 9 bytes"):
        read_whole(io.BytesIO(b"x" * 10))


@pytest.mark.parametrize(
    ("source", "text", "written"),
    [
        ("خبر\r\n", "خبر", "خبر\r\n"),
        ("خبر\n", "خبر", "خبر\n"),
        ("خبر", "خبر", "خبر"),
        ("خبر\n", "", ""),
    ],
)
def test_a_text_ends_as_it_ended(source: str, text: str, written: str) -> None:
    assert text_bytes(Entry(0, 0, Document(source)), text).decode() == written


def test_a_page_ends_with_a_break_and_half_a_pair_is_escaped() -> None:
    assert text_bytes(read_page(b"<p>"), "خبر").decode() == "خبر\n"
    assert text_bytes(Entry(0, 0, Document("x")), "\ud83d", "\n") == b"\\ud83d\n"
