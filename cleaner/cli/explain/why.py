"""Why pieces stayed: what `explain --why` says below each line of the pieces that evidence looked at."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Console
from rich.text import Text

from cleaner.cli.console import isolated, one_line, say
from cleaner.document.types import WeighedPiece, Weight

_LONGEST: Final = 60  # characters of a piece that are shown
_LEAST: Final = 0.001  # a smaller probability is shown as that


class WeighedNotes:
    """Gives the weighed pieces of one document along its text, each in the line in which it ends."""

    def __init__(self, pieces: Iterable[WeighedPiece]) -> None:
        self._waiting = deque(sorted(pieces, key=lambda piece: piece.end))

    def until(self, place: int) -> tuple[WeighedPiece, ...]:
        """Give those that were not given yet and end at a place or before it."""
        found = []
        while self._waiting and self._waiting[0].end <= place:
            found.append(self._waiting.popleft())
        return tuple(found)


def head_of(piece: WeighedPiece) -> str:
    """Say how probable boilerplate a piece is, and how much was missing, in log odds.

    >>> head_of(WeighedPiece(0, 3, "خبر", 0.25, 0.9, (), (), -1.0, -0.1))
    '0.250 of 0.9, missing 3.3'
    """
    share = f"{piece.probability:.3f}" if piece.probability >= _LEAST else f"<{_LEAST}"
    return f"{share} of {piece.limit:g}, missing {piece.missing:.1f}"


def sides_of(piece: WeighedPiece) -> list[tuple[str, Sequence[Weight]]]:
    """Give what weighed most against a piece and in its favour, each with what it is called; nothing that is empty."""
    sides = (("against", piece.against), ("in favour", piece.in_favour))
    return [(name, weights) for name, weights in sides if weights]


def show_weighed(piece: WeighedPiece, console: Console) -> None:
    """Print why a piece stayed: in Arabic on a terminal, in English elsewhere."""
    quoted = f"«{shortened(piece.text)}»"
    around = f"neighbours {piece.neighbours:+.1f}"
    if console.is_terminal:
        console.print(
            Text.assemble(("  ? ", "bold"), (f"{head_of(piece)}, {around} ", "dim"), (isolated(quoted), "dim"))
        )
    else:
        say(f"  ? {head_of(piece)}, {around}\t{quoted}")
    for side, weights in sides_of(piece):
        for weight in weights:
            named = f"[{one_line(weight.name)}]"
            if console.is_terminal:
                told = isolated(one_line(weight.why_ar))
                console.print(Text(f"    {weight.weight:+.2f} {told} {isolated(named)}", style="dim"))
            else:
                say(f"    {weight.weight:+.2f} {side}: {one_line(weight.why)} {named}")


def shortened(text: str) -> str:
    """Give a piece in one line, the end of a long one left out."""
    words = one_line(" ".join(text.split()))
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
