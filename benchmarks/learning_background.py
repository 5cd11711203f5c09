"""Make the background of learning: `python benchmarks/learning_background.py ARTICLES.jsonl OUT.bin`.

A run of three words that stands on several hosts is common language. The file holds the hashes of these, sorted.
ARTICLES has one object a line, with `text`, `title` and `host`.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

from cleaner.learning.articles import article_of
from cleaner.learning.background import runs_of
from cleaner.learning.reading import ReadArticle

LEAST = 4  # hosts


def main() -> None:
    """Read the arguments and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    hosts: dict[int, set[str]] = defaultdict(set)
    with arguments.articles.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            read = ReadArticle(article_of(record))
            for run in {run for line in read.lines for run in runs_of(line.tokens)}:
                hosts[run].add(record["host"])
    common = sorted(run for run, seen in hosts.items() if len(seen) >= LEAST)
    arguments.out.write_bytes(b"".join(run.to_bytes(4, "big") for run in common))
    print(f"{len(common):,} runs on {LEAST} hosts or more")


if __name__ == "__main__":
    main()
