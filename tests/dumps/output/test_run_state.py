"""The state of a run: written as a whole, and used only where its files are as it says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from cleaner.dumps.output.part_files import hidden
from cleaner.dumps.output.run_state import FORM, MAIN, is_usable, left_state, new_state, read_state, state_file


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a file whose run was stopped: ten bytes of it and five of its errors were written."""
    home = tmp_path / "out.jsonl"
    hidden(home, "part").write_bytes(b"0123456789")
    hidden(tmp_path / "errors.jsonl", "part").write_bytes(b"01234")
    return home


def parts(home: Path) -> Mapping[str, Path]:
    return {"errors": hidden(home.with_name("errors.jsonl"), "part")}


def state(home: Path, main: int = 10, errors: int = 5, **other: Any) -> dict[str, Any]:
    sizes = {MAIN: main, "errors": errors}
    return {"form": FORM, "sizes": sizes, "main": str(home), "ended": False, "finishing": False, **other}


def test_a_state_is_read_as_it_was_written_when_it_has_its_name(home: Path) -> None:
    assert read_state(home) is None
    new = new_state(home, state(home))
    assert read_state(home) is None
    assert not left_state(home)
    new.rename(state_file(home))
    assert read_state(home) == state(home)
    assert left_state(home)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"null", b"{}"])
def test_what_is_no_state_is_none_to_go_on_from(home: Path, data: bytes) -> None:
    state_file(home).write_bytes(data)
    assert read_state(home) == {}
    assert not is_usable(read_state(home), home, parts(home))


@pytest.mark.parametrize(
    ("given", "usable"),
    [
        ({}, True),
        ({"main": 4}, True),  # what stands behind was of a step that did not end
        ({"main": 11}, False),
        ({"errors": 6}, False),
        ({"main": -1}, False),
        ({"form": FORM - 1}, False),
        ({"sizes": {MAIN: 10}}, False),
        ({"sizes": {MAIN: 10, "errors": 5, "removed": 0}}, False),
        ({"sizes": {MAIN: "10", "errors": 5}}, False),
        ({"sizes": None}, False),
        ({"ended": 1}, False),
        ({"finishing": None}, False),
    ],
)
def test_a_state_is_used_where_files_are_as_it_says(home: Path, given: dict[str, Any], usable: bool) -> None:
    main, errors = given.pop("main", 10), given.pop("errors", 5)
    assert is_usable(state(home, main, errors, **given), home, parts(home)) is usable


def test_a_file_that_has_its_name_is_no_longer_there_under_the_hidden_one(home: Path) -> None:
    hidden(home, "part").unlink()
    assert not is_usable(state(home), home, parts(home))
    assert is_usable(state(home, ended=True), home, parts(home))
    parts(home)["errors"].unlink()
    assert not is_usable(state(home, ended=True), home, parts(home))
    assert is_usable(state(home, ended=True, finishing=True), home, parts(home))
    assert not is_usable(json.loads("[]"), home, parts(home))
