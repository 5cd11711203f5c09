"""One file while it is written: hidden, locked, packed piece by piece, and moved when whole."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from cleaner.dumps.formats.atomic_writes import WriteError
from cleaner.dumps.output.part_files import (
    BusyError,
    Direct,
    Part,
    hidden,
    is_direct,
    is_hidden,
    raising_write_errors,
)


def test_a_file_has_its_name_when_it_is_whole(tmp_path: Path) -> None:
    part = Part(tmp_path / "out.txt")
    part.open()
    part.add("خبر".encode())
    assert part.waiting == 6
    assert part.put() == 6
    assert part.waiting == 0
    assert not part.path.exists()
    part.move()
    part.close()
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_pieces_are_packed_one_by_one(tmp_path: Path) -> None:
    part = Part(tmp_path / "out.txt.gz")
    part.open()
    for piece in (b"a", b"b"):
        part.add(piece)
        part.put()
    part.move()
    part.close()
    data = (tmp_path / "out.txt.gz").read_bytes()
    assert data.count(b"\x1f\x8b\x08") == 2
    assert gzip.decompress(data) == b"ab"


def test_it_goes_on_where_an_earlier_run_left_it(tmp_path: Path) -> None:
    first = Part(tmp_path / "out.txt")
    first.open()
    first.add(b"abcdef")
    first.put()
    first.close()
    again = Part(tmp_path / "out.txt")
    again.open(3)
    again.add(b"X")
    again.put()
    again.move()
    again.close()
    assert (tmp_path / "out.txt").read_bytes() == b"abcX"


def upper(spool: Path, target: Path) -> None:
    target.write_bytes(spool.read_bytes().upper())


def test_of_a_spool_the_file_is_made_when_it_is_whole(tmp_path: Path) -> None:
    part = Part(tmp_path / "out.txt.gz", sealed=True)
    part.open()
    part.add(b"abc")
    part.put()
    part.move(upper)
    part.close()
    assert gzip.decompress((tmp_path / "out.txt.gz").read_bytes()) == b"ABC"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt.gz"]


def test_another_run_to_the_same_file_is_refused_while_this_one_lives(tmp_path: Path) -> None:
    part = Part(tmp_path / "out.txt")
    with pytest.raises(BusyError, match="another run writes to it"):
        Part(tmp_path / "out.txt")
    part.close()
    Part(tmp_path / "out.txt").close()


def test_what_there_is_so_far_can_be_shown(tmp_path: Path) -> None:
    part = Part(tmp_path / "out.txt")
    part.open()
    part.add(b"abc")
    part.show()
    assert (tmp_path / "out.txt").read_bytes() == b"abc"
    part.remove()
    part.close()
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.skipif(os.name == "nt", reason="there are no pipes by name")
def test_a_pipe_is_written_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert is_direct(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    direct = Direct(pipe)
    direct.open()
    direct.add(b"abc")
    direct.move()
    direct.close()
    assert os.read(reader, 9) == b"abc"
    os.close(reader)
    assert (direct.waiting, direct.put()) == (0, 0)


@pytest.mark.parametrize("kind", ["part", "seal", "sealed", "state", "new", "lock"])
def test_hidden_names_are_known_again(kind: str) -> None:
    assert is_hidden(hidden(Path("out/clean.jsonl"), kind, "abc"))
    assert is_hidden(hidden(Path("س" * 120), kind))
    assert len(os.fsencode(hidden(Path("س" * 127), kind).name)) <= 255


def test_a_fault_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"out\.txt: cannot be written"), raising_write_errors(tmp_path / "out.txt"):
        raise OSError(28, "No space left on device")
    with pytest.raises(WriteError):
        Part(tmp_path / "no" / "out.txt")
