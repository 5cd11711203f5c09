"""A file that is written in steps: whole or not at all, and resumed to the same bytes."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from cleaner.dumps.formats.atomic_writes import WriteError
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.output import steps
from cleaner.dumps.output.part_files import BusyError
from cleaner.dumps.output.run_state import ResumeError
from cleaner.dumps.output.steps import Output


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def interrupted(path: Path, beside: dict[str, Path] | None = None, keep: bool = True) -> None:
    """Write one step, and some of the next."""
    with Output(path, beside or {}, keep=keep) as out:
        out.begin()
        out.write("أول\n".encode())
        out.step({"entries": 1})
        out.write("ثان\n".encode())


def test_nothing_is_at_its_name_before_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with Output(path, {}) as out:
        out.begin()
        out.write(b"1\n")
        out.step({})
        assert not path.exists()
        out.write(b"2\n")
        out.finish()
    assert path.read_bytes() == b"1\n2\n"
    assert names(tmp_path) == ["out.jsonl"]


def test_an_interrupt_right_after_the_state_has_its_name_leaves_the_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rename_and_be_interrupted(old: Path, new: Path) -> None:
        old.replace(new)
        raise KeyboardInterrupt

    path = tmp_path / "out.jsonl"
    monkeypatch.setattr(steps, "rename", rename_and_be_interrupted)
    with pytest.raises(KeyboardInterrupt):
        interrupted(path)
    monkeypatch.undo()
    with Output(path, {}, keep=True, resume=True) as out:
        assert out.state
        assert out.state["entries"] == 1


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.jsonl.xz"])
def test_resumed_bytes_are_those_of_an_undisturbed_run(tmp_path: Path, name: str) -> None:
    whole, path = tmp_path / f"whole-{name}", tmp_path / name
    with Output(whole, {}) as out:
        out.begin()
        out.write("أول\n".encode())
        out.step({})
        out.write("ثان\n".encode())
        out.finish()
    interrupted(path)
    with Output(path, {}, resume=True) as out:
        out.begin()
        assert out.state is not None
        assert out.state["entries"] == 1
        out.write("ثان\n".encode())
        out.finish()
    assert path.read_bytes() == whole.read_bytes()
    assert names(tmp_path) == sorted([name, whole.name])


def test_what_a_step_left_unfinished_is_cut_off(tmp_path: Path) -> None:
    path, removed = tmp_path / "out.jsonl", tmp_path / "removed.jsonl"
    interrupted(path, {"removed": removed})
    for part in tmp_path.glob(".*-part"):
        with part.open("ab") as stream:
            stream.write(b"torn")
    with Output(path, {"removed": removed}, resume=True) as out:
        out.begin()
        out.write(b"[]\n", "removed")
        out.finish()
    assert path.read_text(encoding="utf-8") == "أول\n"
    assert removed.read_bytes() == b"[]\n"


@pytest.mark.parametrize(
    "change",
    [
        {"form": 1},
        {"sizes": {"": 1.5}},
        {"sizes": {"": -1}},
        {"sizes": {"": 10_000}},
        {"sizes": {"": 2, "removed": 2}},
        {"sizes": {}},
        {"sizes": None},
        {"main": None},
        {"main": ""},
        {"ended": 1},
        {"finishing": None},
        b'{"form": 2, "si',
        b"[]",
        b"",
    ],
)
def test_what_cannot_be_gone_on_with_is_told_and_stays(tmp_path: Path, change: dict[str, object] | bytes) -> None:
    path, state = tmp_path / "out.jsonl", tmp_path / ".out.jsonl.cleaner-state"
    interrupted(path)
    data = change if isinstance(change, bytes) else json.dumps({**json.loads(state.read_bytes()), **change}).encode()
    state.write_bytes(data)
    with pytest.raises(ResumeError, match=r"out\.jsonl: what a stopped run left .* leave --resume out"):
        Output(path, {}, resume=True)
    assert names(tmp_path) == [".out.jsonl.cleaner-part", ".out.jsonl.cleaner-state"]
    with Output(path, {}) as out:
        out.begin()
        assert out.left_over
        out.write(b"new\n")
        out.finish()
    assert path.read_bytes() == b"new\n"
    assert names(tmp_path) == ["out.jsonl"]


def test_nothing_to_go_on_with_is_a_beginning(tmp_path: Path) -> None:
    with Output(tmp_path / "out.jsonl", {}, resume=True) as out:
        out.begin()
        assert out.state is None


def test_runs_that_share_a_file_beside_do_not_meet(tmp_path: Path) -> None:
    beside = {"removed": tmp_path / "removed.jsonl"}
    interrupted(tmp_path / "a.jsonl", beside)
    with Output(tmp_path / "b.jsonl", beside) as other:
        other.begin()
        with pytest.raises(BusyError, match=r"removed\.jsonl: another run"):
            Output(tmp_path / "a.jsonl", beside, resume=True)
        other.write(b"foreign\n", "removed")
        other.step({})
    with Output(tmp_path / "a.jsonl", beside, resume=True) as out:
        out.begin()
        out.write(b"own\n", "removed")
        out.finish()
    assert (tmp_path / "removed.jsonl").read_bytes() == b"own\n"


def test_a_name_as_long_as_may_be(tmp_path: Path) -> None:
    path = tmp_path / f"{'ن' * 124}.jsonl"
    interrupted(path)
    with Output(path, {}, resume=True) as out:
        out.begin()
        out.finish()
    assert path.exists()


def test_a_private_file_stays_private_while_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.touch(0o600)
    interrupted(path)
    assert (tmp_path / ".out.jsonl.cleaner-part").stat().st_mode & 0o777 == 0o600


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"precious")
    (tmp_path / ".out.jsonl.cleaner-lock").symlink_to(tmp_path / "other")
    with pytest.raises(WriteError):
        Output(tmp_path / "out.jsonl", {})
    assert (tmp_path / "other").read_bytes() == b"precious"


def test_a_run_that_does_not_resume_says_what_it_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    interrupted(path)
    with Output(path, {}) as out:
        assert out.left_over
        out.finish()
    assert names(tmp_path) == []


def test_what_cannot_be_resumed_is_not_kept(tmp_path: Path) -> None:
    interrupted(tmp_path / "out.jsonl", keep=False)
    assert names(tmp_path) == []


def test_an_older_file_stays_until_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old\n")
    path.chmod(0o640)
    interrupted(path)
    assert path.read_bytes() == b"old\n"
    with Output(path, {}, resume=True) as out:
        out.begin()
        out.finish()
    assert path.read_text(encoding="utf-8") == "أول\n"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "out.jsonl"
    link.symlink_to(tmp_path / "there" / "real.jsonl")
    with Output(link, {}) as out:
        out.begin()
        out.write(b"1\n")
        out.finish()
    assert link.is_symlink()
    assert (tmp_path / "there" / "real.jsonl").read_bytes() == b"1\n"


@pytest.mark.skipif(os.name == "nt", reason="files are not locked there")
def test_a_second_run_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    with Output(path, {}) as first:
        first.begin()
        first.write(b"1\n")
        with pytest.raises(BusyError, match=r"out\.jsonl: another run writes to it: wait"):
            Output(path, {}, resume=True)
        first.finish()
    with Output(path, {}) as out:
        out.finish()
    assert path.read_bytes() == b"1\n"


def test_what_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"none/out\.jsonl: cannot be written"):
        Output(tmp_path / "none" / "out.jsonl", {})
    with pytest.raises(WriteError, match="cannot be written"):
        Output(tmp_path / "out.jsonl", {"removed": tmp_path / "none" / "removed.jsonl"})
    assert names(tmp_path) == []


def test_a_step_is_full_after_as_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "STEP", 10)
    with Output(tmp_path / "out.jsonl", {"removed": tmp_path / "removed.jsonl"}) as out:
        out.begin()
        out.write(b"12345")
        assert not out.full
        out.write(b"67890", "removed")
        assert out.full
        out.step({})
        assert not out.full


def test_packed_steps_are_one_dump(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl.gz"
    with Output(path, {}) as out:
        out.begin()
        for number in range(3):
            out.write(f"{number}\n".encode())
            out.step({})
        out.finish()
    assert gzip.decompress(path.read_bytes()) == b"0\n1\n2\n"


def test_one_main_file_after_the_other(tmp_path: Path) -> None:
    home, removed = tmp_path / "out", tmp_path / "removed.jsonl"
    home.mkdir()
    with Output(home, {"removed": removed}) as out:
        for name in ("a.jsonl", "b.jsonl"):
            assert not out.begin(home / name)
            out.write(name.encode())
            out.write(b"x", "removed")
            out.end({"next": name})
            assert (home / name).read_bytes() == name.encode()
        assert not removed.exists()
        out.finish()
    assert removed.read_bytes() == b"xx"
    assert names(tmp_path) == ["out", "removed.jsonl"]
    assert names(home) == ["a.jsonl", "b.jsonl"]


def test_a_later_main_file_is_gone_on_with(tmp_path: Path) -> None:
    home = tmp_path / "out"
    home.mkdir()
    with Output(home, {}) as out:
        out.begin(home / "a.jsonl")
        out.write(b"a\n")
        out.end({"inputs": 1})
        out.begin(home / "b.jsonl")
        out.write(b"b1\n")
        out.step({"inputs": 1, "entries": 1})
        out.write(b"b2\n")
    with Output(home, {}, resume=True) as out:
        assert out.state
        assert (out.state["inputs"], out.state["entries"], out.ended) == (1, 1, None)
        assert out.begin(home / "b.jsonl")
        out.write(b"b2\n")
        out.finish()
    assert (home / "b.jsonl").read_bytes() == b"b1\nb2\n"
    assert names(home) == ["a.jsonl", "b.jsonl"]


def upper(spool: Path, target: Path) -> None:
    target.write_bytes(spool.read_bytes().upper())


@pytest.mark.parametrize("fault", ["before", "within", "after"])
def test_a_run_that_died_while_it_made_the_file_of_its_spool_makes_it_again(tmp_path: Path, fault: str) -> None:
    path, beside = tmp_path / "out.bin", {"removed": tmp_path / "removed.jsonl"}

    def dying(spool: Path, target: Path) -> None:
        if fault != "before":
            target.write_bytes(b"TORN")
        raise KeyboardInterrupt

    with Output(path, beside) as out:
        out.begin(sealed=True)
        out.write(b"text")
        out.write(b"piece", "removed")
        with pytest.raises(KeyboardInterrupt):
            out.finish({}, dying)
    if fault == "after":  # it had moved everything, and only the state was left
        part = tmp_path / ".out.bin.cleaner-part"
        path.write_bytes(part.read_bytes().upper())
        part.unlink()
    assert path.exists() == (fault == "after")
    with Output(path, beside, resume=True) as out:
        assert out.finishing
        out.complete(upper)
        out.finish()
    assert path.read_bytes() == b"TEXT"
    assert beside["removed"].read_bytes() == b"piece"
    assert names(tmp_path) == ["out.bin", "removed.jsonl"]


def test_an_optional_file_is_there_only_with_something_in_it(tmp_path: Path) -> None:
    path, errors = tmp_path / "out.jsonl", tmp_path / "errors.jsonl"
    for written in (b"{}\n", b""):
        with Output(path, {"errors": errors}, optional={"errors"}) as out:
            out.begin()
            out.write(written, "errors")
            out.finish()
        assert errors.exists() == bool(written)


@pytest.mark.parametrize("last", [True, False])
def test_a_file_that_cannot_be_made_of_its_spool_is_named_and_leaves_nothing(tmp_path: Path, last: bool) -> None:
    def seal(spool: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise FormatError("holds too many columns")

    path = tmp_path / "out.parquet"
    with Output(path, {"errors": tmp_path / "errors.jsonl"}) as out:
        out.begin(sealed=True)
        out.write(b"x")
        out.write(b"y", "errors")
        out.step({})
        if not last:
            with pytest.raises(FormatError, match=r"out\.parquet: holds too many columns"):
                out.end({}, seal)
            out.begin(tmp_path / "second.parquet", sealed=True)
        with pytest.raises(FormatError, match=r"\.parquet: holds too many columns"):
            out.finish({}, seal)
    assert names(tmp_path) == ["errors.jsonl"]
