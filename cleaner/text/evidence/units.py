"""The pieces between two places where a text surely breaks, read as one: a headline of a run of them, or a sentence.

A headline is cut at names, numbers and verbs like any sentence, and none of its parts reads as one. So each piece is
told, too, what all of the words between the lost line breaks around it make.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from cleaner.text.evidence.bounds import BREAK, DATE, DATE_END, GAP, GLUED, JOINT_END, LINE, STOP, TITLE, TITLE_END
from cleaner.text.evidence.headlines import HeadlineFinder, headline_finder
from cleaner.text.evidence.sequence import PieceSequence
from cleaner.text.evidence.steps import step

_BOUNDS: Final = frozenset({LINE, STOP, BREAK, GAP, GLUED, TITLE, TITLE_END, DATE, DATE_END, JOINT_END})
_LENGTHS: Final = (2, 4, 7, 11, 16, 24, 40)  # words
_ODDS: Final = (-4.0, -2.5, -1.2, 0.0, 1.2, 2.5, 4.0)  # log odds of a headline
_COMMAS: Final = (1, 2, 4)
_HEADLINE: Final = 3  # words
_NEAR: Final = 2  # units


class Unit(NamedTuple):
    """The pieces `first:last`, their words, and how they begin and end; `odds` are those of a headline."""

    first: int
    last: int
    size: int
    begins: str
    ends: str
    commas: int
    odds: float


def name_units(sequence: PieceSequence, openings: Collection[str], names: Sequence[list[str]]) -> None:
    """Name what the unit of each piece that is asked for reads like, and those beside it.

    Args:
        sequence: The pieces of a document.
        openings: Words that open paragraphs.
        names: The names of what speaks for or against each piece; they are added to.
    """
    found = units(sequence, openings, headline_finder())
    asked = frozenset(sequence.asked)
    for number, unit in enumerate(found):
        wanted = [index for index in range(unit.first, unit.last) if index in asked]
        if wanted:
            told = _told(found, number)
            for index in wanted:
                names[index] += told


def units(sequence: PieceSequence, openings: Collection[str], finder: HeadlineFinder) -> list[Unit]:
    """Part a document into units."""
    found: list[Unit] = []
    pieces, first = sequence.pieces, 0
    for index in range(1, len(pieces) + 1):
        if index < len(pieces) and pieces[index].kind not in _BOUNDS:
            continue
        part = pieces[first:index]
        words = [word for piece in part for word in piece.words]
        odds = finder.odds(words) if len(words) >= _HEADLINE else 0.0
        commas = sum(piece.key.count("،") + piece.key.count(",") for piece in part)
        ends = sequence.shapes[index - 1].end
        found.append(Unit(first, index, len(words), _begins(words, openings), ends, commas, odds))
        first = index
    return found


def _begins(words: Sequence[str], openings: Collection[str]) -> str:
    if not words:
        return "sign"
    if words[0] in openings:
        return "opening"
    return "and" if words[0].startswith("و") and len(words[0]) > _HEADLINE else "word"


def _told(found: Sequence[Unit], number: int) -> list[str]:
    """Name what a unit and its neighbours read like."""
    unit = found[number]
    length, odds = step(unit.size, _LENGTHS), step(unit.odds, _ODDS)
    told = [
        f"unit:{length}:{unit.ends}:{step(unit.commas, _COMMAS)}",
        f"unit-begins:{unit.begins}:{length}:{unit.ends == '.':d}",
        f"unit-odds:{odds}:{length}",
    ]
    for name, other in (("before", number - 1), ("behind", number + 1)):
        if 0 <= other < len(found):
            one = found[other]
            told.append(f"unit-{name}:{step(one.size, _LENGTHS)}:{one.ends}:{one.begins}:{length}")
            told.append(f"unit-odds-{name}:{step(one.odds, _ODDS)}:{odds}")
    near = [one for one in found[max(0, number - _NEAR) : number + _NEAR + 1] if one.size >= _HEADLINE]
    if near:
        told.append(f"units:{step(sum(one.odds for one in near) / len(near), _ODDS)}:{length}")
    return told
