"""The run over all documents of all inputs, in order, whatever becomes of any of them."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from cleaner.dumps.checksums import ReadChecksum
from cleaner.dumps.counts import Tally, masked
from cleaner.dumps.document_notes import tell_document
from cleaner.dumps.entries import UNCHOSEN, Cleaned, Entries, Listener
from cleaner.dumps.formats.atomic_writes import WriteError, writing
from cleaner.dumps.formats.durable_files import make_folders
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.files import Input, place, whose
from cleaner.dumps.formats.packing import packing_of
from cleaner.dumps.job import OTHER_LANGUAGE, Job
from cleaner.dumps.output import steps
from cleaner.dumps.output.error_log import ErrorLog, TooManyErrorsError
from cleaner.dumps.output.part_files import Seal, hidden, raising_write_errors
from cleaner.dumps.output.steps import Output
from cleaner.dumps.output.writers import Writer, line, other_language_writer, writer_for
from cleaner.dumps.resuming import done_before, open_output, replaced_input
from cleaner.dumps.workers.pool import Team, WorkerError

_LOG: Final = logging.getLogger(__name__)


def run(job: Job, listener: Listener) -> Tally:
    """Clean everything; give what became of it.

    Raises `WriteError` for what cannot be written at all, `BusyError` where another run writes to the output,
    `ResumeError` for an earlier run that cannot be gone on with, `WorkerError` where workers die before they clean
    anything, and `TooManyErrorsError` where more failed than may.
    """
    with ExitStack() as stack:
        output = stack.enter_context(open_output(job))
        done = done_before(job, output, listener)
        team = stack.enter_context(Team(job.workers, job.settings))
        entries = Entries(job, team, listener)
        running = _Run(job, entries, listener, output, done)
        if job.in_steps and sum(source.size for source in job.inputs) >= steps.STEP // 4:
            running.terms  # noqa: B018  # the inputs as they are now, for the first step
        try:
            running.everything()
        except (KeyboardInterrupt, WriteError, WorkerError, TooManyErrorsError):
            if output.state and job.from_files:
                listener.note("stopped: the same command with --resume goes on from here")
            raise
    _LOG.info("took %s", entries.stages)
    return running.tally


class _Run:
    """One run; it counts, and goes on from what is done."""

    def __init__(self, job: Job, entries: Entries, listener: Listener, output: Output, done: Mapping[str, Any]) -> None:
        self.job, self.output, self.listener = job, output, listener
        self.tally = Tally.from_json(done["tally"]) if done else Tally()
        self.tally.resumed = self.tally.read
        self._entries = entries
        self._first, self._done = done.get("inputs", 0), done.get("entries", 0)
        self._entries.read = self.tally.read - self._done  # those of the input that is gone on with are read again
        self._shard = done.get("shard", 1)
        self._place = (self._first, self._done)
        self._writer: Writer | None = None
        self._fresh = True  # whether no record of the input has been written
        self._alone_size = 0  # bytes of files that were written alone since the last step
        self._errors = ErrorLog(job, output, listener)
        self._others = other_language_writer(job) if job.others else None
        self._read = ReadChecksum()
        self._records_before = done.get("records_read", "")
        for source in job.inputs[: done.get("inputs_begun", 0)]:
            self._read.begin(source)
        if done and self._read.inputs != done.get("inputs_read"):
            raise replaced_input(job)

    @cached_property
    def terms(self) -> str:
        """What a run that resumes this one has to share with it; it takes reading the rules."""
        return self.job.terms

    def everything(self) -> None:
        """Clean all inputs but those, and those records of the one after them, that are done."""
        if self.output.ended:
            with self._telling():
                self.output.complete(self._seal_of(self.output.ended))
        if self.output.finishing:
            self.output.finish()
            return
        if self.output.begun:
            self._go_on()
        for number, source in enumerate(self.job.inputs):
            if number < self._first:
                self.listener.advance(source.size, self.tally)
            elif self.job.plan.folder and source.single:
                self._alone(number, source)
            else:
                self._input(number, source, self._done if number == self._first else 0)
        self._finish()

    def _go_on(self) -> None:
        """Open the file that an earlier run had begun, and end it if it was stopped right before it did.

        It may be full, or have its last record, so that no record to come would open it.
        """
        source = self.job.inputs[min(self._first, len(self.job.inputs) - 1)]
        self._main(source, (source,) if self.job.plan.folder else self.job.inputs)
        self._end_if_full()

    def _input(self, number: int, source: Input, done: int) -> None:
        """Clean an input that goes to the shared file, or is one of a folder that is written in steps."""
        sources = (source,) if self.job.plan.folder else self.job.inputs
        self._fresh = done == 0
        self._begin_reading(number, source)
        try:
            for count, cleaned in enumerate(self._entries.cleaned(source, done, self.tally, self._passed), done + 1):
                self._read.add(cleaned.entry)
                self._place = (number, count)
                with self._entries.stages.of("writing"):
                    self._count(source, cleaned, sources)
                    self._step_if_full()
        except FormatError as error:
            self._break(f"{source.name}: {error}", source)
        for name in sorted(self._entries.unseen - {self.job.read_options.fields.text}):
            self._break(f"{source.name}: no record has the field {name!r}: check the options that name fields", source)
        if self.job.plan.folder:
            self._place = (number + 1, 0)
            self._end_file()

    def _alone(self, number: int, source: Input) -> None:
        """Clean a text or page that is a file of its own in the folder."""
        target = self.job.plan.target(source)
        assert target
        self._fresh = False
        self._begin_reading(number, source)
        try:
            for cleaned in self._entries.cleaned(source, 0, self.tally):
                data = self._count(source, cleaned, (source,), writer_for(self.job, (source,)))
                if data is not None:
                    with writing(target, hidden(target, "part").name, folders=True, like=self.job.plan.path) as stream:
                        stream.write(data)
                    self._alone_size += len(data)
        except FormatError as error:
            self._break(f"{source.name}: {error}", source)
        except WriteError as error:
            if error.path != target:
                raise
            self._break(str(error), source)
        self._place = (number + 1, 0)
        self._step_if_full()

    def _begin_reading(self, number: int, source: Input) -> None:
        if number >= self._read.begun:
            self._read.begin(source)
        self._read.begin_records()

    def _passed(self, entry: Entry, number: int) -> None:
        """Take a record that is done, and see at the last of them whether they are those that were read before."""
        self._read.add(entry)
        if number in (0, self._done) and self._read.records != self._records_before:
            raise replaced_input(self.job)

    def _count(
        self, source: Input, cleaned: Cleaned, sources: tuple[Input, ...], writer: Writer | None = None
    ) -> bytes | None:
        """Count what became of one document, and write it; with a `writer` of its own, give its bytes instead."""
        entry, outcome, tally = cleaned.entry, cleaned.outcome, self.tally
        tally.read += 1
        self.listener.advance(entry.size, tally)
        if not cleaned.chosen:
            tally.dropped[UNCHOSEN] += 1
            return None
        if entry.skipped:
            tally.skip(entry.skipped)
            return None
        if outcome.text is None:
            self._errors.record(tally, source, entry, outcome.problem)
            return None
        dropped = self.job.selection.dropped(outcome)
        other = self._others if dropped == OTHER_LANGUAGE else None
        try:
            written = other if dropped else writer or self._main(source, sources)
            data = written.data(source, entry, outcome) if written else b""
        except FormatError as error:
            if self._fresh and entry.member is None:  # what no record of the input can be written for
                tally.read -= 1
                raise
            self._errors.record(tally, source, entry, str(error))
            return None
        self._fresh = False
        self._keep(source, cleaned)
        if dropped:
            tally.dropped[dropped] += 1
            if other:
                self.output.write(data, "others")
            return None
        tally.written += 1
        if writer is None:
            self.output.write(data)
        return data

    def _keep(self, source: Input, cleaned: Cleaned) -> None:
        """Count what was cleaned of a document, and write and say what it is beside its text."""
        entry, outcome = cleaned.entry, cleaned.outcome
        url = entry.document.url if entry.document else None
        self.tally.add(outcome, url)
        if outcome.example:
            stretches = [list(stretch) for stretch in outcome.example]
            about = {"place": place(source, entry), "path": source.name, "record": entry.number}
            self.tally.keep_example({**about, "url": masked(url), "stretches": stretches})
        tell_document(self.listener, source, cleaned)
        for piece in outcome.removed if self.job.removed else ():
            self.output.write(line({**whose(source, entry), **piece}), "removed")

    def _main(self, source: Input, sources: tuple[Input, ...]) -> Writer:
        """Give the writer of the file to which the next record goes; begin the file if it is not."""
        if self._writer is None:
            target = self.job.plan.target(source) if self.job.plan.folder else self.job.plan.shard_of(self._shard)
            if target and self.job.plan.folder:
                with raising_write_errors(target):
                    make_folders(target.parent)
            writer = writer_for(self.job, sources)
            begun = self.output.begin(target, sealed=writer.sealed)
            self._writer = writer_for(self.job, sources, begun, _packing(target)) if begun else writer
        return self._writer

    def _step_if_full(self) -> None:
        shard = self.job.plan.shard
        waiting = self.output.waiting + self._alone_size
        if waiting < min(steps.STEP, shard or steps.STEP):
            return
        self._alone_size = 0
        if self._writer:
            self.output.write(self._writer.flush())
        self.output.step(self._state())
        self._end_if_full()

    def _end_if_full(self) -> None:
        shard = self.job.plan.shard
        if shard and self.output.size >= shard:
            self._end_file()

    def _end_file(self) -> None:
        """End the main file where more may follow."""
        if self._writer:
            writer, self._writer = self._writer, None
            self._shard += 1
            self._write_end(writer)
            with self._telling():
                self.output.end(self._state(), writer.seal if writer.sealed else None)

    def _finish(self) -> None:
        writer = self._writer
        if writer is None and not self.job.plan.folder and self.tally.read and self._shard == 1 and self._wants_empty():
            writer = self._main(self.job.inputs[0], self.job.inputs)
        if writer:
            self._write_end(writer)
        self._place = (len(self.job.inputs), 0)
        self.output.finish(self._state(), writer.seal if writer and writer.sealed else None)

    def _wants_empty(self) -> bool:
        """Tell whether a file without records is wanted: for records, not for a text that failed."""
        return not all(source.single for source in self.job.inputs)

    def _write_end(self, writer: Writer) -> None:
        self.output.write(writer.flush())
        self.output.write(writer.end())

    def _seal_of(self, path: Path) -> Seal | None:
        """Give what makes the file at `path` of its spool, if it has one."""
        plan = self.job.plan
        sources = tuple(source for source in self.job.inputs if plan.target(source) == path) if plan.folder else ()
        writer = writer_for(self.job, sources or self.job.inputs)
        return writer.seal if writer.sealed else None

    def _state(self) -> dict[str, Any]:
        inputs, entries = self._place
        known = {"inputs": inputs, "entries": entries, "shard": self._shard}
        read = {"inputs_begun": self._read.begun, "inputs_read": self._read.inputs, "records_read": self._read.records}
        return {**known, **read, "tally": self.tally.to_json(), "terms": self.terms}

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell of a file that cannot be made of its spool, and go on with the others."""
        try:
            yield
        except FormatError as error:
            self.tally.broken += 1
            self.listener.problem(str(error))

    def _break(self, message: str, source: Input) -> None:
        """Count an input that could not be read to its end."""
        self._errors.input(self.tally, source, message)


def _packing(target: Path | None) -> str:
    return packing_of(target) if target else ""
