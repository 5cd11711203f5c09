"""What is wrong with a command line, in one line."""

from __future__ import annotations

import pytest
import typer
from typer.testing import CliRunner

from cleaner.cli.app import app
from cleaner.cli.usage_errors import unknown_command, usage_message

WRONG = {
    ("serve", "--port", "99999"): "--port must be 65535 or less",
    ("serve", "--port", "abc"): "--port must be a whole number",
    ("clean", "--timeout", "soon"): "--timeout must be a number",
    ("clean", "--workers", "-3"): "--workers must be 0 or more",
    ("clean", "--preset", "high"): "--preset: 'high' is not one of precision, balanced, recall",
    ("clean", "--now", "then"): "--now: 'then' is no moment: write it such as 2025-03-09T14:30+03:00",
    ("clean", "--prest", "recall"): "there is no option --prest: is it --preset?",
    ("clean", "--repair=yes"): "--repair takes no value",
    ("rules", "--new"): "--new needs a value",
    ("evaluate",): "GOLD is missing: name it",
    ("outlets", "بنا", "وفا", "سبأ"): "more was named than it takes: leave out وفا سبأ",
    ("--confg", "x"): "there is no option --confg: is it --config?",
}


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_is_one_line(arguments: tuple[str, ...]) -> None:
    told = CliRunner().invoke(app, arguments)
    assert (told.exit_code, told.stdout) == (2, "")
    command = " ".join(("cleaner", *arguments[:1])) if not arguments[0].startswith("-") else "cleaner"
    assert told.stderr == f"usage error: {WRONG[arguments]} (`{command} -h` tells more)\n"


def test_an_unknown_command_names_the_one_that_was_meant() -> None:
    told = CliRunner().invoke(app, ["claen"])
    assert (told.exit_code, told.stderr) == (
        2,
        "usage error: unknown command claen: is it clean? `cleaner -h` shows all\n",
    )


def test_without_arguments_the_help_is_shown() -> None:
    told = CliRunner().invoke(app, [])
    assert told.exit_code == 2
    assert "Usage:" in told.stdout + told.stderr
    assert "usage error" not in told.stderr


def test_words_of_other_versions_stay_as_they_are() -> None:
    error = typer.BadParameter("'abc' is not a valid integer.", param_hint="--port")
    assert usage_message(error, "cleaner serve").startswith("--port: 'abc' is not a valid integer (")


def test_a_word_like_no_command_names_none() -> None:
    assert unknown_command("غسل", ["clean"]) == "unknown command غسل: `cleaner -h` shows all"
