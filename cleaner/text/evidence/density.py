"""How punctuation is spread: headlines that run together have none for many words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from cleaner.text.evidence.pieces import Piece
from cleaner.text.evidence.shapes import step
from cleaner.text.evidence.spans import Span

_PAUSES: Final = "،,؛.:۔"  # behind a word, they part the clauses of prose; «!» and «؟» end headlines as well
_GAPS: Final = (8, 14, 20, 28, 40, 60, 100)  # words
_STYLE: Final = 40  # words of sure prose from which its usual gap is known
_RATIOS: Final = (0.7, 1.2, 2.0, 3.0, 5.0, 8.0)


class _Gap(NamedTuple):
    """The words from the pause before a piece to its first word, and from its last word to the pause behind it."""

    behind: int
    ahead: int
    whole: int


def name_density(
    pieces: Sequence[Piece],
    read: Sequence[Span],
    names: Sequence[list[str]],
) -> None:
    """Name how far the pauses around each piece are apart, and how that compares with the surest prose.

    Args:
        pieces: The pieces of a document.
        read: The span of each.
        names: The names of what speaks for or against each; they are added to.
    """
    gaps = _gaps(pieces)
    usual = _usual_gap(pieces, read)
    for gap, own in zip(gaps, names, strict=True):
        own.append(f"gap:{step(gap.whole, _GAPS)}")
        own.append(f"gap-behind:{step(gap.behind, _GAPS)}:{step(gap.whole, (20, 40))}")
        own.append(f"gap-ahead:{step(gap.ahead, _GAPS)}:{step(gap.whole, (20, 40))}")
        if usual:
            own.append(f"gap-style:{step(gap.whole / usual, _RATIOS)}")


def _gaps(pieces: Sequence[Piece]) -> list[_Gap]:
    starts: list[int] = []  # the word number of each piece's first word
    pauses: list[list[int]] = []  # the word numbers behind which a pause stands, by piece
    total = 0
    for piece in pieces:
        starts.append(total)
        words = piece.key.split()
        pauses.append([total + number for number, word in enumerate(words) if word.rstrip("\"'»”’)")[-1:] in _PAUSES])
        total += len(words)
    behind, last = [], -1
    for start, own in zip(starts, pauses, strict=True):
        behind.append(start - last - 1)
        last = own[-1] if own else last
    ahead, following = [0] * len(pieces), total
    for index in range(len(pieces) - 1, -1, -1):
        end = starts[index + 1] if index + 1 < len(pieces) else total
        own = pauses[index]
        ahead[index] = 0 if own and own[-1] == end - 1 else following - end
        following = own[0] if own else following
    found = []
    for index, start in enumerate(starts):
        end = starts[index + 1] if index + 1 < len(pieces) else total
        edges = [start - behind[index] - 1, *pauses[index], end + ahead[index]]
        whole = max(after - before for before, after in zip(edges, edges[1:], strict=False))
        found.append(_Gap(behind[index], ahead[index], whole))
    return found


def _usual_gap(pieces: Sequence[Piece], read: Sequence[Span]) -> float:
    """Give the words to a pause in the surest prose, or 0 where there is too little of it."""
    words = pauses = 0
    for piece, span in zip(pieces, read, strict=True):
        if span.sure and span.terminal:
            words += len(piece.words)
            pauses += sum(piece.key.count(mark) for mark in _PAUSES)
    return words / max(1, pauses) if words >= _STYLE else 0.0
