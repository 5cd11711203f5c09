"""Which slices of the source stay and which go: together they are the source, each character once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.document.types import Mark, Piece, Segment, Verdict

Span = tuple[int, int]
_TAG = re.compile(r"<[^<>]{0,90}>")
_BLANK = re.compile(r"\s+")


def kept_spans(text: str, segments: Sequence[Segment], verdicts: Sequence[Verdict], markup: bool = True) -> list[Span]:
    """Give the slices of `text` that stay, in order.

    White space between two kept segments stays. Where segments between them go, of the white space around these
    the one stretch that parts best (the most line breaks) stays. At the edges it goes with what it stood beside.
    A line break written as markup (`<br>`) goes where a line break beside it parts the lines as well, unless `markup`.
    """
    if all(verdict.kept for verdict in verdicts) and (markup or "<" not in text):
        return [(0, len(text))] if text else []
    spans: list[Span] = []
    previous = -1
    for index, verdict in enumerate(verdicts):
        if not verdict.kept:
            continue
        if previous >= 0:
            gap = _widest_gap(text, segments, previous, index)
            if gap:
                spans.append(gap if markup else _without_markup(text, gap))
        elif index == 0:
            spans.append(_edge(text, (0, segments[0].start), markup))
        spans.append((segments[index].start, segments[index].end))
        previous = index
    if previous == len(segments) - 1:
        spans.append(_edge(text, (segments[previous].end if segments else 0, len(text)), markup))
    return _joined(spans)


def _edge(text: str, gap: Span, markup: bool) -> Span:
    """Give the white space at an edge of the text, or nothing of it if markup stands in it."""
    return gap if markup or "<" not in text[slice(*gap)] else (gap[0], gap[0])


def _without_markup(text: str, gap: Span) -> Span:
    """Give the line breaks of a gap that part best, or all of the gap if markup alone parts there."""
    between = text[slice(*gap)]
    if "<" not in between:
        return gap
    blanks = [(gap[0] + found.start(), gap[0] + found.end()) for found in _BLANK.finditer(_TAG.sub(_hidden, between))]
    best = max(blanks, key=lambda blank: (_breaks(text, blank), blank[1] - blank[0]), default=gap)
    return best if _breaks(text, best) else gap  # without it the lines would run together


def _hidden(tag: re.Match[str]) -> str:
    return "<" * len(tag[0])


def _widest_gap(text: str, segments: Sequence[Segment], left: int, right: int) -> Span | None:
    gaps = [(segments[i].end, segments[i + 1].start) for i in range(left, right)]
    best = max(gaps, key=lambda gap: (_breaks(text, gap), gap[1] - gap[0], -gap[0]))
    return best if best[1] > best[0] else None


def _breaks(text: str, gap: Span) -> int:
    between = text[gap[0] : gap[1]]
    return len(between.splitlines()) - 1 + (between[-1:] in "\n\r\u2028\u2029\x85" and bool(between)) if between else 0


def _joined(spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        elif end > start:
            joined.append((start, end))
    return joined


def removed_pieces(
    text: str, segments: Sequence[Segment], verdicts: Sequence[Verdict], kept: Sequence[Span]
) -> list[Piece]:
    """Give every slice of `text` outside of `kept`, parted so that each belongs to one dropped segment."""
    holes: list[Span] = []
    position = 0
    for start, end in (*kept, (len(text), len(text))):
        if start > position:
            holes.append((position, start))
        position = end
    dropped = [i for i, verdict in enumerate(verdicts) if not verdict.kept]
    pieces: list[Piece] = []
    position = 0
    for start, end in holes:
        inside = []
        while position < len(dropped) and segments[dropped[position]].start < end:
            inside.append(dropped[position])
            position += 1
        if not inside:  # between two segments that stay: a line break written as markup
            pieces.append(
                Piece(
                    start=start,
                    end=end,
                    text=text[start:end],
                    label="ui",
                    rule="context.markup",
                    phrase=text[start:end],
                    phrase_start=start,
                    phrase_end=end,
                )
            )
        edges = [start, *(segments[i].start for i in inside[1:]), end]
        for index, left, right in zip(inside, edges, edges[1:], strict=False):
            pieces.append(_piece(text, left, right, verdicts[index]))
    return pieces


def _piece(text: str, start: int, end: int, verdict: Verdict) -> Piece:
    cause: Mark = verdict.marks[0]
    return Piece(
        start=start,
        end=end,
        text=text[start:end],
        label=verdict.label,
        rule=cause.rule,
        phrase=cause.phrase,
        phrase_start=cause.start,
        phrase_end=cause.end,
        selector=cause.selector,
        strength=cause.strength,
        evidence=cause.evidence,
    )
