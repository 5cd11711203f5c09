"""Labelled articles as pieces with their features: what `fit_evidence.py` learns from and is judged on."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from evidence_chain import CLAMP

from cleaner import Options
from cleaner.cli.evaluate.gold import GoldDocument
from cleaner.document.types import Document
from cleaner.text.evidence.features import word_features
from cleaner.text.evidence.prose import SETTLED_PROSE
from cleaner.text.evidence.reading import Reader
from cleaner.text.passes import _PassContext
from tests.support.gold_samples import read_samples
from tests.support.labelled_samples import LABELLED, line_of, read_labelled_file

FOLDS = 4
_LISTED = (0, 0, 4, 10, 25, 45)  # headlines of a list
_LEAST_WRAPPED = 40  # words of a document that is put amid furniture of others
_LARGEST_BLOCK = 400  # words of such furniture
_BETWEEN = (" ", " ", " ", "  ", " .. ", " - ")  # headlines of a list
_TITLE_WORDS = (3, 20)
_PARAGRAPH = 8  # words
_LEAST_BODY = 3  # segments of a body that another story is put into
_LABELS = ("اقرأ أيضا", "اقرأ أيضاً:", "إقرأ أيضا :", "طالع أيضا", "شاهد أيضا:", "اقرأ المزيد:", "قد يهمك أيضا")
BREAKS = {ord(c): " " for c in "\n\r\u2028\u2029\x0b\x0c"}


class Example(NamedTuple):
    """One form of one document: per piece its raw place, label (1 drop, 0 keep, -1 either), words, names, bound.

    `clamps` are the log odds of what is settled without weighing, and 0 for the rest.
    """

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
    clamps: list[float]
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


class Around(NamedTuple):
    """What stands around articles of some hosts: titles, and what furniture is above and below bodies, by label.

    `stories` are titles with the paragraphs below them.
    """

    titles: list[str]
    above: list[list[tuple[str, str]]]
    below: list[list[tuple[str, str]]]
    stories: list[tuple[str, list[str]]]


def forms(doc: dict[str, Any], around: Around) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give a document as it is, with its line breaks lost, its body alone both ways, and amid furniture of others."""
    yield "lines", doc
    flat = {**doc, "text": doc["text"].translate(BREAKS)}
    yield "flat", flat
    yield from _short(doc)
    if len(doc["text"].split()) >= _LEAST_WRAPPED:
        random = Random(str(doc["id"]))
        how, wrap = ("listed", _listed) if random.random() < 0.5 else ("wrapped", _wrapped)
        one = wrap(doc, around, random)
        if one:
            yield how, one
            yield f"{how}-flat", {**one, "text": one["text"].translate(BREAKS)}
    spliced = _spliced(doc, around, Random(f"spliced {doc['id']}"))
    if spliced:
        yield "spliced", spliced
        yield "spliced-flat", {**spliced, "text": spliced["text"].translate(BREAKS)}
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


def _listed(doc: dict[str, Any], around: Around, random: Random) -> dict[str, Any] | None:
    """Give a document with headlines of others around it, each list a line, as where a scraper took lists along."""
    above, below = random.choice(_LISTED), random.choice(_LISTED)
    if not above + below or len(around.titles) < max(above, below):
        return None
    between = random.choice(_BETWEEN)
    parts: list[tuple[str, str, str]] = []
    for size in (above, 0, below):
        parts += [(title, "related", between) for title in random.sample(around.titles, size)]
        parts += [] if size else _own_parts(doc)
        parts[-1:] = [(*parts[-1][:2], "\n")] if parts else []
    return _put_together(doc, parts)


def _wrapped(doc: dict[str, Any], around: Around, random: Random) -> dict[str, Any] | None:
    """Give the body of a document in the furniture of others, as the page of another site would have it."""
    if not around.above or not around.below:
        return None
    above = random.choice(around.above) if random.random() < 0.7 else []
    below = random.choice(around.below) if above == [] or random.random() < 0.9 else []
    body = [part for part in _own_parts(doc) if part[1] in ("body", "title")]
    furniture = [[(text, label, "\n") for text, label in block] for block in (above, below)]
    return _put_together(doc, [*furniture[0], *body, *furniture[1]]) if body else None


