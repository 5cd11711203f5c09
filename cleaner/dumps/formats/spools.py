"""Records on their way to a file that needs to know all of them first: a spool of JSON Lines, and its columns."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final, NamedTuple

from cleaner.dumps.formats.entries import Entry, dump
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.jsonl import places_of, read_record, with_values

_NOTHING: Final = Fields("", "", "", "", "")  # names nothing, and leaves nothing to be guessed
_COLUMNS: Final = 1_900  # of a table; SQLite makes no more than 2,000
_REST: Final = "more_fields"
_FLOAT_BITS: Final = 53
_INTEGER_BITS: Final = 63


class Cell(NamedTuple):
    """The value of a field, and how it is spelt as JSON."""

    value: object
    spelling: str

    @property
    def text(self) -> str | None:
        """The text that it is or is spelt as; None for null.

        >>> Cell("خبر", '"خبر"').text, Cell(1.5, "1.50").text, Cell(None, "null").text
        ('خبر', '1.50', None)
        """
        return None if self.value is None else self.value if isinstance(self.value, str) else self.spelling

    @property
    def kind(self) -> str:
        """The kind of its value: NULL, INTEGER, LARGE where a float could not hold it, REAL, or else TEXT.

        >>> Cell(True, "true").kind, Cell(2**60, "").kind, Cell(2**70, "").kind, Cell([], "[]").kind
        ('INTEGER', 'LARGE', 'TEXT', 'TEXT')
        """
        if isinstance(self.value, int):
            size = self.value.bit_length()
            return "INTEGER" if size <= _FLOAT_BITS else "LARGE" if size <= _INTEGER_BITS else "TEXT"
        if isinstance(self.value, float) and math.isfinite(self.value):
            return "REAL"
        return "NULL" if self.value is None else "TEXT"


def json_line(entry: Entry, added: Mapping[str, object]) -> str:
    """Write a record with the `added` fields as one line of JSON; as it was spelt, if it came so.

    >>> from cleaner.dumps.formats.entries import record_entry
    >>> json_line(record_entry(1, 9, {"text": "خبر", "n": Decimal("1.50")}, Fields("text"), "row 1"), {"n2": 2})
    '{"text": "خبر", "n": 1.50, "n2": 2}'
    """
    return with_values(entry, added) if entry.raw else exact({**(entry.values or {}), **added})


def exact(value: object) -> str:
    """Write a value as JSON in which numbers keep their digits, and what is no number for JSON is null.

    >>> exact({"نسبة": Decimal("0.10"), "عدد": [float("nan"), 2.5]})
    '{"نسبة": 0.10, "عدد": [null, 2.5]}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{dump(str(name))}: {exact(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(exact, value)) + "]"
    if isinstance(value, Decimal):
        return str(value) if value.is_finite() else "null"
    return "null" if isinstance(value, float) and not math.isfinite(value) else dump(value)


def spooled(spool: Path) -> Iterator[dict[str, Cell]]:
    """Read the records of a spool again. Raises `FormatError` for a line that nobody wrote so."""
    with spool.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            entry = read_record(number, line, _NOTHING)
            if entry.values is None:
                raise FormatError(f"has a spool that was changed ({entry.problem}): run it again")
            yield {name: Cell(entry.values[name], entry.raw[start:end]) for name, start, end in places_of(entry.raw)}


def columns_of(spool: Path) -> dict[str, set[str]]:
    """Give the names of all fields in the order in which they first come, and what kinds their values are.

    Of very many the last stands for the rest. The kinds are those of `Cell`.
    """
    columns: dict[str, set[str]] = {}
    rest = False
    for record in spooled(spool):
        for name, cell in record.items():
            if name not in columns and len(columns) == _COLUMNS:
                rest = True
            else:
                columns.setdefault(name, set()).add(cell.kind)
    if rest:
        columns[distinct(_REST, columns)] = {"TEXT"}
    return columns


def row_of(record: Mapping[str, Cell], columns: Sequence[str]) -> list[Cell | None]:
    """Give the cells of a record by column, None where it has no such field; what has no column is in the last.

    >>> row_of({"text": Cell("خبر", '"خبر"')}, ("id", "text"))
    [None, Cell(value='خبر', spelling='"خبر"')]
    """
    if len(columns) <= _COLUMNS:
        return [record.get(name) for name in columns]
    cells = [record.get(name) for name in columns[:-1]]
    known = set(columns[:-1])
    rest = ", ".join(f"{dump(name)}: {cell.spelling}" for name, cell in record.items() if name not in known)
    return [*cells, Cell({}, "{" + rest + "}") if rest else None]


def distinct(name: str, taken: Iterable[str]) -> str:
    """Give the name, with a number behind it if it is taken already.

    >>> distinct("تاريخ", {"تاريخ", "تاريخ_2"})
    'تاريخ_3'
    """
    names, number, found = set(taken), 1, name
    while found in names:
        number += 1
        found = f"{name}_{number}"
    return found
