"""Copies of SQLite databases in which one table has columns more, and only the rows that were kept."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.spools import exact
from cleaner.dumps.formats.sqlite.connections import Table, describe, new_database, opened, quoted, storable, unguarded

_PAGES: Final = 2_000  # copied at a time, between which an interrupt is heard
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1


class TableSource(NamedTuple):
    """The table of rows; `stamp` tells whether its file is as it was, `refusal` why no column can be added to it.

    Columns that are `fixed` take no other values; their names are in small letters.
    """

    path: str
    table: str
    stamp: tuple[int, ...]
    refusal: str
    fixed: tuple[str, ...] = ()


class DatabaseRow(NamedTuple):
    """The hold of a database on a record: the number of its row, None where rows have none."""

    source: TableSource
    number: int | None


def source_of(path: Path, table: Table, fixed: tuple[str, ...] = ()) -> TableSource:
    """Say of a table that is being read how to find it again."""
    refusal = ""
    if table.kind != "table":
        refusal = f"is a row of the {table.kind} {table.name!r}, which takes no new column: write .jsonl or .parquet"
    elif not table.number:
        refusal = f"is of the table {table.name!r}, whose rows have no number: write .jsonl or .parquet"
    return TableSource(os.path.abspath(path), table.name, _stamp(path), refusal, fixed)  # noqa: PTH100  # a link keeps its name


def copy_database(spool: Path, target: Path) -> None:
    """Copy the database of which the spool tells, give its rows their columns, and leave out those it does not name.

    Triggers do not fire, and are there afterwards; references to rows that go are left as they are. Raises
    `FormatError` if the database is not as it was read, or cannot take what is written to it.
    """
    source = spooled_source(spool)
    if source is None:
        with new_database(target):  # no row, and so no database, is known
            return
    origin = Path(source.path)
    try:
        with opened(origin) as connection, new_database(target) as copy:
            connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()  # the lock
            _refuse_changed(origin, source)
            connection.backup(copy, pages=_PAGES)
            _refuse_changed(origin, source)
            unguarded(copy)  # the mode of the original came with it
            copy.execute("PRAGMA ignore_check_constraints=ON")
            copy.execute("BEGIN")
            triggers = _without_triggers(copy, source.table)
            _change(copy, describe(copy, source.table), _spooled(spool, source))
            for sql in triggers:
                copy.execute(sql)
            copy.execute("COMMIT")
    except FileNotFoundError:
        raise _changed(source) from None


def spooled_source(spool: Path) -> TableSource | None:
    """Give the table of whose rows a spool tells, None for an empty one."""
    with spool.open("rb") as stream:
        first = stream.readline()
    return _source(json.loads(first)) if first else None


def _source(value: Mapping[str, Any]) -> TableSource:
    lists = {name: tuple(value[name]) for name in ("stamp", "fixed")}
    return TableSource(**{**value, **lists})


def _stamp(path: Path) -> tuple[int, ...]:
    """Give what changes with a database: the size and time of its file, and of its log if that holds something."""
    told = path.stat()
    try:
        log = path.with_name(f"{path.name}-wal").stat()
    except FileNotFoundError:
        return told.st_size, told.st_mtime_ns
    return (told.st_size, told.st_mtime_ns, *((log.st_size, log.st_mtime_ns) if log.st_size else ()))


def _refuse_changed(path: Path, source: TableSource) -> None:
    if list(_stamp(path)) != list(source.stamp):
        raise _changed(source)


def _changed(source: TableSource) -> FormatError:
    return FormatError(f"cannot be written: {source.path} was changed while it was read: clean a copy of it")


def _spooled(spool: Path, source: TableSource) -> Iterator[tuple[int, dict[str, Any]]]:
    with spool.open("rb") as stream:
        for line in stream:
            value = json.loads(line)
            if isinstance(value, list):
                yield value[0], value[1]
            elif _source(value) != source:  # nobody else wrote it, but somebody may
                told = "the rows are of several databases, or of one that was changed meanwhile"
                raise FormatError(f"cannot be written: {told}: clean each to a file of its own")


def _without_triggers(copy: sqlite3.Connection, table: str) -> list[str]:
    """Take away the triggers of a table; give what makes them again."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? COLLATE NOCASE"
    found = copy.execute(query, (table,)).fetchall()
    for name, _ in found:
        copy.execute(f"DROP TRIGGER {quoted(name)}")
    return [sql for _, sql in found]


def _change(copy: sqlite3.Connection, table: Table, rows: Iterator[tuple[int, dict[str, Any]]]) -> None:
    """Set the columns of the rows, which come in the order of their numbers, and delete those between them."""
    name, number, last = quoted(table.name), table.number, None
    columns = {column.lower() for column in table.columns}
    for row, added in rows:
        if last is None:
            copy.execute(f"DELETE FROM {name} WHERE {number} < ?", (row,))
        elif row <= last:
            raise FormatError(f"cannot be written: row {row} comes behind row {last}: run it again")
        elif row - last > 1:
            copy.execute(f"DELETE FROM {name} WHERE {number} > ? AND {number} < ?", (last, row))
        for column in added:
            if column.lower() not in columns:
                copy.execute(f"ALTER TABLE {name} ADD COLUMN {quoted(column)} TEXT")
                columns.add(column.lower())
        _update(copy, table, row, added)
        last = row
    if last is not None:
        copy.execute(f"DELETE FROM {name} WHERE {number} > ?", (last,))


def _update(copy: sqlite3.Connection, table: Table, row: int, added: Mapping[str, Any]) -> None:
    if not added:
        return
    settings = ", ".join(f"{quoted(column)} = ?" for column in added)
    values = (*map(_stored, added.values()), row)
    try:  # "or abort", for a table's own way with conflicts may be to drop the other row
        done = copy.execute(f"UPDATE OR ABORT {quoted(table.name)} SET {settings} WHERE {table.number} = ?", values)
    except sqlite3.IntegrityError as error:
        raise FormatError(f"cannot be written: row {row} does not take it ({error}): name another column") from None
    if done.rowcount != 1:
        raise FormatError(f"cannot be written: there is no row {row} any more: clean a copy")


def _stored(value: Any) -> Any:
    if value is None or isinstance(value, float):
        return value
    if isinstance(value, int) and _SMALLEST <= value <= _LARGEST:
        return value
    return storable(value if isinstance(value, str) else exact(value))
