"""All that is known of the pieces of a document: what the fitted table weighs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from cleaner.arabic.lexicon import Lexicon
from cleaner.document.types import Mark, Verdict
from cleaner.rules.literals import LiteralMatch
from cleaner.rules.matcher import Hit, Matcher
from cleaner.text.evidence.calmness import CalmFinder, calm_finder
from cleaner.text.evidence.features import mark_features, own_features
from cleaner.text.evidence.foreign_heads import settle_heads
from cleaner.text.evidence.joint_marks import Joiner
from cleaner.text.evidence.labelled_headlines import settle_headlines
from cleaner.text.evidence.lead_verbs import lead_verbs
from cleaner.text.evidence.piece_kinds import name_kinds
from cleaner.text.evidence.pieces import JudgedPiece, PieceCutter
from cleaner.text.evidence.sequence import sequence_of
from cleaner.text.evidence.sign_offs import settle_sign_offs
from cleaner.text.evidence.spans import Span, inside
from cleaner.text.evidence.surroundings import surroundings
from cleaner.text.evidence.units import name_units
from cleaner.text.segments import Cut


class Reading(NamedTuple):
    """The pieces of a document, what is known of each that was asked for, and the name of the bound before each.

    `names` tell what stands around a piece and what rules see on it; what it says by itself is `own_names`.
    """

    pieces: list[JudgedPiece]
    names: list[list[str]]
    bounds: list[str]
    asked: list[int]
    lexicon: Lexicon

    def own_names(self, index: int) -> list[str]:
        """Name what a piece says by itself."""
        piece = self.pieces[index]
        return own_features(piece.key, piece.words, self.lexicon)

    def all_names(self, index: int) -> list[str]:
        """Name all that speaks for or against a piece but its words."""
        return [*self.names[index], *self.own_names(index)]


class Reader:
    """Reads documents with the rules of one matcher."""

    def __init__(
        self,
        matcher: Matcher,
        openings: Collection[str],
        weak_openings: Collection[str],
        calm: CalmFinder | None = None,
    ) -> None:
        """Make the rules' phrases ready to be found anywhere; calm sentences are found by the package's own table."""
        weak_openings = frozenset({*weak_openings, *lead_verbs()})
        self._cutter = PieceCutter(matcher, openings, weak_openings, calm or calm_finder())
        self._lexicon = matcher.lexicon
        self._openings = frozenset({*openings, *weak_openings, *matcher.lexicon.resuming_words})
        self._joiner = Joiner(self._cutter.look, self._openings, matcher.lexicon)

    def read(
        self,
        text: str,
        cuts: Sequence[Cut],
        marks: Sequence[Sequence[Mark]],
        verdicts: Sequence[Verdict],
        hits: Sequence[Hit],
        title: str,
        *,
        everything: bool = True,
    ) -> Reading:
        """Cut what the verdicts leave into pieces, and name all that speaks for or against each.

        Unless `everything` is asked for, the pieces have no names whose fate is settled without, and a text that is
        deep in prose all over has no pieces.
        """
        found = found_within(cuts, hits)
        pieces = self._cutter.cut(text, cuts, marks, verdicts, found, title, everything=everything)
        pieces = self._joiner.join(pieces, [cut.segment.key for cut in cuts], found)
        pieces = settle_headlines(settle_sign_offs(settle_heads(pieces), self._lexicon), self._openings)
        sequence = sequence_of(pieces, everything=everything)
        names = surroundings(sequence, title, self._lexicon)
        name_kinds(sequence, self._openings, self._lexicon, names)
        name_units(sequence, self._openings, names)
        for index in sequence.asked:
            names[index] += mark_features(pieces[index], inside(sequence.spans[index], index), self._lexicon)
        return Reading(pieces, names, bound_names(pieces, sequence.spans), list(sequence.asked), self._lexicon)


def bound_names(pieces: Sequence[JudgedPiece], read: Sequence[Span]) -> list[str]:
    """Name the bound before each piece: its kind, whether a sentence ended there, and whether prose is on its sides."""
    names: list[str] = []
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
