"""Prose that has nothing but prose around it: nothing of it goes, so nothing about it needs to be weighed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cleaner.text.evidence.bounds import (
    BAR,
    CUE,
    CUE_END,
    DATE,
    DATE_END,
    GLUED,
    LATIN,
    TAG,
    TITLE,
    TITLE_END,
)
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.spans import Span

SETTLED_PROSE: Final = -6.0  # log odds against each piece of it
_AROUND: Final = 1  # spans on either side
_TELLING: Final = frozenset(  # bounds that furniture has, and prose that is left in peace has not
    {BAR, CUE, CUE_END, DATE, DATE_END, GLUED, LATIN, TAG, TITLE, TITLE_END}
)
_ODD: Final = re.compile(r"[A-Za-z|#@_•…<>=©*]|\d/\d|\d:\d|[؟!]\s|\.{2}|(?:\d\D{0,3}){9}")


def deep_in_prose(pieces: Sequence[JudgedPiece], read: Sequence[Span]) -> frozenset[int]:
    """Give the numbers of the pieces of calm spans whose neighbours on both sides are calm as well.

    A span is calm where it is surely prose, no rule sees anything in it, and no odd sign or bound is in it.
    """
    distinct = list(dict.fromkeys(read))
    calm = [_calm(pieces, span) for span in distinct]
    deep: set[int] = set()
    for number in range(_AROUND, len(distinct) - _AROUND):
        if all(calm[number - _AROUND : number + _AROUND + 1]):
            deep.update(range(distinct[number].first, distinct[number].last))
    return frozenset(deep)


def _calm(pieces: Sequence[JudgedPiece], span: Span) -> bool:
    if not span.sure:
        return False
    own = pieces[span.first : span.last]
    return not any(piece.marks or piece.ruled or piece.titled or _ODD.search(piece.key) for piece in own) and not any(
        piece.kind in _TELLING for piece in own
    )
