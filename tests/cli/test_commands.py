"""How commands are found and shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cleaner.cli.app import app
from cleaner.cli.commands import looks_like_input

COMMANDS = ("", "clean", "explain", "check", "learn", "rules", "outlets", "evaluate")


@pytest.mark.parametrize("command", COMMANDS)
def test_flags_have_no_type(command: str) -> None:
    told = CliRunner().invoke(app, [*command.split(), "--help"], env={"COLUMNS": "100"})
    assert told.exit_code == 0
    assert "bool" not in told.stdout.lower()
    assert "Show this message and exit" in told.stdout


@pytest.mark.parametrize("name", ["article.txt", "dumps/", "'*.jsonl'", "dump.jsonl.gz", "-"])
def test_a_file_in_the_place_of_a_command_is_told_what_to_write(name: str) -> None:
    told = CliRunner().invoke(app, [name, "-o", "out.txt"])
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr == (
        f"usage error: {name} is no command: write `cleaner clean {name}` to clean it, or `cleaner explain {name}`\n"
    )


def test_who_asks_for_help_is_told_how() -> None:
    told = CliRunner().invoke(app, ["help"])
    assert (told.exit_code, told.stdout) == (2, "")
    assert "cleaner clean --help" in told.stderr


def test_a_word_that_is_no_file_is_a_wrong_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(app, ["claen"])
    assert told.exit_code == 2
    assert "is no command" not in told.stderr
    assert "clean" in told.stderr
    assert not looks_like_input("folder")
    (tmp_path / "folder").mkdir()
    assert looks_like_input("folder")


def test_a_wrong_value_is_told_in_words_of_this_project_alone() -> None:
    told = CliRunner().invoke(app, ["clean", "--preset", "high"])
    assert told.exit_code == 2
    assert "'high' is not one of" in told.stderr
    assert "Value error" not in told.stderr
