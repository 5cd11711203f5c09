"""Packed files: streams unpacked as they are read, and packed as they are written, as the ending of the name says."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any, BinaryIO, Final, cast

from cleaner.dumps.formats.errors import FormatError

PACKED: Final = (".gz", ".bz2", ".xz", ".zst")
_MARKS: Final = (b"\x1f\x8b", b"BZh", b"\xfd7zX", b"\x28\xb5\x2f\xfd")
_CHUNK: Final = 16_384  # bytes
_FED: Final = 2_048  # bytes that are unpacked at a time: those of zstd may hold thirty thousand times as many
_LEVELS: Final = {".gz": 6, ".bz2": 9, ".xz": 6, ".zst": 3}


def refuse_packed(data: bytes) -> None:
    r"""Raise `FormatError` for what begins as packed bytes do and was not unpacked, as from standard input.

    >>> refuse_packed(b"\x1f\x8b\x08")
    Traceback (most recent call last):
    cleaner.dumps.formats.errors.FormatError: is packed: unpack it on the way, or name the file, whose ending tells how
    """
    if data.startswith(_MARKS):
        raise FormatError("is packed: unpack it on the way, or name the file, whose ending tells how")


def packing_of(path: PurePath) -> str:
    """Give the ending that says how a file is packed, or an empty text.

    >>> packing_of(PurePath("dump.jsonl.GZ")), packing_of(PurePath("dump.jsonl")), packing_of(PurePath("pages.tgz"))
    ('.gz', '', '.gz')
    """
    suffix = path.suffix.lower()
    return ".gz" if suffix == ".tgz" else suffix if suffix in PACKED else ""


def ending_of(path: PurePath) -> str:
    """Give the ending of a file's name in small letters, with that before the packing's.

    >>> ending_of(PurePath("a/page.HTML.gz")), ending_of(PurePath("article.txt")), ending_of(PurePath("dump.jsonl.zst"))
    ('.html.gz', '.txt', '.jsonl.zst')
    """
    double = path.suffix.lower() in PACKED
    return "".join(path.suffixes[-2:] if double else path.suffixes[-1:]).lower()


@contextmanager
def unpacked(stream: BinaryIO, packing: str) -> Iterator[BinaryIO]:
    """Read a stream that is packed as its ending says; with an empty one, as it is.

    Raises `FormatError` for what is not packed so, is cut short or broken, be it in the block.
    """
    try:
        with _reader(stream, packing) as plain:
            yield plain
    except EOFError:
        raise FormatError("cannot be unpacked (it is cut short): fetch it again") from None
    except (gzip.BadGzipFile, zlib.error, lzma.LZMAError) as error:
        raise FormatError(f"cannot be unpacked ({error}): fetch it again") from None
    except OSError as error:
        if error.errno is not None or not packing:  # the file's own matter
            raise
        raise FormatError(f"cannot be unpacked ({error}): fetch it again") from None
    except Exception as error:
        if type(error).__name__ != "ZstdError":
            raise
        raise FormatError(f"cannot be unpacked ({error}): fetch it again") from None


def packed(stream: BinaryIO, packing: str) -> BinaryIO:
    """Write to a stream that packs as the ending says; close it to write its end. The same bytes give the same file."""
    level = _LEVELS.get(packing, 0)
    if packing == ".gz":
        return cast(BinaryIO, gzip.GzipFile("", "wb", level, stream, mtime=0))
    if packing == ".bz2":
        return cast(BinaryIO, bz2.BZ2File(stream, "wb", compresslevel=level))
    if packing == ".xz":
        return cast(BinaryIO, lzma.LZMAFile(stream, "wb", preset=level))
    return cast(BinaryIO, _zstandard().ZstdCompressor(level).stream_writer(stream, closefd=False))


def _reader(stream: BinaryIO, packing: str) -> Any:
    if packing == ".gz":
        return gzip.GzipFile(fileobj=stream)
    if packing == ".bz2":
        return bz2.BZ2File(stream)
    if packing == ".xz":
        return lzma.LZMAFile(stream)
    if packing == ".zst":
        return io.BufferedReader(_Frames(stream))
    return _AsItIs(stream)


class _Frames(io.RawIOBase):
    """Frames of zstd one behind the other; the library's own reader takes one that is cut short for the end."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._library = stream, _zstandard().ZstdDecompressor()
        self._frame: Any = None
        self._packed = self._plain = memoryview(b"")
        self._at = 0  # of what is packed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._plain:
            if self._at >= len(self._packed):
                self._packed, self._at = memoryview(self._stream.read(_CHUNK)), 0
            if not self._packed:
                if self._frame is not None:
                    raise EOFError
                return 0
            self._unpack()
        size = min(len(buffer), len(self._plain))
        buffer[:size], self._plain = self._plain[:size], self._plain[size:]
        return size

    def _unpack(self) -> None:
        """Unpack a little of what was read, at most up to the end of a frame."""
        some = self._packed[self._at : self._at + _FED]
        self._frame = self._frame or self._library.decompressobj()
        self._plain = memoryview(self._frame.decompress(some))
        self._at += len(some)
        if self._frame.eof:
            self._at -= len(self._frame.unused_data)
            self._frame = None


class _AsItIs:
    """A stream that its block does not close."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def __enter__(self) -> BinaryIO:
        return self._stream

    def __exit__(self, *_: object) -> None:
        return


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError:
        raise FormatError(
            "is packed by zstd, for which zstandard is needed: pip install 'arabic-article-cleaner[dumps]'"
        ) from None
    return zstandard
