"""Databases opened to be read or written, the table with the text in one, and faults as they are told."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import UNNAMED, Fields
from cleaner.dumps.formats.sqlite.connections import (
    Broken,
    Texts,
    choose_table,
    describe,
    fixed_columns,
    new_database,
    opened,
    quoted,
    storable,
    told_faults,
)


def database(path: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return path


def chosen(path: Path, name: str | None = None, fields: Fields = UNNAMED) -> str:
    with opened(path) as connection:
        return choose_table(connection, name, fields).name


def test_a_database_is_read_alone(tmp_path: Path) -> None:
    path = database(tmp_path / "a.sqlite", "CREATE TABLE n (text)")
    with pytest.raises(FormatError, match="readonly"), opened(path) as connection:
        connection.execute("INSERT INTO n VALUES ('x')")


@pytest.mark.parametrize(("data", "said"), [(b"", "is empty"), (b"no database at all", "is no SQLite database")])
def test_what_is_none_is_told(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "a.sqlite").write_bytes(data)
    with pytest.raises(FormatError, match=said), opened(tmp_path / "a.sqlite"):
        pass


def test_a_new_one_is_there_when_the_block_has_ended_well(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with new_database(path) as connection:
        connection.execute("CREATE TABLE n (text)")
    assert chosen(path) == "n"
    with pytest.raises(KeyboardInterrupt), new_database(path):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_the_table_with_the_text_and_most_rows_is_chosen(tmp_path: Path) -> None:
    path = database(
        tmp_path / "a.sqlite",
        *(
            "CREATE TABLE one (text)",
            "CREATE TABLE two (body)",
            "CREATE TABLE other (x)",
            "CREATE VIEW v AS SELECT * FROM one",
        ),
        *(
            "INSERT INTO two VALUES ('a'), ('b')",
            "INSERT INTO one VALUES ('a')",
            "INSERT INTO other VALUES (1), (2), (3)",
        ),
    )
    assert chosen(path) == "two"
    assert chosen(path, "ONE") == "one"
    assert chosen(path, fields=Fields(text="x")) == "other"
    with pytest.raises(FormatError, match="has no table 'three'"):
        chosen(path, "three")


@pytest.mark.parametrize(
    ("statement", "said"), [("SELECT 1", "has no table"), ("CREATE TABLE n (x)", "no table with a usual column")]
)
def test_where_there_is_none_it_is_told(tmp_path: Path, statement: str, said: str) -> None:
    path = database(tmp_path / "a.sqlite", "CREATE TABLE t (x)", "DROP TABLE t", statement)
    with pytest.raises(FormatError, match=said):
        chosen(path)


def test_rows_are_told_apart_by_their_number_or_key(tmp_path: Path) -> None:
    path = database(
        tmp_path / "a.sqlite",
        "CREATE TABLE plain (rowid TEXT, text)",
        "CREATE TABLE keyed (b, a, PRIMARY KEY (a, b)) WITHOUT ROWID",
        "CREATE TABLE held (id INTEGER PRIMARY KEY, u UNIQUE, text, n GENERATED ALWAYS AS (id + 1))",
    )
    with opened(path) as connection:
        plain, keyed = describe(connection, "plain"), describe(connection, "keyed")
        assert plain.number
        assert plain.number != "rowid"
        assert (keyed.number, keyed.order) == ("", '"a", "b"')
        assert fixed_columns(connection, "held") == ("id", "n", "u")


def test_names_and_texts_are_written_so_that_they_hold() -> None:
    assert quoted('a"b') == '"a""b"'
    assert storable("\ud83d") == "\\ud83d"
    texts = Texts()
    assert texts("خبر".encode()) == "خبر"
    assert isinstance(texts(b"\xff"), Broken)
    assert texts.size == 7


def test_a_full_disk_is_no_fault_of_the_file() -> None:
    full = sqlite3.OperationalError("database or disk is full")
    full.sqlite_errorname = "SQLITE_FULL"
    with pytest.raises(OSError, match="No space left"), told_faults():
        raise full
    with pytest.raises(FormatError), told_faults():
        raise sqlite3.DatabaseError("malformed")
