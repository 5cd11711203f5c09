"""How far a run has come: what is sampled and which sites are learned, kept beside the rule file while the run lasts.

The file of samples is the spool that articles wait in, so nothing is written twice. Killed at any moment, the run goes
on from its last step, if its inputs are still the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, Self

from cleaner.cli.learn.learn_job import LearnJob
from cleaner.dumps.checksums import ReadChecksum
from cleaner.dumps.counts import Tally
from cleaner.dumps.formats.atomic_writes import WriteError
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.files import Input
from cleaner.dumps.output import steps
from cleaner.dumps.output.run_state import ResumeError
from cleaner.dumps.output.steps import Output
from cleaner.dumps.resuming import Noting, done_before, replaced_input
from cleaner.dumps.workers.pool import WorkerError
from cleaner.learning.learn import SiteRules, SiteSample
from cleaner.learning.samples import Samples

_SAMPLES, _SITES = "samples", "sites"
_READ: Final = 4  # times as much is read between two steps as cleaning writes


class LearningState:
    """The counts of a run, its samples, and what the sites taught so far; it is used in a `with` block.

    `place` is the number of the input that is read, and how many of its records are.
    """

    def __init__(self, job: LearnJob, listener: Noting) -> None:
        """Begin anew, or go on where an earlier run was stopped, if that is wanted and there was one.

        Raises `WriteError` where nothing can be kept beside the rule file, `BusyError` where another run writes that,
        and `ResumeError` for an earlier run that cannot be gone on with.
        """
        self._job = job
        with ExitStack() as stack:
            self._output = stack.enter_context(_open(job)) if job.in_steps else None
            done = done_before(job, self._output, listener) if self._output else {}
            self.tally = Tally.from_json(done["tally"]) if done else Tally()
            self.tally.resumed = self.tally.read
            self.place: tuple[int, int] = (done.get("inputs", 0), done.get("entries", 0))
            self.unseen = bool(done.get("unseen", job.by))
            self.sampled = bool(done.get("sampled"))
            self.samples = stack.enter_context(self._samples(stack))
            self.taught: list[SiteRules] = []
            self._checksum, self._records_before = ReadChecksum(), done.get("records_read", "")
            self._since = 0  # bytes that were read, or learned, since the last step
            if done:
                self._take_up(done)
            if self.taught:
                sites = "1 site is" if len(self.taught) == 1 else f"{len(self.taught):,} sites are"
                listener.note(f"{job.plan.path}: {sites} learned already")
            self._terms = job.terms if self._output else ""  # of the inputs as they are before they are read
            self._open = stack.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: Any) -> None:
        self._open.__exit__(*error)

    def begin(self, number: int, source: Input) -> None:
        """Begin to read an input, or go on with it."""
        if number >= self._checksum.begun:
            self._checksum.begin(source)
        self._checksum.begin_records()

    def read(self, entry: Entry) -> None:
        """Take a record that is read."""
        self._checksum.add(entry)

    def refuse_other(self, entries: int, done: int) -> None:
        """Refuse to go on where the first records of an input, so many of which are done, are not what they were."""
        if entries == done and self._checksum.records != self._records_before:
            raise replaced_input(self._job)

    def advance(self, place: tuple[int, int], size: int) -> None:
        """Have come so far by reading so many bytes; where these are enough for a step, take it."""
        self.place = place
        self._since += size
        if self._since >= _READ * steps.STEP:
            self._step()

    def end_sampling(self) -> None:
        """Have read everything."""
        self.sampled = True
        self._step()

    def untaught(self) -> Iterator[SiteSample]:
        """Give the samples of the sites that are not learned yet."""
        return self.samples.site_samples(len(self.taught))

    def teach(self, rules: SiteRules) -> None:
        """Take what the next site taught."""
        self.taught.append(rules)
        if self._output:
            self._output.write(f"{rules.to_json()}\n".encode(), _SITES)
        self._since += self.samples.size_of(rules.site)
        if self._since >= steps.STEP:  # learning so much takes as long as reading four times as much
            self._step()

    def finish(self) -> None:
        """Leave nothing behind, for what was learned is written."""
        if self._output:
            self._output.finish(self._values())

    def give_up(self) -> None:
        """Leave nothing behind, for another run would come no further."""
        if self._output:
            self._output.state = None

    @contextmanager
    def telling(self, listener: Noting) -> Iterator[None]:
        """Tell of a stop within the block that another run can go on from there."""
        try:
            yield
        except (KeyboardInterrupt, WriteError, WorkerError):
            if self._output and self._output.state:
                listener.note("stopped: the same command with --resume goes on from here")
            raise

    def _samples(self, stack: ExitStack) -> Samples:
        return Samples(spool=stack.enter_context(_Kept(self._output)) if self._output else None)

    def _take_up(self, done: Mapping[str, Any]) -> None:
        assert self._output
        for source in self._job.inputs[: done["inputs_begun"]]:
            self._checksum.begin(source)
        if self._checksum.inputs != done.get("inputs_read"):
            raise replaced_input(self._job)
        try:
            with self._output.file_of(_SAMPLES).open("rb") as lines:
                self.samples.restore(lines)
            with self._output.file_of(_SITES).open("rb") as lines:
                self.taught = [SiteRules.from_json(line.decode()) for line in lines]
        except (ValueError, TypeError, KeyError, AttributeError):
            raise ResumeError(
                f"{self._job.plan.path}: what a stopped run left there is not as it was: "
                "leave --resume out to begin anew"
            ) from None

    def _step(self) -> None:
        self._since = 0
        self.samples.settle()
        if self._output:
            self._output.step(self._values())

    def _values(self) -> dict[str, Any]:
        (inputs, entries), checksum = self.place, self._checksum
        known = {"inputs": inputs, "entries": entries, "shard": 1, "sampled": self.sampled, "unseen": self.unseen}
        read = {"inputs_begun": checksum.begun, "inputs_read": checksum.inputs, "records_read": checksum.records}
        return {**known, **read, "tally": self.tally.to_json(), "terms": self._terms}


class _Kept:
    """The file of samples beside the rule file as a spool; it is read when all of it is on the disk."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._stream: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._stream:
            self._stream.close()

    def add(self, data: bytes) -> None:
        self._output.write(data, _SAMPLES)

    def read(self, start: int, size: int) -> bytes:
        self._stream = self._stream or self._output.file_of(_SAMPLES).open("rb")
        self._stream.seek(start)
        return self._stream.read(size)


def _open(job: LearnJob) -> Output:
    """Open the files beside the rule file, as an earlier run left them if this is to resume it."""
    assert job.plan.path
    output = _output(job.plan.path, job.resume)
    if output.finishing:  # its rules were written, and what is left is none of them
        with output:
            output.finish()
        return _output(job.plan.path, resume=False)
    return output


def _output(path: Path, resume: bool) -> Output:
    beside = {name: path.with_name(f"{path.name}.{name}") for name in (_SAMPLES, _SITES)}
    return Output(path, beside, passing=frozenset(beside), resume=resume)
