"""`clean`: the rooms in their order, a few lines each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

from cleaner.context.decide import decide
from cleaner.document import CleanResult, Document, Mark, Notice, Segment, Verdict
from cleaner.fold import fold
from cleaner.harvest import harvest
from cleaner.kinds import Matcher
from cleaner.marks import mark, stretches, useful
from cleaner.mojibake import find_mojibake, repair
from cleaner.options import Options
from cleaner.segments import cut
from cleaner.slices import kept_spans, removed_pieces
from cleaner.source import prepare

_PASSES = 8  # more than any text is known to need; a text that has not settled by then is left whole
_RECUTS = 4
_DEFAULT = Options()


def clean(
    text: str | Document,
    *,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    options: Options = _DEFAULT,
) -> CleanResult:
    r"""Take everything that is not the article out of a scraped Arabic text, and say why for each piece.

    `text` is one article (characters, not bytes), or a `Document` that holds it with what is known of it. `title` finds
    the headline's copies, `url` and `outlet` choose the rules that are for one outlet, `language` is carried along;
    none is ever guessed. Returns a `CleanResult`: its
    `text` is made of exact slices of the input in their order. Raises `TypeError` if `text` is neither.

    >>> result = clean("أعلنت البلدية فتح الطريق الساحلي أمام الحركة.\nالمصدر: وكالات")
    >>> result.text
    'أعلنت البلدية فتح الطريق الساحلي أمام الحركة.'
    >>> [(piece.rule, piece.phrase) for piece in result.removed]
    [('source.label', 'المصدر')]
    """
    if isinstance(text, str):
        document = Document(text, url, title, outlet, language)
    elif isinstance(text, Document):
        document = text
    else:
        raise TypeError(f"clean() takes the article's text, not {type(text).__name__}: decode bytes first")
    warnings = find_mojibake(document.text)
    if warnings and options.repair:
        document = repair(document)
    return _cleaned(document, matcher_for(options), options, warnings)


@lru_cache(maxsize=16)
def matcher_for(options: Options) -> Matcher:
    """Give the compiled rules of these options, made once a process."""
    return Matcher(options.load_rules())


class _Seen(NamedTuple):
    """A text in segments, the number of the line that each was cut from, and the marks on each."""

    segments: list[Segment]
    lines: list[int]
    marks: list[list[Mark]]


def _cleaned(document: Document, matcher: Matcher, options: Options, warnings: tuple[Notice, ...]) -> CleanResult:
    """Clean until nothing more goes, so that cleaning twice is cleaning once."""
    text, title = document.text, fold(document.title) if document.title else ""
    seen = _see(document, text, matcher)
    markup = not len(matcher.rules) or "ui" in options.keep
    segments, verdicts = seen.segments, _judge(seen, title, matcher, options)
    kept = kept_spans(text, segments, verdicts, markup)
    left = "".join(text[start:end] for start, end in kept)
    by_lines = True
    for _ in range(_PASSES):
        if left == text or not left:
            break
        by_lines = by_lines and _goes_by_lines(seen.lines, verdicts)
        if by_lines:  # what is left has the same lines, so the same marks
            more, judged = segments, _judge_again(seen, verdicts, title, matcher, options)
        else:
            again = _see(document, left, matcher)
            more, judged = again.segments, _judge(again, title, matcher, options)
        if sum(v.kept for v in judged) == (sum(v.kept for v in verdicts) if by_lines else len(judged)):
            break
        segments, verdicts = (more, judged) if by_lines else _merged(segments, verdicts, kept, more, judged)
        kept = kept_spans(text, segments, verdicts, markup)
        left = "".join(text[start:end] for start, end in kept)
    else:
        verdicts, kept, left = [Verdict("body", kept=True)] * len(segments), [(0, len(text))], text
    verdicts = [_with_phrases(text, index, verdict) for index, verdict in enumerate(verdicts)]
    if left == text:
        return CleanResult(document, text, tuple(kept), tuple(segments), tuple(verdicts), warnings=warnings)
    removed = removed_pieces(text, segments, verdicts, kept)
    metadata = harvest(text, segments, verdicts)
    return CleanResult(
        document, left, tuple(kept), tuple(segments), tuple(verdicts), tuple(removed), metadata, warnings
    )


def _see(document: Document, text: str, matcher: Matcher) -> _Seen:
    """Segment and mark `text`, which is the document's or what an earlier pass left of it."""
    source = prepare(text)
    hits = matcher.scan(source)
    wanted, outlet = stretches(source, hits, matcher), _outlet_names(document)
    for _ in range(_RECUTS):
        cuts = cut(source, wanted, matcher.lexicon)
        marks = mark(source, cuts, hits, matcher, outlet)
        used = useful(wanted, cuts, marks) if wanted else wanted
        if used == wanted:  # else some piece was cut off in vain: undo that, and look again
            break
        wanted = used
    return _Seen([piece.segment for piece in cuts], [piece.line for piece in cuts], marks)


