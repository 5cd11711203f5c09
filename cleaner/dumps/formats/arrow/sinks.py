"""Parquet and Arrow files in the writing: batches of any size to row groups of a fixed one."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

from cleaner.dumps.formats.arrow.values import arrow
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.file_types import FileType

_ROWS: Final = 50_000  # of a row group
_BYTES: Final = 32_000_000  # of a row group, in memory
COMPRESSION: Final = "zstd"
_COMPRESSIONS: Final = frozenset({"none", "snappy", "gzip", "brotli", "lz4", "zstd"})
_BUFFERS: Final = frozenset({"lz4", "zstd"})  # what Arrow knows of them


def write_columns(
    target: FileType, path: Path, schema: Any, batches: Iterable[Any], compression: str | None = None
) -> None:
    """Write batches of this schema to a file. Raises `FormatError` for what it cannot hold, and `OSError`.

    >>> import tempfile; library = arrow()
    >>> batch = library.record_batch({"نص": ["خبر"]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "new.arrow")
    ...     write_columns(FileType.ARROW, path, batch.schema, [batch])
    ...     library.ipc.open_file(path).read_all().to_pylist()
    [{'نص': 'خبر'}]
    """
    library = arrow()
    try:
        with path.open("wb") as stream, _writer(target, stream, schema, compression) as writer:
            for group in _groups(batches):
                table = library.Table.from_batches(group, schema).unify_dictionaries().combine_chunks()
                if table.num_rows:
                    writer.write_table(table, max(table.num_rows, 1))
    except library.ArrowException as error:
        raise FormatError(f"holds columns that {target} does not: {error}") from None


def refuse_schema(target: FileType, schema: Any) -> None:
    """Raise `FormatError` for a schema that a file of this kind cannot hold, before there is anything to write."""
    library = arrow()

    if target is FileType.ARROW:
        nested = [field.name for field in schema if _holds_dictionary(field.type)]
        if nested:  # a file has one list of values for a column, and each batch comes with its own
            raise FormatError(f"has columns that an Arrow file does not take so ({nested[0]!r}): write Parquet")
    try:
        _writer(target, io.BytesIO(), schema, None).close()
    except library.ArrowException as error:
        raise FormatError(f"has columns that {target} does not hold ({error}): write another format") from None


def _writer(target: FileType, stream: BinaryIO, schema: Any, compression: str | None) -> Any:
    library = arrow()
    if target is FileType.PARQUET:
        known = compression if compression in _COMPRESSIONS else COMPRESSION
        return arrow("pyarrow.parquet").ParquetWriter(stream, schema, compression=known)
    known = compression if compression in _BUFFERS else COMPRESSION
    options = library.ipc.IpcWriteOptions(compression=known, unify_dictionaries=True)
    return library.ipc.new_file(stream, schema, options=options)


def _groups(batches: Iterable[Any]) -> Iterator[list[Any]]:
    group: list[Any] = []
    rows = size = 0
    for batch in batches:
        if group and (rows + batch.num_rows > _ROWS or size + batch.nbytes > _BYTES):
            yield group
            group, rows, size = [], 0, 0
        group.append(batch)
        rows, size = rows + batch.num_rows, size + batch.nbytes
    if group:
        yield group


def _holds_dictionary(kind: Any, outer: bool = True) -> bool:
    types = arrow().types
    if types.is_dictionary(kind):
        return not outer
    if not types.is_nested(kind):
        return False
    return any(_holds_dictionary(kind.field(place).type, outer=False) for place in range(kind.num_fields))
