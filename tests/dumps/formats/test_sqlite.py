"""SQLite: rows of a table in, a copy of the database out, and records of other formats as a new one."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.dumps.formats import spools
from cleaner.dumps.formats.entries import Encoder, Entry, record_entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import UNNAMED, Fields
from cleaner.dumps.formats.jsonl import read_records
from cleaner.dumps.formats.sqlite import connections
from cleaner.dumps.formats.sqlite import encoders as databases
from cleaner.dumps.formats.sqlite.encoders import DatabaseEncoder, DatabaseSpool, read_database

BODY = "افتتحت البلدية سوقاً جديداً للسمك قرب الميناء."
ARTICLES = "CREATE TABLE articles (id INTEGER PRIMARY KEY, text TEXT, n REAL)"


@contextmanager
def database(path: Path, *statements: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
        yield connection


def make(path: Path, *statements: str) -> Path:
    with database(path, *statements):
        return path


def articles(path: Path, texts: Sequence[object] = (BODY, "خبر"), *statements: str) -> Path:
    with database(path, ARTICLES) as connection:
        connection.execute("BEGIN")  # one wait for the disk, not one a row
        connection.executemany("INSERT INTO articles (text) VALUES (?)", [(text,) for text in texts])
        connection.execute("COMMIT")
        for statement in statements:
            connection.execute(statement)
    return path


def read(path: Path, fields: Fields = UNNAMED, table: str | None = None) -> list[Entry]:
    return list(read_database(path, fields, table))


def until_fault(path: Path) -> tuple[list[Entry], str]:
    entries = []
    with pytest.raises(FormatError) as caught:  # noqa: PT012
        for entry in read_database(path):
            entries.append(entry)  # noqa: PERF402  # what came before the fault is wanted
    return entries, str(caught.value)


def rows(path: Path, query: str = "SELECT * FROM articles") -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return connection.execute(query).fetchall()


def sealed(
    entries: Sequence[Entry],
    target: Path,
    added: Mapping[str, object] | None = None,
    encoders: tuple[Encoder, ...] = (),
) -> Path:
    """Write the entries by as many encoders as there are, one behind the other, and seal what they spooled twice."""
    encoders = encoders or (DatabaseEncoder(),)
    spool = target.with_name("spool")
    size = -(-len(entries) // len(encoders))
    parts = [
        encoder.add(entry, added or {})
        for number, encoder in enumerate(encoders)
        for entry in entries[number * size : (number + 1) * size]
    ]
    spool.write_bytes(b"".join(parts) + encoders[-1].flush() + encoders[-1].end())
    encoders[-1].seal(spool, target)
    first = target.read_bytes()
    encoders[-1].seal(spool, target)
    assert target.read_bytes() == first
    assert not list(target.parent.glob(f"{target.name}-*"))
    return target


def test_rows_are_read_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    path = articles(tmp_path / "a?b%20#ن.db", ())
    with database(path) as connection:
        rowed = [(9, "ج"), (-4, "أ"), (3, "ب")]
        connection.executemany("INSERT INTO articles (id, text, n) VALUES (?, ?, 1.5)", rowed)
    entries = read(path)
    assert [entry.values for entry in entries] == [{"id": i, "text": text, "n": 1.5} for i, text in sorted(rowed)]
    assert [entry.place for entry in entries] == ["row 1 (rowid -4)", "row 2 (rowid 3)", "row 3 (rowid 9)"]
    assert all(entry.size > 20 for entry in entries)


def test_the_table_with_a_usual_column_and_most_rows_is_taken(tmp_path: Path) -> None:
    path = articles(tmp_path / "a.db", [BODY, BODY])
    with database(path, "CREATE TABLE links (url)", "CREATE TABLE old (content)", "CREATE VIEW v AS SELECT * FROM old"):
        pass
    with database(path) as connection:
        connection.executemany("INSERT INTO links VALUES (?)", [("x",)] * 9)
        connection.execute("INSERT INTO old VALUES ('خبر')")
    assert [entry.note for entry in read(path)] == [
        "takes the table 'articles' (it has 'articles', 'links', 'old', 'v'); --table names another",
        "",
    ]
    assert read(path, table="OLD")[0].note == read(articles(tmp_path / "one.db"))[0].note == ""
    assert read(path, table="OLD")[0].fields.text == "content"
    assert read(path, table="v")[0].document
    assert "has no field with a usual name" in read(path, table="links")[0].problem
    assert len(read(path, Fields("url"))) == 9
    with pytest.raises(FormatError, match=r"has no table 'x' \(it has 'articles', 'links', 'old', 'v'\): .*--table"):
        read(path, table="x")


def test_no_usual_column_is_told_with_the_tables(tmp_path: Path) -> None:
    path = make(tmp_path / "a.db", "CREATE TABLE links (url)", "CREATE VIEW broken AS SELECT text FROM nowhere")
    with pytest.raises(
        FormatError, match=r"has no table with a usual column for the text \(it has 'links', 'broken'\)"
    ):
        read(path)
    with pytest.raises(FormatError, match=r"no such table: main\.nowhere"):
        read(path, table="broken")
    with pytest.raises(FormatError, match="the table 'links' has no row"):
        read(path, Fields("url"))


def test_a_view_is_taken_where_no_table_has_a_text(tmp_path: Path) -> None:
    view = "CREATE VIEW v AS SELECT t AS text FROM raw ORDER BY t"
    path = make(tmp_path / "a.db", "CREATE TABLE raw (t)", "INSERT INTO raw VALUES ('ب'), ('أ')", view)
    entries = read(path)
    assert [entry.document.text for entry in entries if entry.document] == ["أ", "ب"]
    with pytest.raises(FormatError, match="is a row of the view 'v', which takes no new column"):
        DatabaseEncoder().add(entries[0], {"clean_text": "x"})
    with database(path, "CREATE VIEW w AS SELECT t AS text FROM raw"):
        pass
    with pytest.raises(FormatError, match="has several views"):
        read(path)


def test_a_table_without_row_numbers_is_read_by_its_key(tmp_path: Path) -> None:
    create = "CREATE TABLE t (text, k TEXT PRIMARY KEY) WITHOUT ROWID"
    path = make(tmp_path / "a.db", create, "INSERT INTO t VALUES ('ب', 'b'), ('أ', 'a')")
    entries = read(path)
    assert [entry.document.text for entry in entries if entry.document] == ["أ", "ب"]
    assert entries[1].place == "row 2"
    with pytest.raises(FormatError, match="whose rows have no number"):
        DatabaseEncoder().add(entries[0], {"clean_text": "x"})


@pytest.mark.parametrize("name", ["نص", 'a"b', "a'; DROP TABLE x; --", "select", "", "a]b`c", "rowid", "Text"])
def test_names_are_names_whatever_stands_in_them(tmp_path: Path, name: str) -> None:
    written = '"' + name.replace('"', '""') + '"'
    path = tmp_path / "a.db"
    with database(path, f'CREATE TABLE {written} ({written} TEXT, {written[:-1]} x" TEXT)') as connection:
        connection.execute(f"INSERT INTO {written} VALUES (?, ?)", (BODY, "x"))
        connection.execute(f"INSERT INTO {written} VALUES (?, ?)", ("x", "y"))
    entries = read(path, Fields(name), table=name)
    assert [entry.values for entry in entries] == [{name: BODY, f"{name} x": "x"}, {name: "x", f"{name} x": "y"}]
    target = sealed(entries[1:], tmp_path / "b.db", {f"{name} y": "ن", f"{name} x": None})
    assert rows(target, f"SELECT * FROM {written}") == [("x", None, "ن")]


def test_wrong_cells_cost_their_row_alone(tmp_path: Path) -> None:
    path = articles(tmp_path / "a.db", [BODY, None, None, b"\xff\x00", "خبر"])
    with database(path) as connection:
        connection.execute("UPDATE articles SET text = CAST(x'cecf' AS TEXT) WHERE id = 5")
        connection.execute("INSERT INTO articles (text, n) VALUES ('آخر', ?)", (b"\xff",))
    problems = [entry.problem.partition(":")[0] for entry in read(path)]
    assert problems == [
        "",
        "the field 'text' is null",
        "the field 'text' is null",
        "the field 'text' is not UTF-8 (byte 0xFF at 0)",
        "the column 'text' holds a text that is not UTF-8",
        "",
    ]


@pytest.mark.parametrize("order", ["rowid", "key", "view"])
def test_rows_that_are_too_long_cost_themselves_alone(
    tmp_path: Path, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "MOST", 10_000)
    path = tmp_path / "a.db"
    ending = " WITHOUT ROWID" if order == "key" else ""
    with database(path, f"CREATE TABLE t (text, k INTEGER PRIMARY KEY){ending}") as connection:
        long = {3, 4, 8, 10}
        texts = [("ن" * 9000 if number in long else BODY, number) for number in range(1, 11)]
        connection.executemany("INSERT INTO t VALUES (?, ?)", texts)
        connection.execute("CREATE VIEW v AS SELECT * FROM t")
    entries = read(path, table="v" if order == "view" else "t")
    assert [entry.number for entry in entries] == list(range(1, 11))
    assert {entry.number for entry in entries if entry.problem} == long
    assert [(entry.values or {})["k"] for entry in entries if not entry.problem] == [1, 2, 5, 6, 7, 9]
    assert "is longer than 10,000 bytes" in entries[2].problem


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"{}", "is no SQLite database"),
        (b"SQLite format 3\0", "is broken or cut short"),
        (b"SQLite format 3\0" + b"\xff" * 5000, "is broken or cut short"),
    ],
)
def test_what_is_no_database_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "a.db").write_bytes(data)
    with pytest.raises(FormatError) as caught:
        read(tmp_path / "a.db")
    assert words in str(caught.value)
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "b.db")


def test_a_database_without_tables_is_empty(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="has no table"):
        read(make(tmp_path / "a.db", "PRAGMA user_version = 3"))


def test_a_broken_page_gives_the_rows_before(tmp_path: Path) -> None:
    path = articles(tmp_path / "a.db", [f"{number} {BODY * 9}" for number in range(500)])
    data = bytearray(path.read_bytes())
    data[4096 * 60 : 4096 * 61] = b"\xff" * 4096
    path.write_bytes(data)
    entries, words = until_fault(path)
    assert 100 < len(entries) < 400
    assert [(entry.values or {})["id"] for entry in entries] == list(range(1, len(entries) + 1))
    assert "is broken or cut short" in words
    assert f"(behind row {len(entries)})" in words


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_broken_bytes_raise_anything_else(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = articles(tmp_path_factory.mktemp("broken") / "a.db", [BODY * 9] * 60)
    whole = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole)))] if data.draw(st.booleans()) else whole)
    try:
        entries = read(path)
        assert all(entry.document or entry.problem for entry in entries)
        sealed([entry for entry in entries if not entry.problem], path.with_name("b.db"), {"clean_text": "x"})
    except FormatError as error:
        assert str(error)  # noqa: PT017


def test_a_tree_that_leads_back_is_told_behind_the_rows_before(tmp_path: Path) -> None:
    path = tmp_path / "in.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA page_size=512; CREATE TABLE articles (id INTEGER PRIMARY KEY, text TEXT);")
        connection.executemany("INSERT INTO articles VALUES (?, ?)", [(n, f"خبر {n} " * 9) for n in range(1, 60)])
        connection.commit()
        root = connection.execute("SELECT rootpage FROM sqlite_master").fetchone()[0]
    data = bytearray(path.read_bytes())
    cells = (root - 1) * 512 + 12  # of an inner page: where the pointer to each page below stands
    first, fifth = (int.from_bytes(data[cells + 2 * n : cells + 2 * n + 2]) + cells - 12 for n in (0, 4))
    data[fifth : fifth + 4] = data[first : first + 4]
    path.write_bytes(data)
    read: list[Entry] = []
    with pytest.raises(FormatError, match=r"is damaged: row 1 comes behind row"):
        read.extend(read_database(path))  # which appends as it reads
    assert 0 < len(read) < 60


@pytest.mark.parametrize(("most", "where"), [(100, ""), (10**9, "WHERE id < 0")])
def test_a_view_without_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, where: str) -> None:
    monkeypatch.setattr(databases, "_ROWS_OF_A_VIEW", most)
    monkeypatch.setattr(connections, "_LEAST", 2_000_000)
    monkeypatch.setattr(connections, "_A_BYTE", 0)
    path = tmp_path / "in.sqlite"
    endless = "WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"CREATE VIEW articles AS {endless} SELECT id, 'خبر' AS text FROM n {where}")
    with pytest.raises(FormatError, match=r"gives more than|takes without end"):
        list(read_database(path))


def test_a_locked_database_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.dumps.formats.sqlite.connections._PATIENCE", 0.05)
    path = articles(tmp_path / "a.db")
    with database(path, "BEGIN EXCLUSIVE"), pytest.raises(FormatError, match="is locked by another program"):
        read(path)


def test_what_stands_in_the_log_alone_is_read_and_copied(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with database(path, "PRAGMA journal_mode=WAL", ARTICLES) as connection:
        connection.execute("INSERT INTO articles (text) VALUES (?)", (BODY,))
        assert path.with_name("a.db-wal").stat().st_size
        entries = read(path)
        assert [entry.document.text for entry in entries if entry.document] == [BODY]
        target = sealed(entries, tmp_path / "b.db", {"clean_text": "x"})
    assert rows(target) == [(1, BODY, None, "x")]


def test_the_copy_keeps_all_else_and_the_rows_that_stay(tmp_path: Path) -> None:
    path = articles(
        tmp_path / "a.db",
        [f"{number} {BODY}" for number in range(10)],
        "PRAGMA user_version = 7",
        "PRAGMA application_id = 99",
        "CREATE TABLE log (what)",
        "INSERT INTO log VALUES ('قديم')",
        "CREATE TABLE refs (id INTEGER REFERENCES articles (id) ON DELETE CASCADE)",
        "INSERT INTO refs VALUES (2), (3)",
        "CREATE INDEX by_text ON articles (text)",
        "CREATE VIEW broken AS SELECT missing FROM nowhere",
        "CREATE TRIGGER gone AFTER DELETE ON articles BEGIN INSERT INTO log VALUES ('deleted'); END",
        """CREATE TRIGGER "لا" BEFORE UPDATE ON ARTICLES BEGIN SELECT RAISE(ABORT, 'no'); END""",
    )
    before = path.read_bytes()
    schema = "SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2"
    entries = read(path)
    target = sealed(entries[1:4] + entries[6:8], tmp_path / "b.db", {"clean_text": "خبر", "removed": [{"س": 1}]})
    assert path.read_bytes() == before
    kept = [row for row in rows(path) if row[0] in (2, 3, 4, 7, 8)]
    assert rows(target) == [(*row, "خبر", '[{"س": 1}]') for row in kept]
    assert rows(target, "SELECT * FROM log") == [("قديم",)]
    assert rows(target, "SELECT * FROM refs") == [(2,), (3,)]
    assert rows(target, schema) == rows(path, schema)
    assert rows(target, "PRAGMA user_version") + rows(target, "PRAGMA application_id") == [(7,), (99,)]
    with database(target) as connection, pytest.raises(sqlite3.IntegrityError, match="no"):
        connection.execute("UPDATE articles SET n = 1")
    with database(target) as connection:
        connection.execute("DELETE FROM articles WHERE id = 2")
        assert connection.execute("SELECT COUNT(*) FROM log WHERE what = 'deleted'").fetchone() == (1,)


def test_columns_that_are_there_are_replaced(tmp_path: Path) -> None:
    path = articles(tmp_path / "a.db", [BODY, "x"], "ALTER TABLE articles ADD COLUMN Clean_Text")
    target = sealed(read(path), tmp_path / "b.db", {"clean_text": "\ud800", "text": None, "n": 2.5})
    assert rows(target) == [(1, None, 2.5, "\\ud800"), (2, None, 2.5, "\\ud800")]


def test_encoders_that_go_on_make_the_same_copy(tmp_path: Path) -> None:
    entries = read(articles(tmp_path / "a.db", [f"{number}" for number in range(9)]))
    one = sealed(entries, tmp_path / "b.db", {"clean_text": "x"}).read_bytes()
    many = tuple(DatabaseEncoder() for _ in range(3))
    assert sealed(entries, tmp_path / "c.db", {"clean_text": "x"}, many).read_bytes() == one


def test_two_databases_do_not_meet_in_one(tmp_path: Path) -> None:
    first, second = read(articles(tmp_path / "a.db")), read(articles(tmp_path / "b.db"))
    encoder = DatabaseEncoder()
    encoder.add(first[0], {})
    with pytest.raises(FormatError, match="is of another database or table than the first"):
        encoder.add(second[0], {})
    with pytest.raises(FormatError, match="of several databases"):
        sealed([first[0], second[1]], tmp_path / "c.db", {}, (DatabaseEncoder(), DatabaseEncoder()))
    assert not (tmp_path / "c.db").exists()
    (other,) = read_records(io.BytesIO(b'{"text": "x"}'))
    with pytest.raises(FormatError, match="is no row of a database"):
        encoder.add(other, {})


def test_a_database_that_was_changed_meanwhile_is_not_copied(tmp_path: Path) -> None:
    path = articles(tmp_path / "a.db")
    entries = read(path)
    with database(path, "UPDATE articles SET text = 'y' WHERE id = 1"):
        pass
    with pytest.raises(FormatError, match="was changed while it was read"):
        sealed(entries, tmp_path / "b.db")
    path.unlink()
    with pytest.raises(FormatError, match="was changed while it was read"):
        sealed(entries, tmp_path / "b.db")
    assert not (tmp_path / "b.db").exists()


def test_a_column_that_does_not_take_the_text_is_told(tmp_path: Path) -> None:
    path = make(tmp_path / "a.db", "CREATE TABLE t (text TEXT NOT NULL)", "INSERT INTO t VALUES ('أ'), ('ب')")
    with pytest.raises(FormatError, match=r"row \d does not take it"):
        sealed(read(path), tmp_path / "b.db", {"text": None})


@pytest.mark.parametrize(
    "columns",
    [
        "text TEXT UNIQUE",
        "text TEXT UNIQUE ON CONFLICT REPLACE",
        "text TEXT PRIMARY KEY",
        "n INTEGER, text TEXT, UNIQUE (n, text)",
        "n TEXT DEFAULT 'x', text TEXT AS (n || 'ا') STORED",
    ],
)
def test_a_key_or_a_computed_column_is_refused_at_the_first_row(tmp_path: Path, columns: str) -> None:
    name = "n" if "AS" in columns else "text"
    path = make(tmp_path / "a.db", f"CREATE TABLE t ({columns})", f"INSERT INTO t ({name}) VALUES ('أ')")
    with pytest.raises(FormatError, match="a column 'text' that is a key, or computed"):
        DatabaseEncoder().add(read(path)[0], {"text": "x"})


@pytest.mark.parametrize("encoder", [DatabaseEncoder(), DatabaseSpool()])
def test_no_record_is_an_empty_database(tmp_path: Path, encoder: Encoder) -> None:
    assert rows(sealed([], tmp_path / "b.db", {}, (encoder,)), "SELECT * FROM sqlite_master") == []


def test_what_a_killed_run_left_beside_it_does_no_harm(tmp_path: Path) -> None:
    path, target = articles(tmp_path / "a.db", [BODY] * 99), tmp_path / "b.db"
    left = articles(tmp_path / "left.db", ["x" * 9000] * 50)
    with database(left, "PRAGMA cache_size=1", "BEGIN", "UPDATE articles SET text = 'y'"):
        target.write_bytes(left.read_bytes())
        target.with_name("b.db-journal").write_bytes(left.with_name("left.db-journal").read_bytes())
    sealed(read(path), target, {"clean_text": "x"})
    assert rows(target) == [(*row, "x") for row in rows(path)]


def test_records_of_other_formats_become_a_table(tmp_path: Path) -> None:
    lines = [
        {"id": 2**60, "text": BODY, "n": 1, "mixed": 1, "flag": True, "none": None, "Text": 1},
        {"id": None, "text": 'x"\0', "n": 0.5, "mixed": "x", "flag": False, "tags": ["أ", None], 'a"; b': 10**30},
        {"mixed": 1.5, "text": "\ud800"},
    ]
    data = "\n".join(json.dumps(line) for line in lines).encode()
    entries = list(read_records(io.BytesIO(data)))
    target = sealed(entries, tmp_path / "b.db", {"clean_text": "خبر"}, (DatabaseSpool(),))
    with closing(sqlite3.connect(target)) as connection:
        table = connection.execute("SELECT name, type FROM pragma_table_info('articles')").fetchall()
    assert table == [
        *(("id", "INTEGER"), ("text", "TEXT"), ("n", "REAL"), ("mixed", "TEXT"), ("flag", "INTEGER")),
        *(("none", "TEXT"), ("Text_2", "INTEGER"), ("clean_text", "TEXT"), ("tags", "TEXT"), ('a"; b', "TEXT")),
    ]
    assert rows(target) == [
        (2**60, BODY, 1.0, "1", 1, None, 1, "خبر", None, None),
        (None, 'x"\0', 0.5, "x", 0, None, None, "خبر", '["\\u0623", null]', str(10**30)),
        (None, "\\ud800", None, "1.5", None, None, None, "خبر", None, None),
    ]
    assert [entry.problem for entry in read(target)] == [""] * 3


@settings(max_examples=60, deadline=None)
@given(
    records=st.lists(
        st.dictionaries(st.text(max_size=5), st.none() | st.text() | st.integers() | st.floats(), max_size=4),
        min_size=1,
    )
)
def test_every_record_becomes_a_row(tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, object]]) -> None:
    values = [{"text": BODY, **record} for record in records]
    entries = [record_entry(1, 1, record, Fields("text"), "row 1") for record in values]
    found = rows(sealed(entries, tmp_path_factory.mktemp("made") / "b.db", {}, (DatabaseSpool(),)))
    assert len(found) == len(values)
    names = list(dict.fromkeys(name for record in values for name in record))
    for record, row in zip(values, found, strict=True):
        for name, cell in zip(names, row, strict=True):
            value = record.get(name)
            if isinstance(value, str):
                assert cell == value.encode("utf-8", "backslashreplace").decode()
            elif isinstance(value, int) and isinstance(cell, str):
                assert cell == str(value)
            elif isinstance(value, int):
                assert cell == value


@given(number=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9))
def test_decimals_are_numbers(tmp_path_factory: pytest.TempPathFactory, number: Decimal) -> None:
    entry = record_entry(1, 1, {"text": BODY, "n": number}, Fields("text"), "row 1")
    ((_, found),) = rows(sealed([entry], tmp_path_factory.mktemp("made") / "b.db", {}, (DatabaseSpool(),)))
    assert float(found) == float(number)


def test_very_many_fields_share_the_last_column(tmp_path: Path) -> None:
    lines = [{"text": BODY}, {f"f{number}": number for number in range(3000)}]
    entries = list(read_records(io.BytesIO("\n".join(map(json.dumps, lines)).encode())))
    entries[1] = entries[1]._replace(problem="")
    (_, row) = rows(sealed(entries, tmp_path / "b.db", {}, (DatabaseSpool(),)))
    assert len(row) == spools._COLUMNS + 1
    assert json.loads(row[-1])["f2999"] == 2999
