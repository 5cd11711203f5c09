"""`cleaner clean --dry-run`: what would be read, how, and ten documents before and after."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner.cli.clean import dry_run
from tests.support.clean_command import BODY, DIRTY, run, write


def records(path: Path, count: int) -> Path:
    lines = (json.dumps({"id": n, "body": DIRTY, "link": f"https://marfa.example/{n}"}) for n in range(count))
    return write(path, "\n".join(lines))


def test_fields_are_shown_and_nothing_is_written(tmp_path: Path) -> None:
    told = run(records(tmp_path / "in.jsonl", 2), "-o", tmp_path / "out.jsonl", "--dry-run")
    assert told.exit_code == 0
    assert "takes text = 'body' (guessed), url = 'link' (guessed)" in told.stdout
    assert "writes" in told.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


def test_examples_are_ten_at_the_most_and_say_what_goes(tmp_path: Path) -> None:
    told = run(records(tmp_path / "in.jsonl", 15), "--dry-run").stdout
    assert told.count("  before  ") == told.count("  after   ") == 10
    assert told.count("  removed source ") == 10


def test_a_record_that_would_fail_is_told(tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", json.dumps({"text": None}) + "\n" + json.dumps({"text": BODY}))
    told = run(source, "--dry-run").stdout
    assert "would fail: the field 'text' is null" in told
    assert "  unchanged" in told


def test_what_would_be_dropped_is_told(tmp_path: Path) -> None:
    told = run(records(tmp_path / "in.jsonl", 1), "--dry-run", "--min-chars", "9000").stdout
    assert "(dropped: short)" in told


def test_a_file_that_cannot_be_read_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"\x1f\x8b\x08")
    told = run(tmp_path / "in.jsonl", "--dry-run")
    assert told.exit_code == 1
    assert "error: " in told.stderr


@pytest.mark.parametrize("length", [160, 161])
def test_long_texts_are_shown_by_their_ends(length: int) -> None:
    shown = dry_run._shown("أ" * length)
    assert ("[…]" in shown) is (length > 160)
    assert shown.endswith(f"({length} characters)")
