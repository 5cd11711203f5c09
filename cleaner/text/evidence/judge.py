"""From evidence to verdicts: which pieces go, with what probability, and what weighed most."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import Final

from cleaner.arabic.lines import FoldedText
from cleaner.document.types import Mark, Segment, Verdict
from cleaner.rules.matcher import Hit, Matcher, Sight
from cleaner.text.evidence.chain import probabilities
from cleaner.text.evidence.features import families, word_features
from cleaner.text.evidence.label_features import family_said
from cleaner.text.evidence.prose import SETTLED_PROSE
from cleaner.text.evidence.reading import Reader, Reading
from cleaner.text.evidence.table import EvidenceTable
from cleaner.text.evidence.word_weights import WordWeights
from cleaner.text.segments import Cut, segment_at

RULE: Final = "context.evidence"
_SURE: Final = 40.0  # log odds of what is settled
_NEAR: Final = 4  # pieces
_UNKNOWN_BOUND: Final = 1.0
_REMEMBERED: Final = 4096  # pieces; the furniture of a site stands on all its pages
_SENTENCE: Final = 8  # words
_LINE: Final = 80  # words; in a longer line, line breaks may have been lost
_HEADLINE: Final = 4  # words
_ODD: Final = re.compile(r"[A-Za-z|#@_•…<>=©*]|\d:\d|\d/\d|[.؟!] [^.]{3,40}: |[؟!]\s|\.{2}")


class Judge:
    """Judges what rules have left of documents, by one fitted table."""

    def __init__(self, matcher: Matcher, table: EvidenceTable) -> None:
        """Make the rules' phrases and the table ready."""
        self._matcher, self._table = matcher, table
        self._words = WordWeights(table.words)
        self._alone: dict[str, float] = {}
        self._reader = Reader(matcher, table.openings, table.weak_openings)

    def judge(
        self,
        text: str,
        source: FoldedText,
        cuts: Sequence[Cut],
        marks: Sequence[Sequence[Mark]],
        verdicts: Sequence[Verdict],
        hits: Sequence[Hit],
        title: str,
        preset: str,
        keep: Set[str],
    ) -> tuple[list[Segment], list[Verdict]]:
        """Give segments and verdicts, where what goes by evidence, or stays against a rule, is parted from the rest."""
        if not any(marks) and all(_is_plain(cut.segment) for cut in cuts):
            return [cut.segment for cut in cuts], list(verdicts)
        reading = self._reader.read(text, cuts, marks, verdicts, hits, title, everything=False)
        odds = self._probabilities(reading)
        limit = self._table.thresholds[preset]
        goes = [chance > limit for chance in odds]
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
                self._part(reading, odds, goes, (first, last), source, cuts[index], before, keep, segments, outcome)
            first = last
        return segments, outcome

    def _probabilities(self, reading: Reading) -> list[float]:
        table = self._table
        weights = table.weights
        against = [_SURE * piece.settled if piece.settled else SETTLED_PROSE for piece in reading.pieces]
        for index in reading.asked:
            if not reading.pieces[index].settled:
                around = sum([weights.get(name, 0.0) for name in dict.fromkeys(reading.names[index])])
                against[index] = table.base + around + self._weigh_alone(reading, index)
        enter = [table.enter.get(name, _UNKNOWN_BOUND) for name in reading.bounds]
        leave = [table.leave.get(name, _UNKNOWN_BOUND) for name in reading.bounds]
        return probabilities(against, leave, enter)

    def _weigh_alone(self, reading: Reading, index: int) -> float:
        """Give the weight of what a piece says by itself, which is the same wherever it stands."""
        piece = reading.pieces[index]
        weight = self._alone.get(piece.key)
        if weight is None:
            weights = self._table.weights
            weight = sum([weights.get(name, 0.0) for name in dict.fromkeys(reading.own_names(index))])
            weight += self._words.weigh(piece.words)
            if len(self._alone) >= _REMEMBERED:
                self._alone.clear()
            self._alone[piece.key] = weight
        return weight

    def weighed_most(self, words: tuple[str, ...], names: Sequence[str]) -> str:
        """Name the feature or word that weighed most against a piece, or what its neighbours weighed if none did."""
        table = self._table
        known, scale = word_features(words, table.words)
        weighed = {name: table.weights.get(name, 0.0) for name in names}
        weighed |= {name: scale * table.words[name] for name in known}
        best = max(weighed, key=lambda name: (weighed[name], name), default="")
        return best if best and weighed[best] > 0 else "neighbours"

    def _part(
        self,
        reading: Reading,
        odds: Sequence[float],
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
        first, last = span
        line = source.lines[cut.line]
        while first < last:
            end = first
            while end < last and goes[end] == goes[first]:
                end += 1
            pieces = reading.pieces[first:end]
            segment = segment_at(line, cut.start + pieces[0].start, cut.start + pieces[-1].end, self._matcher.lexicon)
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
                surest = max(range(first, end), key=lambda i: odds[i])
                label = _label(reading, goes, surest)
                seen = next((mark for mark in own if mark.label == label and mark.effect == "drop"), None)
                place = (seen.start, seen.end) if seen else (segment.start, segment.end)
                why = self.weighed_most(reading.pieces[surest].words, reading.all_names(surest))
                mark = Mark(0, RULE, label, "drop", *place, "", odds[surest], evidence=why)
                outcome.append(Verdict(label, label in keep, (mark, *own)))
            first = end


def _is_plain(segment: Segment) -> bool:
    """Tell whether a line is prose with nothing in it that a page's furniture is made of."""
    fits = _SENTENCE <= segment.words <= _LINE
    return fits and segment.terminal and not segment.bullet and not _ODD.search(segment.key)


def _label(reading: Reading, goes: Sequence[bool], index: int) -> str:
    """Choose a family for a piece that goes by evidence: that of a mark on it, else what its shape and place say."""
    piece, names = reading.pieces[index], reading.all_names(index)
    own = families(piece)
    if own:
        return own[0]
    words = len(piece.words)
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
