"""A file that is there whole or not at all."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from cleaner.dumps.formats.atomic_writes import WriteError, writing


def test_a_file_is_there_when_the_block_has_ended(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "out.txt.gz"
    with writing(path, folders=True) as stream:
        stream.write(b"abc")
        assert not path.exists()
    assert gzip.decompress(path.read_bytes()) == b"abc"
    assert list(path.parent.iterdir()) == [path]


def test_an_earlier_file_stays_where_the_block_fails(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with pytest.raises(KeyboardInterrupt), writing(path):
        raise KeyboardInterrupt
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    with writing(path) as stream:
        stream.write(b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with writing(tmp_path / "link") as stream:
        stream.write(b"abc")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"abc"


def test_what_a_killed_process_left_goes(tmp_path: Path) -> None:
    (tmp_path / "mine.part").write_bytes(b"left")
    with writing(tmp_path / "out.txt", part="mine.part") as stream:
        stream.write(b"abc")
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.parametrize(("number", "remedy"), [(28, "make room"), (13, "check the place and its permissions")])
def test_a_fault_names_the_file_and_the_remedy(tmp_path: Path, number: int, remedy: str) -> None:
    with pytest.raises(WriteError, match=remedy) as caught, writing(tmp_path / "out.txt"):
        raise OSError(number, "so")
    assert caught.value.path == tmp_path / "out.txt"
    with pytest.raises(WriteError):
        writing(tmp_path / "no" / "out.txt").__enter__()