def _judge(seen: _Seen, title: str, matcher: Matcher, options: Options) -> list[Verdict]:
    if not len(matcher.rules):
        return [Verdict("body", kept=True)] * len(seen.segments)
    verdicts = decide(seen.segments, seen.marks, title, options.caution)
    if options.keep:
        verdicts = [v._replace(kept=True) if v.label in options.keep else v for v in verdicts]
    return verdicts


def _goes_by_lines(lines: Sequence[int], verdicts: Sequence[Verdict]) -> bool:
    """Tell whether every line stays or goes as a whole."""
    pairs = zip(lines, verdicts, strict=True)
    return all(line != other or verdict.kept == beside.kept for (line, verdict), (other, beside) in pairwise(pairs))


def _judge_again(
    seen: _Seen, verdicts: Sequence[Verdict], title: str, matcher: Matcher, options: Options
) -> list[Verdict]:
    """Judge what is left as if it were all there is."""
    left = [index for index, verdict in enumerate(verdicts) if verdict.kept]
    part = _Seen([seen.segments[i] for i in left], [], [seen.marks[i] for i in left])
    judged = list(verdicts)
    for index, verdict in zip(left, _judge(part, title, matcher, options), strict=True):
        judged[index] = verdict
    return judged


def _outlet_names(document: Document) -> frozenset[str]:
    """Give what a rule may call the document's outlet: its name, its host, and the domains that the host is in."""
    try:
        host = urlsplit(document.url or "").hostname or ""
    except ValueError:  # no URL: then it tells nothing
        host = ""
    parts = host.split(".")
    domains = {".".join(parts[i:]) for i in range(len(parts) - 1)}
    return frozenset(filter(None, {(document.outlet or "").casefold(), host, *domains}))


def _merged(
    segments: Sequence[Segment],
    verdicts: Sequence[Verdict],
    kept: Sequence[tuple[int, int]],
    more: Sequence[Segment],
    judged: Sequence[Verdict],
) -> tuple[list[Segment], list[Verdict]]:
    """Put the segments of a later pass, whose places count what was left, in the place of those kept so far."""
    places = _Remainder(kept)
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


class _Remainder:
    """The way from an offset in what was left of a text to the offset in the text."""

    def __init__(self, kept: Sequence[tuple[int, int]]) -> None:
        self._starts, self._sources, length = [], [], 0
        for start, end in kept:
            self._starts.append(length)
            self._sources.append(start)
            length += end - start

    def source(self, offset: int) -> int:
        index = bisect_right(self._starts, offset) - 1
        return self._sources[index] + offset - self._starts[index]


def _with_phrases(text: str, index: int, verdict: Verdict) -> Verdict:
    if not verdict.marks:
        return verdict
    marks = tuple(mark._replace(segment=index, phrase=text[mark.start : mark.end]) for mark in verdict.marks)
    return verdict._replace(marks=marks)
