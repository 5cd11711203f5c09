from __future__ import annotations

import io
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr

import pytest
import typer
from rich.console import Console

from cleaner.cli.clean.progress import Progress
from cleaner.dumps.counts import Tally


class Clock:
    """A clock that stands until it is told to go on."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.looks = 0

    def __call__(self) -> float:
        self.looks += 1
        return self.now


def plain() -> Console:
    return Console(file=io.StringIO(), force_terminal=False, width=40)


def text_of(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


class Screen:
    """What was written to standard error; as on a terminal there are bytes below the text."""

    def __init__(self) -> None:
        self.below = io.BytesIO()
        self.stream = io.TextIOWrapper(self.below, encoding="utf-8", write_through=True)

    @property
    def shown(self) -> str:
        return self.below.getvalue().decode()


@contextmanager
def terminal() -> Iterator[Screen]:
    screen = Screen()
    with redirect_stderr(screen.stream):
        yield screen
        assert sys.stderr is screen.stream


def bar(width: int = 60) -> Console:
    return Console(stderr=True, force_terminal=True, width=width, color_system=None, _environ={"TERM": "xterm"})


class TestPlainLines:
    def test_tell_all_that_matters(self) -> None:
        console, clock = plain(), Clock()
        tally = Tally()
        with Progress(console, 500_000_000, shown=True, clock=clock) as progress:
            progress.advance(0, tally)
            clock.now += 40
            tally = Tally(read=120_000, changed=90_112, failed=10, broken=2, found=Counter({"أول": 3, "ثان": 4}))
            progress.advance(412_000_000, tally)
        assert text_of(console) == (
            "note: 120,000 documents, 412 MB, 3,000 a second, 82 % done, 9 s left, 90,112 changed, 7 findings, "
            "12 failed\n"
        )

    def test_come_every_so_often(self) -> None:
        console, clock = plain(), Clock()
        with Progress(console, None, shown=True, seconds=5, clock=clock) as progress:
            for number in range(1, 101):
                progress.advance(10, Tally(read=number))
                clock.now += 1
        lines = text_of(console).splitlines()
        assert len(lines) == 19
        assert all(line.startswith("note: ") for line in lines)

    def test_an_unknown_size_has_no_share_and_no_end(self) -> None:
        for total in (None, 0):
            console, clock = plain(), Clock()
            with Progress(console, total, shown=True, clock=clock) as progress:
                progress.advance(5, Tally(read=1))
                clock.now += 10
                progress.advance(5, Tally(read=2))
            assert text_of(console) == "note: 2 documents, 10 B, 0.1 a second, 0 changed, 0 failed\n"

    def test_more_bytes_than_were_expected_are_all_of_them(self) -> None:
        console, clock = plain(), Clock()
        with Progress(console, 100, shown=True, clock=clock) as progress:
            progress.advance(5, Tally(read=1))
            clock.now += 10
            progress.advance(10**30, Tally(read=2))
        assert "100 % done, 0 changed" in text_of(console)

    def test_have_no_control_characters_whatever_the_colours(self) -> None:
        console, clock = Console(file=io.StringIO(), force_terminal=False, color_system="truecolor"), Clock()
        with Progress(console, 100, shown=True, clock=clock) as progress:
            progress.advance(5, Tally(read=1))
            clock.now += 10
            progress.advance(5, Tally(read=2))
        assert text_of(console).rstrip("\n").isprintable()

    def test_a_dumb_terminal_has_them_too(self) -> None:
        clock = Clock()
        console = Console(file=io.StringIO(), force_terminal=True, color_system=None, _environ={"TERM": "dumb"})
        with Progress(console, 100, shown=True, clock=clock) as progress:
            progress.advance(5, Tally(read=1))
            clock.now += 10
            progress.advance(5, Tally(read=2))
        assert text_of(console).startswith("note: 2 documents")

    def test_speed_is_that_of_the_last_minute(self) -> None:
        console, clock = plain(), Clock()
        read = 0
        with Progress(console, None, shown=True, clock=clock) as progress:
            for number in range(40):
                read += 1000 if number < 20 else 10
                progress.advance(1, Tally(read=read))
                clock.now += 10
        rates = [line.split(", ")[2] for line in text_of(console).splitlines()]
        assert (rates[5], rates[-1]) == ("100 a second", "1.0 a second")

    def test_what_a_resumed_run_passes_over_is_no_speed(self) -> None:
        console, clock = plain(), Clock()
        before = Tally(read=5000)
        with Progress(console, 10_000, shown=True, clock=clock) as progress:
            for _ in range(3):
                progress.advance(2000, before)
                clock.now += 10
            progress.advance(100, Tally(read=5020))
            clock.now += 10
            progress.advance(100, Tally(read=5040))
        lines = text_of(console).splitlines()
        assert "a second" not in lines[1]
        assert "2.0 a second, 62 % done, 6 min left" in lines[-1]


class TestNothing:
    @pytest.mark.parametrize("terminal", [True, False])
    def test_is_shown_where_nothing_is_wanted(self, terminal: bool) -> None:
        console, clock = Console(file=io.StringIO(), force_terminal=terminal), Clock()
        stderr = sys.stderr
        with Progress(console, 100, shown=False, clock=clock) as progress:
            assert sys.stderr is stderr
            for number in range(1000):
                clock.now += 10
                progress.advance(1, Tally(read=number))
        assert text_of(console) == ""
        assert clock.looks == 0

    def test_is_shown_of_an_empty_run(self) -> None:
        console = plain()
        with Progress(console, 0, shown=True):
            pass
        assert text_of(console) == ""


class TestCost:
    def test_fast_records_seldom_look_at_the_clock(self) -> None:
        clock = Clock()
        with Progress(plain(), None, shown=True, clock=clock) as progress:
            for _ in range(6400):
                progress.advance(1, Tally())
        assert clock.looks < 120

    def test_slow_records_look_each_time_again(self) -> None:
        console, clock = plain(), Clock()
        with Progress(console, None, shown=True, clock=clock) as progress:
            for _ in range(6400):
                progress.advance(1, Tally())
            for number in range(200):
                clock.now += 60
                progress.advance(1, Tally(read=number))
        assert len(text_of(console).splitlines()) >= 200 - 64

    def test_a_call_is_cheap(self) -> None:
        tally = Tally()
        best = 1.0
        with Progress(plain(), 10**9, shown=True) as progress:
            for _ in range(5):
                start = time.process_time()
                for _ in range(10_000):
                    progress.advance(1, tally)
                best = min(best, (time.process_time() - start) / 10_000)
        assert best < 5e-6  # about 0.2 µs on an idle machine


class TestBar:
    def test_shows_the_share_and_the_outcomes_in_one_line(self) -> None:
        clock = Clock()
        with terminal() as screen, Progress(bar(120), 1000, shown=True, clock=clock) as progress:
            progress.advance(100, Tally(read=1))
            clock.now += 10
            progress.advance(500, Tally(read=101, changed=7, failed=2))
        last = screen.shown.split("\n")[0].rsplit("\r", 1)[-1]
        assert " 60 % 101 documents, 10/s, 8 s left, 7 changed, 2 failed, 600 B" in last

    def test_a_narrow_terminal_cuts_it(self) -> None:
        clock = Clock()
        with terminal() as screen, Progress(bar(30), 1000, shown=True, clock=clock) as progress:
            progress.advance(100, Tally(read=1))
            clock.now += 10
            progress.advance(500, Tally(read=101, changed=7, failed=2))
        shown = screen.shown
        assert "60 %" in shown
        assert "2 failed" not in shown

    def test_it_goes_in_the_end_and_leaves_the_cursor(self) -> None:
        with terminal() as screen, Progress(bar(), 1000, shown=True) as progress:
            progress.advance(100, Tally(read=1))
        assert screen.shown.endswith("\x1b[?25h\r\x1b[1A\x1b[2K")

    def test_errors_come_out_above_it_unbroken(self) -> None:
        message = "error: dump.jsonl, line 7: " + "كلمة طويلة " * 20 + "[bold]end[/]"
        clock = Clock()
        with terminal() as screen, Progress(bar(), 1000, shown=True, clock=clock) as progress:
            progress.advance(100, Tally(read=1))
            typer.echo(message, err=True)
            clock.now += 1
            progress.advance(100, Tally(read=2))
        before, after = screen.shown.split(message)
        assert before.endswith("\x1b[2K")  # the bar is taken away first
        assert after.startswith("\n")
        assert " 20 % " in after

    def test_part_of_a_line_is_not_lost(self) -> None:
        with terminal() as screen, Progress(bar(), 1000, shown=True):
            sys.stderr.write("half")
            sys.stderr.flush()
        assert screen.shown.endswith("half")

    def test_it_goes_and_gives_standard_error_back_after_ctrl_c(self) -> None:
        def interrupted() -> None:
            with Progress(bar(), None, shown=True) as progress:
                progress.advance(100, Tally(read=1))
                raise KeyboardInterrupt

        with terminal() as screen, pytest.raises(KeyboardInterrupt):
            interrupted()
        assert screen.shown.endswith("\x1b[?25h\r\x1b[1A\x1b[2K")
