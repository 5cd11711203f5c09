"""Copies of databases in which one table has columns more."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.sqlite.connections import describe, opened
from cleaner.dumps.formats.sqlite.copies import TableSource, copy_database, source_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "in.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE n (id INTEGER PRIMARY KEY, text TEXT)")
        connection.execute("CREATE TABLE log (x)")
        connection.execute("CREATE TRIGGER t AFTER UPDATE ON n BEGIN INSERT INTO log VALUES (1); END")
        connection.executemany("INSERT INTO n (text) VALUES (?)", [("أ",), ("ب",), ("ج",)])
        connection.commit()
    return path


def source(path: Path, table: str = "n") -> TableSource:
    with opened(path) as connection:
        return source_of(path, describe(connection, table))


def copied(folder: Path, given: TableSource, *rows: tuple[int, dict[str, Any]]) -> Path:
    spool = folder / "spool"
    spool.write_text("\n".join([json.dumps(given._asdict()), *map(json.dumps, rows)]) + "\n", encoding="utf-8")
    copy_database(spool, folder / "out.sqlite")
    return folder / "out.sqlite"


def rows_of(path: Path, query: str = "SELECT * FROM n") -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_rows_get_their_columns_and_those_that_are_not_named_go(path: Path, tmp_path: Path) -> None:
    out = copied(tmp_path, source(path), (1, {"clean": "x"}), (3, {"clean": "y", "text": "z"}))
    assert rows_of(out) == [(1, "أ", "x"), (3, "z", "y")]
    assert rows_of(path) == [(1, "أ"), (2, "ب"), (3, "ج")]


def test_triggers_are_there_and_have_not_fired(path: Path, tmp_path: Path) -> None:
    out = copied(tmp_path, source(path), (1, {"clean": "x"}))
    assert rows_of(out, "SELECT * FROM log") == []
    assert rows_of(out, "SELECT name FROM sqlite_master WHERE type = 'trigger'") == [("t",)]


def test_a_database_that_was_changed_meanwhile_is_not_copied(path: Path, tmp_path: Path) -> None:
    before = source(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE more (x)")
        connection.commit()
    with pytest.raises(FormatError, match="was changed while it was read"):
        copied(tmp_path, before, (1, {"clean": "x"}))
    path.unlink()
    with pytest.raises(FormatError, match="was changed while it was read"):
        copied(tmp_path, before, (1, {"clean": "x"}))
    assert not (tmp_path / "out.sqlite").exists()


def test_what_takes_no_column_says_so(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE VIEW v AS SELECT * FROM n")
        connection.commit()
    with opened(path) as connection:
        view = source_of(path, describe(connection, "v", "view"))
    assert "takes no new column" in view.refusal
    assert source(path).refusal == ""


def test_without_a_row_an_empty_database_is_made(tmp_path: Path) -> None:
    (tmp_path / "spool").touch()
    copy_database(tmp_path / "spool", tmp_path / "out.sqlite")
    assert rows_of(tmp_path / "out.sqlite", "SELECT * FROM sqlite_master") == []
