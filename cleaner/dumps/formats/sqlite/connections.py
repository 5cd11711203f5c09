"""SQLite: opening databases, naming their tables and choosing one of them; its faults as our own."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from cleaner.dumps.formats.durable_files import mode_of, new_file
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import Fields, guess_fields

_BEGIN: Final = b"SQLite format 3\0"
_ROW_NUMBERS: Final = ("rowid", "_rowid_", "oid")  # a column may have the name of one
_PATIENCE: Final = 10.0  # seconds for the lock of another program
_WORK: Final = 100_000  # instructions of SQLite's machine, after which it is looked at how many there were
_LEAST: Final = 200_000_000  # of them that any database may take, some seconds
_A_BYTE: Final = 1_000  # more for each of its bytes
_HIDDEN: Final = 1
_KINDS: Final = ("table", "virtual table", "view")


class Broken(bytes):
    """A text that is not UTF-8."""


class Texts:
    """Bytes to texts; `size` counts the bytes."""

    def __init__(self) -> None:
        self.size = 0

    def __call__(self, data: bytes) -> str | Broken:
        """Decode a text, or give its bytes as what they are."""
        self.size += len(data)
        try:
            return data.decode()
        except UnicodeDecodeError:
            return Broken(data)


class Table(NamedTuple):
    """A table or view; `number` names the numbers of its rows, empty where these have none, and `order` orders them."""

    name: str
    kind: str
    columns: tuple[str, ...]
    number: str
    order: str


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database to read it alone, as it is at one moment.

    Raises `FormatError` for what is none, is locked or broken, be it in the block, and `OSError` for what may not be
    read.
    """
    with path.open("rb") as stream:
        begin = stream.read(len(_BEGIN))
    if not begin:
        raise FormatError("is empty: there is no table in it")
    if begin != _BEGIN:
        raise FormatError(
            "is no SQLite database, or an encrypted one: say with --input what it is, or decrypt it first"
        )
    with told_faults():
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro",
            uri=True,
            isolation_level=None,
            timeout=_PATIENCE,
            check_same_thread=False,  # who reads may hand the reading on
        )
        with closing(connection):
            for setting in ("trusted_schema=OFF", "cell_size_check=ON"):  # others made it
                connection.execute(f"PRAGMA {setting}")
            connection.set_progress_handler(_Patience(path.stat().st_size).over, _WORK)
            connection.execute("BEGIN")
            yield connection


class _Patience:
    """The most work that a database may be in proportion to its bytes: a view may have no end, and no row either."""

    def __init__(self, size: int) -> None:
        self._left = (_LEAST + _A_BYTE * size) // _WORK

    def over(self) -> bool:
        self._left -= 1
        return self._left < 0


