"""The commands put together."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

import cleaner
from cleaner.cli.app import app

COMMANDS = ("clean", "explain", "serve", "check", "learn", "rules", "outlets", "evaluate", "config")


def test_the_commands_are_there_in_their_order() -> None:
    assert tuple(command.name for command in app.registered_commands) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(command: str) -> None:
    told = CliRunner().invoke(app, [command, "-h"])
    assert told.exit_code == 0
    assert "Usage:" in told.stdout


def test_the_version_is_told_and_ends_the_run() -> None:
    told = CliRunner().invoke(app, ["--version", "clean", "no-such-file"])
    assert (told.exit_code, told.stdout) == (0, f"cleaner {cleaner.__version__}\n")


def test_wrong_usage_has_its_own_exit_code() -> None:
    assert CliRunner().invoke(app, ["wash"]).exit_code == 2
