"""Labelled articles as pieces with their features: what `fit_evidence.py` learns from and is judged on."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from cleaner import Options
from cleaner.cli.evaluate.gold import GoldDocument
from cleaner.document.types import Document
from cleaner.text.evidence.features import word_features
from cleaner.text.evidence.reading import Reader
from cleaner.text.passes import _PassContext
from tests.support.gold_samples import read_samples
from tests.support.labelled_samples import LABELLED, line_of, read_labelled_file

BREAKS = {ord(c): " " for c in "\n\r\u2028\u2029\x0b\x0c"}


class Example(NamedTuple):
    """One form of one document: per piece its raw place, label (1 drop, 0 keep, -1 either), words, names, bound."""

    doc: dict[str, Any]
    form: str
    group: str
    source: str
    text: str
    places: list[tuple[int, int]]
    labels: list[int]
    body_words: list[int]
    names: list[list[str]]
    words: list[tuple[list[str], float]]
    bounds: list[str]
    ruled: list[bool]
    settled: list[int]
    keys: list[str]


def group_of(doc: dict[str, Any], source: str) -> str:
    """Give what must not be parted between folds: the host, or the document of a set without hosts."""
    host = str(doc.get("host") or "")
    if source.startswith("written"):
        return host or str(doc["id"])
    if source in ("keepers-dev", "samples") or not host:
        return f"{source}/{doc['id']}"
    return host.removeprefix("www.")


def is_unread(group: str) -> bool:
    """Tell whether a group is held back until the end."""
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % 100 < 15


def forms(doc: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give a document as it is, with its line breaks lost, and its body alone both ways."""
    yield "lines", doc
    flat = {**doc, "text": doc["text"].translate(BREAKS)}
    yield "flat", flat
    yield from _short(doc)
    text, segments, last = "", [], 0
    for start, end, label in doc["segments"]:
        if label == "body":
            if text:
                gap = "\n" if "\n" in doc["text"][last:start] else " "
                text += gap
            segments.append([len(text), len(text) + end - start, "body"])
            text += doc["text"][start:end]
            last = end
    if text and text != doc["text"]:
        body = {**doc, "text": text, "segments": segments}
        yield "body", body
        yield "body-flat", {**body, "text": text.translate(BREAKS)}


def _short(doc: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give a segment of the body with what stands beside it, as a text of few lines: which one, the id says."""
    segments = doc["segments"]
    body = [i for i, segment in enumerate(segments) if segment[2] == "body"]
    if len(body) < 2:
        return
    number = int(hashlib.sha256(str(doc["id"]).encode()).hexdigest(), 16)
    first = body[number % len(body)]
    low, high = max(0, first - number // 64 % 3), min(len(segments), first + 1 + number // 512 % 3)
    start, end = segments[low][0], segments[high - 1][1]
    short = [[s - start, e - start, label] for s, e, label in segments[low:high]]
    one = {**doc, "text": doc["text"][start:end], "segments": short, "title": doc.get("title") if number % 2 else None}
    yield "short", one
    s, e, _ = segments[first]
    text = doc["text"][s:e]
    cut = text.find(". ", 20)
    text = text[: cut + 1] if cut > 0 else text
    yield "short-body", {**doc, "text": text, "segments": [[0, len(text), "body"]], "title": None}


def read_examples(
    sets: Sequence[tuple[str, Sequence[dict[str, Any]]]], reader: Reader, matcher: Any
) -> Iterator[Example]:
    """Read every form of every document."""
    for source, docs in sets:
        for doc in docs:
            for form, one in forms(doc):
                yield example(one, form, source, reader, matcher)


def example(doc: dict[str, Any], form: str, source: str, reader: Reader, matcher: Any) -> Example:
    """Read one form of a document."""
    text = doc["text"]
    context = _PassContext(Document(text, doc.get("url") or None, doc.get("title") or None), matcher, Options())
    view = context.look(text)
    verdicts = context.judge_by_rules(view)
    reading = reader.read(text, view.cuts, view.marks, verdicts, view.hits, context._title)
    places = raw_places(reading.pieces, view)
    labels, body_words = [], []
    segments = doc["segments"]
    position = 0
    for start, end in places:
        while position and segments[position - 1][1] > start:
            position -= 1
        while position < len(segments) and segments[position][1] <= start:
            position += 1
        counts = {"body": 0, "title": 0, "": 0}
        at = position
        while at < len(segments) and segments[at][0] < end:
            first, last, label = segments[at]
            size = len(text[max(first, start) : min(last, end)].split())
            counts[label if label in counts else ""] += size
            at += 1
        total = sum(counts.values())
        label = -1 if not total or counts["title"] > 0.5 * total else 0 if counts["body"] > 0.15 * total else 1
        labels.append(label)
        body_words.append(counts["body"])
    return Example(
        doc,
        form,
        group_of(doc, source),
        source,
        text,
        places,
        labels,
        body_words,
        [reading.all_names(index) for index in range(len(reading.pieces))],
        [word_features(piece.words) for piece in reading.pieces],
        reading.bounds,
        [bool(piece.ruled) for piece in reading.pieces],
        [piece.settled for piece in reading.pieces],
        [piece.key for piece in reading.pieces],
    )


def raw_places(pieces: Any, view: Any) -> list[tuple[int, int]]:
    """Give the place of each piece in the text."""
    places = []
    for piece in pieces:
        cut = view.cuts[piece.segment]
        segment = cut.segment
        if piece.end - piece.start == len(segment.key):
            places.append((segment.start, segment.end))
            continue
        line = view.source.lines[cut.line]
        key = segment.key
        left = piece.start + len(key[piece.start : piece.end]) - len(key[piece.start : piece.end].lstrip())
        right = piece.start + len(key[piece.start : piece.end].rstrip())
        places.append(line.span(cut.start + left, cut.start + right))
    return places


def fold_of(group: str, folds: int) -> int:
    """Give the fold of a group."""
    return int(hashlib.sha256(("f" + group).encode()).hexdigest(), 16) % folds


def load_sets(paths: Sequence[Path]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Read gold files and the project's own samples; a number at the end of a file's name is no part of its set's."""
    sets = [(_set_name(path), read_lines(path)) for path in paths]
    own = [("samples", read_samples())]
    own += [(_written(path), tuple(read_labelled_file(path))) for path in sorted(LABELLED.glob("*.txt"))]
    return [*sets, *((name, list(map(record_of_gold, documents))) for name, documents in own)]


def record_of_gold(document: GoldDocument) -> dict[str, Any]:
    """Give a gold document as a record of a gold file."""
    record: dict[str, Any] = json.loads(line_of(document))
    return record


def _written(path: Path) -> str:
    return "written-" + re.sub(r"-\d+$", "", path.stem)


def _set_name(path: Path) -> str:
    return path.stem if path.stem != "gold" else path.parent.name


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read the records of a file."""
    docs = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            try:
                docs.append(json.loads(line))
            except ValueError:
                continue
    return docs
