"""Where sampled articles wait on the disk until their site is learned: added to at the end, read anywhere."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import Protocol


class Spool(Protocol):
    """A file that is added to at its end."""

    def add(self, data: bytes) -> None:
        """Add to the end."""

    def read(self, start: int, size: int) -> bytes:
        """Give bytes that were added."""


class TemporarySpool:
    """A spool that goes with the process.

    >>> spool = TemporarySpool()
    >>> spool.add("هطل المطر".encode()); spool.add("ثم توقف".encode())
    >>> spool.read(0, 6).decode(); spool.close()
    'هطل'
    """

    def __init__(self) -> None:
        """Begin with an empty file."""
        self._file = TemporaryFile()  # noqa: SIM115  # it is closed where the samples are left
        self._end = 0

    def add(self, data: bytes) -> None:
        """Add to the end."""
        self._file.seek(self._end)
        self._file.write(data)
        self._end += len(data)

    def read(self, start: int, size: int) -> bytes:
        """Give bytes that were added."""
        self._file.seek(start)
        return self._file.read(size)

    def close(self) -> None:
        """Take the file away."""
        self._file.close()
