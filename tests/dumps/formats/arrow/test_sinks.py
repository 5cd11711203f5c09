"""Parquet and Arrow files in the writing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")

from cleaner.dumps.formats.arrow import sinks  # noqa: E402
from cleaner.dumps.formats.arrow.sinks import refuse_schema, write_columns  # noqa: E402
from cleaner.dumps.formats.arrow.values import arrow  # noqa: E402
from cleaner.dumps.formats.errors import FormatError  # noqa: E402
from cleaner.dumps.formats.file_types import FileType  # noqa: E402

BATCH = pa.record_batch({"نص": ["خبر", None], "n": [1, 2]})


def written(path: Path, target: FileType, **options: Any) -> Any:
    write_columns(target, path, BATCH.schema, [BATCH] * 3, **options)
    if target is FileType.PARQUET:
        return arrow("pyarrow.parquet").ParquetFile(path)
    return arrow().ipc.open_file(path)


@pytest.mark.parametrize("target", [FileType.PARQUET, FileType.ARROW])
def test_what_is_written_is_read_again(tmp_path: Path, target: FileType) -> None:
    file = written(tmp_path / "out", target)
    table = file.read() if target is FileType.PARQUET else file.read_all()
    assert table.to_pylist() == BATCH.to_pylist() * 3


@pytest.mark.parametrize(("wanted", "used"), [("snappy", "SNAPPY"), (None, "ZSTD"), ("nonsense", "ZSTD")])
def test_the_compression_is_that_of_the_source_if_it_is_known(tmp_path: Path, wanted: str | None, used: str) -> None:
    file = written(tmp_path / "out", FileType.PARQUET, compression=wanted)
    assert file.metadata.row_group(0).column(0).compression == used


def test_row_groups_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sinks, "_ROWS", 4)
    file = written(tmp_path / "out", FileType.PARQUET)
    assert [file.metadata.row_group(group).num_rows for group in range(file.metadata.num_row_groups)] == [4, 2]


def test_what_a_file_cannot_hold_is_refused_beforehand() -> None:
    nested = pa.schema([pa.field("x", pa.list_(pa.dictionary(pa.int8(), pa.string())))])
    with pytest.raises(FormatError, match="write Parquet"):
        refuse_schema(FileType.ARROW, nested)
    refuse_schema(FileType.PARQUET, BATCH.schema)
    with pytest.raises(FormatError, match="does not hold"):
        refuse_schema(FileType.PARQUET, pa.schema([pa.field("x", pa.month_day_nano_interval())]))
