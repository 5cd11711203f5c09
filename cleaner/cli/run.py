"""The run of `cleaner clean`: every document of every input in order, whatever becomes of the others."""

from __future__ import annotations

import re
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from cleaner.cli.choices import Form
from cleaner.cli.job import Job, Tally
from cleaner.cli.reading import place, whose
from cleaner.document import Document
from cleaner.dumps.output import STEP, Output, ResumeError
from cleaner.dumps.pool import Team, WorkerError
from cleaner.dumps.work import Outcome, Work
from cleaner.formats.fields import Fields
from cleaner.formats.files import Input, read_input
from cleaner.formats.records import Entry, dump, with_value
from cleaner.formats.sinks import WriteError, writing
from cleaner.formats.texts import FormatError

CLEAN_FIELD = "clean_text"
_PAGE = re.compile(r"\s*(?:<!doctype html|<html\b|<head\b|<\?xml[^>]*>\s*<html\b)", re.IGNORECASE)
_REMOVED = "removed"


class _Writable(Protocol):
    def write(self, data: bytes, /) -> object: ...


class _Beside:
    """The removed pieces, written in step with the output."""

    def __init__(self, output: Output) -> None:
        self._output = output

    def write(self, data: bytes) -> None:
        self._output.write(data, _REMOVED)


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

    def __init__(self, job: Job, team: Team, progress: Progress, output: Output | None, removed: _Writable | None):
        self.job, self.output, self.removed, self.tally = job, output, removed, Tally()
        self._team = team
        self._progress = progress
        self._task: TaskID = progress.add_task(
            "cleaning", total=sum(source.size for source in job.found.inputs) or None
        )
        self._said: set[str] = set()
        self._unseen: set[str] = set()  # the fields that were named and that no record of the input has had so far

    @cached_property
    def terms(self) -> dict[str, object]:
        """What a run that resumes this one has to share with it; it takes reading the rules."""
        return self.job.terms

    def everything(self, done: Mapping[str, Any]) -> None:
        """Clean all inputs but those, and those records of the one after them, that are done."""
        first, entries = done.get("inputs", 0), done.get("entries", 0)
        with ExitStack() as whole:
            shared = self.output or (_Sink(self.job.plan.path, whole, False) if self.job.plan.shared else None)
            for number, source in enumerate(self.job.found.inputs[first:], first):
                try:
                    with ExitStack() as own:
                        sink = shared or _Sink(self.job.plan.target(source), own, make_folders=True)
                        self._input(number, source, sink, entries if number == first else 0)
                except FormatError as error:
                    self.fail(f"{source.name}: {error}")
                except WriteError as error:
                    if shared or error.path == self.job.removed:
                        raise
                    self.fail(str(error))

    def fail(self, message: str) -> None:
        self.tally.failed += 1
        self.job.voice.problem(message)

    def _input(self, number: int, source: Input, sink: _Writable, done: int) -> None:
        self._unseen = set(filter(None, self.job.reading.fields)) if source.records else set()
        for entries, (entry, outcome) in enumerate(self._cleaned(source, done), done + 1):
            self._progress.advance(self._task, entry.size)
            data = self._document(source, entry, outcome)
            if data is not None:
                sink.write(data)
            if self.output and self.output.full:
                state = {"inputs": number, "entries": entries, "tally": asdict(self.tally), "terms": self.terms}
                self.output.step(state)
        for name in sorted(self._unseen - {self.job.reading.fields.text}):
            self.fail(f"{source.name}: no record has the field {name!r}: check the options that name fields")

    def _cleaned(self, source: Input, done: int) -> Iterator[tuple[Entry, Outcome]]:
        """Give every entry but those that are done with what became of it, in order; what ends the reading, at last."""
        waiting: deque[Entry] = deque()
        ended: list[FormatError] = []

        def works() -> Iterator[Work]:
            try:
                entries = read_input(source, self.job.reading.fields, self.job.reading.known)
                for number, entry in enumerate(entries, 1):
                    self._unseen -= (entry.values or {}).keys()
                    self._say_guesses(source, entry)
                    if number <= done:
                        self._progress.advance(self._task, entry.size)
                        continue
                    waiting.append(entry)
                    document = entry.document or Document("")
                    yield Work(document, entry.page, self.job.reading.charset, entry.problem)
            except FormatError as error:
                ended.append(error)

        for outcome in self._team.clean(works()):
            yield waiting.popleft(), outcome
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

    Raises `WriteError` where the output of all, or the removed pieces, cannot be written, `BusyError` where another
    run writes to it, `ResumeError` where an earlier run cannot be resumed, and `WorkerError` where no worker lives.
    """
    with ExitStack() as stack:
        output = stack.enter_context(_output(job)) if job.in_steps else None
        removed: _Writable | None = None
        if job.removed:
            removed = _Beside(output) if output else stack.enter_context(writing(job.removed))
        done = _done(job, output)
        progress = stack.enter_context(_progress(job))
        team = stack.enter_context(Team(job.workers, job.settings))
        running = _Run(job, team, progress, output, removed)
        for problem in job.found.problems:
            running.fail(problem)
        if done:
            running.tally = Tally(**done["tally"])
        if output and sum(source.size for source in job.found.inputs) >= STEP // 4:
            running.terms  # noqa: B018  # the inputs as they are now, for the first step
        try:
            running.everything(done)
            if output:
                output.finish()
        except (KeyboardInterrupt, WriteError, WorkerError):
            if output and output.state and job.from_files:
                job.voice.note("stopped: the same command with --resume goes on from here")
            raise
    return running.tally


def _output(job: Job) -> Output:
    assert job.plan.path
    beside = {_REMOVED: job.removed} if job.removed else {}
    return Output(job.plan.path, beside, resume=job.resume, keep=job.from_files)


def _done(job: Job, output: Output | None) -> Mapping[str, Any]:
    """Give what an earlier run has done that this one resumes, and say so."""
    if output is None:
        return {}
    if output.left_over:
        job.voice.note(f"{job.plan.path}: is begun anew; --resume would have gone on with a run that was stopped")
    if output.state is None:
        return {}
    if output.state.get("terms") != job.terms or not _is_whole(output.state, len(job.found.inputs)):
        raise ResumeError(
            f"{job.plan.path}: the run that was stopped had other inputs or options: "
            "repeat its command, or leave --resume out to begin anew"
        )
    tally = Tally(**output.state["tally"])
    job.voice.note(f"{job.plan.path}: goes on after {tally.cleaned + tally.failed:,} documents")
    return output.state


def _is_whole(state: Mapping[str, Any], inputs: int) -> bool:
    """Tell whether a state holds what it should: nobody else may have written it, but somebody may."""
    tally = state.get("tally")
    if not isinstance(tally, dict) or set(tally) != set(asdict(Tally())):
        return False
    counts = (state.get("inputs"), state.get("entries"), *tally.values())
    return all(type(count) is int and count >= 0 for count in counts) and state["inputs"] < inputs


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
