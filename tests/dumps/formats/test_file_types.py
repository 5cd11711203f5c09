"""What files hold, told by their endings."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from cleaner.dumps.formats.file_types import (
    ARCHIVES,
    ENDINGS,
    RECORDS,
    SEEKING,
    UNPACKED,
    FileType,
    file_type_of,
    stem_of,
)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
def test_an_ending_tells_packed_or_not(ending: str, packing: str) -> None:
    name = PurePath(f"dir.d/news.v2{ending}{packing}")
    assert file_type_of(name) is ENDINGS[ending]
    assert stem_of(name) == "news.v2"


@pytest.mark.parametrize("name", ["news", "news.pdf", ".jsonl", "news.gz", "jsonl"])
def test_other_names_tell_nothing(name: str) -> None:
    assert file_type_of(PurePath(name)) is None
    assert stem_of(PurePath(name)) == name


def test_every_type_but_one_has_an_ending() -> None:
    assert set(ENDINGS.values()) == set(FileType) - {FileType.AUTO}


def test_types_are_grouped() -> None:
    assert not RECORDS & ARCHIVES
    assert SEEKING <= UNPACKED
    assert FileType.JSONL not in UNPACKED
