"""Articles as CSV or TSV: a header, and one row a record; written back with more columns, or from other formats."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from cleaner.dumps.formats.encodings import Plain, plain_stream, rejoined
from cleaner.dumps.formats.entries import Entry, record_entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import UNNAMED, Fields, guess_fields
from cleaner.dumps.formats.rows import Row, Rows, column_names, joined, without_formulas
from cleaner.dumps.formats.spools import columns_of, exact, json_line, row_of, spooled

_DELIMITERS: Final = ",;\t|"  # the first of those that come as often
_QUOTED: Final = re.compile(r'"[^"]*"?')
_LONGEST: Final = 1_000_000  # bytes of a header in which its delimiter is looked for
_SEPARATOR: Final = re.compile(rb"\"?sep=([,;\t|:^~])\"?\r?\n", re.IGNORECASE)
_MARK: Final = "\ufeff".encode()


class TableForm(NamedTuple):
    """How a table is written: its header, its delimiter, what ends a line, and whether a byte order mark begins it."""

    header: tuple[str, ...]
    delimiter: str
    ending: str
    marked: bool


class TableRow(NamedTuple):
    """The hold of a table on a record."""

    form: TableForm
    cells: tuple[str, ...]


def read_table(
    stream: BinaryIO, fields: Fields = UNNAMED, *, tabs: bool = False, charset: str | None = None
) -> Iterator[Entry]:
    r"""Read the rows of CSV or TSV one by one; a row that is wrong gives an entry with its `problem`.

    The delimiter of CSV is told from its header; a column without a name is called by its number, and of two of one
    name the second has a number behind it. `fields` names columns; those it does not name are guessed. `charset`
    is that of a table that is no UTF-8. Raises `FormatError` for a header that cannot be read, and if there is no row
    behind it.

    >>> import io
    >>> entries = read_table(io.BytesIO("id;text\n7;هطلت أمطار.\n8\n".encode()))
    >>> [(entry.place, entry.problem) for entry in entries]  # doctest: +ELLIPSIS
    [('row 1 (line 2)', ''), ('row 2 (line 3)', 'has 1 cell, and the header 2: ...')]
    """
    plain = plain_stream(stream, charset)
    form, rows = _opened(plain, tabs)
    names = column_names(form.header)
    number, guessed = 0, False
    for number, row in enumerate(rows, 1):
        place = f"row {number} (line {row.line})"
        problem = row.problem or _miscounted(len(row.cells), len(names))
        if problem:
            yield Entry(number, row.size, problem=problem, fields=fields, place=place)
            continue
        values = dict(zip(names, row.cells, strict=True))
        fields, guessed = fields if guessed else guess_fields(values, fields), True  # all rows have the same columns
        entry = record_entry(number, row.size, values, fields, place, row=TableRow(form, row.cells))
        yield entry._replace(encoding=plain.charset) if plain.charset else entry
    if not number:
        raise FormatError("is empty: there is no row below its header")


class TableEncoder:
    """Records of tables as a table: their cells as they came, and columns more.

    The first record tells the columns and the form; all are given the same fields. An encoder that goes on behind
    another is best told the `head` of what that wrote, for without it it takes its own first record for the first.
    """

    sealed = False

    def __init__(self, *, begun: bool = False, head: bytes = b"", formulas: bool = True) -> None:
        """Begin a table, or go on with one that begins with `head`; without `formulas`, cells like these are quoted."""
        self._begun, self._formulas = begun, formulas
        self._form = _opened(plain_stream(io.BytesIO(head)), tabs=False)[0] if begun and head else None
        self._known: tuple[TableForm | None, tuple[str, ...]] = (None, ())  # what was compared last, and is the same

    def add(self, entry: Entry, added: Mapping[str, object]) -> bytes:
        """Give the record's row, behind the header if it is the first; raise `FormatError` for one of other columns."""
        if not isinstance(entry.row, TableRow):
            raise FormatError("is no row of a table: write it to another file")
        form, cells = entry.row
        names = tuple(entry.values or ())
        more = tuple(name for name in added if name not in names)
        data = self._compared(form, more)
        assert self._form
        row = [_text(added[name]) if name in added else cell for name, cell in zip(names, cells, strict=True)]
        row += [_text(added[name]) for name in more]
        return data + joined(row if self._formulas else without_formulas(row), self._form.delimiter, self._form.ending)

    def flush(self) -> bytes:
        """Give nothing: nothing is held back."""
        return b""

    def end(self) -> bytes:
        """Give nothing: the last row is as the others."""
        return b""

    def seal(self, spool: Path, target: Path) -> None:
        """Make the file of its spool, which it is already."""
        spool.replace(target)

    def _compared(self, form: TableForm, more: tuple[str, ...]) -> bytes:
        """Compare the columns with those of the first record, or give the header for them if it is that."""
        if self._known == (form, more):
            return b""
        columns, first = (*form.header, *more), self._form
        if first and columns != first.header:
            raise FormatError(f"{_differing(columns, first.header)}: write each table to a file of its own")
        self._known, self._form = (form, more), first or form._replace(header=columns)
        if self._begun:
            return b""
        self._begun = True
        return _MARK * form.marked + joined(columns, form.delimiter, form.ending)


