"""What failed, with its place and reason: to a file beside the output, and, as far as that is of use, to the caller."""

from __future__ import annotations

from typing import Final

from cleaner.dumps.counts import Tally
from cleaner.dumps.entries import Listener
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.files import STDIN, Input, place, whose
from cleaner.dumps.job import Job
from cleaner.dumps.output.steps import Output
from cleaner.dumps.output.writers import line

_RAW: Final = 100_000  # characters of a record that are written with its problem
_TOLD: Final = 20  # problems that are told one by one where there is a file of them


class TooManyErrorsError(Exception):
    """More records failed than may; the message says how many may, and what to do."""


class ErrorLog:
    """The problems of a run."""

    def __init__(self, job: Job, output: Output, listener: Listener) -> None:
        """Begin with none."""
        self._job, self._output, self._listener = job, output, listener
        self._told = 0

    def record(self, tally: Tally, source: Input, entry: Entry, problem: str) -> None:
        """Take a record that failed. Raises `TooManyErrorsError` where that is one too many."""
        tally.failed += 1
        about = {**whose(source, entry), "place": entry.place or None, "problem": problem, "size": entry.size}
        self._take(tally, f"{place(source, entry)}: {problem}", {**about, **_shown(entry.raw or entry.values)})

    def input(self, tally: Tally, source: Input, message: str) -> None:
        """Take an input that could not be read to its end."""
        tally.broken += 1
        about = {"path": source.name if source.path else STDIN, "record": None, "id": None, "place": None}
        self._take(tally, message, {**about, "problem": message.removeprefix(f"{source.name}: ")}, always=True)

    def _take(self, tally: Tally, message: str, about: dict[str, object], always: bool = False) -> None:
        logged = self._job.errors is not None
        if logged:
            self._output.write(line(about), "errors")
        self._told += 1
        if always or not logged or self._told <= _TOLD:
            self._listener.problem(message)
        elif self._told == _TOLD + 1:
            self._listener.note(f"further problems are written to {self._job.errors} alone")
        most = self._job.max_errors
        if most is not None and tally.failed + tally.broken > most:
            if logged:
                self._output.show("errors")
            raise TooManyErrorsError(f"more than {most:,} records or inputs failed: mend them, or raise --max-errors")


def _shown(raw: object) -> dict[str, object]:
    """Give the record as it came, as far as it is short."""
    if not raw:
        return {}
    text = raw if isinstance(raw, str) else line(raw).decode().rstrip("\n")
    return {"raw": text} if len(text) <= _RAW else {"raw": text[:_RAW], "cut": True}
