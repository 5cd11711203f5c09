"""One file while it is written: under a hidden name beside its own, locked against other runs, and moved when whole."""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from cleaner.dumps.formats.atomic_writes import WriteError
from cleaner.dumps.formats.durable_files import mode_of, new_file, rename, sync_folder
from cleaner.dumps.formats.packing import packed, packing_of
from cleaner.dumps.output.terminal_text import visible

_HIDDEN: Final = re.compile(r"\..+\.cleaner-(?:part|seal|sealed|state|new|lock)")
_OWN: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)  # no link that others put there
_LONGEST: Final = 255  # bytes of a file's name, on every usual file system
STDOUT: Final = "standard output"
Seal = Callable[[Path, Path], None]


class BusyError(Exception):
    """Another run writes to the same file; the message says which file, and what to do."""


class Part:
    """A file that is written piece by piece; `path` is where it goes in the end.

    The pieces are packed one by one as the name says, so that its bytes do not depend on where a run was cut short. A
    file that is `sealed` is written unpacked, for another is made of it when it is whole.
    """

    def __init__(
        self, path: Path, key: str = "", *, sealed: bool = False, lock: bool = True, like: Path | None = None
    ) -> None:
        """Lock the file, unless that is done; `key` tells its hidden name from those of other runs to the same file.

        It may be read by whom the file that is there may, or, where there is none, by whom that at `like` may.

        Raises `BusyError` where another run writes to it, and `WriteError` for what cannot be written.
        """
        self.shown, self.sealed = path, sealed
        self.path = Path(os.path.realpath(path))  # a link stays a link
        self.part = hidden(self.path, "part", key)
        self._mode = mode_of(self.path, *((like,) if like else ()))
        self._buffer = bytearray()
        self._stream: BinaryIO | None = None
        with raising_write_errors(path):
            self._lock = locked(self.path, path) if lock else None

    @property
    def waiting(self) -> int:
        """The bytes that were added since the last time that some were put on the disk."""
        return len(self._buffer)

    def open(self, size: int | None = None) -> None:
        """Begin the file, or, with its `size` in bytes, go on with what an earlier run left of it."""
        with raising_write_errors(self.shown):
            if size is None:
                self._stream = new_file(self.part, self._mode)
                sync_folder(self.part.parent)  # a state that is there says that it is
            else:
                self._stream = os.fdopen(os.open(self.part, os.O_RDWR | _OWN), "r+b")
                self._stream.truncate(size)
                self._stream.seek(0, os.SEEK_END)

    def add(self, data: bytes) -> None:
        """Add to what is put on the disk next."""
        self._buffer += data

    def put(self) -> int:
        """Put what was added on the disk; give the size of the file in bytes."""
        assert self._stream
        with raising_write_errors(self.shown):
            if self._buffer:
                self._stream.write(_packed(bytes(self._buffer), "" if self.sealed else packing_of(self.path)))
                self._buffer.clear()
            self._stream.flush()
            os.fsync(self._stream.fileno())
            return self._stream.tell()

    def move(self, seal: Seal | None = None) -> None:
        """Give the file its name, or what `seal` makes of it; where that was done before, nothing is."""
        with raising_write_errors(self.shown):
            self._close_stream()
            if not self.part.exists():
                return
            if seal:
                made = hidden(self.path, "seal")
                new_file(made, self._mode).close()
                seal(self.part, made)
                rename(_packed_file(made, packing_of(self.path), self._mode), self.path)
                made.unlink(missing_ok=True)
                self.part.unlink(missing_ok=True)
                sync_folder(self.path.parent)
            else:
                rename(self.part, self.path)

    def show(self) -> None:
        """Put a copy of what there is so far where the file goes in the end."""
        self.put()
        with raising_write_errors(self.shown):
            with self.part.open("rb") as stream, new_file(hidden(self.path, "seal"), self._mode) as copy:
                shutil.copyfileobj(stream, copy)
            rename(hidden(self.path, "seal"), self.path)

    def remove(self) -> None:
        """Remove what was written."""
        self._close_stream()
        for path in (self.part, hidden(self.path, "seal"), hidden(self.path, "sealed")):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let other runs write to the file."""
        self._close_stream()
        if self._lock:
            unlock(self.path, self._lock)

    def _close_stream(self) -> None:
        if self._stream:
            with suppress(OSError):  # of what could not be written, which was told
                self._stream.close()


class Direct(Part):
    """Standard output (`path` is None), or what is there and no regular file (a pipe, a device): written at once."""

    def __init__(self, path: Path | None) -> None:
        """Lock nothing."""
        self.shown = self.path = path or Path(STDOUT)
        self.part = Path(os.devnull)
        self.sealed, self._lock, self._own = False, None, path is not None

    @property
    def waiting(self) -> int:
        """Nothing waits."""
        return 0

    def open(self, size: int | None = None) -> None:
        """Open it."""
        with raising_write_errors(self.shown):
            self._stream = self.path.open("wb") if self._own else sys.stdout.buffer

    def add(self, data: bytes) -> None:
        """Write it. Raises `OSError` for standard output, and `WriteError` for what else cannot be written."""
        assert self._stream
        if self._own:
            with raising_write_errors(self.shown):
                self._stream.write(data)
        else:
            self._stream.write(_shown(data) if sys.stdout.isatty() else data)

    def put(self) -> int:
        """Give no size."""
        return 0

    def move(self, seal: Seal | None = None) -> None:
        """Move nothing; what is written is written."""
        if self._own:
            with raising_write_errors(self.shown):
                assert self._stream
                self._stream.close()

    def show(self) -> None:
        """Show nothing: what is written is there."""

    def remove(self) -> None:
        """Remove nothing."""

    def close(self) -> None:
        """Close what was opened."""
        if self._own:
            self._close_stream()


def _shown(data: bytes) -> bytes:
    return visible(data.decode("utf-8", "replace")).encode()


def is_direct(path: Path | None) -> bool:
    """Tell whether a path is none, or is that of something else than a regular file.

    >>> is_direct(None), is_direct(Path("no-such-file"))
    (True, False)
    """
    return path is None or (path.exists() and not path.is_file())


@contextmanager
def raising_write_errors(path: Path) -> Iterator[None]:
    """Tell with an `OSError` of the block, as a `WriteError`, which file it was that could not be written."""
    try:
        yield
    except OSError as error:
        raise WriteError(path, error) from None


def is_hidden(path: Path) -> bool:
    """Tell whether a file's name is one of those that are used here while others are written.

    >>> is_hidden(Path("out/.clean.jsonl.cleaner-part")), is_hidden(Path(".clean.jsonl"))
    (True, False)
    """
    return _HIDDEN.fullmatch(path.name) is not None


def hidden(path: Path, kind: str, key: str = "") -> Path:
    """Give the hidden name of a file while it is written.

    >>> hidden(Path("out/clean.jsonl"), "part").as_posix()
    'out/.clean.jsonl.cleaner-part'
    """
    name, ending = path.name, f"{f'.{key}' if key else ''}.cleaner-{kind}"
    if len(os.fsencode(name)) + len(ending) + 1 > _LONGEST:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()
    return path.with_name(f".{name}{ending}")


def locked(path: Path, shown: Path) -> BinaryIO:
    """Open the lock of a file, which no other run has open as long as this process lives.

    Raises `BusyError` where one has, and `OSError` where the lock cannot be made.
    """
    place = hidden(path, "lock")
    while True:
        lock = os.fdopen(os.open(place, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666), "r+b")
        try:
            _lock(lock)
        except BlockingIOError:
            lock.close()
            raise BusyError(f"{shown}: another run writes to it: wait until it ends, or name another file") from None
        except OSError:  # some file systems have no locks
            return lock
        with suppress(OSError):
            if os.path.samestat(place.stat(), os.fstat(lock.fileno())):
                return lock
        lock.close()  # the run before has ended, and taken the file away, between opening and locking it


def unlock(path: Path, lock: BinaryIO) -> None:
    """Let other runs write to a file."""
    with suppress(OSError):
        hidden(path, "lock").unlink(missing_ok=True)
    lock.close()


def _lock(stream: BinaryIO) -> None:
    try:
        import fcntl
    except ImportError:  # there is none on Windows, where a file that is open cannot be taken away either
        return
    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _packed_file(path: Path, packing: str, mode: int | None) -> Path:
    """Give a file packed so, which is another beside it; with an empty packing, the file itself."""
    if not packing:
        return path
    whole = path.with_name(f"{path.name}ed")
    with path.open("rb") as plain, new_file(whole, mode) as stream, packed(stream, packing) as target:
        shutil.copyfileobj(plain, target)
    return whole


def _packed(data: bytes, packing: str) -> bytes:
    if not packing:
        return data
    whole = io.BytesIO()
    with packed(whole, packing) as stream:
        stream.write(data)
    return whole.getvalue()
