"""Where the output of a run goes, and what those files hold."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from cleaner.dumps.formats.file_types import FileType
from cleaner.dumps.formats.files import Input
from cleaner.dumps.output.plan import Plan, refusal


def source(name: str, file_type: FileType) -> Input:
    return Input(name, Path(name), file_type, PurePath(name))


TEXT, PAGE, LINES = (
    source("a/n.txt", FileType.TEXT),
    source("a/n.html", FileType.PAGE),
    source("d.jsonl.gz", FileType.JSONL),
)
WARC, TABLE = source("c.warc.gz", FileType.WARC), source("t.csv", FileType.CSV)
BASE = source("b.sqlite", FileType.SQLITE)


@pytest.mark.parametrize(
    ("given", "json", "target"),
    [
        (TEXT, False, "out/a/n.txt"),
        (PAGE, False, "out/a/n.txt"),
        (LINES, False, "out/d.jsonl.gz"),
        (WARC, False, "out/c.jsonl.gz"),
        (TEXT, True, "out/a/n.txt.json"),
        (TABLE, True, "out/t.csv.jsonl"),
        (LINES, True, "out/d.jsonl.gz"),
    ],
)
def test_a_folder_keeps_relative_paths(given: Input, json: bool, target: str) -> None:
    assert Plan(Path("out"), folder=True, json=json).target(given) == Path(target)


def test_one_place_is_shared() -> None:
    assert Plan(Path("out.jsonl")).target(TEXT) == Path("out.jsonl")
    assert Plan().target(TEXT) is None
    assert Plan(Path("out.jsonl")).shared
    assert not Plan(Path("out"), folder=True).shared


def test_shards_are_numbered_before_the_ending() -> None:
    assert Plan(Path("out.jsonl.gz"), shard=9).shard_of(12) == Path("out-00012.jsonl.gz")
    assert Plan(Path("out.jsonl.gz")).shard_of(12) == Path("out.jsonl.gz")


@pytest.mark.parametrize(
    ("plan", "sources", "held"),
    [
        (Plan(Path("out.parquet")), (LINES,), FileType.PARQUET),
        (Plan(Path("out")), (LINES,), FileType.JSONL),
        (Plan(Path("out")), (TEXT,), None),
        (Plan(), (TABLE,), FileType.CSV),
        (Plan(), (BASE,), FileType.JSONL),
        (Plan(), (TEXT, PAGE), FileType.JSONL),
        (Plan(json=True), (TEXT,), FileType.JSONL),
        (Plan(Path("o"), folder=True), (BASE,), FileType.SQLITE),
        (Plan(Path("o"), folder=True), (PAGE,), None),
    ],
)
def test_records_stay_in_their_form_unless_the_ending_says_another(
    plan: Plan, sources: tuple[Input, ...], held: FileType | None
) -> None:
    assert plan.file_type(sources) is held


def test_what_cannot_go_there_is_refused_with_a_remedy() -> None:
    assert "are no members of an archive" in refusal(FileType.ZIP, (LINES,))
    assert refusal(FileType.ZIP, (TEXT, PAGE)) == ""
    assert "several SQLite files" in refusal(FileType.SQLITE, (BASE, BASE))
    assert refusal(FileType.SQLITE, (BASE, LINES)) == ""
    assert refusal(None, (LINES,)) == ""
