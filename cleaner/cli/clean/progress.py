"""How far a run has come: a bar on a terminal, one plain line every so often elsewhere."""

from __future__ import annotations

import math
import sys
import time
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Any, Final, NamedTuple, TextIO, cast

from rich import progress as bars
from rich.console import Console
from rich.table import Column
from rich.text import Text

from cleaner.cli.clean.narrowing import NarrowingProgress
from cleaner.cli.figures import duration, pace, size
from cleaner.dumps.counts import Tally

_BLINK: Final = 0.25  # seconds between two looks of the bar
_WINDOW: Final = 60.0  # seconds by which speed and time left are judged
_SOON: Final = 0.01  # seconds between two looks at the clock that are worth sparing
_CALLS: Final = 64  # that pass at most between two looks at the clock
_WIDE: Final = 100  # columns of a terminal that has room for a longer bar
_LONG, _SHORT = 24, 8  # columns of the bar


class _Sample(NamedTuple):
    at: float
    bytes: int
    documents: int


class Progress:
    """Shows how far a run has come; enter it as a context, and tell it of every record.

    Args:
        console: Standard error. On a terminal there is a bar that vanishes in the end; elsewhere there are plain lines.
        total: The bytes of all inputs, None where that is not known.
        shown: Whether to show anything at all.
        seconds: How often a plain line is written.
        clock: What tells the time, in seconds.

    >>> times = iter([0.0, 20.0])
    >>> told = Console(width=200, force_terminal=False)
    >>> with Progress(told, 4_000_000, shown=True, clock=lambda: next(times)) as progress:
    ...     progress.advance(0, Tally())
    ...     progress.advance(1_000_000, Tally(read=1200, written=1200, changed=900))
    note: 1,200 documents, 1 MB, 60 a second, 25 % done, 1 min left, 900 changed, 0 failed
    """

    def __init__(
        self,
        console: Console,
        total: int | None,
        *,
        shown: bool,
        seconds: float = 10.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._console, self._total, self._clock = console, total or None, clock
        self._above: _Above | None = None
        self._bar: bars.Progress | None = None
        if shown and console.is_terminal and not console.is_dumb_terminal:
            self._bar_column = bars.BarColumn(_bar_width(console), table_column=Column(no_wrap=True))
            self._bar = _bar(console, self._bar_column)
            self._task = self._bar.add_task("", total=self._total, details="", share="")
        self._every = _BLINK if self._bar else seconds
        self._calls, self._stride = 0, 1 if shown else sys.maxsize
        self._done = 0
        self._looked, self._due = -math.inf, 0.0
        self._samples: deque[_Sample] = deque()

    def __enter__(self) -> Progress:
        """Show the bar, if there is one, and let what is written to standard error come out above it."""
        if self._bar:
            self._above = _Above(self._console, sys.stderr)
            sys.stderr = cast(TextIO, self._above)
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take the bar away."""
        if self._bar and self._above:
            self._bar.stop()
            sys.stderr = self._above.end()

    def advance(self, size: int, tally: Tally) -> None:
        """Count one record, and show how far the run has come if that is due.

        Args:
            size: The bytes of the input that it took.
            tally: What became of the records so far.
        """
        self._done += size
        self._calls += 1
        if self._calls >= self._stride:
            self._look(tally)

    def _look(self, tally: Tally) -> None:
        """Look at the clock, which fast records need only now and then, and slow ones each time."""
        now = self._clock()
        self._calls, self._stride = 0, min(self._stride * 2, _CALLS) if now - self._looked < _SOON else 1
        self._looked = now
        sample = _Sample(now, self._done, tally.read)
        if not self._samples:
            self._due = now + self._every  # the start of the workers and of the first record tells nothing of the speed
            self._samples.append(sample)
        elif now >= self._due:
            self._due = now + self._every
            self._remember(sample)
            self._tell(sample, tally)

    def _remember(self, sample: _Sample) -> None:
        """Keep what the speed is judged by; a run that resumes another first passes over what that one has done."""
        if self._samples[-1].documents == sample.documents:
            self._samples.clear()
        self._samples.append(sample)
        while len(self._samples) > 2 and self._samples[1].at < sample.at - _WINDOW:
            self._samples.popleft()

    def _tell(self, sample: _Sample, tally: Tally) -> None:
        documents = "1 document" if sample.documents == 1 else f"{sample.documents:,} documents"
        share, rate, left, outcomes = self._share(), self._rate(sample), self._left(sample), _outcomes(tally)
        if self._bar:  # what matters least comes last, where a narrow terminal has no room
            words = [documents, f"{rate}/s" if rate else "", left, *outcomes, size(sample.bytes)]
            self._bar_column.bar_width = _bar_width(self._console)
            self._bar.update(self._task, completed=self._done, details=", ".join(filter(None, words)), share=share)
        else:
            words = [documents, size(sample.bytes), f"{rate} a second" if rate else "", share and f"{share} done", left]
            line = f"note: {', '.join(filter(None, [*words, *outcomes]))}"
            self._console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _share(self) -> str:
        """Give how much is done, rounded down: all of it is done only where nothing is left."""
        return f"{min(100 * self._done // self._total, 100)} %" if self._total else ""

    def _rate(self, sample: _Sample) -> str:
        """Give the documents a second, or an empty text where there is no telling yet."""
        first = self._samples[0]
        return pace(sample.documents - first.documents, sample.at - first.at) if sample.at > first.at else ""

    def _left(self, sample: _Sample) -> str:
        """Give the time that is left, or an empty text where there is no telling."""
        first = self._samples[0]
        done = sample.bytes - first.bytes
        if not self._total or done <= 0 or sample.bytes >= self._total:
            return ""
        seconds = (self._total - sample.bytes) * (sample.at - first.at) / done
        return f"{duration(round(seconds) if seconds < 60 else 60 * round(seconds / 60))} left"


class _Above:
    """Standard error while there is a bar: whole lines come out above the bar, as they are.

    Rich's own stand-in does not do: it has no encoding, so that `typer.echo` writes past it, into the bar; and it
    breaks lines where the terminal ends.
    """

    def __init__(self, console: Console, stream: TextIO) -> None:
        self._console, self.rich_proxied_file, self._rest = console, stream, ""

    def __getattr__(self, name: str) -> Any:
        return getattr(self.rich_proxied_file, name)

    def write(self, text: str) -> int:
        """Write the lines that are whole by now."""
        *lines, self._rest = (self._rest + text).split("\n")
        if lines:
            self._console.print(Text.from_ansi("\n".join(lines)), soft_wrap=True)
        return len(text)

    def flush(self) -> None:
        """Do nothing: part of a line would be written over by the bar."""

    def end(self) -> TextIO:
        """Write what is left, and give standard error back."""
        self.rich_proxied_file.write(self._rest)
        return self.rich_proxied_file


def _outcomes(tally: Tally) -> list[str]:
    """Tell what became of the documents; an input that is broken is a failure too."""
    findings = tally.found.total()
    found = ["1 finding" if findings == 1 else f"{findings:,} findings"] if findings else []
    return [f"{tally.changed:,} changed", *found, f"{tally.failed + tally.broken:,} failed"]


def _bar_width(console: Console) -> int:
    return _LONG if console.width >= _WIDE else _SHORT


def _bar(console: Console, column: bars.BarColumn) -> bars.Progress:
    """Make the bar: one line that a narrow terminal cuts off at its end; standard output is left alone."""
    whole = Column(no_wrap=True)
    columns = (
        column,
        bars.TextColumn("{task.fields[share]}", markup=False, table_column=whole),
        bars.TextColumn(
            "{task.fields[details]}", markup=False, table_column=Column(no_wrap=True, overflow="ellipsis", ratio=1)
        ),
    )
    return NarrowingProgress(
        *columns,
        console=console,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
        refresh_per_second=1 / _BLINK,
        expand=True,
    )
