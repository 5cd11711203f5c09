"""Lists: items whose numbers rise, or that a line with a colon announces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cleaner.text.evidence.bounds import ITEM, LINE
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.spans import STRONG

_NUMBERED: Final = re.compile(r"\s*[(\[]?(\d{1,3})\s?[-–.):]")
_BETWEEN: Final = 3  # pieces from one number of a list to the next
_ITEM: Final = 14  # words of an announced item
_ANNOUNCING: Final = 3  # words, at least; fewer before a colon are a label


def list_lengths(pieces: Sequence[JudgedPiece]) -> list[int]:
    """Give the length of the list that each piece is an item of, 0 for none; that of an announced list is 2."""
    lengths = _numbered([_number(piece) for piece in pieces])
    announced = False
    for index, piece in enumerate(pieces):
        if piece.kind != LINE:
            continue
        announced = announced and len(piece.words) <= _ITEM
        if announced:
            lengths[index] = max(lengths[index], 2)
        if len(piece.words) >= _ANNOUNCING and piece.key.rstrip().endswith(":"):
            announced = True
    return lengths


def _number(piece: JudgedPiece) -> int:
    """Give the number that opens a piece as an item of a list, or 0."""
    found = _NUMBERED.match(piece.key) if piece.kind in STRONG or piece.kind == ITEM else None
    return int(found[1]) if found else 0


def _numbered(numbers: Sequence[int]) -> list[int]:
    """Give the lengths of the lists whose numbers rise."""
    lengths = [0] * len(numbers)
    first = 0
    while first < len(numbers):
        if not numbers[first]:
            first += 1
            continue
        items = _items(numbers, first)
        if len(items) > 1:
            lengths[first : items[-1] + 1] = [len(items)] * (items[-1] + 1 - first)
        first = items[-1] + 1
    return lengths


def _items(numbers: Sequence[int], first: int) -> list[int]:
    """Give the items of the list that begins at `first`."""
    items = [first]
    for index in range(first + 1, len(numbers)):
        if numbers[index] > numbers[items[-1]]:
            items.append(index)
        elif numbers[index] or index - items[-1] > _BETWEEN:
            break
    return items
