"""Streams as UTF-8: the byte order mark is taken off, and what is in another charset is written anew."""

from __future__ import annotations

import codecs
import io
from typing import Any, BinaryIO, Final, NamedTuple

from cleaner.dumps.formats.charsets import UTF_8, charset_of, marked_charset
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.packing import refuse_packed

CHUNK: Final = 65_536  # bytes


class Plain(NamedTuple):
    """A stream of UTF-8 without a mark, whether there was one, and its charset if that is another and none named it."""

    stream: BinaryIO
    marked: bool
    charset: str = ""


def plain_stream(stream: BinaryIO, named: str | None = None, *, by_line: bool = False) -> Plain:
    """Read a stream as UTF-8, into which other charsets are written anew; the stream itself is not closed.

    A charset is told by a mark, or by what the stream begins with; it may be the one that is `named`. With `by_line`
    charsets of one byte a character stay as they are, for lines may differ. Raises `FormatError` for packed bytes, and
    in the reading for what is not of the charset as which it begins.

    >>> plain, marked, charset = plain_stream(io.BytesIO("خبر".encode("utf-16")))
    >>> plain.read().decode(), marked, charset
    ('خبر', True, '')
    >>> plain_stream(io.BytesIO("وصل الوفد إلى العاصمة".encode("cp1256"))).charset
    'windows-1256'
    """
    head = stream.read(4)
    refuse_packed(head)
    marked = marked_charset(head)
    if marked:
        return Plain(_buffered(head, stream, marked), True)
    if head.startswith(codecs.BOM_UTF8):
        return Plain(rejoined(head.removeprefix(codecs.BOM_UTF8), stream), True)
    head += read_some(stream)
    charset = charset_of(head, named)
    wide = charset.startswith("utf-16")
    if charset == UTF_8 or (by_line and not wide):
        return Plain(rejoined(head, stream), False)
    return Plain(_buffered(head, stream, charset), False, charset)


def rejoined(head: bytes, stream: BinaryIO) -> BinaryIO:
    """Put back what was read of a stream.

    >>> rejoined(b"ab", io.BytesIO(b"cd")).readline()
    b'abcd'
    """
    return _buffered(head, stream)


def read_some(stream: BinaryIO) -> bytes:
    """Read the bytes that come next, at most a chunk; empty at the end.

    What comes before a fault of a packed stream is given first, which one `read` of many parts would lose.

    >>> read_some(io.BytesIO(b"abcd"))
    b'abcd'
    """
    read: Any = getattr(stream, "read1", stream.read)
    return bytes(read(CHUNK))


def _buffered(head: bytes, stream: BinaryIO, charset: str = "") -> BinaryIO:
    return io.BufferedReader(_Joined(head, stream, charset), CHUNK)


class _Joined(io.RawIOBase):
    def __init__(self, head: bytes, stream: BinaryIO, charset: str) -> None:
        self._packed, self._plain, self._stream, self._charset = head, b"", stream, charset
        self._decoder = codecs.getincrementaldecoder(charset)() if charset else None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        more = True
        while more and not self._plain:
            data, self._packed = self._packed or read_some(self._stream), b""
            more, self._plain = bool(data), self._recoded(data)
        size = min(len(buffer), len(self._plain))
        buffer[:size], self._plain = self._plain[:size], self._plain[size:]
        return size

    def _recoded(self, data: bytes) -> bytes:
        if self._decoder is None:
            return data
        try:
            return self._decoder.decode(data, final=not data).encode()
        except UnicodeDecodeError as error:
            told = f"is not the {self._charset.upper()} that it begins as ({error.reason})"
            raise FormatError(f"{told}: save it as UTF-8") from None
