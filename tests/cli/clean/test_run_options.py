"""The options of a run: each has help in one of the panels, and its bounds."""

from __future__ import annotations

from typing import Annotated, get_args, get_origin

import pytest
from typer.models import OptionInfo

from cleaner.cli.clean import run_options
from tests.support.clean_command import DIRTY, run

OPTIONS = {name: get_args(value)[1] for name, value in vars(run_options).items() if get_origin(value) is Annotated}
PANELS = {"What is read", "Which records", "What is written", "How it runs"}


def test_there_are_options() -> None:
    assert len(OPTIONS) >= 20


@pytest.mark.parametrize("name", OPTIONS)
def test_an_option_has_help_and_a_panel(name: str) -> None:
    option = OPTIONS[name]
    assert isinstance(option, OptionInfo)
    assert name.endswith("Option")
    assert option.help
    assert option.help.endswith(".")
    assert option.rich_help_panel in PANELS


@pytest.mark.parametrize(
    "wrong",
    [
        ("--workers", "-1"),
        ("--timeout", "0"),
        ("--memory", "-1"),
        ("--limit", "0"),
        ("--sample", "0"),
        ("--max-errors", "-1"),
    ],
)
def test_what_is_out_of_bounds_is_wrong_usage(wrong: tuple[str, str]) -> None:
    assert run(*wrong, stdin=DIRTY).exit_code == 2
