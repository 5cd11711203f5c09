"""The records of a WARC one by one, past those that are broken: what is broken costs itself alone."""

from __future__ import annotations

import importlib
import io
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO, Final, NamedTuple

from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.jsonl import MOST
from cleaner.dumps.formats.packing import unpacked

_HEAD: Final = 65_536  # bytes that are read of a record that is too long
_CHUNK: Final = 1_000_000
_WINDOW: Final = 300_000  # packed bytes that surely tell what a part begins with
_LITTLE: Final = 4_096  # bytes that are read first where more are seldom needed
_PLACES: Final = 2_000  # behind what is broken that look like a record's beginning, and are none, before it is given up
_BEGIN: Final = re.compile(rb"(?<![^\n])WARC/[01]\.\d{1,3}\r?\n(?=[\w-]{1,80}:)")
_KEPT: Final = 100  # bytes in which what is looked for may have begun
_LENGTH: Final = re.compile(r"[0-9]{1,18}")
_PACKINGS: Final = ((b"\x1f\x8b\x08", ".gz"), (b"\x28\xb5\x2f\xfd", ".zst"))


class WarcRecord(NamedTuple):
    """A record: its WARC header, its block, and the bytes that were read for it.

    Of a block that is too long, `block` has the first bytes alone, and `length` says how many there are. One that is
    broken has a `problem` and nothing else.
    """

    size: int
    kind: str = ""
    header: Any = None
    block: bytes = b""
    length: int = 0
    problem: str = ""


def warc_records(stream: BinaryIO) -> Iterator[WarcRecord]:
    """Read the records of a WARC that is plain, or packed by gzip or zstd.

    Behind a record that is broken it goes on with the next one that can be found, if the stream is a file. Raises
    `FormatError` where there is none, be it that the file is cut short.
    """
    reader = _StreamReader(stream)
    start: int | None = 0
    broken: tuple[int, str] | None = None  # where what is broken begins, and why
    while start is not None:
        begun = False
        for record in reader.run(start):
            if broken and not begun:
                first, last = broken[0], reader.start
                yield WarcRecord(0, problem=f"is broken from byte {first:,} to {last:,}: {broken[1]}")
                broken = None
            begun = True
            yield record
        if reader.fault is None:
            return
        broken = broken or (reader.broken, reader.fault)
        start = reader.find(reader.search)
    place, fault = broken or (0, "")
    raise FormatError(f"is broken or cut short at byte {place:,} ({fault}): fetch it again")


class _Held(NamedTuple):
    """A record that was read, which may prove too long or too short by what comes behind it."""

    record: WarcRecord
    place: int


