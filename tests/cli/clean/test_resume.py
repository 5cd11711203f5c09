"""Runs that are killed, interrupted, or run out of room: what they leave, and how they go on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path
from random import Random

import pytest

from tests.support.processes import files_in, start_clean, wait_for_step, write_dump

RECORDS = 2_000
FAILING = 4
NAMES = ("out.jsonl", "out.jsonl.gz")
STEP = 40_000  # bytes

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are killed otherwise there")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a dump with some records that fail."""
    return write_dump(tmp_path_factory.mktemp("dumps") / "in.jsonl", RECORDS, 500)


@pytest.fixture(scope="module")
def whole(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Give the files of runs that nothing disturbed, by the name of the steps."""
    left = {}
    for name in NAMES:
        folder = tmp_path_factory.mktemp("whole")
        run = start(source, folder / name)
        messages(run)
        assert run.returncode == 1
        left[name] = files_in(folder)
    return left


def start(source: Path, out: Path, *more: str, most: int = 0, awaited: Path | None = None) -> subprocess.Popen[bytes]:
    removed = out.with_name(f"removed-{out.name}")
    arguments: list[Path | str] = [source, "-o", out, "--removed", removed, *more]
    return start_clean(*arguments, step=STEP, most=most, awaited=awaited)


def messages(run: subprocess.Popen[bytes]) -> list[str]:
    return run.communicate()[1].decode().splitlines()


def state_of(out: Path) -> Path:
    return out.with_name(f".{out.name}.cleaner-state")


@pytest.mark.parametrize(("name", "workers", "kills"), [("out.jsonl", "0", 12), ("out.jsonl.gz", "2", 8)])
def test_killed_again_and_again_it_ends_with_the_same_bytes(
    source: Path, whole: dict[str, dict[str, bytes]], tmp_path: Path, name: str, workers: str, kills: int
) -> None:
    random, out = Random(name), tmp_path / name
    for _ in range(kills):
        run = start(source, out, "--resume", "--workers", workers)
        if random.random() < 0.7:
            wait_for_step(run, state_of(out))
        time.sleep(random.uniform(0, 0.2))
        run.kill()
        run.communicate()
        assert not out.exists() or out.read_bytes() == whole[name][name]
    last = start(source, out, "--resume", "--workers", workers)
    told = messages(last)
    assert last.returncode == 1
    assert f"note: {RECORDS - FAILING:,} cleaned, {RECORDS - FAILING:,} of them changed, {FAILING} failed" in told
    assert files_in(tmp_path) == whole[name]


def test_an_interrupt_leaves_what_the_last_step_wrote(
    source: Path, whole: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    run = start(source, out, "--workers", "2", awaited=tmp_path.parent / "never")
    wait_for_step(run, state_of(out))
    os.killpg(run.pid, signal.SIGINT)
    told = messages(run)
    assert run.returncode == 130
    assert "note: stopped: the same command with --resume goes on from here" in told
    assert not any("died" in line for line in told)
    assert not out.exists()
    messages(start(source, out, "--resume"))
    assert files_in(tmp_path) == whole["out.jsonl"]


def test_workers_end_with_the_run(source: Path, tmp_path: Path) -> None:
    run = start(source, tmp_path / "out.jsonl", "--workers", "2", awaited=tmp_path / "never")
    wait_for_step(run, state_of(tmp_path / "out.jsonl"))
    assert run.poll() is None
    run.kill()
    run.communicate()  # ends when the last process that holds standard error has ended


def test_a_disk_that_is_full_is_one_line_and_the_run_goes_on_when_there_is_room(
    source: Path, whole: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    run = start(source, out, most=len(whole["out.jsonl"]["out.jsonl"]) // 2)
    told = [line for line in messages(run) if "line " not in line]
    assert run.returncode == 1
    assert told[-2] == "note: stopped: the same command with --resume goes on from here"
    full = {
        f"error: {file}: cannot be written (File too large): make room"
        for file in (out, out.with_name("removed-out.jsonl"))
    }
    assert told[-1] in full
    assert not out.exists()
    last = start(source, out, "--resume")
    assert any("out.jsonl: goes on after" in line for line in messages(last))
    assert files_in(tmp_path) == whole["out.jsonl"]


def test_two_runs_do_not_write_to_one_file(
    source: Path, whole: dict[str, dict[str, bytes]], tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = tmp_path / "out.jsonl"
    awaited = tmp_path_factory.mktemp("signs") / "go-on"
    first = start(source, out, awaited=awaited)
    wait_for_step(first, state_of(out))
    second = start(source, out, "--resume")
    assert messages(second) == [f"error: {out}: another run writes to it: wait until it ends, or name another file"]
    assert second.returncode == 2
    awaited.touch()
    first.communicate()
    assert files_in(tmp_path) == whole["out.jsonl"]


@pytest.mark.parametrize("change", ["options", "input"])
def test_other_terms_are_not_gone_on_with(source: Path, tmp_path: Path, change: str) -> None:
    path, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    path.write_bytes(source.read_bytes())
    run = start(path, out, awaited=tmp_path / "never")
    wait_for_step(run, state_of(out))
    run.kill()
    run.communicate()
    if change == "input":
        path.write_bytes(source.read_bytes() + b"\n")
    other = start(path, out, "--resume", *(["--keep", "source"] if change == "options" else []))
    assert messages(other) == [
        f"error: {out}: the run that was stopped had other inputs or options: "
        "repeat its command, or leave --resume out to begin anew"
    ]
    assert other.returncode == 2
    assert state_of(out).exists()


def test_resuming_needs_files(tmp_path: Path) -> None:
    run = start(Path("-"), tmp_path / "out.jsonl", "--resume")
    assert messages(run)[-1].startswith("usage error: --resume needs files to read and a file or folder to write to")
    assert run.returncode == 2


@pytest.mark.parametrize("key", ["tally", "inputs", "entries", "terms"])
def test_a_state_that_somebody_changed_is_not_gone_on_with(source: Path, tmp_path: Path, key: str) -> None:
    out = tmp_path / "out.jsonl"
    run = start(source, out, awaited=tmp_path / "never")
    wait_for_step(run, state_of(out))
    run.kill()
    run.communicate()
    file = state_of(out)
    file.write_text(json.dumps({**json.loads(file.read_bytes()), key: {"cleaned": -1}}), encoding="utf-8")
    other = start(source, out, "--resume")
    assert "leave --resume out to begin anew" in messages(other)[-1]
    assert other.returncode == 2


def test_what_a_stopped_run_left_is_no_input(tmp_path: Path) -> None:
    left = tmp_path / ".out.jsonl.cleaner-part"
    left.write_text('{"text": "خبر"}', encoding="utf-8")
    run = start(left, tmp_path / "out.jsonl", "--input", "jsonl")
    assert messages(run) == [f"usage error: {left} is what a stopped run left: copy it to another name to read it"]
    assert left.exists()
