"""Rows on their way through a spool: what their columns are there, and what they are to be in the file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, NamedTuple

from cleaner.dumps.formats.arrow.values import arrow, text_array
from cleaner.dumps.formats.errors import FormatError

_FEATURES: Final = b"huggingface"  # where the library datasets keeps the columns' types: it refuses others
_MANY: Final = 10_000  # values of a column that are told apart at once


class Wide(NamedTuple):
    """The schema that holds all rows of a spool, and of columns by number (places) all values there are."""

    schema: Any
    values: Mapping[int, Any]


def slim(batch: Any, rows: Sequence[int]) -> Any:
    """Give some rows of a batch, with no more bytes than they have.

    A column by number brings all values that the file has, and one of views the bytes of all rows: both are made plain.

    >>> batch = arrow().record_batch({"n": arrow().array(["خبر", "نبأ", "خبر"]).dictionary_encode()})
    >>> slim(batch, [1, 2]).to_pydict(), slim(batch, [1, 2]).schema.types
    ({'n': ['نبأ', 'خبر']}, [DataType(string)])
    """
    library = arrow()
    part = batch.slice(rows[0], rows[-1] + 1 - rows[0])
    columns = [
        column if (kind := spool_type(column.type)) == column.type else column.cast(kind) for column in part.columns
    ]
    schema = library.schema([field.with_type(column.type) for field, column in zip(part.schema, columns, strict=True)])
    part = library.RecordBatch.from_arrays(columns, schema=schema)
    if len(rows) == part.num_rows:
        return part
    places = [row - rows[0] for row in rows]
    try:
        return part.take(library.array(places))
    except library.ArrowNotImplementedError:  # of few types
        return library.concat_batches([part.slice(place, 1) for place in places])


def spool_type(kind: Any) -> Any:
    """Give the type that a column has in a spool."""
    library = arrow()
    if library.types.is_dictionary(kind) and not kind.ordered:  # an order is kept with the values alone
        return spool_type(kind.value_type)
    if library.types.is_string_view(kind):
        return library.large_string()
    return library.large_binary() if library.types.is_binary_view(kind) else kind


def widened(batch: Any, source: Any, added: Mapping[str, Sequence[str | None]]) -> tuple[Any, Any]:
    """Give the batch with columns of texts set, and the schema of the file: that of the source, with those columns.

    They stand where the source has them, as the texts that they were there, or else at the end.

    >>> batch = arrow().record_batch({"text": ["خبر وكالات"]})
    >>> batch, schema = widened(batch, batch.schema, {"text": ["خبر"], "removed": [None]})
    >>> batch.to_pylist(), schema.names
    ([{'text': 'خبر', 'removed': None}], ['text', 'removed'])
    """
    library = arrow()
    schema = source
    for name, values in added.items():
        places = source.get_all_field_indices(name)
        old = source.field(places[0]) if places else library.field(name, library.string())
        kind = _text_kind(old.type)
        field = old.with_type(kind).with_nullable(old.nullable or None in values)
        column = text_array(values, spool_type(kind))
        schema = schema.set(places[0], field) if places else schema.append(field)
        held = field.with_type(column.type)
        batch = batch.set_column(places[0], held, column) if places else batch.append_column(held, column)
    return batch, schema.with_metadata(_described(schema, added))


def united(known: Iterable[tuple[Any, Any]], whole: bool) -> Wide | None:
    """Give the schema that holds for all batches of a spool, each with its own; None where there is no batch.

    `whole` tells that each column by number needs all of its values at once, and not only those of an order.
    """
    schema: Any = None
    values: dict[int, _Values] = {}
    for own, batch in known:
        schema = own if schema is None else _merged(schema, own)
        for place, column in enumerate(batch.columns):
            at = _place(schema, batch.schema.field(place).name, place)
            kind = schema.field(at).type
            if column.null_count and not schema.field(at).nullable:
                schema = schema.set(at, schema.field(at).with_nullable(True))
            if arrow().types.is_dictionary(kind) and (whole or kind.ordered):
                values.setdefault(at, _Values()).add(column)
    if schema is None:
        return None
    found = {place: held.all() for place, held in values.items()}
    for place, field in enumerate(schema):
        if arrow().types.is_dictionary(field.type):
            schema = schema.set(place, _counted(field, len(found.get(place, ()))))
    return Wide(schema, found)


def narrow(batch: Any, wide: Wide) -> Any:
    """Give a batch of a spool as the file is to have it."""
    library = arrow()
    columns = []
    for place, field in enumerate(wide.schema):
        own = _place(batch.schema, field.name, place)
        if own < 0:
            columns.append(library.nulls(batch.num_rows, field.type))
        elif library.types.is_dictionary(field.type):
            columns.append(_numbered(batch.column(own), field.type, wide.values.get(place)))
        else:
            columns.append(batch.column(own).cast(field.type))
    return library.RecordBatch.from_arrays(columns, schema=wide.schema)


class _Values:
    """The different values of a column, in the order in which they come."""

    def __init__(self) -> None:
        self._parts: list[Any] = []
        self._size = self._least = 0

    def add(self, column: Any) -> None:
        part = (column.dictionary if arrow().types.is_dictionary(column.type) else column.unique()).drop_null()
        self._parts.append(part)
        self._size += len(part)
        if self._size > 2 * self._least + _MANY:
            self._parts = [self.all()]
            self._size = self._least = len(self._parts[0])

    def all(self) -> Any:
        return arrow().concat_arrays(self._parts).unique()


def _text_kind(kind: Any) -> Any:
    """Give the type of a text that takes the place of a value of this type."""
    types = arrow().types
    plain = kind.value_type if types.is_dictionary(kind) else kind
    texts = types.is_string(plain) or types.is_large_string(plain) or types.is_string_view(plain)
    return plain if texts else arrow().string()


def _described(schema: Any, added: Iterable[str]) -> dict[bytes, bytes] | None:
    """Give the metadata, with the columns that are added where they list columns; what they list so is left out."""
    notes = dict(schema.metadata or {})
    if _FEATURES in notes:
        features = None
        with suppress(ValueError, KeyError, TypeError, RecursionError):
            described = json.loads(notes[_FEATURES])
            features = described["info"]["features"]
            for name in added:
                features[name] = {"dtype": str(schema.field(schema.names.index(name)).type), "_type": "Value"}
            notes[_FEATURES] = json.dumps(described).encode()
        if not isinstance(features, dict):
            del notes[_FEATURES]
    return notes or None


def _merged(schema: Any, own: Any) -> Any:
    if schema.equals(own):
        return schema
    for place, field in enumerate(own):
        at = _place(schema, field.name, place)
        if at < 0:
            schema = schema.append(field.with_nullable(True))
        elif schema.field(at).type != field.type:
            raise FormatError(f"has a column {field.name!r} of two types: write each file to a file of its own")
        elif field.nullable and not schema.field(at).nullable:
            schema = schema.set(at, schema.field(at).with_nullable(True))
    for place, field in enumerate(schema):
        if _place(own, field.name, place) < 0:
            schema = schema.set(place, field.with_nullable(True))
    return schema


def _place(schema: Any, name: str, place: int) -> int:
    """Give the place of a column in a schema of nearly the same columns, or -1; a name may stand there twice."""
    if place < len(schema) and schema.field(place).name == name:
        return place
    return next(iter(schema.get_all_field_indices(name)), -1)


def _counted(field: Any, count: int) -> Any:
    """Give a field by number with numbers large enough; Parquet, which tells no count here, has those of 32 bits."""
    library, kind = arrow(), field.type
    index = kind.index_type if 0 < count < 2 ** (kind.index_type.bit_width - 1) else library.int32()
    return field.with_type(library.dictionary(index, kind.value_type, kind.ordered))


def _numbered(column: Any, kind: Any, values: Any) -> Any:
    library = arrow()
    if library.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if values is None:
        return column.dictionary_encode().cast(kind)
    plain = values.cast(kind.value_type)
    numbers = arrow("pyarrow.compute").index_in(column, value_set=values).cast(kind.index_type)
    return library.DictionaryArray.from_arrays(numbers, plain, ordered=kind.ordered)
