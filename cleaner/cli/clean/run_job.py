"""A run as the command line shows it: progress, one line for what fails, and what became of all at the end."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

import typer
from rich.console import Console

from cleaner.cli.clean.progress import Progress
from cleaner.cli.console import Messages
from cleaner.cli.report.changes import SiteChanges
from cleaner.cli.report.summary import show_summary
from cleaner.cli.report.write_report import made_of, write_report
from cleaner.dumps.counts import Tally
from cleaner.dumps.formats.atomic_writes import WriteError
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.files import FoundInputs
from cleaner.dumps.job import Job
from cleaner.dumps.output.error_log import TooManyErrorsError
from cleaner.dumps.output.part_files import BusyError
from cleaner.dumps.output.run_state import ResumeError
from cleaner.dumps.run import run
from cleaner.dumps.workers.pool import WorkerError
from cleaner.rules.outlet_limits import tell_unmet

_LOG: Final = logging.getLogger(__name__)
_MANY = 100  # documents of which there is a table at the end


@dataclass(frozen=True, slots=True)
class _Shown:
    """The listener of a run: problems, warnings and notes to standard error, and the progress."""

    messages: Messages
    progress: Progress

    def problem(self, message: str) -> None:
        self.messages.problem(message)

    def warning(self, message: str) -> None:
        self.messages.warning(message)

    def note(self, message: str) -> None:
        self.messages.note(message)

    def advance(self, size: int, tally: Tally) -> None:
        self.progress.advance(size, tally)


def run_job(
    job: Job, found: FoundInputs, messages: Messages, report: Path | None, changes: Sequence[SiteChanges] = ()
) -> bool:
    """Run a job and show it; tell whether anything failed. What ends it is told, and ends the command.

    `changes` are for the report: what changed over time on the sites that were learned first.
    """
    start = monotonic()
    if _LOG.isEnabledFor(logging.INFO):  # it takes reading the rules
        _LOG.info("%s, preset %s", job.made, job.options.care)
    for problem in found.problems:
        messages.problem(problem)
    try:
        with ExitStack() as stack:
            tally = run(job, _Shown(messages, stack.enter_context(_progress(job, messages))))
    except (WriteError, WorkerError, TooManyErrorsError, FormatError) as error:
        messages.problem(str(error))
        raise typer.Exit(1) from None
    except (BusyError, ResumeError) as error:
        messages.problem(str(error))
        raise typer.Exit(2) from None
    made = made_of(job, monotonic() - start)
    failed = tally.failed + tally.broken + len(found.problems)
    if tally.read > 1 or failed > 1:
        messages.note(_told(tally, len(found.problems)))
    for message in tell_unmet(job.options.load_rules(), tally.met) if tally.cleaned and job.options.rules else ():
        messages.warning(message)
    if report:  # before the table, for who reads standard error may have gone
        write_report(report, tally, made, messages, changes)
    if tally.read >= _MANY and not messages.quiet:
        show_summary(tally, made, Console(stderr=True))
    return failed > 0


def _told(tally: Tally, problems: int) -> str:
    """Give the counts in one line, with the paths at which nothing was found among what failed."""
    tally.broken += problems
    told = str(tally)
    tally.broken -= problems
    return told


def _progress(job: Job, messages: Messages) -> Progress:
    console = Console(stderr=True)
    size = sum(source.size for source in job.inputs)
    both = job.plan.path is None and sys.stdout.isatty()  # the text comes out on the same terminal
    total = size if size and job.from_files and job.selection.limit is None else None
    return Progress(console, total, shown=not messages.quiet and not both)
