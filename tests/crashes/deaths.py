"""A process that dies at one of its file operations, as a kill or a loss of power would have it.

The operations are counted: whatever opens a file to write it, gives it a name, takes it away, or asks for it to be put
on the disk. After a loss of power only that is left of which `os.fsync` was told: the bytes of a file, and, where
`NAMES` are lost too, the names in a folder.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

CODE: Final = 99  # of a process that died so
_NAMING: Final = frozenset({"os.rename", "os.remove", "os.chmod", "os.truncate", "os.mkdir"})
_SYNCED: Final = "fsync"


class Loss(StrEnum):
    """What is lost beside the process."""

    NOTHING = "nothing"
    TORN = "torn"  # half of what was written since the last time that it was put on the disk
    BYTES = "bytes"
    NAMES = "names"


def dying(do: Callable[[], object], folder: Path, at: int, loss: Loss = Loss.NOTHING) -> tuple[int, int]:
    """Do something in a process of its own, which dies before operation `at` of those below `folder`, or at its end.

    Gives its exit code, and how many operations there were.
    """
    read, write = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.close(read)
            deaths = _Deaths(folder, at, loss, write)
            sys.addaudithook(deaths.hear)
            os.fsync = deaths.fsync
            try:
                do()
                code = 0
            except SystemExit as error:
                code = error.code if isinstance(error.code, int) else 1
            deaths.end()
        finally:
            os._exit(code)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        count = int(told.read() or b"0")
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), count


class _Deaths:
    """The operations so far, and what the disk would hold if the power went now."""

    def __init__(self, folder: Path, at: int, loss: Loss, told: int) -> None:
        self._folder, self._at, self._loss, self._told = os.path.realpath(folder), at, loss, told
        self._count, self._deaf = 0, False
        self._names: dict[int, object] = {}  # which file an inode is: inodes are used again
        self._bytes: dict[object, bytes] = {}
        self._folders: dict[str, dict[str, object]] = {}
        self._sync = os.fsync
        for place, folders, files in os.walk(self._folder):
            for name in files:
                path = Path(place, name)
                self._bytes[self._file(path)] = path.read_bytes()
            self._folders[place] = {name: self._file(Path(place, name)) for name in (*files, *folders)}

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._deaf:
            return
        if event == "open":
            path, _mode, flags = arguments
            if isinstance(path, str | bytes | os.PathLike) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                self._operation(os.fsdecode(path))
        elif event in _NAMING:
            path = arguments[1] if event == "os.rename" else arguments[0]
            self._operation(os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else "")
            if event in ("os.rename", "os.remove") and os.path.lexists(path):
                self._names.pop(os.lstat(path).st_ino, None)  # another file may get its number

    def fsync(self, fd: Any) -> None:
        descriptor = fd if isinstance(fd, int) else fd.fileno()
        path = str(Path(f"/proc/self/fd/{descriptor}").readlink())
        if not self._deaf:
            self._operation(path, _SYNCED)
        if self._is_below(path):
            self._put(Path(path))

    def end(self) -> None:
        """Tell the count; then the power goes, if it is to."""
        self._deaf = True
        os.write(self._told, str(self._count).encode())
        if self._at > self._count and self._loss in (Loss.BYTES, Loss.NAMES):
            self._lose()

    def _operation(self, path: str, event: str = "") -> None:
        if not self._is_below(path):
            return
        self._count += 1
        if self._count < self._at or self._at < 1:
            return
        self._deaf = True
        if self._loss is Loss.TORN and event == _SYNCED and Path(path).is_file():
            size, known = Path(path).stat().st_size, len(self._bytes.get(self._file(Path(path)), b""))
            os.truncate(path, (size + known) // 2)
        elif self._loss in (Loss.BYTES, Loss.NAMES):
            self._lose()
        os.write(self._told, str(self._count).encode())
        os._exit(CODE)

    def _is_below(self, path: str) -> bool:
        place = os.path.realpath(path)
        return place == self._folder or place.startswith(self._folder + os.sep)

    def _file(self, path: Path) -> object:
        return self._names.setdefault(path.lstat().st_ino, (path.is_dir(), object(), path.lstat().st_ino, time.time()))

    def _put(self, path: Path) -> None:
        deaf, self._deaf = self._deaf, True
        if path.is_dir():
            self._folders[str(path)] = {each.name: self._file(each) for each in path.iterdir()}
        else:
            self._bytes[self._file(path)] = path.read_bytes()
        self._deaf = deaf

    def _lose(self) -> None:
        """Leave in the folder what would be there when the power comes again."""
        if self._loss is Loss.BYTES:
            for path in Path(self._folder).rglob("*"):
                if path.is_file():
                    path.write_bytes(self._bytes.get(self._file(path), b""))
            return
        self._restore(self._folder)

    def _restore(self, folder: str) -> None:
        known = self._folders.get(folder, {})
        kept = dict(known)
        for path in Path(folder).iterdir():
            if path.is_dir() and kept.get(path.name) is self._file(path):
                self._restore(str(path))
            elif path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        for name, file in kept.items():
            assert isinstance(file, tuple)
            if not file[0]:
                Path(folder, name).write_bytes(self._bytes.get(file, b""))
