"""The run of `cleaner clean`: every document of every input in order, whatever becomes of the others."""

from __future__ import annotations

import re
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from cleaner.cli.choices import Form
from cleaner.cli.console import Voice
from cleaner.cli.plan import Plan
from cleaner.cli.reading import Reading, place, whose
from cleaner.dumps.pool import Settings, Team
from cleaner.dumps.work import Outcome, Wanted, Work
from cleaner.formats.fields import Fields
from cleaner.formats.files import Found, Input, read_input
from cleaner.formats.records import Entry, dump, with_value
from cleaner.formats.sinks import WriteError, writing
from cleaner.formats.texts import FormatError
from cleaner.options import Options

CLEAN_FIELD = "clean_text"
_PAGE = re.compile(r"\s*(?:<!doctype html|<html\b|<head\b|<\?xml[^>]*>\s*<html\b)", re.IGNORECASE)
SECONDS = 60.0  # that cleaning one record may take


@dataclass(frozen=True, slots=True)
class Job:
    """All that a run needs to know."""

    found: Found
    reading: Reading
    plan: Plan
    options: Options
    voice: Voice
    form: Form = Form.TEXT
    replace: bool = False
    removed: Path | None = None
    workers: int | None = None
    seconds: float = SECONDS

    @property
    def settings(self) -> Settings:
        """How each record is cleaned, and what is asked of it."""
        wanted = Wanted(removed=self.removed is not None, everything=self.form is Form.JSON)
        return Settings(self.options, wanted, self.seconds)


@dataclass(slots=True)
class Tally:
    """What became of the documents so far."""

    cleaned: int = 0
    changed: int = 0
    emptied: int = 0
    failed: int = 0

    def __str__(self) -> str:
        """Give the counts in one line, those that are 0 left out."""
        parts = [f"{self.cleaned:,} cleaned", f"{self.changed:,} of them changed"]
        parts += [f"{self.emptied:,} left empty"] if self.emptied else []
        parts += [f"{self.failed:,} failed"] if self.failed else []
        return ", ".join(parts)


class _Sink:
    """Standard output, or a file that is opened with the first write, so that a failed input leaves none."""

    def __init__(self, path: Path | None, stack: ExitStack, make_folders: bool) -> None:
        self._path, self._stack, self._make_folders = path, stack, make_folders
        self._stream: BinaryIO | None = None if path else sys.stdout.buffer

    def write(self, data: bytes) -> None:
        if self._stream is None and self._path:
            self._stream = self._stack.enter_context(writing(self._path, self._make_folders))
        if self._stream:
            self._stream.write(data)


