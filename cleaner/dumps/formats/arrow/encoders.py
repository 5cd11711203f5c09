"""Parquet and Arrow files: rows read, and written again with their schema and more columns, by way of a spool.

The spool of rows that come from columns is one Arrow stream behind the other, each with the rows of few batches; that
of other records is JSON Lines, of whose values the columns' types are told when all are there.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from cleaner.dumps.formats.arrow.kinds import json_batches, json_schema
from cleaner.dumps.formats.arrow.rows import ArrowRow
from cleaner.dumps.formats.arrow.schemas import Wide, narrow, slim, united, widened
from cleaner.dumps.formats.arrow.sinks import refuse_schema, write_columns
from cleaner.dumps.formats.arrow.values import arrow
from cleaner.dumps.formats.entries import Entry, dump
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.file_types import FileType
from cleaner.dumps.formats.jsonl import JsonlEncoder

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_HELD: Final = 4_000_000  # bytes of rows and of what is added to them
_SCHEMA: Final = b"cleaner.schema"  # of the file, in the schema of a stream of the spool
_SOURCE: Final = b"cleaner.arabic.lines"  # the schema that the rows came with
_COMPRESSION: Final = b"cleaner.compression"


class ColumnEncoder:
    """Rows of Parquet and Arrow files as such: their schema stays, and what is added stands behind, or in its place.

    >>> import tempfile; from cleaner.dumps.formats.arrow.rows import read_arrow; library = arrow(); data = io.BytesIO()
    >>> table = library.table({"text": ["هطلت أمطار غزيرة."]})
    >>> with library.ipc.new_stream(data, table.schema) as writer:
    ...     writer.write_table(table)
    >>> (entry,), encoder = read_arrow(io.BytesIO(data.getvalue())), ColumnEncoder(FileType.ARROW)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     spool, target = Path(folder, "spool"), Path(folder, "new.arrow")
    ...     _ = spool.write_bytes(encoder.add(entry, {"clean_text": "خبر"}) + encoder.flush())
    ...     encoder.seal(spool, target)
    ...     library.ipc.open_file(target).read_all().to_pylist()
    [{'text': 'هطلت أمطار غزيرة.', 'clean_text': 'خبر'}]
    """

    sealed = True

    def __init__(self, target: FileType, made: Mapping[str, str] = _NOTHING, spool: Path | None = None) -> None:
        """Write to a file of this kind; `made` goes into its metadata.

        `spool` is what an earlier encoder wrote, whose schema holds for this one.
        """
        self._target, self._made = target, made
        self._schema = _first_schema(spool) if spool else None
        self._batch: Any = None
        self._checked: Any = None
        self._share = 0  # bytes of a row of the batch that was checked
        self._compression: str | None = None
        self._rows: list[int] = []
        self._added: dict[str, list[str | None]] = {}
        self._size = 0

    def add(self, entry: Entry, added: Mapping[str, object]) -> bytes:
        """Hold the row back, and give those of the batch before. Raises `FormatError` for a row of another schema."""
        row = entry.row
        if not isinstance(row, ArrowRow):
            raise FormatError("comes from no Parquet or Arrow file: write it to a file of its own")
        if row.batch is not self._checked:
            self._check(row.batch)
        full = self._rows and (row.batch is not self._batch or self._size > _HELD or list(added) != list(self._added))
        given = self.flush() if full else b""
        self._batch, self._compression = row.batch, row.compression
        self._rows.append(row.place)
        for name, value in added.items():
            text = _text(value)
            self._added.setdefault(name, []).append(text)
            self._size += len(text or "")
        self._size += self._share
        return given

    def flush(self) -> bytes:
        """Give an Arrow stream of the rows that were held back."""
        if not self._rows:
            return b""
        library = arrow()
        batch, schema = widened(slim(self._batch, self._rows), self._batch.schema, self._added)
        notes = {
            _SCHEMA: schema.serialize().to_pybytes(),
            _SOURCE: self._batch.schema.serialize().to_pybytes(),
            _COMPRESSION: (self._compression or "").encode(),
        }
        data = io.BytesIO()
        with library.ipc.new_stream(data, batch.schema.with_metadata(notes)) as writer:
            writer.write_batch(batch.replace_schema_metadata(notes))
        self._batch, self._rows, self._added, self._size = None, [], {}, 0
        return data.getvalue()

    def end(self) -> bytes:
        """Give nothing: the spool has no end of its own."""
        return b""

    def seal(self, spool: Path, target: Path) -> None:
        """Make the file of its spool, in row groups of a fixed size."""
        library = arrow()
        wide = united(((known.schema, known.batch) for known in _spooled(spool)), self._target is FileType.ARROW)
        if wide is None:
            write_columns(self._target, target, library.schema([], self._made or None), [])
            return
        schema = wide.schema.with_metadata({**(wide.schema.metadata or {}), **_encoded(self._made)} or None)
        compression = next((known.compression for known in _spooled(spool)), None)
        wide = Wide(schema, wide.values)
        batches = (narrow(known.batch, wide) for known in _spooled(spool))
        write_columns(self._target, target, schema, batches, compression)

    def _check(self, batch: Any) -> None:
        if self._schema is None:
            refuse_schema(self._target, batch.schema)
            self._schema = batch.schema
        elif not batch.schema.equals(self._schema):
            raise FormatError("has other columns than the rows before: write its file to a file of its own")
        self._checked, self._share = batch, batch.nbytes // batch.num_rows


class ColumnSpool:
    """Records of other formats as columns: their types are told when all records are there.

    >>> import tempfile; encoder = ColumnSpool(FileType.ARROW); library = arrow()
    >>> data = encoder.add(Entry(1, 0, values={"id": 1, "text": "خبر"}), {"clean_text": None})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     spool, target = Path(folder, "spool"), Path(folder, "new.arrow")
    ...     _ = spool.write_bytes(data + encoder.flush())
    ...     encoder.seal(spool, target)
    ...     library.ipc.open_file(target).schema.types
    [DataType(int64), DataType(string), DataType(string)]
    """

    sealed = True

    def __init__(self, target: FileType, made: Mapping[str, str] = _NOTHING) -> None:
        """Write to a file of this kind; `made` goes into its metadata."""
        self._target, self._made, self._lines = target, made, JsonlEncoder()

    def add(self, entry: Entry, added: Mapping[str, object]) -> bytes:
        """Give the record's line."""
        return self._lines.add(entry, added)

    def flush(self) -> bytes:
        """Give nothing: nothing is held back."""
        return b""

    def end(self) -> bytes:
        """Give nothing: the spool has no end of its own."""
        return b""

    def seal(self, spool: Path, target: Path) -> None:
        """Make the file of its spool, which is read twice: for the columns' types, and for the values."""
        schema = json_schema(spool, _encoded(self._made))
        write_columns(self._target, target, schema, json_batches(spool, schema))


