"""The messages of an Arrow stream on their way to the library, which unpacks each as a whole, whatever it comes to."""

from __future__ import annotations

import struct
from typing import BinaryIO, Final

from cleaner.dumps.formats.errors import FormatError

_LEAST: Final = 200_000_000  # bytes to which any message may unpack
_RATIO: Final = 50  # bytes to which one of a message may unpack; texts take some four, what repeats itself more
_CONTINUES: Final = b"\xff\xff\xff\xff"  # before the length of a message, but for the oldest streams
_HEAD, _BODY, _BODY_SIZE = 1, 2, 3  # fields of a message
_DICTIONARY, _BATCH = 2, 3  # what its head may be
_DATA: Final = 1  # the field of a dictionary that is its batch
_BUFFERS, _COMPRESSION = 2, 3  # fields of a batch
_PLACE: Final = struct.Struct("<qq")  # where a buffer begins in the body, and its length
_LENGTH: Final = struct.Struct("<q")  # before a compressed buffer: its length when it is unpacked
_MOST_TOLD: Final = 1 << 62


class CheckedMessages:
    """A stream for the library to read from, of which some bytes were read already; it raises what `check` does."""

    closed = False

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        """Read `head`, and then what is in the stream."""
        self._head, self._stream = head, stream
        self.size = 0  # bytes that were read
        self._kept = bytearray()  # of the part of a message that is being read
        self._part, self._wanted = "length", 4
        self._metadata = b""

    def read(self, size: int = -1) -> bytes:
        """Give so many bytes, or all that are left. Raises `FormatError` for a message that unpacks to too much."""
        data, self._head = (self._head, b"") if size < 0 else (self._head[:size], self._head[size:])
        if len(data) != size:
            data += self._stream.read(size - len(data) if size >= 0 else -1)
        self.size += len(data)
        self._follow(data)
        return data

    def close(self) -> None:
        """Leave the stream open: who opened it closes it."""

    def _follow(self, data: bytes) -> None:
        """Look at what is handed on, and at a message when all of it is there."""
        at = 0
        while at < len(data) and self._part != "end":
            taken = data[at : at + self._wanted - len(self._kept)]
            at += len(taken)
            if len(taken) == self._wanted:
                self._step(taken)
                continue
            self._kept += taken
            if len(self._kept) == self._wanted:
                whole, self._kept = bytes(self._kept), bytearray()
                self._step(whole)

    def _step(self, part: bytes) -> None:
        if self._part == "length":
            size = int.from_bytes(part, "little", signed=True)
            self._part, self._wanted = ("metadata", size) if size > 0 else ("end", 0)
            if part == _CONTINUES:
                self._part, self._wanted = "length", 4
        elif self._part == "metadata":
            size = body_size(part)
            self._metadata = part
            self._part, self._wanted = ("body", size) if size > 0 else ("length", 4)
        else:
            check(self._metadata, part)
            self._part, self._wanted = "length", 4


def body_size(metadata: bytes) -> int:
    """Give the length of the body behind a message's head; 0 for what is no head, which the library tells.

    >>> body_size(b"no head")
    0
    """
    try:
        message = _Table.root(metadata)
        place = message.field(_BODY_SIZE)
        size: int = _LENGTH.unpack_from(metadata, place)[0] if place else 0
    except struct.error:
        return 0
    return size if 0 < size < _MOST_TOLD else 0


def check(metadata: bytes, body: bytes) -> None:
    """Raise `FormatError` for a message whose compressed buffers unpack to more than its size lets expect.

    >>> check(b"no head", b"")
    """
    try:
        unpacked = _unpacked(metadata, body)
    except struct.error:  # the library tells
        return
    most = max(_LEAST, _RATIO * len(body))
    if unpacked > most:
        raise FormatError(f"has a batch that unpacks to more than {most:,} bytes: write it again in smaller batches")


def _unpacked(metadata: bytes, body: bytes) -> int:
    """Give to how many bytes the compressed buffers of a message unpack, each as it says before its bytes."""
    message = _Table.root(metadata)
    kind = message.field(_HEAD)
    if not kind or metadata[kind] not in (_DICTIONARY, _BATCH):
        return 0
    batch = message.table(_BODY)
    if batch and metadata[kind] == _DICTIONARY:
        batch = batch.table(_DATA)
    if not batch or not batch.field(_COMPRESSION):
        return 0
    whole = 0
    for place, size in _PLACE.iter_unpack(batch.vector(_BUFFERS, _PLACE.size)):
        if size >= _LENGTH.size and 0 <= place <= len(body) - _LENGTH.size:
            whole += max(0, _LENGTH.unpack_from(body, place)[0])
    return whole


class _Table:
    """A table of a flatbuffer, as Arrow writes its heads; places that are not there raise `struct.error`."""

    def __init__(self, data: bytes, place: int) -> None:
        self._data, self._place = data, place

    @classmethod
    def root(cls, data: bytes) -> _Table:
        return cls(data, struct.unpack_from("<I", data)[0])

    def field(self, number: int) -> int:
        """Give where a field is, or 0 where there is none."""
        fields = self._place - struct.unpack_from("<i", self._data, self._place)[0]
        at = 4 + 2 * number
        if fields < 0 or at >= struct.unpack_from("<H", self._data, fields)[0]:
            return 0
        offset: int = struct.unpack_from("<H", self._data, fields + at)[0]
        return self._place + offset if offset and self._place + offset < len(self._data) else 0

    def table(self, number: int) -> _Table | None:
        place = self.field(number)
        return _Table(self._data, place + struct.unpack_from("<I", self._data, place)[0]) if place else None

    def vector(self, number: int, size: int) -> bytes:
        """Give the bytes of a list of values of a size."""
        place = self.field(number)
        if not place:
            return b""
        start = place + struct.unpack_from("<I", self._data, place)[0]
        count = struct.unpack_from("<I", self._data, start)[0]
        found = self._data[start + 4 : start + 4 + size * count]
        return found[: len(found) // size * size]
