"""The pieces between two strong bounds read as one, and whether that is prose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.text.evidence.bounds import LINE, STOP
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.prose import is_prose

STRONG: Final = frozenset({LINE, STOP})


class Span:
    """The pieces from one strong bound (a line break, the end of a sentence) to the next, read as one."""

    __slots__ = ("commas", "first", "last", "sure", "terminal", "words")

    def __init__(self, first: int, last: int, words: int, commas: int, terminal: bool) -> None:
        """Hold the pieces `first:last`."""
        self.first, self.last, self.words, self.commas, self.terminal = first, last, words, commas, terminal
        self.sure = is_prose(words, commas, terminal=terminal)


def spans(pieces: Sequence[JudgedPiece]) -> list[Span]:
    """Give the span of each piece."""
    found: list[Span] = []
    first = 0
    for index in range(1, len(pieces) + 1):
        if index == len(pieces) or pieces[index].kind in STRONG:
            part = pieces[first:index]
            words = sum(len(piece.words) for piece in part)
            commas = sum(piece.key.count("،") + piece.key.count(",") for piece in part)
            last = part[-1]
            terminal = last.terminal and not last.key.rstrip(" \"'»”’)").endswith(("..", "!", "…"))
            span = Span(first, index, words, commas, terminal)
            found.extend([span] * (index - first))
            first = index
    return found


def lines_of(pieces: Sequence[JudgedPiece]) -> list[tuple[int, int]]:
    """Give the first piece of each line, and the one behind its last."""
    starts = [index for index, piece in enumerate(pieces) if not index or piece.kind == LINE]
    return list(zip(starts, [*starts[1:], len(pieces)], strict=True)) if starts else []


def inside(span: Span, index: int) -> str:
    """Tell where in its span a piece stands, and whether that is prose."""
    if span.last - span.first == 1:
        return "whole"
    where = "first" if span.first == index else "last" if span.last == index + 1 else "middle"
    return where + ("-sure" if span.sure else "")
