"""`cleaner check --judge`: answers are recorded, and asked once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cleaner import Document
from cleaner.cli.app import app
from cleaner.cli.judging import Judging
from cleaner.document.types import Finding

WRONG = 'نقلت وكالة الأنباء السعودية "وفا" عن المتحدث أن المعبر فتح أمس أمام المسافرين.'


def judge(article: Path, answers: Path, said: str) -> Result:
    return CliRunner(env={"FORCE_COLOR": None}).invoke(
        app, ["check", str(article), "--judge", str(answers), "--quiet"], input=said
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(WRONG, encoding="utf-8")
    return path


def test_an_answer_is_written_down_and_not_asked_again(article: Path, tmp_path: Path) -> None:
    answers = tmp_path / "judged.jsonl"
    first = judge(article, answers, "n\n")
    assert first.exit_code == 0
    [line] = answers.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["right"] is False
    again = judge(article, answers, "")
    assert again.stdout.splitlines()[-1] == "agency-identity\t1\t0\t0.00\t0.90"


def test_skipping_leaves_no_answer(article: Path, tmp_path: Path) -> None:
    answers = tmp_path / "judged.jsonl"
    assert judge(article, answers, "s\n").exit_code == 0
    assert answers.read_text(encoding="utf-8") == ""


def test_information_is_not_asked(tmp_path: Path) -> None:
    judging = Judging(tmp_path / "judged.jsonl", "en")
    judging.ask("a", Document("خبر"), Finding("truncated", "info", 0.4, "Short.", "مبتور.", ()))
    assert list(judging.lines()) == []


def test_standard_input_cannot_be_judged(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["check", "-", "--judge", str(tmp_path / "j.jsonl")], input=WRONG)
    assert result.exit_code == 2
    assert "name them" in result.stderr


def test_another_file_is_refused(article: Path, tmp_path: Path) -> None:
    answers = tmp_path / "other.jsonl"
    answers.write_text('{"id": 1}\n', encoding="utf-8")
    result = judge(article, answers, "")
    assert result.exit_code == 2
    assert "other.jsonl:1" in result.stderr
