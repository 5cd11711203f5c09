"""Galleries: pictures have left rows of markup, nothing else is prose, and the words between the rows are the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cleaner.text.evidence.features import families
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.spans import lines_of

_PICTURE: Final = ("alt=", "<img", "[img")
_LEAST: Final = 3  # pictures
_CAPTION: Final = 3  # words
_PROSE: Final = 25  # words of a line; beside a paragraph, captions are captions


def gallery_captions(pieces: Sequence[JudgedPiece]) -> frozenset[int]:
    """Give the numbers of the pieces of a gallery's captions: lines right below a picture's markup, none of it marked.

    A text with a paragraph is an article with pictures.
    """
    found: set[int] = set()
    pictures = 0
    for first, last in lines_of(pieces):
        line = pieces[first:last]
        words = sum(len(piece.words) for piece in line)
        if words >= _PROSE and line[-1].terminal and not any(map(_is_marked, line)):
            return frozenset()
        if first and _is_picture(pieces[first - 1]) and words >= _CAPTION and not any(map(_is_marked, line)):
            pictures += 1
            found.update(range(first, last))
    return frozenset(found) if pictures >= _LEAST else frozenset()


def _is_picture(piece: JudgedPiece) -> bool:
    return piece.key.lstrip().lower().startswith(_PICTURE)


def _is_marked(piece: JudgedPiece) -> bool:
    return bool(piece.ruled or piece.settled > 0 or families(piece))
