"""Parse the package's own TOML beforehand: `python benchmarks/parse_data.py`, when rules or words have changed.

Writes `cleaner/data/parsed.txt`, of which a process reads what it would else have to parse at its start.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from cleaner.arabic.parsed_toml import digest_of

DATA = Path(__file__).resolve().parent.parent / "cleaner" / "data"
FOLDERS = ("rules", "lexicon")


def parsed_lines() -> list[str]:
    """Give the lines of the file, in the order of the files' names."""
    paths = sorted(path for folder in FOLDERS for path in (DATA / folder).rglob("*.toml"))
    texts = (path.read_text(encoding="utf-8") for path in paths)
    return [f"{digest_of(text)} {json.dumps(tomllib.loads(text), ensure_ascii=False)}" for text in texts]


if __name__ == "__main__":
    (DATA / "parsed.txt").write_text("\n".join(parsed_lines()) + "\n", encoding="utf-8")
