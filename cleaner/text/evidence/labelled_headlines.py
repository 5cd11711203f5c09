"""The headline behind a label, where line breaks were lost: it ends where the article's sentences go on.

«… في المدينة. اقرأ أيضاً: وزير النقل يفتتح الجسر الجديد وأضاف المحافظ أن …»: behind the label of a link stands its
headline, and the first «and» with a verb that reports go on with is the article's again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from cleaner.text.evidence.bounds import GAP, GLUED, LINE, RESUMED, STOP
from cleaner.text.evidence.features import families, opens, told_by
from cleaner.text.evidence.pieces import JudgedPiece

_STRONG: Final = frozenset({LINE, STOP})
_BEFORE: Final = frozenset({LINE, STOP, GAP})
_HEADLINES: Final = "headlines"
_LABEL: Final = 5  # words
_HEADLINE: Final = (3, 22)  # words
_REST: Final = 5  # words of the sentence that goes on
_SURE: Final = 0.75  # strength of a rule
_COMMAS: Final = frozenset("،,؛")  # beside a label, they make it a part of a sentence
_AND: Final = "و"
_VERB: Final = 4  # letters, with the «and»


def settle_headlines(pieces: Sequence[JudgedPiece], openings: Collection[str]) -> list[JudgedPiece]:
    """Give the pieces of a document, where the headlines behind labels go with them.

    Args:
        pieces: The pieces of a document.
        openings: Words that open paragraphs, or that reports go on with.
    """
    settled = list(pieces)
    for index, piece in enumerate(pieces):
        if opens(piece) == _HEADLINES and _is_label(pieces, index):
            end = _resumption(pieces, index + 1, openings)
            for at in range(index, end):
                settled[at] = settled[at] if settled[at].settled else settled[at]._replace(settled=1, deep=False)
    return settled


def _is_label(pieces: Sequence[JudgedPiece], index: int) -> bool:
    """Tell whether a piece is a label of a link: it stands apart, and a colon, glue or a sure rule says so."""
    piece = pieces[index]
    if len(piece.words) > _LABEL or (index and piece.kind not in _BEFORE) or index + 1 >= len(pieces):
        return False
    if index and not (pieces[index - 1].terminal or pieces[index - 1].settled or piece.kind != STOP):
        return False
    behind = pieces[index + 1]
    if behind.kind in _STRONG or not _COMMAS.isdisjoint((piece.key.rstrip()[-1:], behind.key.lstrip()[:1])):
        return False
    told = [told_by(seen) for seen in piece.marks]
    sure = any(effect == "drop" and strength >= _SURE for _, strength, effect in told)
    parted = ":" in (piece.key.rstrip()[-1:], behind.key.lstrip()[:1]) or behind.kind == GLUED
    return sure and (parted or " " in piece.key.strip())


def _resumption(pieces: Sequence[JudgedPiece], first: int, openings: Collection[str]) -> int:
    """Give the number of the piece with which the article goes on behind a headline, or 0 where none tells."""
    words = 0
    for index in range(first, len(pieces)):
        piece = pieces[index]
        if piece.kind in _STRONG or words > _HEADLINE[1] or families(piece)[:1] == ["read_also"]:
            return 0
        if words >= _HEADLINE[0] and _goes_on(piece, openings):
            return index if _has_rest(pieces, index) else 0
        words += len(piece.words)
        if piece.terminal:
            return 0
    return 0


def _goes_on(piece: JudgedPiece, openings: Collection[str]) -> bool:
    word = next(iter(piece.words), "")
    return word in openings and (piece.kind == RESUMED or (word.startswith(_AND) and len(word) >= _VERB))


def _has_rest(pieces: Sequence[JudgedPiece], first: int) -> bool:
    """Tell whether a sentence goes on for some words; further on nobody looks, for a line may have no end."""
    words = 0
    for index in range(first, len(pieces)):
        if (index > first and pieces[index].kind in _STRONG) or words >= _REST:
            break
        words += len(pieces[index].words)
    return words >= _REST
