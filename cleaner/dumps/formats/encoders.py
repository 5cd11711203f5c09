"""Which encoder writes a file: that of its own format where records keep their form, else by way of a spool of JSON."""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path
from typing import Final

from cleaner.dumps.formats.entries import Encoder
from cleaner.dumps.formats.file_types import FileType
from cleaner.dumps.formats.jsonl import JsonlEncoder
from cleaner.dumps.formats.packing import unpacked

_HEAD: Final = 1_000_000  # bytes
COLUMNAR: Final = frozenset({FileType.PARQUET, FileType.ARROW})
WRITTEN: Final = frozenset(
    {FileType.JSONL, FileType.JSON, FileType.CSV, FileType.TSV, FileType.SQLITE, FileType.TAR, FileType.ZIP} | COLUMNAR
)


def encoder_for(
    target: FileType,
    sources: Set[FileType],
    *,
    name: str = "clean_text",
    made: Mapping[str, str] | None = None,
    spool: Path | None = None,
    packing: str = "",
    formulas: bool = True,
) -> Encoder:
    """Give the encoder of a file that is to hold `target`, of records that come from `sources`.

    `name` is the field of the clean text, and `made` is what a file that has room for it says of itself. `spool` is the
    file that an earlier encoder has begun, packed as `packing` says. Without `formulas`, cells that a spreadsheet would
    take for such are quoted. The modules are imported late: some ask for large
    packages; raises `FormatError` where one is missing.

    >>> encoder_for(FileType.JSONL, {FileType.CSV}).sealed
    False
    """
    if target is FileType.JSONL:
        return JsonlEncoder()
    begun, made = spool is not None, made or {}
    if target is FileType.JSON:
        from cleaner.dumps.formats.json_arrays import ArrayEncoder

        return ArrayEncoder(begun=begun)
    if target in (FileType.CSV, FileType.TSV):
        from cleaner.dumps.formats.csv_tables import TableEncoder, TableSpool

        own = sources == {target}
        if not own:
            return TableSpool(tabs=target is FileType.TSV, formulas=formulas)
        return TableEncoder(begun=begun, head=_head(spool, packing) if spool else b"", formulas=formulas)
    if target in COLUMNAR:
        from cleaner.dumps.formats.arrow.encoders import ColumnEncoder, ColumnSpool

        return ColumnEncoder(target, made, spool) if sources <= COLUMNAR else ColumnSpool(target, made)
    if target is FileType.SQLITE:
        from cleaner.dumps.formats.sqlite.encoders import DatabaseEncoder, DatabaseSpool

        return DatabaseEncoder(spool) if sources == {target} else DatabaseSpool()
    from cleaner.dumps.formats.archives import TarEncoder, ZipEncoder

    encoder = TarEncoder if target is FileType.TAR else ZipEncoder
    if spool is None:
        return encoder(name)
    with spool.open("rb") as stream, unpacked(stream, packing if target is FileType.TAR else "") as plain:
        return encoder(name, plain)


def _head(spool: Path, packing: str) -> bytes:
    """Give the beginning of a file that was begun, for it says how the rest is to be written."""
    with spool.open("rb") as stream, unpacked(stream, packing) as plain:
        return plain.read(_HEAD)
