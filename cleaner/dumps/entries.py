"""The documents of an input with what became of each, in order, whoever cleans them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple, Protocol

from cleaner.document.types import Document
from cleaner.dumps.counts import Tally, wants_example
from cleaner.dumps.formats.entries import Entry, listed
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import Fields, has_field
from cleaner.dumps.formats.files import Input, read_input
from cleaner.dumps.job import Job
from cleaner.dumps.stages import Stages
from cleaner.dumps.workers.clean_record import Outcome, Work
from cleaner.dumps.workers.pool import Team

UNCHOSEN = "not in the sample"
_MANY = 100  # records that have no field of a name, after which none is expected to
_SEED = 20  # the same documents are chosen in every run


class Listener(Protocol):
    """Who is told what happens in a run, one line each."""

    def problem(self, message: str) -> None:
        """Hear what failed."""

    def warning(self, message: str) -> None:
        """Hear what the caller should know of a document."""

    def note(self, message: str) -> None:
        """Hear what was done or taken for granted."""

    def advance(self, size: int, tally: Tally) -> None:
        """Hear that so many bytes of the inputs are done."""


class Cleaned(NamedTuple):
    """A document with what became of it; `chosen` is false for one that is not to be cleaned."""

    entry: Entry
    outcome: Outcome
    chosen: bool


class Entries:
    """The documents of the inputs, read and cleaned; it counts them over all inputs for the limit and the sample."""

    def __init__(self, job: Job, team: Team, listener: Listener, stages: Stages | None = None) -> None:
        """Choose the sample, which takes reading everything once."""
        self._job, self._team, self._listener = job, team, listener
        self.stages = stages or Stages()
        self._said: set[str] = set()
        self._numbers = _chosen(job)
        self.unseen: set[str] = set()  # the fields that were named and that no record of the input has had so far
        self.read = 0  # over all inputs

    @property
    def exhausted(self) -> bool:
        """Whether as many documents were read as are to be."""
        limit = self._job.selection.limit
        return limit is not None and self.read >= limit

    def cleaned(
        self, source: Input, done: int, tally: Tally, passed: Callable[[Entry, int], None] | None = None
    ) -> Iterator[Cleaned]:
        """Give the documents of an input but those that are `done`; raise at last what ended the reading.

        Those that are done are told to `passed` with their numbers, and with the number 0 that there are fewer.
        """
        waiting: deque[Entry] = deque()
        ended: list[FormatError] = []
        self.unseen = set(filter(None, self._job.read_options.fields)) if source.records else set()

        def works() -> Iterator[Work]:
            number = 0
            try:
                for number, entry in enumerate(self.stages.timed("reading", self._entries(source)), 1):
                    chosen = self._numbers is None or self.read in self._numbers
                    known = entry if chosen else entry._replace(document=None, values=None, skipped=UNCHOSEN)
                    if number <= done:
                        self._listener.advance(entry.size, tally)
                        if passed:
                            passed(known, number)
                        continue
                    waiting.append(known)
                    yield self._work(entry, chosen)
            except FormatError as error:
                ended.append(error)
            if number < done and passed:
                passed(_NO_ENTRY, 0)

        for outcome in self.stages.timed("cleaning", self._team.clean(works())):
            entry = waiting.popleft()
            yield Cleaned(entry, outcome, entry.skipped != UNCHOSEN)
        if ended:
            raise ended[0]

    def _entries(self, source: Input) -> Iterator[Entry]:
        read_options = self._job.read_options
        if self.exhausted:
            return
        for entry in read_input(source, *read_options.of_input):
            self.read += 1
            if self.unseen:
                self._see(source, entry)
            if entry.note:
                self._say(f"{source.name}: {entry.note}")
            self._say_guesses(source, entry)
            self._say_charset(source, entry)
            yield entry
            if self.exhausted:
                self.unseen = set()
                return

    def _see(self, source: Input, entry: Entry) -> None:
        """Notice which fields there are. Raises `FormatError` where the text's is in none of many records."""
        values, fields = entry.values or {}, self._job.read_options.fields
        self.unseen = {name for name in self.unseen if not has_field(values, name)}
        without = fields.text in self.unseen and (not fields.html or fields.html in self.unseen)
        if without and entry.number >= _MANY:
            raise FormatError(
                f"no one of the first {_MANY} records has the field {fields.text!r} (the last has {listed(values)}): "
                "name the text's field with --text-field"
            )

    def _work(self, entry: Entry, chosen: bool) -> Work:
        example = self._job.examples and wants_example(self.read)
        if not chosen or entry.skipped:
            return Work(_NOTHING, passed=UNCHOSEN)
        charset = self._job.read_options.charset or entry.charset
        return Work(entry.document or _NOTHING, entry.page, charset, entry.problem, example=example)

    def _say_guesses(self, source: Input, entry: Entry) -> None:
        """Say which fields were guessed, each once in a run."""
        pairs = zip(Fields._fields, entry.fields, self._job.read_options.fields, strict=True)
        guesses = [f"{role} from {name!r}" for role, name, given in pairs if name and not given]
        new = [guess for guess in guesses if guess not in self._said]
        if new:
            self._said.update(new)
            self._listener.note(
                f"{source.name}: takes the {', the '.join(new)}; options such as --text-field change that"
            )

    def _say_charset(self, source: Input, entry: Entry) -> None:
        """Say in which charset an input came that is not UTF-8, once."""
        if entry.encoding:
            self._say(f"{source.name}: is read as {entry.encoding}; --charset names another")

    def _say(self, said: str) -> None:
        if said not in self._said:
            self._said.add(said)
            self._listener.note(said)


_NOTHING = Document("")
_NO_ENTRY = Entry(0, 0)


def _chosen(job: Job) -> frozenset[int] | None:
    """Choose the numbers of the documents of the sample, the same in every run over the same inputs."""
    wanted = job.selection.sample
    if wanted is None:
        return None
    count = 0
    for source in job.inputs:
        try:
            for _ in read_input(source, *job.read_options.of_input):
                count += 1
        except FormatError:  # it is told when it is cleaned
            continue
    count = min(count, job.selection.limit or count)
    return frozenset(Random(_SEED).sample(range(1, count + 1), min(wanted, count)))
