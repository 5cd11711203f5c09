"""Turn marks into one verdict a segment.

The order is that of a careful reader: what is plainly boilerplate by itself; the headline; what labels take with
them; runs of weak marks; the furniture above and below the article. No step can bring back what an earlier one
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
from cleaner.text.verdicts.state import Table
from cleaner.text.verdicts.titles import take_titles


def decide(
    segments: Sequence[Segment], marks: Sequence[Sequence[Mark]], title_key: str, caution: float
) -> list[Verdict]:
    """Give the verdict on each segment; `caution` is the evidence (0 to 1) that it takes to drop one."""
    if not title_key and not any(marks) and not any(segment.element for segment in segments):
        return [Verdict("body", kept=True)] * len(segments)
    table = Table(segments, marks, caution)
    strengthen_runs(table)
    take_titles(table, title_key)
    take_sections(table)
    take_links(table)
    take_edges(table)
    take_bare_tags(table)
    take_tail(table)
    take_head(table)
    take_head_rows(table)
    return [_verdict(table, index) for index in range(len(table))]


def _verdict(table: Table, index: int) -> Verdict:
    cause, marks = table.cause[index], tuple(table.marks[index])
    if cause is None:
        return Verdict("body", kept=True, marks=marks)
    others = tuple(mark for mark in marks if mark is not cause)
    return Verdict(cause.label, kept=False, marks=(cause, *others))
