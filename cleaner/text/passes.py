"""Look, judge, and look again at what is left, until nothing more goes: so cleaning twice is cleaning once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from cleaner.arabic.fold import fold
from cleaner.arabic.lines import FoldedText, prepare
from cleaner.document.hosts import outlet_names
from cleaner.document.types import CleanResult, Document, Element, Mark, Segment, Verdict, WeighedPiece
from cleaner.options import Options
from cleaner.rules.matcher import Hit, Matcher
from cleaner.text.evidence.judge import Judge
from cleaner.text.evidence.table import load_table
from cleaner.text.evidence.why import weigh_pieces
from cleaner.text.marks import cut_candidates, mark, useful
from cleaner.text.segments import Cut, cut
from cleaner.text.slices import kept_spans
from cleaner.text.verdicts.decide import decide
from cleaner.text.verdicts.state import is_link

_PASSES = 16  # more than any text is known to need
LONGEST_WEIGHED = 400_000  # characters; what is longer is a book, and rules alone look at it
_LONGEST_TITLE = 1_000  # characters; what is longer is no headline, and is looked for nowhere
_RECUTS = 4  # a cut that marks nothing is undone, and the line looked at again, so many times at the most


class View(NamedTuple):
    """A text in segments, the marks on each, and what they were cut from."""

    segments: list[Segment]
    marks: list[list[Mark]]
    source: FoldedText
    cuts: list[Cut]
    hits: list[Hit]


class PassResult(NamedTuple):
    """What the last pass left: verdicts on segments, the slices that stay, and the text that they make.

    `settled` tells that a further pass would take nothing more. A text that does not settle is left whole.
    """

    segments: list[Segment]
    verdicts: list[Verdict]
    kept: list[tuple[int, int]]
    text: str
    settled: bool


def settle(
    document: Document,
    matcher: Matcher,
    options: Options,
    element_at: Callable[[int], Element] | None = None,
    *,
    weigh: bool = True,
) -> PassResult:
    """Clean a document pass by pass until nothing more goes.

    With `weigh` false, rules and their context decide alone. `element_at` gives the element of a page in which the line
    at an offset stood. The first pass alone knows it, so that what settles is what a text without elements would be,
    and cleaning it as a text takes nothing more.
    """
    text, context = document.text, _PassContext(document, matcher, options, weigh=weigh)
    view = context.look(text)
    placed = _with_elements(view, element_at) if element_at else view
    ruled = context.judge_by_rules(placed)
    segments, verdicts = context.weigh(text, placed, ruled)
    kept, left = context.leave(segments, verdicts)
    first = element_at is not None
    if first and left == text:  # what stays whole does so without elements, too, where rules say the same of it
        first = any(map(is_link, placed.segments)) and context.judge_by_rules(view) != ruled
    for _ in range(_PASSES):
        if (left == text and not first) or not left:
            return PassResult(segments, verdicts, kept, left, settled=True)
        more, judged = context.judge(left, context.look(left))
        first = False
        if all(verdict.kept for verdict in judged) and context.is_whole(left, more, judged):
            return PassResult(segments, verdicts, kept, left, settled=True)
        segments, verdicts = merge(segments, verdicts, kept, more, judged)
        kept, left = context.leave(segments, verdicts)
    whole = [Verdict("body", kept=True)] * len(segments)
    return PassResult(segments, whole, [(0, len(text))], text, settled=False)


def weigh_kept(result: CleanResult, matcher: Matcher, options: Options) -> list[WeighedPiece]:
    """Weigh what cleaning left, as its last pass did; places are those of the document's text.

    What is left has settled, so that pass judged this very text. A text too long for evidence has no weighed pieces.
    """
    text = result.text
    context = _PassContext(replace(result.document, text=text), matcher, options)
    if not text or not len(matcher.rules) or len(text) > LONGEST_WEIGHED:
        return []
    view = context.look(text)
    verdicts = context.judge_by_rules(view)
    pieces = weigh_pieces(
        judge=_judge_of(matcher),
        text=text,
        source=view.source,
        cuts=view.cuts,
        marks=view.marks,
        verdicts=verdicts,
        hits=view.hits,
        title=context._title,
        limit=options.limit,
    )
    places = Remainder(result.kept)
    return [one._replace(start=places.source(one.start), end=places.source(one.end - 1) + 1) for one in pieces]


def settle_rest(
    document: Document,
    segments: Sequence[Segment],
    verdicts: Sequence[Verdict],
    elements: Sequence[tuple[int, Element]],
    matcher: Matcher,
    options: Options,
) -> PassResult:
    """Clean what verdicts on a page's markup left of its text, and give the outcome for all of the text.

    `elements` holds for every line of the page where it begins, in code points of the text, and its element.
    """
    text, kept = document.text, kept_spans(document.text, segments, verdicts)
    places = Remainder(kept)
    left = replace(document, text="".join(text[start:end] for start, end in kept))
    outcome = settle(left, matcher, options, lambda offset: _element_at(elements, places.source(offset)))
    segments, verdicts = merge(segments, verdicts, kept, outcome.segments, outcome.verdicts)
    if elements:
        segments = [
            segment if segment.element else segment._replace(element=_element_at(elements, segment.start))
            for segment in segments
        ]
    spans = [span for start, end in outcome.kept for span in places.spans(start, end)]
    return PassResult(segments, verdicts, spans, outcome.text, outcome.settled)


def _element_at(elements: Sequence[tuple[int, Element]], offset: int) -> Element:
    return elements[bisect_right(elements, offset, key=itemgetter(0)) - 1][1]


class _PassContext:
    """What every pass over a document needs."""

    def __init__(self, document: Document, matcher: Matcher, options: Options, *, weigh: bool = True) -> None:
        self._weigh = weigh
        self._text, self._matcher, self._options = document.text, matcher, options
        title = document.title or ""
        self._title = fold(title) if len(title) <= _LONGEST_TITLE else ""
        self._outlet = outlet_names(document.url, document.outlet)
        self._idle = not len(matcher.rules)
        self._markup = self._idle or "ui" in options.keep  # whether line breaks written as markup stay

    def look(self, text: str) -> View:
        """Segment and mark `text`, which is the document's or what an earlier pass left of it."""
        matcher, folded = self._matcher, prepare(text)
        hits = matcher.scan(folded)
        wanted = cut_candidates(folded, hits, matcher, self._outlet, self._title)
        for _ in range(_RECUTS):
            cuts = cut(folded, wanted, matcher.lexicon)
            marks = mark(folded, cuts, hits, matcher, self._outlet, self._title)
            used = useful(wanted, cuts, marks) if wanted else wanted
            if used == wanted:
                break
            wanted = used
        return View([piece.segment for piece in cuts], marks, folded, cuts, hits)

    def judge(self, text: str, view: View) -> tuple[list[Segment], list[Verdict]]:
        """Give the verdicts on a view of `text`, by rules and then by evidence; what the caller wants kept stays."""
        return self.weigh(text, view, self.judge_by_rules(view))

    def weigh(self, text: str, view: View, verdicts: list[Verdict]) -> tuple[list[Segment], list[Verdict]]:
        """Give the verdicts on a view of `text` by evidence, where rules came to these."""
        if self._idle or not self._weigh or len(text) > LONGEST_WEIGHED:
            return view.segments, verdicts
        keep, limit = self._options.keep, self._options.limit
        return _judge_of(self._matcher).judge(
            text, view.source, view.cuts, view.marks, verdicts, view.hits, self._title, limit, keep
        )

    def judge_by_rules(self, view: View) -> list[Verdict]:
        """Give the verdicts that rules and their context come to; what the caller wants kept has the label it has."""
        if self._idle:
            return [Verdict("body", kept=True)] * len(view.segments)
        verdicts = decide(view.segments, view.marks, self._title, self._options.caution)
        if self._options.keep:
            verdicts = [v._replace(kept=True) if v.label in self._options.keep else v for v in verdicts]
        return verdicts

    def is_whole(self, text: str, segments: Sequence[Segment], verdicts: Sequence[Verdict]) -> bool:
        """Tell whether all of a text stays: markup at its edges goes even where every segment stays."""
        return kept_spans(text, segments, verdicts, self._markup) == [(0, len(text))]

    def leave(self, segments: Sequence[Segment], verdicts: Sequence[Verdict]) -> tuple[list[tuple[int, int]], str]:
        """Give the slices of the document's text that stay, and the text that they make."""
        kept = kept_spans(self._text, segments, verdicts, self._markup)
        return kept, "".join(self._text[start:end] for start, end in kept)


