"""Which slices stay: white space between what stays, markup that breaks lines, what became of every character."""

from __future__ import annotations

import pytest

from cleaner.document.types import Mark, Segment, Verdict
from cleaner.text.slices import kept_spans, removed_pieces


def cut_at_lines(text: str, kept: str) -> tuple[list[Segment], list[Verdict]]:
    """Make a segment of each line with words; the signs of `kept` say which of them stay."""
    segments: list[Segment] = []
    verdicts: list[Verdict] = []
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            first = start + line.index(words)
            segments.append(Segment(first, first + len(words), len(segments), words, 1, False, False, False))
        start += len(line) + 1
    for segment, sign in zip(segments, kept, strict=True):
        mark = Mark(0, "ad.test", "ad", "drop", segment.start, segment.start + 1, "x", 1.0)
        verdicts.append(Verdict("body", kept=True) if sign == "." else Verdict("ad", kept=False, marks=(mark,)))
    return segments, verdicts


def left(text: str, kept: str, *, markup: bool = True) -> str:
    spans = kept_spans(text, *cut_at_lines(text, kept), markup)
    return "".join(text[start:end] for start, end in spans)


@pytest.mark.parametrize(
    ("text", "kept", "wanted"),
    [
        ("أ\nب\nج", "...", "أ\nب\nج"),
        ("أ\nب\nج", ".x.", "أ\nج"),
        ("أ\n\nب\nج", ".x.", "أ\n\nج"),
        ("أ\nب\n\n\nج", ".x.", "أ\n\n\nج"),
        ("أ\nب", ".x", "أ"),
        ("أ\nب\n", "x.", "ب\n"),
        ("\n أ \nب", ".x", "\n أ"),
        ("أ\nب", "xx", ""),
        ("", "", ""),
    ],
)
def test_the_gap_that_parts_best_stays(text: str, kept: str, wanted: str) -> None:
    assert left(text, kept) == wanted


def test_a_break_written_as_markup_goes_where_one_beside_it_parts_as_well() -> None:
    text = "أ<br>\nب"
    segments = [Segment(0, 1, 0, "أ", 1, False, False, False), Segment(6, 7, 1, "ب", 1, False, False, False)]
    verdicts = [Verdict("body", kept=True)] * 2
    assert kept_spans(text, segments, verdicts, markup=False) == [(0, 1), (5, 7)]
    assert kept_spans(text, segments, verdicts, markup=True) == [(0, 7)]


def test_a_break_that_alone_parts_two_lines_stays() -> None:
    segments = [Segment(0, 1, 0, "أ", 1, False, False, False), Segment(5, 6, 1, "ب", 1, False, False, False)]
    assert kept_spans("أ<br>ب", segments, [Verdict("body", kept=True)] * 2, markup=False) == [(0, 6)]


@pytest.mark.parametrize(("text", "kept"), [("أ\nب\nج\nد", ".xx."), ("أ\n\nب\nج", "x.x"), (" أ\nب ", "xx")])
def test_what_stays_and_what_went_are_the_text(text: str, kept: str) -> None:
    segments, verdicts = cut_at_lines(text, kept)
    spans = kept_spans(text, segments, verdicts)
    pieces = removed_pieces(text, segments, verdicts, spans)
    parts = sorted([*spans, *((piece.start, piece.end) for piece in pieces)])
    assert "".join(text[start:end] for start, end in parts) == text
    assert len(pieces) == kept.count("x")
    assert all(piece.rule == "ad.test" and piece.text == text[piece.start : piece.end] for piece in pieces)
