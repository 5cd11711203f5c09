"""Articles in a table of SQLite, one a row; written back into a copy of their database, or from other formats."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from cleaner.dumps.formats.entries import Entry, record_entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import UNNAMED, Fields, guess_fields
from cleaner.dumps.formats.jsonl import MOST
from cleaner.dumps.formats.spools import Cell, columns_of, distinct, exact, json_line, row_of, spooled
from cleaner.dumps.formats.sqlite.connections import (
    Broken,
    Table,
    Texts,
    choose_table,
    fixed_columns,
    new_database,
    opened,
    quoted,
    storable,
    tell_choice,
)
from cleaner.dumps.formats.sqlite.copies import DatabaseRow, copy_database, source_of, spooled_source

_TABLE: Final = "articles"
_NUMBER_BYTES: Final = 8
_ROWS_OF_A_VIEW: Final = 10_000_000


def read_database(path: Path, fields: Fields = UNNAMED, table: str | None = None) -> Iterator[Entry]:
    """Read the rows of a table one by one, in the order of their numbers; one that is wrong has its `problem`.

    `table` names the table or view, None to take the one with most rows among those whose column has a usual name for
    the text. `fields` names columns; those it does not name are guessed. Raises `FormatError` for what is no database,
    is locked or broken, has no such table, or no row in it.
    """
    number, guessed = 0, False
    try:
        with opened(path) as connection:
            connection.text_factory = texts = Texts()
            chosen = choose_table(connection, table, fields)
            note = "" if table else tell_choice(connection, chosen)
            source = source_of(path, chosen, fixed_columns(connection, chosen.name))
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST)
            read = texts.size
            for number, (at, cells) in enumerate(_Walk(connection, chosen, path.stat().st_size), 1):
                size, read = texts.size - read + _NUMBER_BYTES * len(cells), texts.size
                place = f"row {number}" if at in (None, number) else f"row {number} (rowid {at})"
                problem = _problem(chosen, cells, size)
                if problem:
                    yield Entry(number, size, problem=problem, fields=fields, place=place)
                    continue
                values = dict(zip(chosen.columns, cells, strict=True))
                fields, guessed = fields if guessed else guess_fields(values, fields), True
                entry = record_entry(number, size, values, fields, place, row=DatabaseRow(source, at))
                yield entry._replace(note=note) if note else entry
                note = ""
    except FormatError as error:
        raise FormatError(f"{error} (behind row {number:,})") if number else error from None
    if not number:
        raise FormatError(f"is empty: the table {chosen.name!r} has no row")


class _Walk:
    """The rows of a table with their numbers; no cells for a row with one that is too long."""

    def __init__(self, connection: sqlite3.Connection, table: Table, size: int) -> None:
        self._connection, self._table = connection, table
        self._most = max(_ROWS_OF_A_VIEW, size)  # a row for each byte of the file: a view may have no end
        self._count: int = 0
        self._last: Any = None

    def __iter__(self) -> Iterator[tuple[int | None, tuple[Any, ...]]]:
        while True:
            try:
                for row in self._rows():
                    yield self._past(row)
                return
            except sqlite3.DatabaseError as error:
                fault = error
            try:  # the library reads a row ahead, and where it fails there it does not give the one before
                row = self._rows(1).fetchone()
            except sqlite3.DataError:
                row = self._rows(1, bare=True).fetchone()
            if row is None:
                raise fault
            yield self._past(row)

    def _rows(self, most: int = -1, bare: bool = False) -> sqlite3.Cursor:
        """Give the rows that are still to be read, `bare` of their cells."""
        name, _, columns, number, order = self._table
        cells = [number or "NULL", *(() if bare else map(quoted, columns))]
        after = f" WHERE {number} > ?" if number and self._count else ""
        sorting = f" ORDER BY {order}" if order else ""
        query = f"SELECT {', '.join(cells)} FROM {quoted(name)}{after}{sorting} LIMIT ?"
        if number:
            return self._connection.execute(query, (self._last, most) if after else (most,))
        return self._connection.execute(f"{query} OFFSET ?", (most, self._count))

    def _past(self, row: tuple[Any, ...]) -> tuple[int | None, tuple[Any, ...]]:
        if self._table.number and self._count and not row[0] > self._last:  # a damaged tree may lead back
            raise FormatError(f"is damaged: row {row[0]} comes behind row {self._last}: fetch or dump it again")
        self._count += 1
        if self._table.kind != "table" and self._count > self._most:
            raise FormatError(f"has a {self._table.kind} that gives more than {self._most:,} rows: name a table")
        self._last = row[0]
        return row[0], row[1:]


class DatabaseEncoder:
    """Records of one table as a copy of its database: all else in it stays, and rows that are not added go."""

    sealed = True

    def __init__(self, spool: Path | None = None) -> None:
        """Begin a copy, or go on with that of which `spool` tells."""
        self._source = spooled_source(spool) if spool else None

    def add(self, entry: Entry, added: Mapping[str, object]) -> bytes:
        """Give the row's line for the spool, behind one that tells of the database; raise `FormatError` for another."""
        if not isinstance(entry.row, DatabaseRow):
            raise FormatError("is no row of a database: write it to another file")
        source, number = entry.row
        if source.refusal:
            raise FormatError(source.refusal)
        for name in added:
            if name.lower() in source.fixed:
                raise FormatError(
                    f"has a column {name!r} that is a key, or computed: name another with --column or --add"
                )
        if self._source and source != self._source:
            raise FormatError("is of another database or table than the first: write each to a file of its own")
        before = "" if self._source else f"{exact(source._asdict())}\n"
        self._source = source
        return f"{before}{exact([number, added])}\n".encode()

    def flush(self) -> bytes:
        """Give nothing: nothing is held back."""
        return b""

    def end(self) -> bytes:
        """Give nothing: the copy is made of the spool."""
        return b""

    def seal(self, spool: Path, target: Path) -> None:
        """Make the copy. Raises `FormatError` if the database is not as it was read, or cannot take the columns."""
        copy_database(spool, target)


