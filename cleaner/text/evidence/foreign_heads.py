"""The head of another article: its headline and first words, between a label and what rules hold for its text.

Where line breaks were lost, rules find the article under a label only from its second sentence on, for the first is
glued to the headline. What stands between the two can be nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.text.evidence.features import opens
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.spliced import SURE_LEVEL

_FOREIGN: Final = "foreign-article"  # so ends what tells that rules hold a piece for another article's
_MOST: Final = 24  # pieces


def settle_heads(pieces: Sequence[JudgedPiece]) -> list[JudgedPiece]:
    """Give the pieces of a document, where the head of another article goes with it, and what surely is another's.

    Args:
        pieces: The pieces of a document.
    """
    settled = list(pieces)
    label, end = -1, 0  # of the last sentence that was looked at: its pieces are settled, and all end with it
    for index, piece in enumerate(pieces):
        if opens(piece):
            label = index
        elif label >= 0 and piece.ruled.endswith(_FOREIGN):
            if index - label <= _MOST and index >= end:
                begin, end = max(label + 1, end), _sentence_end(pieces, index)
                for head in range(begin, end):
                    _settle(settled, head)
            label = -1
    return [_settled(one) if one.spliced >= SURE_LEVEL and not one.settled else one for one in settled]


def _sentence_end(pieces: Sequence[JudgedPiece], first: int) -> int:
    """Give the piece behind the sentence that begins with one: of what rules hold, its end alone is open."""
    for index in range(first, len(pieces)):
        if pieces[index].segment != pieces[first].segment:
            return index
        if pieces[index].terminal:
            return index + 1
    return len(pieces)


def _settle(pieces: list[JudgedPiece], index: int) -> None:
    if not pieces[index].settled:
        pieces[index] = _settled(pieces[index])


def _settled(piece: JudgedPiece) -> JudgedPiece:
    return piece._replace(settled=1, deep=False)
