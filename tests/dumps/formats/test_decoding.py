"""The bytes of a text: what a mark names, else UTF-8, else what is evident, and never a guess."""

from __future__ import annotations

import pytest

from cleaner.dumps.formats.decoding import decode
from cleaner.dumps.formats.errors import FormatError

TEXT = "افتتحت البلدية سوقاً 🐟"


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_mark_names_the_charset_and_is_no_part_of_the_text(charset: str) -> None:
    assert decode(TEXT.encode(charset)) == (TEXT, "")


@pytest.mark.parametrize("charset", ["windows-1256", "iso-8859-6", "utf-16-le", "utf-16-be"])
def test_a_charset_without_a_mark_is_told_by_the_words_that_come_out(charset: str) -> None:
    text = "افتتحت البلدية سوقا جديدا للسمك قرب الميناء، وحضر الافتتاح عدد من السكان."
    assert decode(text.encode(charset)) == (text, charset)
    assert decode(text.encode(charset), "utf-8" if charset.startswith("utf-16") else charset) == (text, charset)


def test_a_named_charset_is_taken_unless_the_bytes_are_utf8() -> None:
    assert decode("café à la carte".encode("cp1252"), "windows-1252") == ("café à la carte", "windows-1252")
    assert decode("خبر".encode(), "windows-1252") == ("خبر", "")
    with pytest.raises(FormatError, match="is not ascii"):
        decode("خبر".encode("cp1256"), "ascii")


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
