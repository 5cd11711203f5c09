"""From evidence to verdicts: which pieces go, with what probability, and what weighed most."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import Final, NamedTuple

from cleaner.arabic.lines import FoldedText
from cleaner.document.types import Mark, Segment, Verdict
from cleaner.rules.matcher import Hit, Matcher, Sight
from cleaner.text.evidence.calmness import CalmFinder
from cleaner.text.evidence.chain import NEVER, Against, held, probabilities
from cleaner.text.evidence.features import families, surest_family, word_features
from cleaner.text.evidence.label_features import family_said
from cleaner.text.evidence.lead_verbs import lead_verbs
from cleaner.text.evidence.prose import SETTLED_PROSE
from cleaner.text.evidence.reading import Reader, Reading
from cleaner.text.evidence.sparing import spared
from cleaner.text.evidence.table import EvidenceTable
from cleaner.text.evidence.word_weights import WordWeights
from cleaner.text.segments import Cut, segment_at

RULE: Final = "context.evidence"
_SURE: Final = 40.0  # log odds of what is settled
_PARAGRAPH: Final = -5.0  # log odds; with so little against it, a long piece is no menu, and the article has begun
_LONG: Final = 15  # words
_NEAR: Final = 4  # pieces
_UNKNOWN_BOUND: Final = 1.0
_REMEMBERED: Final = 4096  # pieces; the furniture of a site stands on all its pages
_SENTENCE: Final = 8  # words
_HEADLINE: Final = 4  # words


class Weighed(NamedTuple):
    """The pieces of a document, how probably each goes, and how probably it stands above, within or below the body."""

    reading: Reading
    chances: list[float]
    placed: list[Against]

    def side(self, index: int) -> int:
        """Give where a piece most probably stands if it goes, as the number of a field of `Against`."""
        one = self.placed[index]
        return one.index(max(one))


class Judge:
    """Judges what rules have left of documents, by one fitted table."""

    def __init__(self, matcher: Matcher, table: EvidenceTable, calm: CalmFinder | None = None) -> None:
        """Make the rules' phrases and the table ready; calm sentences are found by the package's own table."""
        self._matcher, self._table, self._weights = matcher, table, dict(table.weights)
        self.table = table
        self._words = WordWeights(table.words)
        self._openings = table.openings | table.weak_openings | matcher.lexicon.resuming_words | lead_verbs()
        self._alone: dict[str, Against] = {}
        self._reader = Reader(matcher, table.openings, table.weak_openings, calm)

    def judge(
        self,
        text: str,
        source: FoldedText,
        cuts: Sequence[Cut],
        marks: Sequence[Sequence[Mark]],
        verdicts: Sequence[Verdict],
        hits: Sequence[Hit],
        title: str,
        limit: float,
        keep: Set[str],
    ) -> tuple[list[Segment], list[Verdict]]:
        """Give segments and verdicts, where what goes by evidence, or stays against a rule, is parted from the rest."""
        weighed = self.weigh(text, cuts, marks, verdicts, hits, title)
        if weighed is None:
            return [cut.segment for cut in cuts], list(verdicts)
        reading = weighed.reading
        goes = [chance > limit for chance in weighed.chances]
        segments: list[Segment] = []
        outcome: list[Verdict] = []
        first, size = 0, len(reading.pieces)
        while first < size:
            index = reading.pieces[first].segment
            last = first
            while last < size and reading.pieces[last].segment == index:
                last += 1
            before = verdicts[index]
            if all(gone != before.kept for gone in goes[first:last]):
                segments.append(cuts[index].segment)
                outcome.append(before)
            else:
                self._part(weighed, goes, (first, last), source, cuts[index], before, keep, segments, outcome)
            first = last
        return segments, outcome

    def weigh(
        self,
        text: str,
        cuts: Sequence[Cut],
        marks: Sequence[Sequence[Mark]],
        verdicts: Sequence[Verdict],
        hits: Sequence[Hit],
        title: str,
    ) -> Weighed | None:
        """Weigh the pieces of a document, or give None for plain prose, which is not read."""
        reading = self._reader.read(text, cuts, marks, verdicts, hits, title, everything=False)
        if not reading.pieces:
            return None
        least = min(self._table.thresholds.values())
        placed = self._probabilities(reading)
        dropped = [min(1.0, sum(one)) for one in placed]
        chances = spared(reading.pieces, reading.bounds, dropped, least, self._openings)
        return Weighed(reading, chances, placed)

    def _probabilities(self, reading: Reading) -> list[Against]:
        table = self._table
        against = [_alike(_SURE * piece.settled if piece.settled else SETTLED_PROSE) for piece in reading.pieces]
        for index in reading.asked:
            if not (reading.pieces[index].settled or reading.pieces[index].deep):
                around = self._sum(reading.names[index])
                one = held(_added(table.base, around, self._weigh_alone(reading, index)))
                begins = one.above <= _PARAGRAPH and len(reading.pieces[index].words) >= _LONG
                against[index] = one._replace(above=NEVER) if begins else one
        enter = [table.enter.get(name, _UNKNOWN_BOUND) for name in reading.bounds]
        leave = [table.leave.get(name, _UNKNOWN_BOUND) for name in reading.bounds]
        return probabilities(against, leave, enter, table.turns)

    def _weigh_alone(self, reading: Reading, index: int) -> Against:
        """Give the weight of what a piece says by itself, which is the same wherever it stands."""
        piece = reading.pieces[index]
        weight = self._alone.get(piece.key)
        if weight is None:
            weight = _added(self._sum(reading.own_names(index)), _alike(self._words.weigh(piece.words)))
            if len(self._alone) >= _REMEMBERED:
                self._alone.clear()
            self._alone[piece.key] = weight
        return weight

    def _sum(self, names: Iterable[str]) -> Against:
        """Add up what features weigh, each once."""
        weights = self._weights
        above = inset = below = 0.0
        for name in dict.fromkeys(names):
            if name in weights:
                own_above, own_inset, own_below = weights[name]
                above += own_above
                inset += own_inset
                below += own_below
        return Against(above, inset, below)

    def weights_of(self, weighed: Weighed, index: int) -> dict[str, float]:
        """Give the weight of every feature and word of a piece where it most probably stands, above 0 against it."""
        table, side = self._table, weighed.side(index)
        known, scale = word_features(weighed.reading.pieces[index].words, table.words)
        names = [name for name in weighed.reading.all_names(index) if name in table.weights]
        weights: dict[str, float] = {name: table.weights[name][side] for name in names}
        return weights | {name: scale * table.words[name] for name in known}

    def weighed_most(self, weighed: Weighed, index: int) -> str:
        """Name the feature or word that weighed most against a piece, or what its neighbours weighed if none did."""
        weights = self.weights_of(weighed, index)
        best = max(weights, key=lambda name: (weights[name], name), default="")
        return best if best and weights[best] > 0 else "neighbours"

    def _part(
        self,
        weighed: Weighed,
        goes: Sequence[bool],
        span: tuple[int, int],
        source: FoldedText,
        cut: Cut,
        before: Verdict,
        keep: Set[str],
        segments: list[Segment],
        outcome: list[Verdict],
    ) -> None:
        """Part a segment into the runs of its pieces that stay and that go."""
        reading, odds = weighed.reading, weighed.chances
        first, last = span
        line = source.lines[cut.line]
        while first < last:
            end = first
            while end < last and goes[end] == goes[first]:
                end += 1
            pieces = reading.pieces[first:end]
            edges = line.whole(cut.start + pieces[0].start), line.whole(cut.start + pieces[-1].end)
            if not line.key[slice(*edges)].strip():  # within a sign, which goes as a whole
                first = end
                continue
            segment = segment_at(line, *edges, self._matcher.lexicon)
            own = [
                Mark(
                    0,
                    m.rule.id,
                    m.rule.family,
                    m.rule.effect,
                    *line.span(cut.start + p.start + m.start, cut.start + p.start + m.end),
                    "",
                    m.rule.strength,
                    m.rule.opens,
                    m.rule.ends,
                )
                for p in pieces
                for m in p.marks
                if isinstance(m, Sight)
            ]
            segments.append(segment)
            if not goes[first]:
                outcome.append(Verdict("body", kept=True, marks=tuple(own)))
            elif not before.kept:
                outcome.append(before)
            else:
                surest = max(range(first, end), key=lambda i: (round(odds[i], 2), bool(families(reading.pieces[i]))))
                label = _label(reading, goes, surest)
                seen = next((mark for mark in own if mark.label == label and mark.effect == "drop"), None)
                place = (seen.start, seen.end) if seen else (segment.start, segment.end)
                why = self.weighed_most(weighed, surest)
                mark = Mark(0, RULE, label, "drop", *place, "", odds[surest], evidence=why)
                outcome.append(Verdict(label, label in keep, (mark, *own)))
            first = end


def _alike(value: float) -> Against:
    """Give what speaks against a piece wherever it stands."""
    return Against(value, value, value)


def _added(*rows: Against) -> Against:
    return Against(*map(sum, zip(*rows, strict=True)))


def _label(reading: Reading, goes: Sequence[bool], index: int) -> str:
    """Choose a family for a piece that goes by evidence: that of a mark on it, else what its shape and place say."""
    piece, names = reading.pieces[index], reading.all_names(index)
    words = len(piece.words)
    if piece.spliced and piece.terminal and words >= _SENTENCE:
        return "foreign"
    if own := surest_family(piece):
        return own
    if said := family_said(piece.words):
        return said
    if piece.terminal and words >= _SENTENCE:
        return "foreign"
    if piece.titled:
        return "title"
    if any(name.startswith("date:") for name in names) and words < _SENTENCE:
        return "date"
    if any(name.startswith("hashtag") for name in names):
        return "tags"
    near = [
        family
        for other in sorted(
            range(max(0, index - _NEAR), min(len(goes), index + _NEAR + 1)), key=lambda i: abs(i - index)
        )
        if goes[other]
        for family in families(reading.pieces[other])
    ]
    if near and near[0] in ("share", "comments", "nav", "ui", "widget", "tags", "legal", "subscribe", "ad"):
        return near[0]
    if words >= _HEADLINE:
        return "related"
    return "byline" if any(name.startswith(("people", "place-first", "agency")) for name in names) else "nav"
