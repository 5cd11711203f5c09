"""What was read, in short."""

from __future__ import annotations

from pathlib import Path, PurePath

from cleaner.dumps import checksums
from cleaner.dumps.checksums import ReadChecksum
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.file_types import FileType
from cleaner.dumps.formats.files import Input


def read(path: Path | None) -> ReadChecksum:
    checksum = ReadChecksum()
    checksum.begin(Input("in", path, FileType.TEXT, PurePath("in")))
    return checksum


def test_a_file_is_looked_at_from_its_beginning_to_its_end(tmp_path: Path) -> None:
    path, size = tmp_path / "in.txt", 40 * checksums._BLOCK
    path.write_bytes(bytes(size))
    before = read(path).inputs
    for place in (0, size // 2, size - 1):
        data = bytearray(size)
        data[place] = 1
        path.write_bytes(data)
        assert read(path).inputs != before


def test_parts_of_a_record_are_told_apart() -> None:
    one, other = ReadChecksum(), ReadChecksum()
    one.add(Entry(1, 2, raw="ab", problem="c"))
    other.add(Entry(1, 2, raw="a", problem="bc"))
    assert one.records != other.records
    one.begin_records()
    assert one.records == ReadChecksum().records


def test_what_cannot_be_read_again_has_a_checksum_too(tmp_path: Path) -> None:
    assert read(None).inputs == read(tmp_path / "none").inputs != ReadChecksum().inputs
