"""The pieces between two places where a text surely breaks, read as one: a headline of a run of them, or a sentence.

A headline is cut at names, numbers and verbs like any sentence, and none of its parts reads as one. So the
first piece of each is told, too, what all of the words between the lost line breaks around it make.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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
    """Name what each unit and those beside it read like, of its first piece that is asked for alone.

    Else it would count the more, the finer a unit is cut; the others go with their first as bounds within it are weak.

    Args:
        sequence: The pieces of a document.
        openings: Words that open paragraphs.
        names: The names of what speaks for or against each piece; they are added to.
    """
    asked = frozenset(sequence.asked)
    bounds = unit_bounds(sequence)
    read: dict[int, Unit] = {}
    finder = headline_finder()
    for number, (first, last) in enumerate(bounds):
        told_of = next((index for index in range(first, last) if index in asked), -1)
        if told_of < 0:
            continue
        for near in range(max(0, number - _NEAR), min(len(bounds), number + _NEAR + 1)):
            if near not in read:
                read[near] = read_unit(sequence, bounds[near], openings, finder)
        names[told_of] += _told(read, number)


def unit_bounds(sequence: PieceSequence) -> list[tuple[int, int]]:
    """Give the first piece of each unit, and the one behind its last."""
    pieces = sequence.pieces
    starts = [index for index, piece in enumerate(pieces) if not index or piece.kind in _BOUNDS]
    return list(zip(starts, [*starts[1:], len(pieces)], strict=True)) if starts else []


def read_unit(
    sequence: PieceSequence, place: tuple[int, int], openings: Collection[str], finder: HeadlineFinder
) -> Unit:
    """Read the pieces of a unit as one."""
    first, last = place
    part = sequence.pieces[first:last]
    words = [word for piece in part for word in piece.words]
    odds = finder.odds(words) if len(words) >= _HEADLINE else 0.0
    commas = sum(piece.key.count("،") + piece.key.count(",") for piece in part)
    return Unit(first, last, len(words), _begins(words, openings), sequence.shapes[last - 1].end, commas, odds)


def _begins(words: Sequence[str], openings: Collection[str]) -> str:
    if not words:
        return "sign"
    if words[0] in openings:
        return "opening"
    return "and" if words[0].startswith("و") and len(words[0]) > _HEADLINE else "word"


def _told(found: Mapping[int, Unit], number: int) -> list[str]:
    """Name what a unit and its neighbours read like."""
    unit = found[number]
    length, odds = step(unit.size, _LENGTHS), step(unit.odds, _ODDS)
    told = [
        f"unit:{length}:{unit.ends}:{step(unit.commas, _COMMAS)}",
        f"unit-begins:{unit.begins}:{length}:{unit.ends == '.':d}",
        f"unit-odds:{odds}:{length}",
    ]
    for name, other in (("before", number - 1), ("behind", number + 1)):
        if other in found:
            one = found[other]
            told.append(f"unit-{name}:{step(one.size, _LENGTHS)}:{one.ends}:{one.begins}:{length}")
            told.append(f"unit-odds-{name}:{step(one.odds, _ODDS)}:{odds}")
    beside = (found.get(near) for near in range(number - _NEAR, number + _NEAR + 1))
    near = [one.odds for one in beside if one and one.size >= _HEADLINE]
    if near:
        told.append(f"units:{step(sum(near) / len(near), _ODDS)}:{length}")
    return told
