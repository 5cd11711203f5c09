"""What the tests of tabular hosts share: generated records, and what `cleaner clean` makes of them.

Every host gets the same records and must give the same bytes. `CLEANER_RECORDS=1000` makes them more.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from typer.testing import CliRunner

from cleaner.cli.app import app
from tests.support.paths import ROOT

COUNT = int(os.environ.get("CLEANER_RECORDS", "300"))
NULLS = "the column 'text' is null: fill it, or take the row out"


class Cleaned(NamedTuple):
    """What became of a record, in plain values: a host must give this, and nothing else."""

    clean_text: bytes
    removed: tuple[tuple[tuple[str, object], ...], ...]
    metadata: bytes
    error: str | None


@lru_cache(maxsize=1)
def records() -> list[dict[str, str]]:
    """Give generated records, each with an id, an address, a title and a text."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        generate = import_module("generate")
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))
    made = islice(generate.records_of(generate.Plan(0, seed=11)), COUNT)
    return [{name: record[name] for name in ("id", "url", "title", "text")} for record in made]


@lru_cache(maxsize=1)
def expected() -> list[Cleaned]:
    """Give what the command line makes of the records."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
        lines = (json.dumps(record, ensure_ascii=False) for record in records())
        source.write_text("\n".join(lines), encoding="utf-8")
        adding = ["--add", "removed", "--add", "metadata", "--quiet"]
        done = CliRunner().invoke(app, ["clean", str(source), "-o", str(target), *adding])
        assert done.exit_code == 0, done.output
        rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    return [as_cleaned({**row, "metadata": json.dumps(row["metadata"], ensure_ascii=False)}) for row in rows]


def as_cleaned(row: dict[str, Any]) -> Cleaned:
    """Give a row of a host's as plain values; fields of a piece that hold nothing are none."""
    removed = tuple(
        tuple((name, value) for name, value in sorted(piece.items()) if value is not None) for piece in row["removed"]
    )
    return Cleaned(row["clean_text"].encode(), removed, row["metadata"].encode(), row.get("error"))


def assert_same(rows: Iterable[dict[str, Any]]) -> None:
    """Assert that rows with their ids are those of the records, as the command line cleans them."""
    found = {row["id"]: as_cleaned(row) for row in rows}
    wanted = dict(zip((record["id"] for record in records()), expected(), strict=True))
    assert len(found) == len(wanted) == COUNT
    wrong = [name for name in wanted if found.get(name) != wanted[name]]
    assert not wrong, (len(wrong), found.get(wrong[0]), wanted[wrong[0]])
    assert sum(bool(row.removed) for row in found.values()) > COUNT / 2  # else there was nothing to see


def columns(rows: Sequence[dict[str, str]]) -> dict[str, list[str]]:
    """Give records as lists by column."""
    return {name: [row[name] for row in rows] for name in rows[0]}


def run_example(name: str, folder: Path, monkeypatch: Any, capsys: Any) -> str:
    """Run an example in a folder, as a script is run, and give what it printed."""
    import runpy

    monkeypatch.chdir(folder)
    runpy.run_path(str(ROOT / "examples" / name), run_name="__main__")
    return str(capsys.readouterr().out)


def tried(page: str) -> tuple[int, int]:
    """Run the Python that a page of the docs shows; give how many lines failed and how many there are."""
    import doctest

    failed, there = doctest.testfile(str(ROOT / "docs" / page), module_relative=False, encoding="utf-8")
    return failed, there