@contextmanager
def new_database(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a database to write it; it is there when the block has ended well, on the disk, and else not."""
    mode = mode_of(path)
    _remove(path)
    new_file(path, mode).close()
    try:
        with told_faults():
            with closing(sqlite3.connect(path, isolation_level=None)) as connection:
                unguarded(connection)
                yield connection
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())
    except BaseException:
        _remove(path)
        raise


def unguarded(connection: sqlite3.Connection) -> None:
    """Write without a journal, and nothing but what is told to: a half-written file is thrown away anyhow."""
    for setting in ("journal_mode=DELETE", "journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF"):
        connection.execute(f"PRAGMA {setting}").fetchall()


@contextmanager
def told_faults() -> Iterator[None]:
    """Raise `FormatError` for a fault of SQLite, and `OSError` for one of the disk."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        if name == "SQLITE_FULL":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from None
        if name.startswith("SQLITE_IOERR") and name != "SQLITE_IOERR_SHORT_READ":
            raise OSError(errno.EIO, str(error)) from None
        raise FormatError(_remedy(name, str(error))) from None
    except UnicodeDecodeError:
        raise FormatError("holds names that are not UTF-8: rename its tables and columns") from None


def quoted(name: str) -> str:
    """Write a name so that it is a name, whatever stands in it.

    >>> quoted('نص"; DROP TABLE x')
    '"نص""; DROP TABLE x"'
    """
    return '"' + name.replace('"', '""') + '"'


def storable(text: str) -> str:
    r"""Escape what UTF-8 cannot hold.

    >>> storable("خبر\ud800")
    'خبر\\ud800'
    """
    return text.encode("utf-8", "backslashreplace").decode()


def choose_table(connection: sqlite3.Connection, name: str | None, fields: Fields) -> Table:
    """Give the table of that name, or else the one that has a column with a usual name for the text, and most rows.

    A view is only chosen where no table has such a column. Raises `FormatError` where there is none.
    """
    every = _table_names(connection)
    names = _own_names(every)
    if not names:
        raise FormatError("has no table: there is no record to clean")
    if name is not None:
        same = [found for found in every if found == name] or [found for found in every if _same(found, name)]
        if not same:
            raise FormatError(f"has no table {name!r} (it has {_listed(names)}): name one with --table")
        return describe(connection, same[0], every[same[0]])
    tables = [table for table in _described(connection, names) if _has_text(table, fields)]
    if not tables:
        remedy = "name the table with --table, and its column with --text-field"
        raise FormatError(f"has no table with a usual column for the text (it has {_listed(names)}): {remedy}")
    kind = min((table.kind for table in tables), key=_KINDS.index)
    tables = [table for table in tables if table.kind == kind]
    if kind == "view" and len(tables) > 1:  # to count the rows of a view may take any time
        raise FormatError(f"has several views with a text (it has {_listed(names)}): name one with --table")
    return tables[0] if len(tables) == 1 else max(tables, key=lambda table: _count(connection, table))


def tell_choice(connection: sqlite3.Connection, chosen: Table) -> str:
    """Say which of several tables was taken; an empty text where there is no other."""
    names = _own_names(_table_names(connection))
    if len(names) < 2:
        return ""
    return f"takes the {chosen.kind} {chosen.name!r} (it has {_listed(names)}); --table names another"


def describe(connection: sqlite3.Connection, name: str, kind: str = "table") -> Table:
    """Say of what columns a table is, and how its rows are told apart."""
    found = connection.execute("SELECT name, hidden, pk FROM pragma_table_xinfo(?)", (name,)).fetchall()
    columns = tuple(column for column, hidden, _ in found if hidden != _HIDDEN)
    if any(isinstance(column, Broken) for column in columns):
        raise FormatError(f"has a column in the table {name!r} whose name is not UTF-8: rename it")
    number = "" if kind == "view" else _row_number(connection, name, columns)
    keys = sorted((place, column) for column, _, place in found if place)
    return Table(name, kind, columns, number, number or ", ".join(quoted(column) for _, column in keys))


def fixed_columns(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """Give the columns of a table, in small letters, that take no other values: keys, unique and computed ones."""
    found = connection.execute("SELECT name, hidden, pk FROM pragma_table_xinfo(?)", (name,)).fetchall()
    fixed = [column for column, hidden, key in found if hidden or key]
    query = (
        "SELECT columns.name FROM pragma_index_list(?) AS list, pragma_index_info(list.name) AS columns "
        'WHERE list."unique" AND columns.name IS NOT NULL'
    )
    fixed += [column for (column,) in connection.execute(query, (name,))]
    return tuple(sorted({column.lower() for column in fixed if isinstance(column, str)}))


def _remove(path: Path) -> None:
    """Remove a database with what was left beside it, for SQLite would take that for the next one's."""
    for ending in ("-journal", "-wal", "-shm", ""):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _table_names(connection: sqlite3.Connection) -> dict[str, str]:
    """Give the kinds of all tables and views by name."""
    query = "SELECT name, type, sql FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite@_%' "
    kinds = {}
    for name, kind, sql in connection.execute(f"{query} ESCAPE '@'"):
        if not isinstance(name, Broken):
            virtual = isinstance(sql, str) and sql.upper().startswith("CREATE VIRTUAL TABLE")
            kinds[name] = "virtual table" if virtual else kind
    return kinds


def _own_names(kinds: dict[str, str]) -> dict[str, str]:
    """Leave out those in which virtual tables may keep what they hold."""
    owners = tuple(f"{name}_" for name, kind in kinds.items() if kind == "virtual table")
    return {name: kind for name, kind in kinds.items() if not (owners and name.startswith(owners))}


def _described(connection: sqlite3.Connection, names: dict[str, str]) -> Iterator[Table]:
    for name, kind in names.items():
        try:
            yield describe(connection, name, kind)
        except sqlite3.OperationalError:  # a view of a table that is not there, or of a module that is not
            continue


def _row_number(connection: sqlite3.Connection, name: str, columns: tuple[str, ...]) -> str:
    taken = {column.lower() for column in columns}
    number = next((number for number in _ROW_NUMBERS if number not in taken), "")
    try:
        connection.execute(f"SELECT {number or 'rowid'} FROM {quoted(name)} LIMIT 0")
    except sqlite3.OperationalError as error:
        if "no such column" not in str(error):
            raise
        return ""
    return number


def _has_text(table: Table, fields: Fields) -> bool:
    guessed = guess_fields(dict.fromkeys(table.columns), fields)
    return guessed.text in table.columns or guessed.html in table.columns


def _count(connection: sqlite3.Connection, table: Table) -> int:
    return int(connection.execute(f"SELECT COUNT(*) FROM {quoted(table.name)}").fetchone()[0])


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()


def _listed(names: dict[str, str]) -> str:
    shown = [repr(name[:40]) for name in names][:9]
    return ", ".join(shown[:8]) + (", …" if len(shown) > 8 else "")


def _remedy(name: str, words: str) -> str:
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "is locked by another program: wait for it, or clean a copy"
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR_SHORT_READ")):
        return f"is broken or cut short ({words}): fetch it again, or mend a copy with .recover of the sqlite3 shell"
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
        return f"cannot be opened ({words}): copy it, with its -wal or -journal if it has one, to where you may write"
    if name == "SQLITE_INTERRUPT":
        return "has a table or view that takes without end: name another with --table"
    return f"cannot be used as it is ({words}): look at it with the sqlite3 shell"
