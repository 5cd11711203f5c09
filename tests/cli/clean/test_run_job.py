"""A run as the command line shows it: what ended it, what failed, and the counts at the end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer

from cleaner.cli.clean import run_job as module
from cleaner.cli.clean.run_job import run_job
from cleaner.cli.console import Messages
from cleaner.dumps.counts import Tally
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.files import find_inputs
from cleaner.dumps.job import Job
from cleaner.dumps.output.error_log import TooManyErrorsError
from cleaner.dumps.output.part_files import BusyError
from cleaner.dumps.output.plan import Plan
from cleaner.dumps.output.run_state import ResumeError
from cleaner.dumps.workers.pool import WorkerError
from tests.support.clean_command import DIRTY, run, write


def job_of(folder: Path, *names: str) -> tuple[Job, list[str]]:
    paths = [str(write(folder / name, DIRTY)) for name in names]
    return Job(inputs=find_inputs(paths).inputs, plan=Plan(folder / "out", folder=True), workers=0), paths


def test_the_counts_are_told_where_there_are_several(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").mkdir()
    job, paths = job_of(tmp_path, "a.txt", "b.txt")
    assert run_job(job, find_inputs(paths), Messages(), None) is False
    assert "note: 2 cleaned, 2 of them changed" in capsys.readouterr().err


def test_a_path_at_which_nothing_is_counts_as_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").mkdir()
    job, paths = job_of(tmp_path, "a.txt")
    found = find_inputs(paths)._replace(problems=("no.txt: there is no such file",))
    assert run_job(job, found, Messages(), None) is True
    told = capsys.readouterr().err.splitlines()
    assert told == ["error: no.txt: there is no such file"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WorkerError("died"), 1),
        (TooManyErrorsError("many"), 1),
        (FormatError("broken"), 1),
        (BusyError("busy"), 2),
        (ResumeError("other"), 2),
    ],
)
def test_what_ends_a_run_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, code: int
) -> None:
    def failing(*_: object) -> Tally:
        raise error

    monkeypatch.setattr(module, "run", failing)
    job, paths = job_of(tmp_path, "a.txt")
    with pytest.raises(typer.Exit) as ended:
        run_job(job, find_inputs(paths), Messages(), None)
    assert ended.value.exit_code == code
    assert capsys.readouterr().err.splitlines()[-1] == f"error: {error}"


RULES = """
family = "share"
[[rule]]
id = "share.marfa"
why = "A greeting of this site."
phrases = ["أهلا بكم في ديوانية المرفأ"]
outlets = ["marfa.example"]
hit = ["أهلا بكم في ديوانية المرفأ"]
miss = ["قال لهم أهلا بكم في ديوانية المرفأ هذا المساء."]
"""


def test_rules_whose_outlets_were_never_met_are_told_at_the_end(tmp_path: Path) -> None:
    rules = write(tmp_path / "marfa.toml", RULES)
    record = {"text": "وصلت القافلة فجرا.\nأهلا بكم في ديوانية المرفأ", "url": "https://naba.example/1"}
    source = write(tmp_path / "in.jsonl", json.dumps(record) + "\n")
    told = "marfa.toml: 1 rule is for marfa.example alone, of which no document was"
    assert told in run(source, "--rules", rules).stderr
    assert "is for" not in run(source, "--rules", rules, "--quiet").stderr
    write(source, json.dumps({**record, "url": "https://www.marfa.example/1"}) + "\n")
    met = run(source, "--rules", rules)
    assert "is for" not in met.stderr
    assert '"clean_text": "وصلت القافلة فجرا."' in met.stdout
