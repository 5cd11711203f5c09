"""Labelled articles: what a gold document is, and the only reader of gold files.

A gold file holds one document a line, as JSON: `{"id", "text", "segments": [[start, end, label], …]}`, and `title`,
`url` and `host` where they are known. Offsets count code points; the segments stand in order, cover all of the text but
white space, and may cut a line. `body` is to be kept, `title` may stay or go, every other label is to be dropped.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cleaner.rules.rule import LABELS


class GoldError(ValueError):
    """A gold file that cannot be used; the message names the file, the line and what to do."""


class GoldSegment(NamedTuple):
    """A stretch of a gold document's text and what it is."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One labelled article: what to clean, what is known of it, and what each stretch of it is."""

    id: str
    text: str
    segments: tuple[GoldSegment, ...]
    title: str | None = None
    url: str | None = None
    host: str | None = None

    @property
    def body(self) -> str:
        """The text that a perfect cleaning leaves: the segments of the body, those of one line joined by a blank.

        >>> record = {"id": "1", "text": "هطل المطر. شارك", "segments": [[0, 10, "body"], [11, 15, "share"]]}
        >>> gold_document(record).body
        'هطل المطر.'
        """
        body, end = "", 0
        for segment in self.segments:
            if segment.label == "body":
                gap = "" if not body else "\n" if self.text[end : segment.start].splitlines()[1:] else " "
                body, end = body + gap + self.text[segment.start : segment.end], segment.end
        return body


def read_gold(path: Path | str) -> tuple[GoldDocument, ...]:
    """Read a gold file.

    Returns its documents in their order. Raises `GoldError` with the file, the line and the mend in one line.
    """
    documents: dict[str, GoldDocument] = {}
    try:
        lines = Path(path).read_bytes().split(b"\n")
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror}): check the path") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            where = f"{path}: line {number}"
            document = gold_document(_record(line, where), where)
            if document.id in documents:
                raise GoldError(f"{where}: the id {document.id!r} stands on an earlier line too: give it another id")
            documents[document.id] = document
    if not documents:
        raise GoldError(f"{path}: holds no document: write one JSON object a line")
    return tuple(documents.values())


def _record(line: bytes, where: str) -> object:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise GoldError(f"{where}: is not UTF-8: save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{where}: is not JSON ({error}): write one object a line") from None


def gold_document(record: object, where: str = "gold document") -> GoldDocument:
    """Make a gold document of one decoded record; `where` is what messages call it. Raises `GoldError`.

    >>> gold_document({"id": "1", "text": "هطل المطر", "segments": [[0, 3, "body"]]}, "a.jsonl: line 7")
    Traceback (most recent call last):
    cleaner.cli.evaluate.gold.GoldError: a.jsonl: line 7: no segment covers 'المطر' between 3 and 9: label it
    """
    if not isinstance(record, dict):
        raise GoldError(f"{where}: is {type(record).__name__}, not an object: write {{'id', 'text', 'segments'}}")
    for key, wanted in (("id", str), ("text", str), ("segments", list)):
        if not isinstance(record.get(key), wanted):
            raise GoldError(f"{where}: {key!r} is missing or not {wanted.__name__}: add it")
    known = {key: record.get(key) or None for key in ("title", "url", "host")}
    for key, value in known.items():
        if value is not None and not isinstance(value, str):
            raise GoldError(f"{where}: {key!r} is not a text: make it one or leave it out")
    return GoldDocument(record["id"], record["text"], _segments(record["text"], record["segments"], where), **known)


def _segments(text: str, entries: Sequence[object], where: str) -> tuple[GoldSegment, ...]:
    segments: list[GoldSegment] = []
    position = 0
    for number, entry in enumerate(entries, 1):
        segment = _segment(entry, f"{where}: segment {number}")
        if not position <= segment.start < segment.end <= len(text):
            raise GoldError(
                f"{where}: segment {number} ({segment.start} to {segment.end}) is empty, out of order or past the end "
                f"of the text ({len(text)}): count code points, and give the segments in order"
            )
        _refuse_bare(text, position, segment.start, where)
        segments.append(segment)
        position = segment.end
    _refuse_bare(text, position, len(text), where)
    return tuple(segments)


def _segment(entry: object, where: str) -> GoldSegment:
    match entry:
        case [int(start), int(end), str(label)] if label in LABELS:
            return GoldSegment(start, end, label)
        case [int(), int(), str(label)]:
            raise GoldError(f"{where} has no known label but {label!r}: choose from {', '.join(LABELS)}")
    raise GoldError(f"{where} is not [start, end, label]: write two whole numbers and a text")


def _refuse_bare(text: str, start: int, end: int, where: str) -> None:
    bare = text[start:end].strip()
    if bare:
        raise GoldError(f"{where}: no segment covers {bare[:40]!r} between {start} and {end}: label it")
