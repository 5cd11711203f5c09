"""A run over dumps: what it counts and tells, and that being stopped at any place changes no byte."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cleaner.dumps.counts import Tally
from cleaner.dumps.formats.entries import dump
from cleaner.dumps.formats.files import find_inputs
from cleaner.dumps.job import Job, Selection
from cleaner.dumps.output import steps
from cleaner.dumps.output.plan import Plan
from cleaner.dumps.output.run_state import ResumeError
from cleaner.dumps.run import run
from tests.support.processes import files_in

TEXT = "فتحت البلدية الجسر رقم {} أمس.\nالمصدر: وكالات"


class Heard:
    """A listener that remembers."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.warnings: list[str] = []
        self.notes: list[str] = []
        self.size = 0

    def problem(self, message: str) -> None:
        self.problems.append(message)

    def warning(self, message: str) -> None:
        self.warnings.append(message)

    def note(self, message: str) -> None:
        self.notes.append(message)

    def advance(self, size: int, tally: Tally) -> None:
        self.size += size


def write_records(path: Path, count: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (dump({"id": number, "text": TEXT.format(number)}) for number in range(count))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def job_of(paths: list[Path], plan: Plan, *, resume: bool = False, selection: Selection | None = None) -> Job:
    inputs = find_inputs([str(path) for path in paths]).inputs
    return Job(inputs=inputs, plan=plan, resume=resume, workers=0, selection=selection or Selection())


def test_what_is_read_is_written_and_counted(tmp_path: Path) -> None:
    source, heard = write_records(tmp_path / "in.jsonl", 5), Heard()
    tally = run(job_of([source], Plan(tmp_path / "out.jsonl")), heard)
    assert (tally.read, tally.written, tally.changed, tally.failed) == (5, 5, 5, 0)
    assert tally.adds_up
    assert heard.size == source.stat().st_size
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 5


def test_a_record_that_is_broken_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    source, heard = write_records(tmp_path / "in.jsonl", 2), Heard()
    source.write_bytes(b"{\n" + source.read_bytes())
    tally = run(job_of([source], Plan(tmp_path / "out.jsonl")), heard)
    assert (tally.read, tally.written, tally.failed) == (3, 2, 1)
    assert len(heard.problems) == 1
    assert "in.jsonl: line 1" in heard.problems[0]


def test_no_more_is_read_than_is_wanted(tmp_path: Path) -> None:
    source = write_records(tmp_path / "in.jsonl", 4)
    tally = run(job_of([source], Plan(tmp_path / "out.jsonl"), selection=Selection(limit=3)), Heard())
    assert (tally.read, tally.written) == (3, 3)


class _StopError(KeyboardInterrupt):
    """What stops a run."""


@pytest.mark.parametrize("shape", ["shards", "folder", "shards that end with the input"])
def test_a_run_that_is_stopped_between_the_last_step_of_a_file_and_its_end_ends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    one = len(dump({"id": 10, "text": TEXT.format(10), "clean_text": TEXT.format(10)})) * 2
    monkeypatch.setattr(steps, "STEP", one)
    folder = shape == "folder"
    sources = [write_records(tmp_path / "in" / f"{name}.jsonl", 12) for name in ("ab" if folder else "a")]

    def plan(place: str) -> Plan:
        (tmp_path / place).mkdir(exist_ok=True)
        if folder:
            return Plan(tmp_path / place / "out", folder=True)
        return Plan(tmp_path / place / "out.jsonl", shard=one * (1 if shape == "shards" else 2))

    paths = [tmp_path / "in"] if folder else sources
    run(job_of(paths, plan("whole")), Heard())
    end, calls = steps.Output.end, 0

    def stopped(self: steps.Output, state: Mapping[str, Any], seal: Any = None) -> None:
        nonlocal calls
        calls += 1
        if calls % 2:
            raise _StopError
        end(self, state, seal)

    monkeypatch.setattr(steps.Output, "end", stopped)
    for _ in range(40):
        try:
            run(job_of(paths, plan("stopped"), resume=True), Heard())
        except _StopError:
            continue
        break
    assert calls > 1
    assert files_in(tmp_path / "stopped") == files_in(tmp_path / "whole")


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
@pytest.mark.parametrize("replaced", [0, 1])
def test_an_input_that_was_replaced_at_its_size_and_time_is_not_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, replaced: int
) -> None:
    monkeypatch.setattr(steps, "STEP", 400)
    sources = [write_records(tmp_path / f"{name}.jsonl", 12) for name in "ab"]
    if ending == "csv":
        for number, source in enumerate(sources):
            rows = [f'{row},"{TEXT.format(row)}"' for row in range(12)]
            sources[number] = source.with_suffix(".csv")
            sources[number].write_text("\n".join(["id,text", *rows]), encoding="utf-8")
    plan = Plan(tmp_path / "out.jsonl")
    with monkeypatch.context() as patched:
        patched.setattr(steps.Output, "finish", _stop)
        with pytest.raises(_StopError):
            run(job_of(sources, plan), Heard())
    source, time = sources[replaced], sources[replaced].stat().st_mtime_ns
    source.write_bytes(source.read_bytes().replace("الجسر رقم 1 ".encode(), "الجسر رقم 2 ".encode()))
    os.utime(source, ns=(time, time))
    with pytest.raises(ResumeError, match="an input is another"):
        run(job_of(sources, plan, resume=True), Heard())


def _stop(*_: object) -> None:
    raise _StopError


def test_a_run_whose_report_shows_examples_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(steps, "STEP", 400)
    source, plan = write_records(tmp_path / "in.jsonl", 12), Plan(tmp_path / "out.jsonl")
    step = steps.Output.step

    def stopped(self: steps.Output, state: Mapping[str, Any], **kinds: bool) -> None:
        step(self, state, **kinds)
        raise _StopError

    with monkeypatch.context() as stopping:
        stopping.setattr(steps.Output, "step", stopped)
        with pytest.raises(_StopError):
            run(replace(job_of([source], plan), examples=True), Heard())
    tally = run(replace(job_of([source], plan, resume=True), examples=True), Heard())
    assert (tally.read, tally.resumed > 0) == (12, True)
    assert [example["record"] for example in tally.examples][-1] == 12
