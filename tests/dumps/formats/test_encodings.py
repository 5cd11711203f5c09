"""Streams as UTF-8."""

from __future__ import annotations

import io

import pytest

from cleaner.dumps.formats.encodings import CHUNK, plain_stream, read_some, rejoined
from cleaner.dumps.formats.errors import FormatError

TEXT = "افتتحت البلدية سوقاً 🐟\n" * 9_000


@pytest.mark.parametrize(("charset", "marked"), [("utf-8", False), ("utf-8-sig", True), ("utf-16", True)])
def test_a_stream_is_utf8_whatever_its_mark(charset: str, marked: bool) -> None:
    stream = plain_stream(io.BytesIO(TEXT.encode(charset)))
    assert stream.marked is marked
    assert stream.stream.read().decode() == TEXT


def test_lines_are_read_across_the_edges_of_chunks() -> None:
    lines = list(plain_stream(io.BytesIO(TEXT.encode("utf-16"))).stream)
    assert len(lines) == 9_000
    assert {line.decode() for line in lines} == {"افتتحت البلدية سوقاً 🐟\n"}


def test_packed_bytes_are_refused() -> None:
    with pytest.raises(FormatError):
        plain_stream(io.BytesIO(b"\x1f\x8b\x08\x00"))


def test_what_is_not_what_it_begins_as_is_told_in_the_reading() -> None:
    stream = plain_stream(io.BytesIO("خبر".encode("utf-16") + b"\x00")).stream
    with pytest.raises(FormatError):
        stream.read()


def test_what_was_read_is_put_back() -> None:
    stream = io.BytesIO(b"abcdef")
    assert rejoined(stream.read(2), stream).read() == b"abcdef"
    assert plain_stream(io.BytesIO(b"")).stream.read() == b""


def test_a_part_is_no_longer_than_a_chunk() -> None:
    stream = io.BytesIO(b"x" * (CHUNK + 1))
    assert [len(read_some(stream)) for _ in range(3)] == [CHUNK, 1, 0]
