"""Files that outlive a loss of power, and that nobody may read who may not read what they are to take the place of."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

_READABLE: Final = 0o666
_BITS: Final = 0o777


def mode_of(*paths: Path) -> int | None:
    """Give who may read and write the first of these files or folders that is there, None where none is.

    >>> mode_of(Path("no-such-file")) is None
    True
    """
    for path in paths:
        with suppress(OSError):
            told = path.stat()
            return told.st_mode & _BITS if path.is_file() else told.st_mode & _READABLE
    return None


def new_file(path: Path, mode: int | None = None) -> BinaryIO:
    """Open a new file for writing, that may be read by whom `mode` says; what is at its name, be it a link, goes.

    Raises `OSError` where it cannot be made.
    """
    path.unlink(missing_ok=True)
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # exclusive: no link is followed
    descriptor = os.open(path, flags, _READABLE if mode is None else mode & 0o600)
    if mode is not None and hasattr(os, "fchmod"):  # the process' own mask would take from it
        os.fchmod(descriptor, mode)
    return os.fdopen(descriptor, "wb")


def rename(path: Path, target: Path) -> None:
    """Give a file its name when its bytes are on the disk, and have the name there too."""
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
    path.replace(target)
    sync_folder(target.parent)


def make_folders(folder: Path) -> None:
    """Make a folder and those above it, as far as they are not there, on the disk."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for place in reversed(missing):
        sync_folder(place.parent)


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on the disk, where the system can."""
    with suppress(OSError):  # some systems open no folders, and some file systems sync none
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
