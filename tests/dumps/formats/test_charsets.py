"""Charsets by what the bytes are, for whole texts and line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.dumps.formats.charsets import LineDecoder, charset_of, decode_utf8, known_charset, marked_charset
from cleaner.dumps.formats.errors import FormatError

LINE = "وصل الوفد إلى العاصمة مساء الأحد"


def test_utf8_is_read_with_or_without_its_mark() -> None:
    assert decode_utf8(b"\xef\xbb\xbfa") == decode_utf8(b"a") == "a"
    assert marked_charset("a".encode("utf-32")) == "utf-32"
    with pytest.raises(FormatError):
        decode_utf8("خ".encode("utf-16"))


def test_a_sample_that_is_cut_within_a_letter_is_utf8() -> None:
    assert charset_of(LINE.encode()[:-1]) == "utf-8"


def test_what_is_of_no_evident_charset_stays_utf8_and_is_refused_there() -> None:
    assert charset_of("Müller und Söhne, Größe und Maß".encode("latin-1")) == "utf-8"
    assert not known_charset("rot13")


@given(st.binary(max_size=300), st.sampled_from([None, "cp1256", "latin-1"]))
def test_bytes_of_any_kind_have_a_charset_that_is_known(data: bytes, named: str | None) -> None:
    assert known_charset(charset_of(data, named))


def test_lines_of_two_charsets_are_told_apart() -> None:
    decoder = LineDecoder()
    assert decoder.decode(b"id") == "id"
    assert decoder.decode(LINE.encode("cp1256")) == LINE
    with pytest.raises(FormatError, match="is UTF-8 among records of windows-1256"):
        decoder.decode(LINE.encode())
    assert decoder.decode(LINE.encode("cp1256")) == LINE
    decoder = LineDecoder("windows-1256")
    assert decoder.decode(LINE.encode()) == LINE
    with pytest.raises(FormatError, match="is not UTF-8"):
        decoder.decode(LINE.encode("cp1256"))
    assert not decoder.charset
