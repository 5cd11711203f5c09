"""The charset of texts and records: UTF-8 if the bytes are that, else by the evidence by which pages are read.

Nothing is guessed: bytes in which no Arabic words come out, and for which no charset is named, are refused.
"""

from __future__ import annotations

import codecs
from typing import Final

from cleaner.dumps.formats.errors import FormatError
from cleaner.html.parse.charset import decode_page

UTF_8: Final = "utf-8"
_MARKS: Final = (  # the longer ones first: that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ARABIC: Final = frozenset({"windows-1256", "iso-8859-6"})
_ROWS: Final = b"\x00\x06"  # of UTF-16: that of ASCII, and that of Arabic
_LEAST: Final = 16  # bytes of which it is told that they are UTF-16 without a mark
_MOST: Final = 0.9  # of every other byte, that are of these rows then


def marked_charset(data: bytes) -> str | None:
    """Give the charset of two or four bytes a character that a byte order mark names.

    >>> marked_charset("خبر".encode("utf-16")), marked_charset("خبر".encode("utf-8-sig"))
    ('utf-16', None)
    """
    return next((charset for mark, charset in _MARKS if data.startswith(mark)), None)


def known_charset(name: str) -> bool:
    """Tell whether a text can be decoded by a charset of this name.

    >>> known_charset("cp1256"), known_charset("arabisch"), known_charset("base64")
    (True, False, False)
    """
    try:
        "".encode(name)
        return isinstance(b"".decode(name), str)
    except (LookupError, TypeError, ValueError):
        return False


def charset_of(sample: bytes, named: str | None = None) -> str:
    """Give the charset of bytes without a mark, of which `sample` is the beginning: that which is `named`, or evident.

    It is UTF-8 where they are that beyond ASCII whatever is named, and where nothing else is evident.

    >>> charset_of("وصل الوفد إلى العاصمة".encode("cp1256")), charset_of("وصل الوفد".encode(), "cp1256")
    ('windows-1256', 'utf-8')
    >>> charset_of("وصل الوفد إلى العاصمة".encode("utf-16-le"))
    'utf-16-le'
    """
    wide = _wide(sample)
    if wide:
        return wide
    try:
        codecs.getincrementaldecoder(UTF_8)().decode(sample)
    except UnicodeDecodeError:
        return named or _evident(sample)
    return (named or UTF_8) if sample.isascii() else UTF_8


def _evident(sample: bytes) -> str:
    found = decode_page(sample).charset
    return found if found in _ARABIC else UTF_8


def _wide(sample: bytes) -> str | None:
    """Tell UTF-16 without a mark: every other byte is that of ASCII or of Arabic, and no text has so many of these."""
    pairs = len(sample) // 2
    if len(sample) < _LEAST:
        return None
    odd, even = (sum(sample[place : 2 * pairs : 2].count(row) for row in _ROWS) / pairs for place in (1, 0))
    if odd > _MOST > 1 - _MOST > even or even > _MOST > 1 - _MOST > odd:
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


class LineDecoder:
    """Lines to texts, one by one, where the first that is no UTF-8 tells the charset of those like it.

    `charset` is empty for as long as all lines are UTF-8.

    >>> decoder = LineDecoder()
    >>> decoder.decode("وصل الوفد إلى العاصمة".encode("cp1256")), decoder.charset
    ('وصل الوفد إلى العاصمة', 'windows-1256')
    """

    def __init__(self, named: str | None = None) -> None:
        """Begin with no line; `named` is the charset of those that are no UTF-8."""
        self.charset = ""
        self._named, self._plain = named, False

    def decode(self, line: bytes) -> str:
        """Decode a line. Raises `FormatError` for one that is in no charset, or in another than those before."""
        if not self.charset and not line.isascii() and not self._plain:
            found = charset_of(line, self._named)
            self.charset, self._plain = "" if found == UTF_8 else found, found == UTF_8 and _is_utf8(line)
        if not self.charset or line.isascii():
            return decode_utf8(line)
        if _is_utf8(line):
            raise FormatError(f"is UTF-8 among records of {self.charset}: convert one of them, as with iconv")
        return decode_by(line, self.charset)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def decode_by(data: bytes, charset: str) -> str:
    """Decode bytes by a charset. Raises `FormatError` for bytes that are not of it, with the first and its place."""
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        place = f"byte 0x{data[error.start]:02X} at {error.start}"
        raise FormatError(f"is not {charset} ({place}): name its charset with --charset, or save it as UTF-8") from None


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
