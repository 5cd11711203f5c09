"""The pieces of a document in their order, with what every later look at them needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.shapes import Shape, shape
from cleaner.text.evidence.spans import Span, spans


class PieceSequence(NamedTuple):
    """The pieces of a document, the shape and the span of each, and the numbers of those that are asked for."""

    pieces: Sequence[JudgedPiece]
    shapes: Sequence[Shape]
    spans: Sequence[Span]
    asked: Sequence[int]


def sequence_of(pieces: Sequence[JudgedPiece], *, everything: bool = True) -> PieceSequence:
    """Put pieces in sequence; unless `everything` is asked for, those are passed over whose fate is settled.

    That is what a rule dropped or keeps, and what lies deep in prose.
    """
    found = spans(pieces)
    size = len(pieces)
    asked = [i for i in range(size) if everything or not (pieces[i].settled or pieces[i].deep)]
    return PieceSequence(pieces, [shape(piece) for piece in pieces], found, asked)
