"""Turn marks into one verdict a segment.

The order is that of a careful reader: what is plainly boilerplate by itself; the headline; what labels take with
them; runs of weak marks; the boilerplate above and below the article. No step can bring back what an earlier one
dropped, and every step looks for reasons to drop more, so leaving out a rule never drops more, unless it
was what cut a line in two.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleaner.document.types import Mark, Segment, Verdict
from cleaner.text.verdicts.edges import (
    strengthen_runs,
    take_bare_tags,
    take_edges,
    take_head,
    take_head_rows,
    take_links,
    take_tail,
)
from cleaner.text.verdicts.sections import take_sections
from cleaner.text.verdicts.state import VerdictState
from cleaner.text.verdicts.titles import take_titles


def decide(
    segments: Sequence[Segment], marks: Sequence[Sequence[Mark]], title_key: str, caution: float
) -> list[Verdict]:
    """Give the verdict on each segment; `caution` is the evidence (0 to 1) that it takes to drop one."""
    if not title_key and not any(marks) and not any(segment.element for segment in segments):
        return [Verdict("body", kept=True)] * len(segments)
    state = VerdictState(segments, marks, caution)
    strengthen_runs(state)
    take_titles(state, title_key)
    take_sections(state)
    take_links(state)
    take_edges(state)
    take_bare_tags(state)
    take_tail(state)
    take_head(state)
    take_head_rows(state)
    return [_verdict(state, index) for index in range(len(state))]


def _verdict(state: VerdictState, index: int) -> Verdict:
    cause, marks = state.cause[index], tuple(state.marks[index])
    if cause is None:
        return Verdict("body", kept=True, marks=marks)
    others = tuple(mark for mark in marks if mark is not cause)
    return Verdict(cause.label, kept=False, marks=(cause, *others))