class _StreamReader:
    """A stream and what became of the last run through it: the `fault` that ended it, and where to `search` on."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._iterator = stream, library("fastwarc").ArchiveIterator
        self._seeking = isinstance(stream, io.BytesIO) or isinstance(getattr(stream, "raw", None), io.FileIO)
        self._seeking = self._seeking and stream.seekable()
        self._origin = stream.tell() if self._seeking else 0
        self._end = self._size() if self._seeking else None
        self._packing = self._told_packing() if self._seeking else ""
        self.fault: str | None = None
        self.start = self.broken = self.search = 0
        self._read = 0  # bytes, each counted once
        self._tried = 0  # places since the last record

    def run(self, start: int) -> Iterator[WarcRecord]:
        """Give the records from a place to the first that is broken, which `fault` tells of."""
        source = self._source(start)
        archive = self._iterator(source, parse_http=False)
        self.fault, self.start = None, start
        self.broken, self.search = start, start + 1
        held: _Held | None = None
        while True:
            record, fault = _next(archive)
            if fault and held and self._seeking and not self._ends_well(held):
                self.fault, self.broken, self.search = "its length is not as it says", held.place, held.place + 1
                return
            if held:
                yield held.record
                self.broken = self.search = held.place + 1
            if fault or record is None:
                self.fault = fault or None
                return
            place = start + record.stream_pos
            length = record.headers.get("Content-Length") or ""
            taken = self._taken(record, length.strip(), place)
            if taken.problem:
                self.fault, self.broken, self.search = taken.problem, place, place + 1
                return
            read, self._read = self._read, max(self._read, start + source.count)
            self._tried = 0
            held = _Held(taken._replace(size=self._read - read), place)

    def find(self, place: int) -> int | None:
        """Give the next place at or behind this one where a record begins, or None."""
        while self._seeking and self._tried < _PLACES:
            self._tried += 1
            found = self._search(place)
            if found is None or not self._packing or self._begins(found):
                return found
            place = found + 1
        return None

    def _taken(self, record: Any, length: str, place: int) -> WarcRecord:
        if not _LENGTH.fullmatch(length):
            return WarcRecord(0, problem=f"a record has no length but {length[:40]!r}")
        size = int(length)
        if self._end is not None and not self._packing and place + size > self._end:
            return WarcRecord(0, problem=f"a record of {size:,} bytes has fewer")
        try:
            block = record.reader.read(min(size, MOST) if size <= MOST else _HEAD)
            count = len(block) if size <= MOST else len(block) + record.consume()
        except OSError as error:
            if error.errno is not None:
                raise
            return WarcRecord(0, problem=f"a record cannot be unpacked ({error})")
        if count < size:
            return WarcRecord(0, problem=f"a record of {size:,} bytes has {count:,}")
        return WarcRecord(0, _kind(record), record.headers, block, size)

    def _ends_well(self, held: _Held) -> bool:
        """Tell whether behind a record stands what ends it: then it is the next one's fault."""
        self._stream.seek(self._origin + held.place)
        with suppress(FormatError), unpacked(self._stream, self._packing) as plain:
            while plain.readline(_HEAD).strip():
                pass
            left = held.record.length
            while left and (part := plain.read(min(left, _CHUNK))):  # no more: the next one may be broken
                left -= len(part)
            return not left and plain.read(4) in (b"\r\n\r\n", b"\n\n", b"")
        return False

    def _search(self, place: int) -> int | None:
        mark = next((mark for mark, packing in _PACKINGS if packing == self._packing), None)
        pattern = re.compile(re.escape(mark)) if mark else _BEGIN
        least = 0 if mark else min(place, 1)  # for the line break before it
        place -= least
        self._stream.seek(self._origin + place)
        data, size = b"", _LITTLE
        while part := self._stream.read(size):
            data, size = data + part, min(4 * size, _CHUNK)
            if found := pattern.search(data, least):
                return place + found.start()
            keep = min(len(data), _KEPT)
            place, data, least = place + len(data) - keep, data[len(data) - keep :], 1
        return None

    def _begins(self, place: int) -> bool:
        """Tell whether what is packed from here on begins as a record does."""
        self._stream.seek(self._origin + place)
        name = "GzipReader" if self._packing == ".gz" else "ZstdReader"
        data = io.BytesIO(self._stream.read(_WINDOW))
        with suppress(OSError):
            return bool(getattr(library("fastwarc.stream_io"), name)(data).read(5) == b"WARC/")
        return False

    def _source(self, start: int) -> _Source:
        if self._seeking:
            self._stream.seek(self._origin + start)
        return _Source(self._stream)

    def _size(self) -> int:
        end = self._stream.seek(0, os.SEEK_END) - self._origin
        self._stream.seek(self._origin)
        return end

    def _told_packing(self) -> str:
        head = self._stream.read(4)
        self._stream.seek(self._origin)
        return next((packing for mark, packing in _PACKINGS if head.startswith(mark)), "")


class _Source:
    """A stream that is read from where it stands, and counts its bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data

    def tell(self) -> int:
        return self.count


def _next(archive: Any) -> tuple[Any, str]:
    """Give the next record, or None at the end; or why there is none."""
    try:
        return next(archive, None), ""
    except OSError as error:
        if error.errno is not None:  # the file's own matter
            raise
        return None, f"a record cannot be read ({error})"


def _kind(record: Any) -> str:
    return str(record.headers.get("WARC-Type") or "").strip().casefold()


def library(module: str) -> Any:
    """Give a module of fastwarc, or raise `FormatError` where it is missing."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise FormatError(
            "is a WARC, for which fastwarc is needed: pip install 'arabic-article-cleaner[dumps]'"
        ) from None
