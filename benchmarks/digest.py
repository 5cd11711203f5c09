"""Print a SHA-256 of everything that cleaning and inspecting give: what must stay equal where only the code moves.

python benchmarks/digest.py [--gold FOLDER] [--corpus FILE.jsonl.xz] [--records N] [--jobs N]

Each line is a set under a preset and the SHA-256 of the whole results of all of its articles (text, removed pieces,
segments, verdicts, metadata, findings, warnings, page), in order. Sets: the project's samples and sample pages, every
`.jsonl` of the gold folder with a field `text`, the raw pages in its `html-dev`, and the first N records of a corpus.
The first line is the fingerprint of the rules.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cleaner import Options, clean, clean_html, load_rules

ROOT = Path(__file__).resolve().parent.parent
PRESETS = ("precision", "balanced", "recall")


class Sample(NamedTuple):
    """One article's text, or a page's bytes, with what is known of it."""

    content: str | bytes
    title: str | None
    url: str | None


class Task(NamedTuple):
    """One set under one preset."""

    name: str
    path: Path
    preset: str
    records: int


def main() -> None:
    """Print a line for every set and preset."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    gold = os.environ.get("CLEANER_GOLD")
    parser.add_argument("--gold", type=Path, default=Path(gold) if gold else None)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--records", type=int, default=5000)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    args = parser.parse_args()
    print("rules", load_rules().fingerprint)
    sets = {"samples": ROOT / "samples" / "articles.jsonl", "pages": ROOT / "samples" / "pages"}
    if args.gold:
        sets |= {path.stem: path for path in sorted(args.gold.glob("*.jsonl"))} | {"html-dev": args.gold / "html-dev"}
    if args.corpus:
        sets["corpus"] = args.corpus
    tasks = [Task(name, path, preset, args.records) for name, path in sets.items() for preset in PRESETS]
    with ProcessPoolExecutor(args.jobs) as pool:
        for task, digest in zip(tasks, pool.map(digest_of, tasks), strict=True):
            print(task.name, task.preset, digest, flush=True)


def digest_of(task: Task) -> str:
    """Give the SHA-256 of the results of one set under one preset."""
    options = Options(preset=task.preset, inspect=True)
    digest = hashlib.sha256()
    for sample in islice(samples(task.path), task.records):
        if isinstance(sample.content, bytes):
            result = clean_html(sample.content, url=sample.url, title=sample.title, options=options)
        else:
            result = clean(sample.content, url=sample.url, title=sample.title, options=options)
        digest.update(repr(result).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def samples(path: Path) -> Iterator[Sample]:
    """Read the pages of a folder, or the records of a file."""
    if path.is_dir():
        for page in sorted(path.glob("*.html")):
            yield Sample(page.read_bytes(), None, None)
        return
    opened = partial(lzma.open, path) if path.suffix == ".xz" else path.open
    with opened(mode="rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if isinstance(record.get("text"), str):
                yield Sample(record["text"], record.get("title"), record.get("url"))


if __name__ == "__main__":
    main()
