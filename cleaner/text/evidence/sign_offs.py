"""What a text is signed with behind its last sentence, where line breaks were lost: an agency, initials, an address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cleaner.arabic.lexicon import Lexicon
from cleaner.text.evidence.bounds import GAP, LINE, STOP
from cleaner.text.evidence.features import address_kind, credit_kinds, initials, told_by
from cleaner.text.evidence.pieces import JudgedPiece

_BOUNDS: Final = frozenset({LINE, STOP, GAP})
_FAMILIES: Final = frozenset({"source", "byline"})
_SURE: Final = 0.7  # strength of a rule
_COVERED: Final = 0.8  # of the piece, it must have seen so much
_WORDS: Final = 10
_TAIL: Final = 14  # words
_PROSE: Final = 8  # words
_INITIAL: Final = 2  # letters
_DIGIT: Final = re.compile(r"\d")
_INITIALS_ALONE: Final = re.compile(r"[ء-ي](?:[\s./،-]{1,3}[ء-ي]){1,5}[\s.]{0,2}")


def settle_sign_offs(pieces: Sequence[JudgedPiece], lexicon: Lexicon) -> list[JudgedPiece]:
    """Give the pieces of a document, with what it is signed with settled: it stands last, behind a whole sentence.

    What rules dropped, and what is settled, may stand behind it or between.
    """
    first = _signature(pieces, lexicon)
    if first == len(pieces):
        return list(pieces)
    signed = [one if _goes(one) or one.settled < 0 else one._replace(settled=1) for one in pieces[first:]]
    return [*pieces[:first], *signed]


def _signature(pieces: Sequence[JudgedPiece], lexicon: Lexicon) -> int:
    """Give the first piece of what a text is signed with, or how many pieces there are."""
    first, words, found = len(pieces), 0, len(pieces)
    every = True  # all from there on sign, or go anyhow
    while first > 1:
        piece = pieces[first - 1]
        goes = _goes(piece)
        signs = not goes and _signs(piece, lexicon)
        words += 0 if goes else len(piece.words)
        if words > _TAIL or not (goes or signs or _is_agencys(piece) or _may_follow(piece)):
            break
        first -= 1
        every = every and (goes or signs)
        if (every or _is_agencys(piece)) and not goes and _is_behind_a_sentence(pieces, first):
            found = first
    return found


def _goes(piece: JudgedPiece) -> bool:
    """Tell whether a piece goes anyhow."""
    return bool(piece.ruled) or piece.settled > 0


def _may_follow(piece: JudgedPiece) -> bool:
    """Tell whether a piece is of what stands behind an agency's mark: initials, numbers and days, and no words."""
    return not piece.terminal and all(len(word) <= _INITIAL or _DIGIT.search(word) for word in piece.words)


def _is_agencys(piece: JudgedPiece) -> bool:
    """Tell whether a piece is the mark of an agency, behind which only initials, numbers and days stand."""
    size = max(1, piece.end - piece.start)
    told = [(*told_by(seen), seen.end - seen.start) for seen in piece.marks]
    return any(
        effect == "drop" and family == "source" and strength > _SURE and length >= _COVERED * size
        for family, strength, effect, length in told
    )


def _signs(piece: JudgedPiece, lexicon: Lexicon) -> bool:
    """Tell whether a piece signs a text: rules are sure of it, or it is initials or a mail address and nothing else."""
    if piece.settled or piece.titled or not 0 < len(piece.words) <= _WORDS:
        return False
    if _INITIALS_ALONE.fullmatch(piece.key.strip()) and initials(piece.key, len(piece.words)):
        return True
    if "agency" in credit_kinds(piece.key, lexicon):
        return True
    size = max(1, piece.end - piece.start)
    for seen in piece.marks:
        family, strength, effect = told_by(seen)
        if effect == "keep":
            return False
        sure = family in _FAMILIES and strength >= _SURE and seen.end - seen.start >= _COVERED * size
        if sure and (strength > _SURE or address_kind(piece.key) == "mail"):
            return True
    return address_kind(piece.key) == "mail"


def _is_behind_a_sentence(pieces: Sequence[JudgedPiece], index: int) -> bool:
    """Tell whether a long sentence ends before a piece."""
    if pieces[index].kind not in _BOUNDS:
        return False
    words = 0
    for before in reversed(pieces[:index]):
        if not words and not before.terminal:
            return False
        words += len(before.words)
        if words >= _PROSE:
            return True
        if before.kind in _BOUNDS:
            return False
    return False
