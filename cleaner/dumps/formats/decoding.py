"""The bytes of a whole text to text: as a byte order mark names them, or by what they are."""

from __future__ import annotations

from typing import NamedTuple

from cleaner.dumps.formats.charsets import UTF_8, charset_of, decode_by, decode_utf8, marked_charset
from cleaner.dumps.formats.errors import FormatError


class DecodedText(NamedTuple):
    """A text, and its charset if that is not UTF-8 and no mark names it; else that is empty."""

    text: str
    charset: str


def decode(data: bytes, named: str | None = None) -> DecodedText:
    r"""Decode the bytes of a whole text, which may be in the charset that is `named`; a mark is not part of it.

    Raises `FormatError` for bytes that are not of their charset, with the first of them and its place.

    >>> decode("خبر".encode("utf-16")) == decode("خبر".encode("utf-8-sig")) == ("خبر", "")
    True
    >>> decode("وصل الوفد إلى العاصمة".encode("windows-1256"))
    DecodedText(text='وصل الوفد إلى العاصمة', charset='windows-1256')
    >>> decode(b"caf\xe9")
    Traceback (most recent call last):
    cleaner.dumps.formats.errors.FormatError: is not UTF-8 (byte 0xE9 at 3): convert it first, as with iconv
    """
    marked = marked_charset(data)
    if marked:
        try:
            return DecodedText(data.decode(marked), "")
        except UnicodeDecodeError as error:
            place = f"byte 0x{data[error.start]:02X} at {error.start}"
            raise FormatError(f"is not the {marked.upper()} that it begins as ({place}): save it as UTF-8") from None
    charset = charset_of(data, named)
    if charset == UTF_8:
        return DecodedText(decode_utf8(data), "")
    return DecodedText(decode_by(data, charset), charset)
