"""A file written in steps: killed at any moment, it goes on from its last step, and is there whole or not at all.

What is written goes to a file of another name beside it, and a step is a whole number of records. With every step the
state is written too: how long the file is by then, and from where to go on. What stands behind that length was written
by a step that did not end, and is cut off. Steps end after as many bytes, and a packed file has a part for each, so
that its bytes do not depend on where a run was cut short.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

from cleaner.formats.packing import packed, packing_of
from cleaner.formats.sinks import WriteError

STEP: Final = 4_000_000  # bytes, of all files together
_FORM: Final = 1  # of the state
_MAIN: Final = ""


class BusyError(Exception):
    """Another run writes to the same file; the message says which file, and what to do."""


class Output:
    """A file, and those that are written in step with it, such as one of the removed pieces.

    It is used in a `with` block, at whose end there is a whole file if `finish` was called; otherwise what the last
    step left stays for a run that resumes it, if it is to be kept. `state` is what the last step said, None before it.
    """

    def __init__(self, path: Path, beside: Mapping[str, Path], *, resume: bool = False, keep: bool = True) -> None:
        """Open the files at `path` and `beside` by name; with `resume`, as an earlier run left them, if one did.

        Raises `WriteError` for what cannot be written and `BusyError` where another run writes to the same file.
        """
        self._shown = {**beside, _MAIN: path}  # the main file is moved last
        self._paths = {name: Path(os.path.realpath(shown)) for name, shown in self._shown.items()}  # links stay links
        self._path, self._keep = self._paths[_MAIN], keep
        self._buffers = {name: bytearray() for name in self._paths}
        self._streams: dict[str, BinaryIO] = {}
        self._lock: BinaryIO | None = None
        self.state: Mapping[str, Any] | None = None
        try:
            self._lock = _locked(_hidden(self._path, "lock"), path)
            left = self._read_state()
            self.left_over = left is not None and not resume  # a state that nobody asked for
            self.state = left if resume else None
            if self.state is None:
                self._remove()
            for name in self._paths:
                self._streams[name] = self._opened(name)
        except OSError as error:
            self._close()
            raise WriteError(path, error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def write(self, data: bytes, name: str = _MAIN) -> None:
        """Add to the next step of the file, or of the one beside it that is called `name`."""
        self._buffers[name] += data

    @property
    def full(self) -> bool:
        """Whether enough was written for a step."""
        return sum(map(len, self._buffers.values())) >= STEP

    def step(self, state: Mapping[str, Any]) -> None:
        """End a step: what was written is on the disk from now on, and `state` says from where to go on."""
        sizes = {name: self._append(name) for name in self._paths}
        with self._told():
            self._write_state({**state, "form": _FORM, "sizes": sizes})

    def finish(self) -> None:
        """Write what is left, and give the files their names; where nothing was ever written, there is no file."""
        if self.state is None and not any(self._buffers.values()):
            return
        for name in self._paths:
            self._append(name)
        for name, target in self._paths.items():
            with self._told(name):
                self._streams[name].close()
                if target.exists():
                    _part(target).chmod(target.stat().st_mode & 0o777)
                _part(target).replace(target)
        self.state = None

    def _append(self, name: str) -> int:
        stream, buffer = self._streams[name], self._buffers[name]
        with self._told(name):
            if buffer:
                stream.write(_packed(bytes(buffer), packing_of(self._paths[name])))
                buffer.clear()
            stream.flush()
            os.fsync(stream.fileno())
        return stream.tell()

    @contextmanager
    def _told(self, name: str = _MAIN) -> Iterator[None]:
        """Tell of which file it was that could not be written."""
        try:
            yield
        except OSError as error:
            raise WriteError(self._shown[name], error) from None

    def _opened(self, name: str) -> BinaryIO:
        part = _part(self._paths[name])
        if self.state is None:
            return part.open("wb")
        stream = part.open("r+b")
        stream.truncate(self.state["sizes"][name])
        stream.seek(0, os.SEEK_END)
        return stream

    def _read_state(self) -> Mapping[str, Any] | None:
        """Read what the last step said; None where its files are not as it left them."""
        try:
            state = json.loads(_hidden(self._path, "state").read_bytes())
            whole = all(_part(self._paths[name]).stat().st_size >= size for name, size in state["sizes"].items())
            usable = whole and state["form"] == _FORM and set(state["sizes"]) == set(self._paths)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return state if usable else None

    def _write_state(self, state: Mapping[str, Any]) -> None:
        new = _hidden(self._path, "state.new")
        with new.open("w", encoding="utf-8") as stream:
            json.dump(state, stream)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(_hidden(self._path, "state"))
        self.state = state

    def _close(self) -> None:
        for stream in self._streams.values():
            with suppress(OSError):  # of what could not be written, which was told
                stream.close()
        if self._lock is None:
            return
        if self.state is None or not self._keep:
            self._remove()
        with suppress(OSError):
            _hidden(self._path, "lock").unlink(missing_ok=True)
        self._lock.close()

    def _remove(self) -> None:
        parts = map(_part, self._paths.values())
        for path in (*parts, _hidden(self._path, "state"), _hidden(self._path, "state.new")):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _hidden(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}.{ending}")


def _part(path: Path) -> Path:
    return _hidden(path, "part")


def _locked(path: Path, shown: Path) -> BinaryIO:
    """Open a file that no other run has open as long as this process lives."""
    while True:
        lock = path.open("wb")
        try:
            _lock(lock)
        except OSError:
            lock.close()
            raise BusyError(f"{shown}: another run writes to it: wait until it ends, or name another file") from None
        with suppress(OSError):
            if os.path.samestat(path.stat(), os.fstat(lock.fileno())):
                return lock
        lock.close()  # the run before has ended, and taken the file away, between opening and locking it


def _lock(stream: BinaryIO) -> None:
    try:
        import fcntl
    except ImportError:  # there is none on Windows, where a file that is open cannot be taken away either
        return
    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _packed(data: bytes, packing: str) -> bytes:
    if not packing:
        return data
    whole = io.BytesIO()
    with packed(whole, packing) as stream:
        stream.write(data)
    return whole.getvalue()