class _Known(NamedTuple):
    """A batch of the spool, the schema that its rows have in the file, and the compression of that they come from."""

    schema: Any
    batch: Any
    compression: str | None


def _spooled(spool: Path) -> Iterator[_Known]:
    library = arrow()
    with library.OSFile(str(spool)) as source:
        size = source.size()
        while source.tell() < size:
            reader = library.ipc.open_stream(source)
            notes = reader.schema.metadata
            for batch in reader:
                yield _Known(_schema(notes[_SCHEMA]), batch, notes[_COMPRESSION].decode() or None)


def _first_schema(spool: Path) -> Any:
    """Give the schema of the rows that a spool begins with, or None for an empty one."""
    library = arrow()
    with library.OSFile(str(spool)) as source:
        return _schema(library.ipc.open_stream(source).schema.metadata[_SOURCE]) if source.size() else None


def _schema(data: bytes) -> Any:
    library = arrow()
    return library.ipc.read_schema(library.py_buffer(data))


def _encoded(made: Mapping[str, str]) -> dict[bytes, bytes]:
    return {name.encode(): value.encode() for name, value in made.items()}


def _text(value: object) -> str | None:
    """Give what is added as a text; lists and objects as JSON."""
    return value if value is None or isinstance(value, str) else dump(value)
