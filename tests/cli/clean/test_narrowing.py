"""A bar whose terminal is narrowed."""

from __future__ import annotations

import io

import pytest
from rich import progress as bars
from rich.console import Console

from cleaner.cli.clean.narrowing import NarrowingProgress, rows_of, taken_back

UP, ERASE = "\x1b[1A", "\x1b[2K"


def test_a_line_takes_as_many_rows_as_it_needs() -> None:
    assert [rows_of(120, width) for width in (200, 120, 119, 60, 40, 1, 0)] == [1, 1, 2, 2, 3, 120, 120]


def test_what_takes_back_erases_each_row() -> None:
    assert str(taken_back(1).segment.text) == f"\r{ERASE}"
    assert str(taken_back(3).segment.text) == f"\r{ERASE}{UP}{ERASE}{UP}{ERASE}"


@pytest.mark.parametrize(("widths", "ups"), [((120, 120), 0), ((120, 200), 0), ((120, 50), 2), ((120, 50, 50), 2)])
def test_only_where_it_is_narrowed_is_anything_taken_back(
    monkeypatch: pytest.MonkeyPatch, widths: tuple[int, ...], ups: int
) -> None:
    monkeypatch.delenv("XTERM_VERSION", raising=False)
    assert shown(*widths).count(UP) == ups


def test_a_terminal_that_cuts_lines_off_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XTERM_VERSION", "XTerm(379)")
    assert UP not in shown(120, 50)


def shown(*widths: int) -> str:
    """Give what a terminal of these widths, one after the other, is sent."""
    file = io.StringIO()
    console = Console(file=file, force_terminal=True, width=widths[0], _environ={"TERM": "xterm"})
    bar = NarrowingProgress(bars.TextColumn("{task.description}"), console=console, auto_refresh=False, expand=True)
    bar.add_task("سجل")
    bar.start()
    for width in widths:
        console.width = width
        bar.refresh()
    sent = file.getvalue()
    bar.stop()
    return sent
