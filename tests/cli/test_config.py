"""`cleaner config`: what is in force, and from where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cleaner.cli.app import app
from cleaner.cli.config import settings_of
from cleaner.options import Options


def test_without_a_file_all_are_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = CliRunner().invoke(app, ["config"]).stdout.splitlines()
    assert lines[0] == "file\tnone"
    assert {line.split("\t")[2] for line in lines[1:]} == {"default"}
    found = {one.key: one.value for one in settings_of(None)}
    assert (found["preset"], found["keep"], found["fields.text"]) == (Options().preset, [], None)


def test_each_has_its_origin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "house.toml"
    path.write_text('keep = ["tags", "source"]\n[fields]\ntext = "النص"\n', encoding="utf-8")
    result = CliRunner().invoke(app, ["--config", "house.toml", "config", "--format", "json"])
    told = json.loads(result.stdout)
    assert told["settings"]["keep"] == {"value": ["source", "tags"], "from": "house.toml"}
    assert told["settings"]["fields.text"] == {"value": "النص", "from": "house.toml"}
    assert told["settings"]["preset"] == {"value": "balanced", "from": "default"}


@pytest.mark.parametrize("text", ['preset = "careful"', 'keep = ["none"]', 'rules = ["none.toml"]'])
def test_what_is_not_there_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "house.toml"
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(app, ["--config", str(path), "config"])
    assert result.exit_code == 2
    assert "house.toml" in result.stderr
