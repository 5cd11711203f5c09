"""What a run has read, in short: a run that resumes it tells by that whether its inputs are still the same."""

from __future__ import annotations

import os
from hashlib import blake2b
from pathlib import Path
from typing import Final

from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.files import Input, is_file

_BYTES: Final = 16  # of a checksum
_BLOCK: Final = 65_536  # bytes that are read at a place of a file
_BLOCKS: Final = 16  # places of a large file


class ReadChecksum:
    """The inputs that were begun, each by blocks from all over it, and every record that was read of the last one.

    >>> one, other = ReadChecksum(), ReadChecksum()
    >>> one.add(Entry(1, 9, raw='{"text": "خبر"}')); other.add(Entry(1, 9, raw='{"text": "نبأ"}'))
    >>> one.records == other.records, one.inputs == other.inputs
    (False, True)
    """

    def __init__(self) -> None:
        """Begin with nothing read."""
        self.begun = 0  # inputs
        self._inputs = b""
        self._records = blake2b(digest_size=_BYTES)

    @property
    def inputs(self) -> str:
        """The checksum of the inputs that were begun."""
        return self._inputs.hex()

    @property
    def records(self) -> str:
        """The checksum of the records that were read of the last input."""
        return self._records.hexdigest()

    def begin(self, source: Input) -> None:
        """Begin an input."""
        self.begun += 1
        self._inputs = blake2b(self._inputs + _sampled(source), digest_size=_BYTES).digest()
        self.begin_records()

    def begin_records(self) -> None:
        """Begin the records of the last input."""
        self._records = blake2b(digest_size=_BYTES)

    def add(self, entry: Entry) -> None:
        """Take a record."""
        page, document = entry.page, entry.document
        told = page.encode("utf-8", "replace") if isinstance(page, str) else page or b""
        words = (entry.raw, entry.problem, *((document.text, document.title, document.url) if document else ()))
        for part in (told, *(str(word or "").encode("utf-8", "surrogatepass") for word in words)):
            self._records.update(len(part).to_bytes(8))
            self._records.update(part)


def _sampled(source: Input) -> bytes:
    """Give the checksum of blocks from all over a file; that of nothing where it cannot be read again."""
    found = blake2b(digest_size=_BYTES)
    if source.path is None or not is_file(source.path):
        return found.digest()
    try:
        with Path(source.path).open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            step = max(_BLOCK, (size - _BLOCK) // _BLOCKS)
            for place in (*range(0, size, step), max(0, size - _BLOCK)):
                stream.seek(place)
                found.update(stream.read(_BLOCK))
    except OSError:  # it is told where it is read
        pass
    return found.digest()
