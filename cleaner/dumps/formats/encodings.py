"""Streams as UTF-8: the byte order mark is taken off, UTF-16 and UTF-32 that begin with theirs are written anew."""

from __future__ import annotations

import codecs
import io
from typing import Any, BinaryIO, Final, NamedTuple

from cleaner.dumps.formats.decoding import names_charset
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.packing import refuse_packed

CHUNK: Final = 65_536  # bytes
_LONG_MARKS: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


class Plain(NamedTuple):
    """A stream of UTF-8 without a mark, and whether there was one."""

    stream: BinaryIO
    marked: bool


def plain_stream(stream: BinaryIO) -> Plain:
    """Read a stream as UTF-8, whose bytes are not looked at here; the stream itself is not closed.

    Raises `FormatError` for packed bytes, and in the reading for what is not the UTF-16 or UTF-32 that it begins as.

    >>> plain, marked = plain_stream(io.BytesIO("خبر".encode("utf-16")))
    >>> plain.read().decode(), marked
    ('خبر', True)
    """
    head = stream.read(4)
    refuse_packed(head)
    if names_charset(head):
        return Plain(_buffered(head, stream, "utf-32" if head in _LONG_MARKS else "utf-16"), True)
    marked = head.startswith(codecs.BOM_UTF8)
    return Plain(rejoined(head.removeprefix(codecs.BOM_UTF8), stream), marked)


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
            name = f"{self._charset.upper()} that it begins as ({error.reason})"
            raise FormatError(f"is not the {name}: save it as UTF-8") from None
