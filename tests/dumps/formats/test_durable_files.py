"""Files that outlive a loss of power, and that are as private as what they take the place of."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from cleaner.dumps.formats.durable_files import make_folders, mode_of, new_file, rename, sync_folder
from cleaner.dumps.output.steps import Output

pytestmark = pytest.mark.skipif(os.name == "nt", reason="modes and links are others there")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_file_follows_no_link_and_is_read_by_whom_it_may_from_the_first(tmp_path: Path) -> None:
    victim, path = tmp_path / "victim", tmp_path / "new"
    victim.write_bytes(b"old")
    path.symlink_to(victim)
    with new_file(path, 0o640) as stream:
        assert mode(path) == 0o640
        stream.write(b"new")
    assert (victim.read_bytes(), path.read_bytes(), path.is_symlink()) == (b"old", b"new", False)


def test_the_mode_is_that_of_the_first_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "a").touch(0o600)
    (tmp_path / "b").mkdir(0o750)
    assert mode_of(tmp_path / "none", tmp_path / "a", tmp_path / "b") == 0o600
    assert mode_of(tmp_path / "b") == 0o640
    assert mode_of(tmp_path / "none") is None


def test_bytes_are_on_the_disk_before_the_name_and_the_name_before_what_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[str, list[str]]] = []

    def fsync(number: int) -> None:
        place = Path(f"/proc/self/fd/{number}").readlink()
        synced.append((str(place), sorted(path.name for path in tmp_path.iterdir())))

    monkeypatch.setattr(os, "fsync", fsync)
    (tmp_path / "part").write_bytes(b"x")
    rename(tmp_path / "part", tmp_path / "out")
    assert synced == [(str(tmp_path / "part"), ["part"]), (str(tmp_path), ["out"])]
    make_folders(tmp_path / "a" / "b")
    assert [place for place, _ in synced[2:]] == [str(tmp_path), str(tmp_path / "a")]
    sync_folder(tmp_path / "none")


def test_all_files_of_a_private_output_are_private(tmp_path: Path) -> None:
    home = tmp_path / "out.csv"
    home.touch(0o600)
    seen: dict[str, int] = {}

    def seal(spool: Path, target: Path) -> None:
        seen.update({path.name: mode(path) for path in tmp_path.iterdir()})
        target.write_bytes(spool.read_bytes())

    with Output(home, {"removed": tmp_path / "removed.jsonl", "errors": tmp_path / "e.jsonl"}) as out:
        out.begin(sealed=True)
        out.write(b"x")
        out.write(b"y", "removed")
        out.step({})
        state = hidden_state(tmp_path)
        assert mode(state) == 0o600
        out.finish({}, seal)
    assert {name: value for name, value in seen.items() if not name.endswith("-lock")}.keys() >= {"removed.jsonl"}
    assert all(value == 0o600 for name, value in seen.items() if not name.endswith("-lock"))
    assert {mode(path) for path in tmp_path.iterdir()} == {0o600}


def hidden_state(folder: Path) -> Path:
    (state,) = folder.glob(".*cleaner-state")
    return state
