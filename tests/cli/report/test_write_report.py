"""Where a report goes, and what it says made the output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer

import cleaner
from cleaner.cli.console import Messages
from cleaner.cli.report.write_report import made_of, plan_report, write_report
from cleaner.dumps.counts import Tally
from cleaner.dumps.formats.files import find_inputs
from cleaner.dumps.job import Job
from cleaner.dumps.output.plan import Plan
from cleaner.options import Options
from tests.support.clean_command import DIRTY, write


def job_of(folder: Path) -> Job:
    inputs = find_inputs([str(write(folder / "in.txt", DIRTY))]).inputs
    return Job(inputs=inputs, plan=Plan(folder / "out.txt"), options=Options(preset="recall"), workers=2)


@pytest.mark.parametrize("name", ["report.json", "report.HTML"])
def test_a_report_is_json_or_a_page(tmp_path: Path, name: str) -> None:
    job = job_of(tmp_path)
    found = find_inputs([str(tmp_path / "in.txt")])
    assert plan_report(str(tmp_path / name), job.plan, found) == tmp_path / name
    assert plan_report(None, job.plan, found) is None


def test_another_ending_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    job = job_of(tmp_path)
    with pytest.raises(typer.Exit):
        plan_report(str(tmp_path / "report.pdf"), job.plan, find_inputs([str(tmp_path / "in.txt")]))
    assert "ends in neither .json nor .html" in capsys.readouterr().err


def test_it_says_what_made_the_output(tmp_path: Path) -> None:
    made = made_of(job_of(tmp_path), 1.5)
    assert (made.version, made.preset, made.seconds, made.workers) == (cleaner.__version__, "recall", 1.5, 2)
    assert made.rules == Options().load_rules().fingerprint
    assert made.inputs == (str(tmp_path / "in.txt"),)


def test_it_is_written_in_the_form_of_its_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made, tally = made_of(job_of(tmp_path), 1.5), Tally(read=1, written=1)
    write_report(tmp_path / "a.json", tally, made, Messages())
    write_report(tmp_path / "a.html", tally, made, Messages())
    assert json.loads((tmp_path / "a.json").read_bytes())
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "open it in a browser" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_ends_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as ended:
        write_report(tmp_path / "no" / "a.json", Tally(), made_of(job_of(tmp_path), 1.0), Messages())
    assert ended.value.exit_code == 1
    assert "cannot be written" in capsys.readouterr().err
