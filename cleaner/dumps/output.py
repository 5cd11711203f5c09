"""A file written in steps: killed at any moment, it goes on from its last step, and is there whole or not at all.

What is written goes to a file of another name beside it, and a step is a whole number of records. With every step the
state is written too: how long the file is by then, and from where to go on. What stands behind that length was written
by a step that did not end, and is cut off. Steps end after as many bytes, and a packed file has a part for each, so
that its bytes do not depend on where a run was cut short.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

from cleaner.formats.packing import packed, packing_of
from cleaner.formats.sinks import WriteError

STEP: Final = 4_000_000  # bytes, of all files together
_FORM: Final = 1  # of the state
_MAIN: Final = ""
_HIDDEN: Final = re.compile(r"\..+\.cleaner-(?:part|state|new|lock)")
_LONGEST: Final = 255  # bytes of a file's name, on every usual file system


class BusyError(Exception):
    """Another run writes to the same file; the message says which file, and what to do."""


class ResumeError(Exception):
    """An earlier run that cannot be gone on with; the message says why, and what to do."""


class Output:
    """A file, and those that are written in step with it, such as one of the removed pieces.

    It is used in a `with` block, at whose end there is a whole file if `finish` was called; otherwise what the last
    step left stays for a run that resumes it, if it is to be kept. `state` is what the last step said, None before it.
    """

    def __init__(self, path: Path, beside: Mapping[str, Path], *, resume: bool = False, keep: bool = True) -> None:
        """Open the files at `path` and `beside` by name; with `resume`, as an earlier run left them, if one did.

        Raises `WriteError` for what cannot be written, `BusyError` where another run writes to one of the files, and
        `ResumeError` where an earlier run left its state, but its files are not as it left them.
        """
        self._shown = {**beside, _MAIN: path}  # the main file is moved last
        self._paths = {name: Path(os.path.realpath(shown)) for name, shown in self._shown.items()}  # links stay links
        self._path, self._keep = self._paths[_MAIN], keep
        self._buffers = {name: bytearray() for name in self._paths}
        self._streams: dict[str, BinaryIO] = {}
        self._locks: dict[str, BinaryIO] = {}
        self._parts = {name: self._part(name) for name in self._paths}
        self.state: Mapping[str, Any] | None = None
        try:
            for name in sorted(self._paths):
                self._locks[name] = _locked(_hidden(self._paths[name], "lock"), self._shown[name])
            left = self._read_state()
            self.left_over = left is not None and not resume  # a state that nobody asked for
            if left is not None and resume:
                self.state = self._usable(left)
            else:
                self._remove()
            for name in self._paths:
                self._streams[name] = self._opened(name)
        except OSError as error:
            self._close()
            raise WriteError(path, error) from None
        except (BusyError, ResumeError):
            self._close(keep=True)
            raise

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
            files = sorted(str(part) for part in self._parts.values())
            self._write_state({**state, "form": _FORM, "sizes": sizes, "files": files})

    def finish(self) -> None:
        """Write what is left, and give the files their names; where nothing was ever written, there is no file."""
        if self.state is None and not any(self._buffers.values()):
            return
        for name in self._paths:
            self._append(name)
        for name, target in self._paths.items():
            with self._told(name):
                self._streams[name].close()
                self._parts[name].replace(target)
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
        part, target = self._parts[name], self._paths[name]
        stream = part.open("xb" if self.state is None else "r+b")
        if target.exists():  # what may not be read may not be read before it is whole either
            part.chmod(target.stat().st_mode & 0o777)
        if self.state is not None:
            stream.truncate(self.state["sizes"][name])
            stream.seek(0, os.SEEK_END)
        return stream

    def _part(self, name: str) -> Path:
        """Give the name of a file while it is written; one beside may be that of other runs, too."""
        key = hashlib.sha256(os.fsencode(self._path)).hexdigest()[:8] if name else ""
        return _hidden(self._paths[name], "part", key)

    def _read_state(self) -> object | None:
        """Read what the last step of an earlier run said; None where there was none."""
        try:
            data = _hidden(self._path, "state").read_bytes()
        except FileNotFoundError:
            return None
        try:
            return json.loads(data) or {}
        except ValueError:
            return {}

    def _usable(self, state: object) -> Mapping[str, Any]:
        """Give the state back, if it is one, and its files are as it says."""
        sizes = state.get("sizes") if isinstance(state, dict) and state.get("form") == _FORM else None
        if isinstance(state, dict) and isinstance(sizes, dict) and set(sizes) == set(self._paths):
            whole = (type(size) is int and 0 <= size <= _size(self._parts[name]) for name, size in sizes.items())
            if all(whole):
                return state
        raise ResumeError(
            f"{self._shown[_MAIN]}: what a stopped run left there is not as it was, or is that of another command: "
            "leave --resume out to begin anew"
        )

    def _write_state(self, state: Mapping[str, Any]) -> None:
        new = _hidden(self._path, "state.new")
        with new.open("w", encoding="utf-8") as stream:
            json.dump(state, stream)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(_hidden(self._path, "state"))
        self.state = state

    def _close(self, *, keep: bool = False) -> None:
        for stream in self._streams.values():
            with suppress(OSError):  # of what could not be written, which was told
                stream.close()
        if len(self._locks) == len(self._paths) and not keep and (self.state is None or not self._keep):
            self._remove()
        for name, lock in self._locks.items():
            with suppress(OSError):
                _hidden(self._paths[name], "lock").unlink(missing_ok=True)
            lock.close()

    def _remove(self) -> None:
        """Remove what was written, and what the state says that was written by an earlier run."""
        state = self._read_state()
        files = state.get("files") if isinstance(state, dict) else None
        older = [Path(file) for file in files if isinstance(file, str)] if isinstance(files, list) else []
        names = {*self._parts.values(), *(path for path in older if is_hidden(path))}
        for path in (*names, _hidden(self._path, "state"), _hidden(self._path, "new")):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def is_hidden(path: Path) -> bool:
    """Tell whether a file's name is one of those that are used here while others are written.

    >>> is_hidden(Path("out/.clean.jsonl.cleaner-part")), is_hidden(Path(".clean.jsonl"))
    (True, False)
    """
    return _HIDDEN.fullmatch(path.name) is not None


def _hidden(path: Path, kind: str, key: str = "") -> Path:
    name, ending = path.name, f"{f'.{key}' if key else ''}.cleaner-{kind}"
    if len(os.fsencode(name)) + len(ending) + 1 > _LONGEST:
        name = hashlib.sha256(os.fsencode(name)).hexdigest()
    return path.with_name(f".{name}{ending}")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _locked(path: Path, shown: Path) -> BinaryIO:
    """Open a file that no other run has open as long as this process lives."""
    while True:
        lock = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666), "r+b")
        try:
            _lock(lock)
        except BlockingIOError:
            lock.close()
            raise BusyError(f"{shown}: another run writes to it: wait until it ends, or name another file") from None
        except OSError:  # some file systems have no locks
            return lock
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
