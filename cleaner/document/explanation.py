"""A result explained in plain lines: what went and why, what stayed, and what little was missing for it to go."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from cleaner.document.objects import stretches

if TYPE_CHECKING:  # types are below this module's callers
    from cleaner.document.types import CleanResult, Piece, WeighedPiece

_LONGEST: Final = 120  # characters of a piece that are shown
_PHRASE: Final = 40
_LEAST: Final = 0.001  # a smaller probability is shown as that


def explain_lines(result: CleanResult, weighed: Iterable[WeighedPiece] = ()) -> Iterator[str]:
    r"""Explain a result line by line, in the order of its source.

    Args:
        result: What cleaning gave.
        weighed: What `weigh` gave for it, if near misses are to be told.

    Yields:
        What stays, indented; what goes behind a dash, with its rule and phrase, or its probability and what weighed
        most; and below what stays, behind a question mark, what spoke most against it.

    >>> from cleaner import clean
    >>> for line in explain_lines(clean("أعلنت البلدية فتح الطريق الساحلي.\nالمصدر: وكالات")):
    ...     print(line)
      أعلنت البلدية فتح الطريق الساحلي.
    - المصدر: وكالات [source.label «المصدر»]
    """
    waiting = deque(sorted(weighed, key=lambda piece: piece.end))
    for stretch in stretches(result):
        if stretch.piece:
            yield f"- {_cut(stretch.text, _LONGEST)} [{_reason(stretch.piece)}]"
            continue
        place = stretch.start
        for line in stretch.text.splitlines(keepends=True):
            place += len(line)
            if line.strip():
                yield f"  {_cut(line, _LONGEST)}"
            while waiting and waiting[0].end <= place:
                yield f"  ? {_near(waiting.popleft())}"


def _reason(piece: Piece) -> str:
    if piece.evidence:
        return f"{piece.rule} {piece.strength:.2f} by {piece.evidence}"
    return f"{piece.rule} <{piece.selector}>" if piece.selector else f"{piece.rule} «{_cut(piece.phrase, _PHRASE)}»"


def _near(piece: WeighedPiece) -> str:
    """Say how probable boilerplate a piece is, how much was missing, and what spoke most against it."""
    share = f"{piece.probability:.3f}" if piece.probability >= _LEAST else f"<{_LEAST}"
    against = f": {piece.against[0].weight:+.2f} {piece.against[0].why}" if piece.against else ""
    return f"«{_cut(piece.text, _PHRASE)}» {share} of {piece.limit:g}, missing {piece.missing:.1f}{against}"


def _cut(text: str, most: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1]}…"
