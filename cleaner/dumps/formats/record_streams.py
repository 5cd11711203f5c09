"""Records of text as a stream, be it a file or a member of an archive: JSON Lines, JSON, CSV and TSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.file_types import FileType
from cleaner.dumps.formats.jsonl import read_records

STREAMED: Final = frozenset({FileType.JSONL, FileType.JSON, FileType.CSV, FileType.TSV})


def read_stream(file_type: FileType, stream: BinaryIO, fields: Fields, charset: str | None = None) -> Iterator[Entry]:
    r"""Read the records of a stream of one of these types; `charset` is that of what is no UTF-8.

    Raises `FormatError` for what is none of it, or holds no record.

    >>> import io
    >>> [entry.place for entry in read_stream(FileType.TSV, io.BytesIO("text\nخبر".encode()), Fields())]
    ['row 1 (line 2)']
    """
    if file_type is FileType.JSONL:
        return read_records(stream, fields, charset)
    if file_type is FileType.JSON:
        from cleaner.dumps.formats.json_arrays import read_array

        return read_array(stream, fields, charset)
    from cleaner.dumps.formats.csv_tables import read_table

    return read_table(stream, fields, tabs=file_type is FileType.TSV, charset=charset)
