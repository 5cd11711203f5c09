"""What the tests of readers share."""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError


def until_the_fault(entries: Iterator[Entry]) -> tuple[int, str]:
    """Give how many entries came, and what ended them."""
    count = 0
    try:
        for _ in entries:
            count += 1
    except FormatError as error:
        return count, str(error)
    raise AssertionError("there was no fault")