class _Run:
    """One run; it counts, and remembers what was said."""

    def __init__(self, job: Job, team: Team, progress: Progress, removed: BinaryIO | None) -> None:
        self.job, self.removed, self.tally = job, removed, Tally()
        self._team = team
        self._progress = progress
        self._task: TaskID = progress.add_task(
            "cleaning", total=sum(source.size for source in job.found.inputs) or None
        )
        self._said: set[str] = set()

    def everything(self) -> None:
        with ExitStack() as whole:
            shared = _Sink(self.job.plan.path, whole, make_folders=False) if self.job.plan.shared else None
            for source in self.job.found.inputs:
                try:
                    with ExitStack() as own:
                        self._input(source, shared or _Sink(self.job.plan.target(source), own, make_folders=True))
                except FormatError as error:
                    self.fail(f"{source.name}: {error}")
                except WriteError as error:
                    if shared or error.path == self.job.removed:
                        raise
                    self.fail(str(error))

    def fail(self, message: str) -> None:
        self.tally.failed += 1
        self.job.voice.problem(message)

    def _input(self, source: Input, sink: _Sink) -> None:
        reading = self.job.reading
        unseen = set(filter(None, reading.fields))
        for entry, outcome in self._cleaned(source):
            self._progress.advance(self._task, entry.size)
            unseen -= (entry.values or {}).keys()
            self._say_guesses(source, entry)
            data = self._document(source, entry, outcome)
            if data is not None:
                sink.write(data)
        if source.records:
            for name in sorted(unseen - {reading.fields.text}):
                self.fail(f"{source.name}: no record has the field {name!r}: check the options that name fields")

    def _cleaned(self, source: Input) -> Iterator[tuple[Entry, Outcome]]:
        """Give every entry of an input with what became of it, in order; what ends the reading is raised after them."""
        waiting: deque[Entry] = deque()
        ended: list[FormatError] = []

        def works() -> Iterator[Work]:
            try:
                for entry in read_input(source, self.job.reading.fields, self.job.reading.known):
                    waiting.append(entry)
                    if entry.document is not None:
                        yield Work(entry.document, entry.page, self.job.reading.charset)
            except FormatError as error:
                ended.append(error)

        for outcome in self._team.clean(works()):
            while waiting[0].document is None:
                yield waiting[0], Outcome(problem=waiting.popleft().problem)
            yield waiting.popleft(), outcome
        for entry in waiting:
            yield entry, Outcome(problem=entry.problem)
        if ended:
            raise ended[0]

    def _say_guesses(self, source: Input, entry: Entry) -> None:
        """Say which fields were guessed, each once in a run."""
        pairs = zip(Fields._fields, entry.fields, self.job.reading.fields, strict=True)
        guesses = [f"{role} from {name!r}" for role, name, given in pairs if name and not given]
        new = [guess for guess in guesses if guess not in self._said]
        if new:
            self._said.update(new)
            self.job.voice.note(
                f"{source.name}: takes the {', the '.join(new)}; options such as --text-field change that"
            )

    def _document(self, source: Input, entry: Entry, outcome: Outcome) -> bytes | None:
        """Count what became of one document; give what is to be written for it, None for nothing."""
        if outcome.text is None:
            self.fail(f"{place(source, entry)}: {outcome.problem}")
            return self._failed(source, entry, outcome.problem)
        self.tally.cleaned += 1
        self.tally.changed += outcome.changed
        self.tally.emptied += bool(outcome.read) and not outcome.text.strip()
        if outcome.verdict and not source.records:
            self.job.voice.note(f"{source.name}: has no article: {outcome.verdict}")
        for warning in outcome.warnings:
            self.job.voice.warning(f"{place(source, entry)}: {warning}")
        if self.removed:
            for piece in outcome.removed:
                self.removed.write(_line({**whose(source, entry), **piece}))
        if outcome.everything is not None:
            return _line({**whose(source, entry), **outcome.everything})
        return self._record(entry, outcome.text) if source.records else self._text(source, entry, outcome.text)

    def _failed(self, source: Input, entry: Entry, problem: str) -> bytes | None:
        if entry.values is None:
            return None
        if self.job.form is Form.JSON:
            return _line({**whose(source, entry), CLEAN_FIELD: None, "problem": problem})
        return f"{entry.raw}\n".encode() if self.job.replace else self._record(entry, None)

    def _record(self, entry: Entry, text: str | None) -> bytes:
        name = (entry.fields.text or entry.fields.html if self.job.replace else None) or CLEAN_FIELD
        return f"{with_value(entry, name, text)}\n".encode()

    def _text(self, source: Input, entry: Entry, text: str) -> bytes:
        original = entry.document.text if entry.document else ""
        if not source.page and original.lstrip().startswith('{"'):
            self.job.voice.note(f"{source.name}: was read as one text but looks like JSON: --input jsonl reads records")
        if not source.page and _PAGE.match(original):
            self.job.voice.note(f"{source.name}: was read as a text but looks like a page: --input html reads pages")
        ending = "\n" if self.job.plan.path is None or source.page else _line_end(original)
        needs_ending = bool(text) and not text.endswith("\n")
        return (text + ending * needs_ending).encode("utf-8", "backslashreplace")


def _line(value: dict[str, object]) -> bytes:
    return f"{dump(value)}\n".encode()


def _line_end(text: str) -> str:
    r"""Give the line break with which a text ends, if it does.

    >>> _line_end("خبر\r\n"), _line_end("خبر")
    ('\r\n', '')
    """
    return "\r\n" if text.endswith("\r\n") else "\n" if text.endswith("\n") else ""


def run(job: Job) -> Tally:
    """Clean everything; each problem is told when it comes, and counted.

    Raises `WriteError` where the output of all, or the removed pieces, cannot be written.
    """
    with ExitStack() as stack:
        progress = stack.enter_context(_progress(job))
        removed = stack.enter_context(writing(job.removed)) if job.removed else None
        team = stack.enter_context(Team(job.workers, job.settings))
        running = _Run(job, team, progress, removed)
        for problem in job.found.problems:
            running.fail(problem)
        running.everything()
    return running.tally


def _progress(job: Job) -> Progress:
    """Make a progress bar on standard error, shown if that is a terminal on which no text comes out as well."""
    console = Console(stderr=True)
    shown = console.is_terminal and not job.voice.quiet and not (job.plan.path is None and sys.stdout.isatty())
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=console, transient=True, disable=not shown)