@lru_cache(maxsize=16)
def _judge_of(matcher: Matcher) -> Judge:
    """Give the judge that looks with the rules of a matcher; it is made once."""
    return Judge(matcher, load_table())


def release_judges() -> None:
    """Let go of the judges that are held, for who has made rules of his own and will not look with them again."""
    _judge_of.cache_clear()


def _with_elements(view: View, element_at: Callable[[int], Element]) -> View:
    return view._replace(segments=[segment._replace(element=element_at(segment.start)) for segment in view.segments])


def merge(
    segments: Sequence[Segment],
    verdicts: Sequence[Verdict],
    kept: Sequence[tuple[int, int]],
    more: Sequence[Segment],
    judged: Sequence[Verdict],
) -> tuple[list[Segment], list[Verdict]]:
    """Put the segments of a later pass, whose places count what was left, in the place of those kept so far."""
    places = Remainder(kept)
    merged = [(segment, verdict) for segment, verdict in zip(segments, verdicts, strict=True) if not verdict.kept]
    gone = [(segment.start, segment.end) for segment, _ in merged]
    for segment, verdict in zip(more, judged, strict=True):
        marks = tuple(
            mark._replace(start=places.source(mark.start), end=places.source(mark.end - 1) + 1)
            for mark in verdict.marks
            if mark.end > mark.start
        )
        start, end = places.source(segment.start), places.source(segment.end - 1) + 1
        for left, right in _outside(start, end, gone):
            merged.append((segment._replace(start=left, end=right), verdict._replace(marks=marks)))
    merged.sort(key=lambda pair: pair[0].start)
    return [segment for segment, _ in merged], [verdict for _, verdict in merged]


