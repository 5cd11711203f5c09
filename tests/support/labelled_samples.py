"""The project's own labelled scrapes, many to a file, as gold documents; `samples/README.md` tells their format."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from cleaner.cli.evaluate.gold import GoldDocument, GoldError, gold_document
from tests.support.paths import ROOT

LABELLED: Final = ROOT / "samples" / "labelled"
_HEAD: Final = re.compile(r"### id=(\S+) host=(\S+) title=(.*)")


def read_labelled(folder: Path = LABELLED) -> tuple[GoldDocument, ...]:
    """Read every document of a folder's files, in the order of their names.

    Raises `GoldError`, with the file, the line and what to do, for what is not of the form.
    """
    return tuple(document for path in sorted(folder.glob("*.txt")) for document in read_labelled_file(path))


def read_labelled_file(path: Path) -> list[GoldDocument]:
    """Read the documents of one file; raises `GoldError` for what is not of the form."""
    documents: list[dict[str, Any]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if found := _HEAD.fullmatch(line.rstrip()):
            name, host, title = found.groups()
            known = {"title": title} if title else {}
            documents.append({"id": name, "host": host, "url": f"https://{host}/{name}", "text": "", **known})
            documents[-1]["segments"] = []
        elif line.strip():
            label, tab, piece = line.partition("\t")
            if not (tab and documents and piece.strip()):
                raise GoldError(
                    f"{path}: line {number} is no piece: write a label, a tab and its text below a '###' line"
                )
            _add(documents[-1], label.removeprefix("+"), piece, joined=label.startswith("+"))
    return [gold_document(record, str(path)) for record in documents]


def _add(record: dict[str, Any], label: str, piece: str, *, joined: bool) -> None:
    """Add a piece to the text of a record, on a line of its own or joined to the line above as it stands."""
    text = record["text"] + ("" if joined or not record["text"] else "\n")
    start = len(text) + len(piece) - len(piece.lstrip())
    record["segments"].append([start, start + len(piece.strip()), label])
    record["text"] = text + piece


def line_of(document: GoldDocument) -> str:
    """Give a document as a line of a gold file."""
    segments = [[segment.start, segment.end, segment.label] for segment in document.segments]
    return json.dumps({**asdict(document), "segments": segments}, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.writelines(map(line_of, read_labelled()))
