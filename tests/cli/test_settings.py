"""`cleaner.toml` under the commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cleaner.cli.app import app
from cleaner.cli.settings import defaults_of, settings_in_force
from cleaner.settings_file import SettingsFile

BODY = "وصل الوفد أمس إلى المدينة بعد رحلة طويلة."
TEXT = f"{BODY}\nالمصدر: وكالات"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "a.txt").write_text(TEXT, encoding="utf-8")
    (inner / "a.jsonl").write_text(json.dumps({"text": "", "body": TEXT}) + "\n", encoding="utf-8")
    monkeypatch.chdir(inner)
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.stderr
    return result


def settle(folder: Path, text: str) -> None:
    (folder / "cleaner.toml").write_text(text, encoding="utf-8")


def test_settings_count_where_the_command_line_says_nothing(folder: Path) -> None:
    assert run("clean", "a.txt").stdout == f"{BODY}\n"
    settle(folder, 'keep = ["source"]\n')
    assert run("clean", "a.txt").stdout == f"{TEXT}\n"
    assert run("--config", "", "clean", "a.txt").stdout == f"{BODY}\n"
    other = folder / "other.toml"
    other.write_text("keep = []", encoding="utf-8")
    assert run("--config", str(other), "clean", "a.txt").stdout == f"{BODY}\n"


def test_the_command_line_comes_first(folder: Path) -> None:
    settle(folder, 'preset = "recall"')
    assert json.loads(run("config", "--format", "json").stdout)["settings"]["preset"]["value"] == "recall"
    settle(folder, "threshold = 0.95")
    assert json.loads(run("config", "--format", "json").stdout)["settings"]["threshold"]["value"] == 0.95
    limit = json.loads(run("explain", "a.txt", "--why", "--format", "json").stdout)["weighed"][0]["limit"]
    assert limit == 0.95
    told = run("explain", "a.txt", "--why", "--format", "json", "--preset", "recall").stdout
    assert json.loads(told)["weighed"][0]["limit"] == 0.97
    settle(folder, 'keep = ["tags"]')
    assert run("clean", "a.txt", "--keep", "source").stdout == f"{TEXT}\n"


def test_fields_are_for_records_and_ask_nothing_of_texts(folder: Path) -> None:
    settle(folder, '[fields]\ntext = "body"\n')
    assert json.loads(run("clean", "a.jsonl").stdout)["clean_text"] == BODY
    assert run("clean", "a.txt").stdout == f"{BODY}\n"
    assert "المصدر" in run("explain", "a.txt").stdout
    refused = CliRunner().invoke(app, ["clean", "a.txt", "--text-field", "body"])
    assert refused.exit_code == 2


def test_an_engine_is_for_pages_and_asks_nothing_of_texts(folder: Path) -> None:
    settle(folder, 'engine = "fast"')
    assert run("clean", "a.txt").stdout == f"{BODY}\n"
    assert CliRunner().invoke(app, ["clean", "a.txt", "--engine", "fast"]).exit_code == 2


def test_rules_are_looked_for_beside_the_file(folder: Path) -> None:
    (folder / "my.toml").write_text(
        'family = "share"\n[[rule]]\nid = "share.mine"\nwhy = "A prompt."\nphrases = ["تابعوا ديواننا"]\n'
        'hit = ["تابعوا ديواننا"]\nmiss = ["تابعوا ديواننا القديم حين سافر إلى تونس."]\n',
        encoding="utf-8",
    )
    settle(folder, 'rules = ["my.toml"]')
    Path("b.txt").write_text(f"{BODY}\nتابعوا ديواننا", encoding="utf-8")
    assert "share.mine" in run("explain", "b.txt").stdout
    assert "share.mine" in run("rules", "share.mine").stdout
    assert "all holds" in run("--config", "", "rules", "--check", "../my.toml").stdout


def test_silenced_findings(folder: Path) -> None:
    odd = 'ونقلت وكالة الأنباء السعودية "وفا" عن المتحدث أن الرحلة مرت من غير أضرار.'
    Path("b.txt").write_text(odd, encoding="utf-8")
    assert "agency-identity" in run("check", "b.txt").stdout
    settle(folder, '[silence]\nchecks = ["agency-identity"]\n')
    assert run("check", "b.txt").stdout == ""


@pytest.mark.parametrize("text", ["preset =", 'presets = "recall"'])
def test_a_file_that_cannot_be_used_is_wrong_usage(folder: Path, text: str) -> None:
    settle(folder, text)
    result = CliRunner().invoke(app, ["clean", "a.txt"])
    assert result.exit_code == 2
    assert "cleaner.toml" in result.stderr


def test_no_file_gives_no_defaults(folder: Path) -> None:
    assert settings_in_force(None) is None
    assert defaults_of(None) == {}
    assert defaults_of(SettingsFile(folder, {"inspect": True})) == {}


@pytest.mark.parametrize("text", ['preset = "high"', 'engine = "slow"', 'keep = ["sources"]', 'keep = ["body"]'])
def test_a_value_that_there_is_not_is_told_with_its_file(folder: Path, text: str) -> None:
    settle(folder, text)
    result = CliRunner().invoke(app, ["clean", "a.txt"])
    assert result.exit_code == 2
    assert "cleaner.toml: " in result.stderr
    assert len(result.stderr.splitlines()) == 1
