"""The documents of an input with what became of each, in order, whoever cleans them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from random import Random
from typing import NamedTuple, Protocol

from cleaner.document.types import Document
from cleaner.dumps.counts import Tally, wants_example
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.files import Input, read_input
from cleaner.dumps.job import Job
from cleaner.dumps.workers.clean_record import Outcome, Work
from cleaner.dumps.workers.pool import Team

UNCHOSEN = "not in the sample"
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

    def __init__(self, job: Job, team: Team, listener: Listener) -> None:
        """Choose the sample, which takes reading everything once."""
        self._job, self._team, self._listener = job, team, listener
        self._said: set[str] = set()
        self._numbers = _chosen(job)
        self.unseen: set[str] = set()  # the fields that were named and that no record of the input has had so far
        self.read = 0  # over all inputs

    @property
    def exhausted(self) -> bool:
        """Whether as many documents were read as are to be."""
        limit = self._job.selection.limit
        return limit is not None and self.read >= limit

    def cleaned(self, source: Input, done: int, tally: Tally) -> Iterator[Cleaned]:
        """Give the documents of an input but those that are `done`; raise at last what ended the reading."""
        waiting: deque[Entry] = deque()
        ended: list[FormatError] = []
        self.unseen = set(filter(None, self._job.read_options.fields)) if source.records else set()

        def works() -> Iterator[Work]:
            try:
                for number, entry in enumerate(self._entries(source), 1):
                    if number <= done:
                        self._listener.advance(entry.size, tally)
                        continue
                    chosen = self._numbers is None or self.read in self._numbers
                    waiting.append(entry if chosen else entry._replace(document=None, values=None, skipped=UNCHOSEN))
                    yield self._work(entry, chosen)
            except FormatError as error:
                ended.append(error)

        for outcome in self._team.clean(works()):
            entry = waiting.popleft()
            yield Cleaned(entry, outcome, entry.skipped != UNCHOSEN)
        if ended:
            raise ended[0]

    def _entries(self, source: Input) -> Iterator[Entry]:
        read_options = self._job.read_options
        if self.exhausted:
            return
        for entry in read_input(source, read_options.fields, read_options.known, read_options.table):
            self.read += 1
            if self.unseen:
                self.unseen -= (entry.values or {}).keys()
            self._say_guesses(source, entry)
            yield entry
            if self.exhausted:
                self.unseen = set()
                return

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


_NOTHING = Document("")


def _chosen(job: Job) -> frozenset[int] | None:
    """Choose the numbers of the documents of the sample, the same in every run over the same inputs."""
    wanted = job.selection.sample
    if wanted is None:
        return None
    count = 0
    for source in job.inputs:
        try:
            for _ in read_input(source, job.read_options.fields, job.read_options.known, job.read_options.table):
                count += 1
        except FormatError:  # it is told when it is cleaned
            continue
    count = min(count, job.selection.limit or count)
    return frozenset(Random(_SEED).sample(range(1, count + 1), min(wanted, count)))
