"""What a run needs to know, and what it must share with one that it resumes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cleaner.dumps.formats.files import find_inputs
from cleaner.dumps.job import Columns, Job, Selection
from cleaner.dumps.output.plan import Plan
from cleaner.dumps.workers.clean_record import Outcome
from cleaner.options import Options
from tests.dumps.test_run import write_records


@pytest.fixture
def job(tmp_path: Path) -> Job:
    inputs = find_inputs([str(write_records(tmp_path / "in.jsonl", 2))]).inputs
    return Job(inputs=inputs, plan=Plan(tmp_path / "out.jsonl"))


@pytest.mark.parametrize(
    ("selection", "outcome", "reason"),
    [
        (Selection(), Outcome(""), ""),
        (Selection(drop_empty=True), Outcome(" \n"), "empty"),
        (Selection(min_chars=4), Outcome("خبر"), "short"),
        (Selection(min_chars=3), Outcome("خبر"), ""),
        (Selection(language="ar"), Outcome("خبر", language="ar"), ""),
        (Selection(language="ar"), Outcome("خبر", language="und"), ""),
        (Selection(language="ar"), Outcome("خبر", language="fa"), "another language"),
        (Selection(), Outcome("خبر", language="fa"), ""),
        (Selection(only_changed=True), Outcome("خبر"), "unchanged"),
        (Selection(only_changed=True), Outcome("خبر", changed=True), ""),
    ],
)
def test_a_document_is_dropped_for_a_reason(selection: Selection, outcome: Outcome, reason: str) -> None:
    assert selection.dropped(outcome) == reason


def test_what_is_asked_of_a_record_follows_from_the_fields_and_files(job: Job, tmp_path: Path) -> None:
    assert not any(job.settings.wanted)
    assert replace(job, removed=tmp_path / "cut.jsonl").settings.wanted.removed
    assert replace(job, columns=Columns(metadata="m")).settings.wanted.metadata
    found = replace(job, columns=Columns(findings="f")).settings
    assert (found.wanted.findings, found.options.inspect) == (True, True)
    assert replace(job, plan=Plan(json=True)).settings.wanted.everything
    assert replace(job, memory=3, seconds=5).settings[2:] == (5, 3_000_000)


def test_only_files_are_written_in_steps_and_read_again(job: Job, tmp_path: Path) -> None:
    assert job.in_steps
    assert job.from_files
    assert not replace(job, plan=Plan()).in_steps
    assert not replace(job, errors=Path("/dev/null")).in_steps
    assert not replace(job, inputs=find_inputs([]).inputs).from_files


@pytest.mark.parametrize(
    "change",
    [
        {"options": Options(preset="recall")},
        {"columns": Columns(clean="نظيف")},
        {"selection": Selection(limit=1)},
        {"now": datetime(2025, 3, 9, tzinfo=UTC)},
    ],
)
def test_a_run_that_would_write_something_else_has_other_terms(job: Job, change: dict[str, object]) -> None:
    assert replace(job, **change).terms != job.terms  # type: ignore[arg-type]


def test_how_it_runs_changes_no_term_and_another_input_does(job: Job, tmp_path: Path) -> None:
    assert replace(job, workers=3, seconds=9.0, resume=True).terms == job.terms
    before = job.terms
    write_records(tmp_path / "in.jsonl", 3)
    inputs = find_inputs([str(tmp_path / "in.jsonl")]).inputs
    assert replace(job, inputs=inputs).terms != before
