"""The shape of a piece: its length in steps, how it ends, and whether it could be a headline."""

from __future__ import annotations

from typing import Final, NamedTuple

from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.steps import step

_LENGTHS: Final = (1, 2, 3, 4, 6, 9, 13, 19, 29, 45)  # words, each the least of its step


class Shape(NamedTuple):
    """What later features ask of a piece, and of its neighbours."""

    length: int
    end: str
    headline: bool


def shape(piece: JudgedPiece) -> Shape:
    """Give the shape of a piece."""
    words = len(piece.words)
    tail = piece.key.rstrip(" \"'»”’)]}")[-1:]
    end = "." if tail in ".۔" else "?" if tail in "؟?!" else "…" if tail == "…" else ":" if tail == ":" else "-"
    if tail == "." and piece.key.rstrip(" \"'»”’)]}").endswith(".."):
        end = "…"
    if tail in "،,؛":
        end = ","
    return Shape(step(words, _LENGTHS), end, 4 <= words <= 25 and end not in ".:,")
