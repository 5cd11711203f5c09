"""Bytes to text: UTF-8, or what a byte order mark names; anything else is refused and never guessed."""

from __future__ import annotations

import codecs
from typing import Final

from cleaner.dumps.formats.errors import FormatError

_CHARSETS: Final = (  # the longer marks first: that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def names_charset(data: bytes) -> bool:
    """Tell whether `data` begins with the byte order mark of UTF-16 or UTF-32.

    >>> names_charset("خبر".encode("utf-16")), names_charset("خبر".encode("utf-8-sig"))
    (True, False)
    """
    return any(data.startswith(mark) for mark, _ in _CHARSETS)


def decode(data: bytes) -> str:
    """Decode the bytes of a whole text; a byte order mark is not part of it.

    Raises `FormatError` for bytes that are not of the charset, with the first of them and its place.

    >>> decode("خبر".encode("utf-16")) == decode("خبر".encode("utf-8-sig")) == "خبر"
    True
    >>> decode("خبر".encode("windows-1256"))
    Traceback (most recent call last):
    cleaner.dumps.formats.errors.FormatError: is not UTF-8 (byte 0xCE at 0): convert it first, as with iconv
    """
    charset = next((charset for mark, charset in _CHARSETS if data.startswith(mark)), None)
    if charset is None:
        return decode_utf8(data)
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        place = f"byte 0x{data[error.start]:02X} at {error.start}"
        raise FormatError(f"is not the {charset.upper()} that it begins as ({place}): save it as UTF-8") from None


def decode_utf8(data: bytes) -> str:
    r"""Decode bytes that are UTF-8, with or without a byte order mark, or raise `FormatError`.

    >>> decode_utf8(b"\xd8\xae\xff")
    Traceback (most recent call last):
    cleaner.dumps.formats.errors.FormatError: is not UTF-8 (byte 0xFF at 2): convert it first, as with iconv
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"byte 0x{data[error.start]:02X} at {error.start}"
        raise FormatError(f"is not UTF-8 ({place}): convert it first, as with iconv") from None
