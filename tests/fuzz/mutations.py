"""Inputs made of seeds: bytes that are flipped, cut, doubled, moved, or taken from another seed, and odd numbers."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Final

_ODD: Final = (
    *(b"\x00", b"\xff\xff\xff\xff", b"\x7f\xff", b"-1", b"99999999999999999999"),
    *(b"\r\n", b'"', b"\xd9", b"\xed\xa0\x80"),
)
_MOST: Final = 40  # edits of an input
_LONG: Final = 3_000  # times that a piece is repeated
_SIZE: Final = 60_000  # bytes of an input


def mutated(seeds: Sequence[bytes], random: Random) -> bytes:
    """Give an input made of one of the seeds, with few edits more often than with many.

    >>> mutated([b"abc"], Random(1)) == mutated([b"abc"], Random(1))
    True
    """
    data = random.choice(seeds)
    for _ in range(min(_MOST, int(random.expovariate(0.4)) + 1)):
        data = _edited(data, random, seeds)
    return data[:_SIZE]


def _edited(data: bytes, random: Random, seeds: Sequence[bytes]) -> bytes:
    start, end = sorted(random.randrange(len(data) + 1) for _ in range(2))
    end = min(end, start + random.choice((1, 4, 30, 1_000)))
    piece = data[start:end]
    new = random.choice(
        (
            b"",
            bytes(byte ^ 1 << random.randrange(8) for byte in piece),
            random.choice(_ODD),
            piece * random.randrange(2, 5),
            piece[:8] * random.randrange(2, _LONG),
            random.choice(seeds)[start : end + random.randrange(40)],
            piece[::-1],
        )
    )
    return data[:start] + new + data[end:]
