"""Columns of a spool of JSON Lines: which there are, of what type, and their values in batches."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from cleaner.dumps.formats.arrow.values import arrow, escaped, text_array
from cleaner.dumps.formats.entries import dump
from cleaner.dumps.formats.errors import FormatError

_ROWS: Final = 5_000  # of a batch
_BYTES: Final = 4_000_000  # of the lines of a batch
_COLUMNS: Final = 5_000
_WHOLE: Final = range(-(2**63), 2**63)
_EXACT: Final = range(-(2**53), 2**53 + 1)  # whole numbers that a float holds
_NULL, _BOOL, _INT, _BIG, _FLOAT, _TEXT = 0, 1, 2, 4, 8, 16  # kinds of value that a column has, to be summed
_TYPES: Final[Mapping[int, str]] = {_BOOL: "bool", _INT: "int64", _INT | _BIG: "int64", _BIG: "int64", _FLOAT: "double"}


def json_schema(spool: Path, metadata: Mapping[bytes, bytes] | None = None) -> Any:
    r"""Tell the columns of a spool of JSON Lines: all fields in the order in which they first come.

    A column has one type: whole numbers, numbers, true and false; for anything else, and for all together, it is text.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     spool = Path(folder, "spool")
    ...     _ = spool.write_text('{"n": 1, "نص": "خبر"}\n{"n": 1.5, "tags": ["قطر"]}\n', encoding="utf-8")
    ...     print(json_schema(spool))
    ...     [batch.to_pylist()[1] for batch in json_batches(spool, json_schema(spool))]
    n: double
    نص: string
    tags: string
    [{'n': 1.5, 'نص': None, 'tags': '["قطر"]'}]
    """
    library = arrow()
    kinds: dict[str, int] = {}
    for values, _ in _lines(spool):
        for name, value in values.items():
            kinds[name] = kinds.get(name, _NULL) | _kind(value)
        if len(kinds) > _COLUMNS:
            raise FormatError(f"holds more than {_COLUMNS:,} different fields, too many for columns: write JSON Lines")
    return library.schema([(name, _type(kind)) for name, kind in kinds.items()], metadata or None)


def json_batches(spool: Path, schema: Any) -> Iterator[Any]:
    """Give the values of a spool of JSON Lines in batches of this schema."""
    rows: list[dict[str, object]] = []
    size = 0
    for values, length in _lines(spool):
        rows.append(values)
        size += length
        if len(rows) >= _ROWS or size >= _BYTES:
            yield _batch(rows, schema)
            rows, size = [], 0
    if rows:
        yield _batch(rows, schema)


def _lines(spool: Path) -> Iterator[tuple[dict[str, object], int]]:
    with spool.open("rb") as stream:
        for line in stream:
            try:
                values = json.loads(line)
            except RecursionError:
                raise FormatError("is nested too deeply to read: flatten the record") from None
            yield {escaped(name): value for name, value in values.items()}, len(line)


def _kind(value: object) -> int:
    if value is None:
        return _NULL
    if isinstance(value, bool):
        return _BOOL
    if isinstance(value, int):
        return _INT if value in _EXACT else _BIG if value in _WHOLE else _TEXT
    return _FLOAT if isinstance(value, float) else _TEXT


def _type(kinds: int) -> Any:
    library = arrow()
    name = "double" if kinds == _INT | _FLOAT else _TYPES.get(kinds, "string")
    return library.type_for_alias(name)


def _batch(rows: list[dict[str, object]], schema: Any) -> Any:
    library = arrow()
    text = library.string()
    columns = []
    for field in schema:
        values = [row.get(field.name) for row in rows]
        texts = field.type == text
        columns.append(
            text_array([_text(value) for value in values], text) if texts else library.array(values, field.type)
        )
    return library.RecordBatch.from_arrays(columns, schema=schema)


def _text(value: object) -> str | None:
    return value if value is None or isinstance(value, str) else dump(value)