def _spliced(doc: dict[str, Any], around: Around, random: Random) -> dict[str, Any] | None:
    """Give the body of a document with another story under a label, or its headline alone where the article goes on."""
    body = [part for part in _own_parts(doc) if part[1] == "body"]
    if len(body) < _LEAST_BODY or not around.stories or random.random() < 0.5:
        return None
    title, story = random.choice(around.stories)
    foreign = random.random() < 0.6
    place = len(body) if foreign and random.random() < 0.6 else random.randrange(1, len(body))
    furniture = [(random.choice(_LABELS), "read_also", "\n")]
    if random.random() < 0.25:
        furniture.append((random.choice(around.titles), "related", "\n"))
    furniture.append((title, "related", "\n"))
    if foreign:
        furniture += [(text, "foreign", "\n") for text in story[: random.choice((1, 2, 3, 6))]]
    if place == len(body) and around.below and random.random() < 0.5:
        furniture += [(text, label, "\n") for text, label in random.choice(around.below)]
    above = [(text, label, "\n") for text, label, _ in body[:place]]
    return _put_together(doc, [*above, *furniture, *body[place:]])


def _own_parts(doc: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Give the segments of a document: text, label, and what stands behind each."""
    segments, text = doc["segments"], doc["text"]
    following = [*(start for start, _, _ in segments[1:]), len(text)]
    return [
        (text[start:end], label, "\n" if "\n" in text[end:begin] or begin == len(text) else text[end:begin])
        for (start, end, label), begin in zip(segments, following, strict=True)
    ]


def _put_together(doc: dict[str, Any], parts: Sequence[tuple[str, str, str]]) -> dict[str, Any]:
    text, segments = "", []
    for part, label, between in parts:
        segments.append([len(text), len(text) + len(part), label])
        text += part + between
    return {**doc, "text": text, "segments": segments}


def around_by_fold(sets: Sequence[tuple[str, Sequence[dict[str, Any]]]], folds: int) -> list[Around]:
    """Give what stands around the articles of each fold, so that nothing is learned of what another is judged on."""
    found = [Around([], [], [], []) for _ in range(folds)]
    for source, docs in sets:
        for doc in docs:
            group = group_of(doc, source)
            if is_unread(group):
                continue
            around = found[fold_of(group, folds)]
            title = " ".join(str(doc.get("title") or "").split())
            if _TITLE_WORDS[0] <= title.count(" ") < _TITLE_WORDS[1] and title not in around.titles[-_LISTED[-1] :]:
                around.titles.append(title)
                own = [text.translate(BREAKS) for text, label, _ in _own_parts(doc) if label == "body"]
                paragraphs = [text for text in own if text.count(" ") >= _PARAGRAPH]
                if paragraphs:
                    around.stories.append((title, paragraphs))
            parts = [(text.translate(BREAKS), label) for text, label, _ in _own_parts(doc)]
            body = [index for index, (_, label) in enumerate(parts) if label == "body"]
            if body:
                for block, kept in ((parts[: body[0]], around.above), (parts[body[-1] + 1 :], around.below)):
                    block = [(text, label) for text, label in block if label != "title"]
                    if block and sum(len(text.split()) for text, _ in block) <= _LARGEST_BLOCK:
                        kept.append(block)
    return found


def read_examples(
    sets: Sequence[tuple[str, Sequence[dict[str, Any]]]], reader: Reader, matcher: Any
) -> Iterator[Example]:
    """Read every form of every document."""
    around = around_by_fold(sets, FOLDS)
    for source, docs in sets:
        for doc in docs:
            for form, one in forms(doc, around[fold_of(group_of(doc, source), FOLDS)]):
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
    clamps = [SETTLED_PROSE if piece.deep else CLAMP * piece.settled for piece in reading.pieces]
    weighed = [not clamp for clamp in clamps]
    return Example(
        doc,
        form,
        group_of(doc, source),
        source,
        text,
        places,
        labels,
        body_words,
        [reading.all_names(index) if weigh else [] for index, weigh in enumerate(weighed)],
        [
            word_features(piece.words) if weigh else ([], 1.0)
            for piece, weigh in zip(reading.pieces, weighed, strict=True)
        ],
        reading.bounds,
        [bool(piece.ruled) for piece in reading.pieces],
        clamps,
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
