"""All that is known of the pieces of a document: what the fitted table weighs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from cleaner.document.types import Mark, Verdict
from cleaner.rules.literals import LiteralMatch
from cleaner.rules.matcher import Hit, Matcher, Sight
from cleaner.text.evidence.features import mark_features, own_features
from cleaner.text.evidence.joint_marks import Joiner
from cleaner.text.evidence.pieces import Cutter, Piece
from cleaner.text.evidence.shapes import shape
from cleaner.text.evidence.spans import Span, inside, spans
from cleaner.text.evidence.surroundings import surroundings
from cleaner.text.segments import Cut


class Reading(NamedTuple):
    """The pieces of a document, the names of what speaks for or against each, and the name of the bound before it."""

    pieces: list[Piece]
    names: list[list[str]]
    bounds: list[str]


class Reader:
    """Reads documents with the rules of one matcher."""

    def __init__(self, matcher: Matcher, openings: Collection[str], weak_openings: Collection[str]) -> None:
        """Make the rules' phrases ready to be found anywhere."""
        self._cutter = Cutter(matcher, openings, weak_openings)
        self._lexicon = matcher.lexicon
        self._joiner = Joiner(self._look, {*openings, *weak_openings, *matcher.lexicon.resuming_words})

    def read(
        self,
        text: str,
        cuts: Sequence[Cut],
        marks: Sequence[Sequence[Mark]],
        verdicts: Sequence[Verdict],
        hits: Sequence[Hit],
        title: str,
    ) -> Reading:
        """Cut what the verdicts leave into pieces, and name all that speaks for or against each."""
        pieces = self._cutter.cut(text, cuts, marks, verdicts, found_within(cuts, hits), title)
        pieces = self._joiner.join(pieces, [cut.segment.key for cut in cuts])
        read = spans(pieces)
        names = surroundings(pieces, [shape(piece) for piece in pieces], read, title)
        for index, (piece, own) in enumerate(zip(pieces, names, strict=True)):
            own += own_features(piece, self._lexicon)
            own += mark_features(piece, inside(read[index], index))
        return Reading(pieces, names, bound_names(pieces, read))

    def _look(self, key: str, words: int) -> list[Sight]:
        return self._cutter.matcher.look(key, words, ())


def bound_names(pieces: Sequence[Piece], read: Sequence[Span]) -> list[str]:
    """Name the bound before each piece: its kind, whether a sentence ended there, and whether prose is on its sides."""
    names = []
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else piece
        sure = f"{read[index - 1].sure:d}{read[index].sure:d}" if index else "00"
        names.append(f"{piece.kind}:{'.' if before.terminal else '-'}:{sure}")
    return names


def found_within(cuts: Sequence[Cut], hits: Sequence[Hit]) -> list[list[LiteralMatch]]:
    """Give the literals that stand in each segment, with their places in its key."""
    found: list[list[LiteralMatch]] = []
    position, total = 0, len(hits)
    for segment, number, start in cuts:
        end = start + len(segment.key)
        within: list[LiteralMatch] = []
        while position < total and (hits[position].line, hits[position].start) < (number, end):
            hit = hits[position]
            if hit.line == number and hit.start >= start and hit.end <= end:
                within.append((hit.start - start, hit.end - start, hit.uses))
            position += 1
        found.append(within)
    return found