class DatabaseSpool:
    """Records of any format as the table `articles` of a new database, in their order."""

    sealed = True

    def add(self, entry: Entry, added: Mapping[str, object]) -> bytes:
        """Give the record's line for the spool."""
        return f"{json_line(entry, added)}\n".encode()

    def flush(self) -> bytes:
        """Give nothing: nothing is held back."""
        return b""

    def end(self) -> bytes:
        """Give nothing: the database is made of the spool."""
        return b""

    def seal(self, spool: Path, target: Path) -> None:
        """Make the database: columns of whole numbers, of numbers, or of texts; what is neither is spelt as JSON."""
        columns = columns_of(spool)
        kinds = [_kind(found) for found in columns.values()]
        with new_database(target) as connection:
            connection.execute("PRAGMA page_size=4096")
            connection.execute("PRAGMA encoding='UTF-8'")
            connection.execute("BEGIN")
            if columns:
                _fill(connection, spool, list(columns), kinds)
            connection.execute("COMMIT")


def _fill(connection: sqlite3.Connection, spool: Path, columns: list[str], kinds: list[str]) -> None:
    names = ", ".join(f"{quoted(name)} {kind}" for name, kind in zip(_names(columns), kinds, strict=True))
    connection.execute(f"CREATE TABLE {_TABLE} ({names})")
    marks = ", ".join("?" * len(columns))
    rows = (
        [_stored(cell, kind) for cell, kind in zip(row_of(record, columns), kinds, strict=True)]
        for record in spooled(spool)
    )
    connection.executemany(f"INSERT INTO {_TABLE} VALUES ({marks})", rows)


def _names(columns: list[str]) -> list[str]:
    """Give names that SQLite tells apart, for which small and capital letters of Latin are the same."""
    taken: set[str] = set()
    names = []
    for column in columns:
        name = storable(column).replace("\0", "\\x00")
        while name.translate(_SMALL) in taken:
            name = distinct(name, {name})
        taken.add(name.translate(_SMALL))
        names.append(name)
    return names


_SMALL: Final = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}


def _kind(kinds: set[str]) -> str:
    seen = kinds - {"NULL"}
    if seen and seen <= {"INTEGER", "LARGE"}:
        return "INTEGER"
    return "REAL" if seen and seen <= {"INTEGER", "REAL"} else "TEXT"


def _stored(cell: Cell | None, kind: str) -> Any:
    if cell is None or cell.value is None or kind != "TEXT":
        return cell.value if cell else None
    return storable(cell.text or "")


def _problem(table: Table, cells: tuple[Any, ...], size: int) -> str:
    if len(cells) < len(table.columns) or size > MOST:
        return f"is longer than {MOST:,} bytes: no article is; cut it"
    for name, cell in zip(table.columns, cells, strict=True):
        if isinstance(cell, Broken):
            return f"the column {name!r} holds a text that is not UTF-8: convert it first"
    return ""