def _outside(start: int, end: int, gone: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the parts of `start:end` outside of the sorted spans `gone`."""
    parts = []
    for left, right in gone[bisect_right(gone, (start, start)) :]:
        if left >= end:
            break
        if left > start:
            parts.append((start, left))
        start = right
    return [*parts, (start, end)] if start < end else parts


class Remainder:
    """The way from an offset in what was left of a text to the offset in the text."""

    def __init__(self, kept: Sequence[tuple[int, int]]) -> None:
        """Take the slices that were left, in their order."""
        self._starts, self._sources, length = [], [], 0
        for start, end in kept:
            self._starts.append(length)
            self._sources.append(start)
            length += end - start

    def source(self, offset: int) -> int:
        """Give the offset in the text of an offset in what was left."""
        index = bisect_right(self._starts, offset) - 1
        return self._sources[index] + offset - self._starts[index]

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give the slices of the text that `start:end` of what was left is made of."""
        found: list[tuple[int, int]] = []
        index = bisect_right(self._starts, start) - 1
        while start < end:
            stop = self._starts[index + 1] if index + 1 < len(self._starts) else end
            place = self._sources[index] + start - self._starts[index]
            length = min(end, stop) - start
            if found and found[-1][1] == place:
                found[-1] = (found[-1][0], place + length)
            else:
                found.append((place, place + length))
            start, index = start + length, index + 1
        return found
