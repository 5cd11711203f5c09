"""The project's own sample articles as gold documents; `samples/README.md` tells their format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from cleaner import clean
from cleaner.cli.evaluate.gold import GoldDocument, GoldError, gold_document
from tests.support.paths import ROOT

SAMPLES = ROOT / "samples" / "articles"
_LINE_ENDS = {None: "\n", "crlf": "\r\n", "u2028": "\u2028"}
_HEADERS = frozenset({"title", "url", "about", "eol"})


def read_samples(folder: Path = SAMPLES) -> tuple[GoldDocument, ...]:
    """Read every sample of a folder, in the order of their names; raises `GoldError` for one that cannot be used."""
    return tuple(read_sample(path) for path in sorted(folder.glob("*.txt")))


def read_sample(path: Path) -> GoldDocument:
    """Read one sample file; raises `GoldError` with the file, the line and what to do."""
    # by "\n" alone: every other kind of line break belongs to the article
    lines = path.read_bytes().decode("utf-8").removesuffix("\n").split("\n")
    if "---" not in lines:
        raise GoldError(f"{path}: has no line '---': put it between the header and the article")
    first = lines.index("---") + 1
    header = _header(lines[: first - 1], path)
    if header.get("eol") not in _LINE_ENDS:
        raise GoldError(f"{path}: eol {header['eol']!r} is unknown: write crlf or u2028, or leave it out")
    text, segments = "", []
    for number, label, glue, piece in _pieces(lines[first:], path, first + 1):
        if number > first + 1 and not glue:
            text += _LINE_ENDS[header.get("eol")]
        if words := piece.strip():
            start = len(text) + piece.index(words)
            segments.append([start, start + len(words), label])
        text += piece
    record = {"id": path.stem, "text": text, "segments": segments, **header}
    return gold_document(record | {"host": urlsplit(header.get("url", "")).hostname}, str(path))


def _header(lines: list[str], path: Path) -> dict[str, str]:
    header = {}
    for number, line in enumerate(lines, 1):
        name, colon, value = line.removeprefix("# ").partition(": ")
        if not (line.startswith("# ") and colon and name in _HEADERS and value.strip()):
            raise GoldError(
                f"{path}: line {number} is no header: write '# title: …', '# url: …', '# about: …' or '# eol: …'"
            )
        header[name] = value.strip()
    return header


def _pieces(lines: list[str], path: Path, first: int) -> Iterator[tuple[int, str, bool, str]]:
    """Give the line number, the label, whether it continues the line above, and the text of each physical line."""
    for number, line in enumerate(lines, first):
        label, tab, piece = line.partition("\t")
        if line and not tab:
            raise GoldError(f"{path}: line {number} has no tab: write the label, a tab, and the text")
        yield number, label.removeprefix("+"), label.startswith("+"), piece


def write(folder: Path = SAMPLES) -> None:
    """Write `articles.jsonl` (the samples as a gold file) and `expected.jsonl` (what cleaning says of each) anew."""
    documents = read_samples(folder)
    articles, expected = folder.parent / "articles.jsonl", folder.parent / "expected.jsonl"
    articles.write_text("".join(map(gold_line, documents)), encoding="utf-8")
    expected.write_text("".join(map(expected_line, documents)), encoding="utf-8")


def gold_line(document: GoldDocument) -> str:
    """Give one line of `samples/articles.jsonl`."""
    record = {"id": document.id, "title": document.title, "url": document.url, "text": document.text}
    segments = [[segment.start, segment.end, segment.label] for segment in document.segments]
    return json.dumps({**record, "segments": segments}, ensure_ascii=False) + "\n"


def expected_line(document: GoldDocument) -> str:
    """Give one line of `samples/expected.jsonl`: the clean text, and each removed piece with its rule and phrase."""
    result = clean(document.text, title=document.title, url=document.url)
    removed = [[piece.start, piece.end, piece.label, piece.rule, piece.phrase] for piece in result.removed]
    record = {"id": document.id, "clean_text": result.text, "removed": removed}
    return json.dumps(record, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    write()
