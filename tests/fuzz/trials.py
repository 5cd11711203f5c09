"""One input given to one parser, within limits of time and memory."""

from __future__ import annotations

from contextlib import suppress
from time import process_time
from typing import Final

from tests.fuzz.targets import ALLOWED, TARGETS

_SECONDS: Final = 3.0  # of CPU time that any input may take
_A_BYTE: Final = 0.000_2  # seconds more for each of its bytes


class TooSlowError(AssertionError):
    """An input that takes longer than its size allows."""


def tried(name: str, data: bytes) -> None:
    """Give an input to a parser; raise what it raises, if it may not, and `TooSlowError`."""
    parse, _ = TARGETS[name]
    start = process_time()
    with suppress(*ALLOWED):
        parse(data)
    seconds = process_time() - start
    if seconds > _SECONDS + _A_BYTE * len(data):
        raise TooSlowError(f"{name}: {len(data):,} bytes took {seconds:.1f} s")
