"""The options that commands share: declared, and read, in one place."""

from __future__ import annotations

import inspect
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from cleaner import Options
from cleaner.cli.shared_arguments import CLEANING, KNOWN, READING, TOLD, Shared, takes, with_fields
from cleaner.dumps.formats.fields import Fields

heard: list[tuple[str, Shared]] = []


@takes(*TOLD, *CLEANING, "engine", *READING, "table", *KNOWN)
def hear(path: Annotated[str, typer.Argument()] = "-", *, shared: Shared) -> None:
    """Remember what was said."""
    heard.append((path, shared))


def said(*arguments: str) -> tuple[str, Shared]:
    heard.clear()
    app = typer.Typer()
    app.command()(hear)
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return heard[0]


def test_without_options_all_is_as_the_engine_has_it() -> None:
    path, shared = said()
    assert (path, shared.options, shared.messages.quiet, shared.rule_files) == ("-", Options(), False, ())
    assert not shared.input_options.asked


def test_options_are_read_into_what_they_mean() -> None:
    _, shared = said("a.txt", "--preset", "recall", "--keep", "source", "-q", "--text-field", "النص", "--table", "t")
    assert shared.options == Options(preset="recall", keep=frozenset({"source"}))
    assert shared.messages.quiet
    assert shared.input_options.fields == Fields(text="النص")
    assert (shared.input_options.table, shared.input_options.asked) == ("t", True)


def test_fields_that_were_named_in_another_way_are_asked_for_too() -> None:
    _, shared = said()
    assert not with_fields(shared, Fields(text="x"), asked=False).asked
    assert with_fields(shared, Fields(text="x"), asked=True).asked
    assert with_fields(said("--engine", "fast")[1], Fields(text="x"), asked=False).asked


def test_a_command_has_the_options_that_it_takes_and_no_others() -> None:
    @takes("quiet")
    def short(*, shared: Shared) -> None: ...

    assert list(inspect.signature(short).parameters) == ["context", "quiet"]
    with pytest.raises(KeyError):
        takes("no_such")(lambda shared: None)
