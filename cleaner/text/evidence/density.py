"""How punctuation is spread: headlines that run together have none for many words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.spans import Span
from cleaner.text.evidence.steps import step

_PAUSES: Final = "،,؛.۔"  # behind a word, they part the clauses of prose; «:», «..», «!» and «؟» stand in headlines
_CLOSERS: Final = "\"'»”’)"
_LAST: Final = frozenset(_PAUSES + _CLOSERS)
_GAPS: Final = (8, 14, 20, 28, 40, 60, 100)  # words
_STYLE: Final = 40  # words of sure prose from which its usual gap is known
_RATIOS: Final = (0.7, 1.2, 2.0, 3.0, 5.0, 8.0)


class _Gap(NamedTuple):
    """The words from the pause before a piece to its first word, and from its last word to the pause behind it."""

    behind: int
    ahead: int
    whole: int


def name_density(
    pieces: Sequence[JudgedPiece],
    read: Sequence[Span],
    names: Sequence[list[str]],
    asked: Iterable[int],
) -> None:
    """Name how far the pauses around each piece are apart, and how that compares with the surest prose.

    Args:
        pieces: The pieces of a document.
        read: The span of each.
        names: The names of what speaks for or against each; they are added to.
        asked: The numbers of the pieces that are asked for.
    """
    gaps = _gaps(pieces)
    usual = _usual_gap(pieces, read)
    for index in asked:
        gap, add = gaps[index], names[index].append
        wide = step(gap.whole, (20, 40))
        add(f"gap:{step(gap.whole, _GAPS)}")
        add(f"gap-behind:{step(gap.behind, _GAPS)}:{wide}")
        add(f"gap-ahead:{step(gap.ahead, _GAPS)}:{wide}")
        if usual:
            add(f"gap-style:{step(gap.whole / usual, _RATIOS)}")


def _gaps(pieces: Sequence[JudgedPiece]) -> list[_Gap]:
    starts: list[int] = []  # the word number of each piece's first word
    pauses: list[list[int]] = []  # the word numbers behind which a pause stands, by piece
    total = 0
    last_signs = _LAST
    for piece in pieces:
        starts.append(total)
        words = piece.key.split()
        ended = [n for n, word in enumerate(words) if word[-1] in last_signs]
        pauses.append([total + n for n in ended if _pauses_behind(words[n])])
        total += len(words)
    starts.append(total)
    behind, last = [], -1
    for start, own in zip(starts, pauses, strict=False):
        behind.append(start - last - 1)
        last = own[-1] if own else last
    found: list[_Gap] = []
    following = total
    for index in range(len(pieces) - 1, -1, -1):
        start, end, own = starts[index], starts[index + 1], pauses[index]
        ahead = 0 if own and own[-1] == end - 1 else following - end
        edges = (start - behind[index] - 1, *own, end + ahead)
        found.append(_Gap(behind[index], ahead, max(after - before for before, after in pairwise(edges))))
        following = own[0] if own else following
    found.reverse()
    return found


def _pauses_behind(word: str) -> bool:
    bare = word.rstrip(_CLOSERS)
    return bare[-1:] in _PAUSES and bare[-2:] != ".."


def _usual_gap(pieces: Sequence[JudgedPiece], read: Sequence[Span]) -> float:
    """Give the words to a pause in the surest prose, or 0 where there is too little of it."""
    words = pauses = 0
    for piece, span in zip(pieces, read, strict=True):
        if span.sure and span.terminal:
            words += len(piece.words)
            pauses += sum(map(piece.key.count, _PAUSES))
    return words / max(1, pauses) if words >= _STYLE else 0.0
