"""Bytes to text: what a mark names, else UTF-8, and never a guess."""

from __future__ import annotations

import pytest

from cleaner.dumps.formats.decoding import decode, decode_utf8, names_charset
from cleaner.dumps.formats.errors import FormatError

TEXT = "افتتحت البلدية سوقاً 🐟"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_names_the_charset_and_is_no_part_of_the_text(charset: str) -> None:
    assert decode(TEXT.encode(charset)) == TEXT
    assert names_charset(TEXT.encode(charset)) is (charset in ("utf-16", "utf-32"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("خبر".encode("windows-1256"), "is not UTF-8 (byte 0xCE at 0)"),
        ("خبر".encode() + b"\xff", "byte 0xFF at 6"),
        ("خبر".encode("utf-16")[:-1], "is not the UTF-16 that it begins as"),
    ],
)
def test_other_bytes_are_refused_with_their_place(data: bytes, said: str) -> None:
    with pytest.raises(FormatError) as caught:
        decode(data)
    assert said in str(caught.value)


def test_utf8_is_read_with_or_without_its_mark() -> None:
    assert decode_utf8(b"\xef\xbb\xbfa") == decode_utf8(b"a") == "a"
    with pytest.raises(FormatError):
        decode_utf8("خ".encode("utf-16"))