class TableSpool:
    """Records of any format as a table of all their fields, in the order in which these first come."""

    sealed = True

    def __init__(self, *, tabs: bool = False, formulas: bool = True) -> None:
        """Make a table of TSV with `tabs`, else of CSV; without `formulas`, cells like these are quoted."""
        self._delimiter, self._formulas = "\t" if tabs else ",", formulas

    def add(self, entry: Entry, added: Mapping[str, object]) -> bytes:
        """Give the record's line for the spool."""
        return f"{json_line(entry, added)}\n".encode()

    def flush(self) -> bytes:
        """Give nothing: nothing is held back."""
        return b""

    def end(self) -> bytes:
        """Give nothing: the table is made of the spool."""
        return b""

    def seal(self, spool: Path, target: Path) -> None:
        """Make the table: a null or a missing field is an empty cell, and what is no text is spelt as JSON."""
        columns = tuple(columns_of(spool))
        with target.open("wb") as stream:
            if columns:
                stream.write(joined(columns, self._delimiter, "\n"))
            for record in spooled(spool):
                cells = [(cell.text or "") if cell else "" for cell in row_of(record, columns)]
                stream.write(joined(cells if self._formulas else without_formulas(cells), self._delimiter, "\n"))


def _opened(stream: Plain, tabs: bool) -> tuple[TableForm, Iterator[Row]]:
    """Read the header, and give the rows below it."""
    plain, marked, _ = stream
    head, blank = plain.readline(_LONGEST), 0
    named = _SEPARATOR.fullmatch(head)  # as spreadsheets write and want it
    if named:
        head, blank = plain.readline(_LONGEST), 1
    while head in (b"\n", b"\r\n"):
        head, blank = plain.readline(_LONGEST), blank + 1
    line = head.decode("utf-8", "surrogateescape")
    bare = _QUOTED.sub("", line.rstrip("\r\n"))
    if "\r" in bare:
        raise FormatError("ends its lines with CR alone: convert it first, as with tr '\\r' '\\n'")
    delimiter = named[1].decode() if named else "\t" if tabs else max(_DELIMITERS, key=bare.count)
    rows = iter(Rows(rejoined(head, plain), delimiter, line=blank))
    header = next(rows, None)
    if header is None:
        raise FormatError("is empty: there is no record to clean")
    if header.problem:
        raise FormatError(f"has no header that can be read: it {header.problem}")
    return TableForm(header.cells, delimiter, "\r\n" if line.endswith("\r\n") else "\n", marked), rows


def _miscounted(cells: int, columns: int) -> str:
    if cells == columns:
        return ""
    told = f"has {cells:,} cell{'s' * (cells != 1)}, and the header {columns:,}"
    return f"{told}: put cells that hold the delimiter, a quote or a line break in quotes"


def _differing(header: tuple[str, ...], first: tuple[str, ...]) -> str:
    """Say in which columns a header differs from the first."""
    lacking = [name for name in first if name not in header]
    more = [name for name in header if name not in first]
    told = [
        f"{words} {', '.join(map(repr, names[:5]))}" for words, names in (("lacks", lacking), ("has", more)) if names
    ]
    return f"is of other columns than the first record ({' and '.join(told) or 'they are in another order'})"


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None else exact(value)
