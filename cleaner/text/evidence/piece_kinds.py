"""What kinds of piece stand in a row: a day, a person and a place, and behind them the first words of prose.

Each of them alone may be anything; «date, person – place, opening» is a byline wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from cleaner.arabic.lexicon import Lexicon
from cleaner.rules.shapes import part_kind
from cleaner.text.evidence.bounds import LINE
from cleaner.text.evidence.features import address_kind, credit_kinds, families, initials
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.sequence import PieceSequence
from cleaner.text.evidence.shapes import Shape

_SHORT: Final = 8  # words; a longer piece is no credit
_NAME: Final = 5  # words
_PROSE: Final = 8  # words
_DATE: Final = re.compile(
    r"\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|\d{1,2}:\d{2}|(?<!\d)(?:1[34]|19|20)\d{2}(?!\d)"
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_MARKS: Final = " \"'«»“”()[]{}.:،؛-–—ـ*#|•/"
_EDGE: Final = "edge"  # before the first piece and behind the last


def name_kinds(
    sequence: PieceSequence, openings: Collection[str], lexicon: Lexicon, names: Sequence[list[str]]
) -> None:
    """Name, for each short piece that is asked for, its kind with those of its neighbours.

    Args:
        sequence: The pieces of a document.
        openings: Words that open paragraphs.
        lexicon: Names of people, places, agencies and desks.
        names: The names of what speaks for or against each piece; they are added to.
    """
    known: dict[int, str] = {}
    size = len(sequence.pieces)

    def kind(index: int) -> str:
        if not 0 <= index < size:
            return _EDGE
        if index not in known:
            known[index] = piece_kind(sequence.pieces[index], sequence.shapes[index], openings, lexicon)
        return known[index]

    for index in sequence.asked:
        piece = sequence.pieces[index]
        if len(piece.words) > _SHORT:
            continue
        before, own, behind = kind(index - 1), kind(index), kind(index + 1)
        apart = "line" if piece.kind == LINE else "part"
        names[index] += [
            f"row:{before}|{own}|{behind}",
            f"row-behind:{own}|{behind}:{apart}",
            f"row-before:{before}|{own}:{apart}",
        ]


def piece_kind(piece: JudgedPiece, shape: Shape, openings: Collection[str], lexicon: Lexicon) -> str:
    """Give the kind of a piece: what rules see on it, else what it is made of."""
    if told := families(piece):
        return f"{told[0]}{'!' if piece.settled > 0 else ''}"
    size = len(piece.words)
    if piece.titled:
        return "title"
    if size <= _SHORT and (short := _short_kind(piece.key, size, lexicon)):
        return short
    if piece.words and piece.words[0] in openings:
        return "opening"
    if size >= _PROSE:
        return "sentence" if shape.end == "." else "clause"
    return f"{'few' if size <= _NAME // 2 else 'some'}{shape.end if shape.end in '.:?' else ''}"


def _short_kind(key: str, size: int, lexicon: Lexicon) -> str:
    """Give the kind of a few words, or nothing."""
    if address := address_kind(key):
        return address
    if _DATE.search(key):
        return "date"
    if not _LETTER.search(key):
        return "count"
    if initials(key, size):
        return "initials"
    if kinds := credit_kinds(key, lexicon):
        return "-".join("x" if kind.isdigit() else kind for kind in kinds)
    plain = key.strip(_MARKS).casefold()
    if plain in lexicon.sections:
        return "section"
    return part_kind(plain, lexicon) if size <= _NAME else ""
