"""What failed: to a file with place and reason, and to the caller as far as that is of use."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest

from cleaner.dumps.counts import Tally
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.files import find_inputs
from cleaner.dumps.job import Job
from cleaner.dumps.output.error_log import ErrorLog, TooManyErrorsError
from cleaner.dumps.output.plan import Plan
from cleaner.dumps.output.steps import Output
from tests.dumps.test_run import Heard, write_records

ENTRY = Entry(7, 30, raw='{"نص": 3}', place="line 7", problem="is a number")


class Log(NamedTuple):
    """A log of errors, with what it writes to and whom it tells."""

    log: ErrorLog
    output: Output
    heard: Heard
    job: Job


@pytest.fixture
def log_of(tmp_path: Path) -> Iterator[Callable[..., Log]]:
    """Make the log of a run over one record; what it has open is closed in the end."""
    with ExitStack() as stack:

        def make(*, logged: bool = True, most: int | None = None) -> Log:
            errors = tmp_path / "errors.jsonl" if logged else None
            inputs = find_inputs([str(write_records(tmp_path / "in.jsonl", 1))]).inputs
            job = Job(inputs=inputs, plan=Plan(tmp_path / "out.jsonl"), errors=errors, max_errors=most)
            output, heard = stack.enter_context(Output(job.plan.path, job.beside)), Heard()
            return Log(ErrorLog(job, output, heard), output, heard, job)

        yield make


def written(tmp_path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (tmp_path / "errors.jsonl").read_bytes().splitlines()]


def test_a_record_is_written_with_its_place_and_as_it_came(tmp_path: Path, log_of: Callable[..., Log]) -> None:
    log, output, heard, job = log_of()
    tally = Tally()
    log.record(tally, job.inputs[0], ENTRY, ENTRY.problem)
    output.finish()
    [said] = written(tmp_path)
    assert (said["place"], said["problem"], said["raw"], said["size"]) == ("line 7", "is a number", ENTRY.raw, 30)
    assert tally.failed == 1
    assert heard.problems == [f"{tmp_path / 'in.jsonl'}: line 7: is a number"]


def test_a_long_record_is_cut(tmp_path: Path, log_of: Callable[..., Log]) -> None:
    log, output, _, job = log_of()
    log.record(Tally(), job.inputs[0], ENTRY._replace(raw="س" * 100_001), "x")
    log.record(Tally(), job.inputs[0], ENTRY._replace(raw="س" * 100_000), "x")
    output.finish()
    first, second = written(tmp_path)
    assert (first["cut"], len(str(first["raw"]))) == (True, 100_000)
    assert "cut" not in second


def test_an_input_is_counted_apart(tmp_path: Path, log_of: Callable[..., Log]) -> None:
    log, output, _, job = log_of()
    tally = Tally()
    log.input(tally, job.inputs[0], f"{tmp_path / 'in.jsonl'}: is cut short")
    output.finish()
    assert (tally.failed, tally.broken) == (0, 1)
    assert written(tmp_path)[0]["problem"] == "is cut short"


def test_of_many_problems_the_first_are_told_beside_a_file(tmp_path: Path, log_of: Callable[..., Log]) -> None:
    log, output, heard, job = log_of()
    for _ in range(30):
        log.record(Tally(), job.inputs[0], ENTRY, "x")
    output.finish()
    assert len(heard.problems) == 20
    assert len(heard.notes) == 1
    assert len(written(tmp_path)) == 30


def test_without_a_file_all_are_told(log_of: Callable[..., Log]) -> None:
    log, output, heard, job = log_of(logged=False)
    for _ in range(30):
        log.record(Tally(), job.inputs[0], ENTRY, "x")
    output.finish()
    assert len(heard.problems) == 30


def test_too_many_end_the_run_and_what_failed_is_shown(tmp_path: Path, log_of: Callable[..., Log]) -> None:
    log, output, _, job = log_of(most=1)
    tally = Tally()
    log.record(tally, job.inputs[0], ENTRY, "x")
    with pytest.raises(TooManyErrorsError, match="more than 1 records"):
        log.record(tally, job.inputs[0], ENTRY, "x")
    assert len(written(tmp_path)) == 2
    output.finish()


def test_an_input_that_fails_is_told_however_many_records_did(log_of: Callable[..., Log]) -> None:
    log, _, heard, job = log_of()
    for _ in range(50):
        log.record(Tally(), job.inputs[0], ENTRY, ENTRY.problem)
    log.input(Tally(), job.inputs[0], "in.jsonl: no record has the field 'body'")
    assert heard.problems[-1] == "in.jsonl: no record has the field 'body'"
