"""The kernel of everything tabular: a batch of Arrow's in, the new columns for it out.

The pieces that were removed are a column of lists of structs, which every host here takes as it is, so that they can
be counted by rule where they lie. Metadata, facts and findings are JSON as `cleaner clean` writes it: what they
hold depends on the document, and a column has one type. Findings are null unless the options ask for them (`inspect`),
for to look for them takes as long as to clean.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from cleaner import clean, clean_html, describe, document_object, facts_object
from cleaner.integrations import host
from cleaner.integrations.settings import DEFAULT, Choices, ColumnError, KernelSettings

if TYPE_CHECKING:
    import pyarrow as pa
else:
    pa = host("pyarrow", "arrow")

__all__ = ["DEFAULT", "SCHEMA", "Choices", "ColumnError", "KernelSettings", "clean_batch", "pa"]

ROWS: Final = 1_000  # of the batches that are cut of a table that is one piece
_PIECE: Final = pa.struct(
    [
        ("label", pa.string()),
        ("rule", pa.string()),
        ("strength", pa.float64()),
        ("phrase", pa.string()),
        ("phrase_start", pa.int64()),
        ("phrase_end", pa.int64()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("text", pa.string()),
        ("selector", pa.string()),
        ("evidence", pa.string()),
    ]
)
SCHEMA: Final = pa.schema(
    [
        ("clean_text", pa.string()),
        ("removed", pa.list_(_PIECE)),
        ("metadata", pa.string()),
        ("findings", pa.string()),
        ("error", pa.string()),
    ]
)
_FIELDS: Final = {**{field.name: field for field in SCHEMA}, "facts": pa.field("facts", pa.string())}
# bad UTF-8, the year 10000, a zone that nobody knows
_UNREADABLE: Final = (ValueError, OverflowError, KeyError, pa.ArrowException)


class _Unreadable:
    """What stands for a value that cannot be read."""


def clean_batch(batch: pa.RecordBatch, settings: KernelSettings = DEFAULT) -> pa.RecordBatch:
    r"""Clean the rows of a batch.

    A row that cannot be cleaned (null, not a text) has the reason in `error`, and null in the other new columns.

    Args:
        batch: a batch, or a table; texts may be strings of any kind, also as a dictionary, pages also binary.
        settings: which columns are read, how they are cleaned, and which columns come of it.

    Returns:
        The new columns alone, of `SCHEMA` as far as they are wanted, with a row for each of the batch's.

    Raises:
        ColumnError: where a named column is not there, before any row is read.

    >>> batch = pa.record_batch({"text": ["أعلنت البلدية فتح الطريق.\nالمصدر: وكالات", None]})
    >>> cleaned = clean_batch(batch)
    >>> cleaned["clean_text"].to_pylist(), cleaned["error"].to_pylist()
    (['أعلنت البلدية فتح الطريق.', None], [None, "the column 'text' is null: fill it, or take the row out"])
    >>> [(piece["rule"], piece["phrase"]) for piece in cleaned["removed"][0].as_py()]
    [('source.label', 'المصدر')]
    """
    names = batch.schema.names
    settings.check(names, adding=False)
    read = (settings.body, *settings.evidence.values())
    return clean_rows({name: values_of(batch.column(names.index(name))) for name in read}, settings)


def clean_rows(columns: Mapping[str, Sequence[object]], settings: KernelSettings) -> pa.RecordBatch:
    """Clean rows that are Python's values already; see `clean_batch`.

    Args:
        columns: the values of the columns that the settings name, all of one length.
        settings: as for `clean_batch`.

    Returns:
        The new columns.

    >>> cleaned = clean_rows({"text": ["هطلت أمطار غزيرة.", 7]}, KernelSettings(outputs=()))
    >>> cleaned.to_pylist()[1]
    {'clean_text': None, 'error': "the column 'text' holds int, not a text: mend it, or name another column"}
    """
    evidence = [(role, columns[name]) for role, name in settings.evidence.items()]
    rows = [
        _row(value, {role: _words(values[place]) for role, values in evidence}, settings)
        for place, value in enumerate(columns[settings.body])
    ]
    schema = schema_of(settings)
    arrays = [
        _array([row.get(name) for row in rows], field.type)
        for name, field in zip(settings.outputs, schema, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def schema_of(settings: KernelSettings) -> pa.Schema:
    """Give the schema of the new columns that the settings want: that part of `SCHEMA`, and the facts, with the prefix.

    >>> schema_of(KernelSettings(outputs=("metadata",), prefix="c_")).names
    ['c_clean_text', 'c_metadata', 'c_error']
    """
    return pa.schema([_FIELDS[name].with_name(f"{settings.prefix}{name}") for name in settings.outputs])


def beside(batch: pa.RecordBatch, settings: KernelSettings) -> pa.RecordBatch:
    """Give a batch with the new columns behind its own, which are not copied.

    Raises:
        ColumnError: where a named column is not there, or a new one is.

    >>> beside(pa.record_batch({"id": [1], "text": ["خبر"]}), KernelSettings(outputs=())).schema.names
    ['id', 'text', 'clean_text', 'error']
    """
    settings.check(batch.schema.names)
    cleaned = clean_batch(batch, settings)
    schema = pa.schema([*batch.schema, *cleaned.schema], batch.schema.metadata)
    return pa.RecordBatch.from_arrays([*batch.columns, *cleaned.columns], schema=schema)


def table_beside(table: pa.Table, settings: KernelSettings) -> pa.Table:
    """Give a table with the new columns behind its own, a batch of few rows after the other; see `beside`."""
    settings.check(table.schema.names)
    return append(table, clean_table(table, settings))


def append(table: pa.Table, cleaned: pa.Table) -> pa.Table:
    """Give a table with the columns of another behind its own."""
    schema = pa.schema([*table.schema, *cleaned.schema], table.schema.metadata)
    return pa.Table.from_arrays([*table.columns, *cleaned.columns], schema=schema)


def clean_table(table: pa.Table, settings: KernelSettings) -> pa.Table:
    """Give the new columns of a table, in batches of few rows."""
    settings.check(table.schema.names, adding=False)
    batches = (clean_batch(batch, settings) for batch in table.to_batches(max_chunksize=ROWS))
    return pa.Table.from_batches(batches, schema=schema_of(settings))


def _row(value: object, known: Mapping[str, Any], settings: KernelSettings) -> dict[str, object]:
    """Clean one row; what is wrong with it is its `error`."""
    problem = _problem(value, settings)
    if problem:
        return {"error": problem}
    options: Any = settings.options
    try:
        if settings.html is None:
            result = clean(str(value), **known, options=options)
        else:
            result = clean_html(value, **known, options=options)  # type: ignore[arg-type]  # told by `_problem`
    except Exception as error:  # no row may end a job of many; what it was is told with the row
        return {"error": f"raised {type(error).__name__}: {error}: please report it"}
    if len(settings.outputs) == 2:
        return {"clean_text": result.text}
    told = document_object(result)
    return {
        **told,
        "metadata": _json(told["metadata"]),
        "facts": _json(facts_object(describe(result))) if "facts" in settings.outputs else None,
        "findings": _json(told.get("findings", [])) if options.inspect else None,
    }


def _problem(value: object, settings: KernelSettings) -> str:
    """Say why a value cannot be cleaned, or give an empty text."""
    column = f"the column {settings.body!r}"
    if value is None:
        return f"{column} is null: fill it, or take the row out"
    if isinstance(value, _Unreadable):
        return f"{column} holds what cannot be read, such as bad UTF-8: mend it, or take the row out"
    pages = settings.html is not None
    if not isinstance(value, str | bytes | bytearray if pages else str):
        hint = "decode it first" if isinstance(value, bytes | bytearray) else "mend it, or name another column"
        return f"{column} holds {type(value).__name__}, not {'a page' if pages else 'a text'}: {hint}"
    if pages and not value.strip():
        return f"{column} is empty: fill it, or take the row out"
    return ""


def _words(value: object) -> str | None:
    """Give what is evidence alone: what is not words is none, and no fault of the row either."""
    return value if isinstance(value, str) and value.strip() else None


def values_of(column: Any) -> list[object]:
    """Give the values of one of Arrow's columns as Python's; one that cannot be read fails its row alone."""
    try:
        values: list[object] = column.to_pylist()
    except _UNREADABLE:
        values = list(_one_by_one(column))
    return values


def _one_by_one(column: Any) -> Iterator[object]:
    for scalar in column:
        try:
            yield scalar.as_py()
        except _UNREADABLE:
            yield _Unreadable()


def _array(values: list[object], kind: pa.DataType) -> pa.Array:
    """Give values as an array; half of a surrogate pair, which UTF-8 cannot hold, is escaped."""
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([_escaped(value) for value in values], kind)


def _escaped(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    return {name: _escaped(item) for name, item in value.items()} if isinstance(value, dict) else value


def _json(value: object) -> str:
    """Write a value as JSON in UTF-8; text that UTF-8 cannot hold is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value)
    return text
