"""What the removed pieces say of the article: its source, tags, byline, dates, captions, related headlines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from cleaner.arabic.lines import before_blanks
from cleaner.document.types import Mark, Metadata, Segment, Value, Verdict

_FIELDS = {
    "title": "title",
    "source": "source",
    "tags": "tags",
    "byline": "byline",
    "date": "date",
    "caption": "captions",
    "related": "related",
    "read_also": "related",
}
_OF_OTHERS = "page.outside"  # what stands elsewhere on a page says nothing of this article
_EDGES = " \t\r\n\xa0:：|/–—-»«•▪*·.،؛()[]\"“”'"
_SPLIT = re.compile(r"(?:[,،;؛|#•·/\n]|\s[-–—]\s)\s*+")


def collect_metadata(text: str, segments: Sequence[Segment], verdicts: Sequence[Verdict]) -> Metadata:
    """Read the values out of the dropped segments; a label alone («المصدر:») gives none, and nothing is guessed."""
    found: dict[str, list[Value]] = defaultdict(list)
    for segment, verdict in zip(segments, verdicts, strict=True):
        name = "" if verdict.kept else _FIELDS.get(verdict.label, "")
        if not name or verdict.marks[0].rule == _OF_OTHERS:
            continue
        value = _without_label(text, segment, verdict.marks[0])
        if name == "tags":
            found[name] += _split(text, value)
        elif segment.element and not segment.key:
            found[name] += _lines(text, value)
        elif value[1] > value[0]:
            found[name].append(Value(*value, text[slice(*value)]))
    fields: dict[str, Any] = {name: tuple(values) for name, values in found.items()}
    return Metadata(**fields)


def _lines(text: str, place: tuple[int, int]) -> list[Value]:
    """Give the lines of an element of a page that was pruned as a whole."""
    values, start = [], place[0]
    for line in text[slice(*place)].split("\n"):
        if words := line.strip(_EDGES):
            first = start + line.index(words)
            values.append(Value(first, first + len(words), words))
        start += len(line) + 1
    return values


def _without_label(text: str, segment: Segment, cause: Mark) -> tuple[int, int]:
    """Give the place of the segment less the label that opens it and the punctuation around what is left."""
    start, end = segment.start, segment.end
    if cause.start >= start and cause.end < end and not text[start : cause.start].strip(_EDGES):
        start = cause.end
    elif cause.start == start and cause.end == end and cause.label in ("tags", "read_also", "related") and cause.opens:
        start = end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _split(text: str, place: tuple[int, int]) -> list[Value]:
    values, start = [], place[0]
    for gap in (*_SPLIT.finditer(text, *place), None):
        end = before_blanks(text, start, gap.start()) if gap else place[1]
        if end > start:
            values.append(Value(start, end, text[start:end]))
        start = gap.end() if gap else end
    return values
