"""The articles of dumps, sampled by site, and the sites learned one by one in as many processes as there are cores."""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Final

from rich.console import Console

from cleaner.cli.clean.progress import Progress
from cleaner.cli.console import Messages
from cleaner.cli.learn.learn_job import LearnJob
from cleaner.cli.learn.learning_state import LearningState
from cleaner.dumps.formats.entries import Entry, listed
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.files import FoundInputs, Input, place, read_input
from cleaner.dumps.stages import Stages
from cleaner.dumps.workers.pool import WorkerError
from cleaner.learning.articles import LearnError, article_of, site_of
from cleaner.learning.learn import Learned, SiteRules, SiteSample, learn_site
from cleaner.learning.pages import NO_ELEMENTS, read_page

_LOG: Final = logging.getLogger(__name__)
_AHEAD = 2  # sites that wait for each process
_ALONE = 5_000_000  # bytes that are learned in this process, for others take as long to start


@dataclass(frozen=True, slots=True)
class Collected:
    """What was learned from inputs, and how many of the records failed."""

    learned: Learned
    failed: int


@contextmanager
def learning(
    job: LearnJob,
    found: FoundInputs,
    messages: Messages,
    workers: int | None = None,
    problem: Callable[[str], None] | None = None,
) -> Iterator[Collected]:
    """Read inputs once and learn what they hold; when the block has written it, nothing else is left of the run.

    `problem` hears of what fails in one line each, and the rest goes on. Where the run is stopped, in the block too, it
    leaves what another one with `resume` goes on with, if its job is in steps.

    Raises `LearnError` where what learning needs is not installed, and where no record has the field `by`;
    `WorkerError` where a process dies that learns; and what `LearningState` raises.
    """
    tell = problem or messages.problem
    for missing in found.problems:
        tell(missing)
    with LearningState(job, messages) as state, state.telling(messages):
        try:
            yield _collected(_Run(job, state, messages, tell), found, workers)
        except LearnError:
            state.give_up()
            raise
        state.finish()


def _collected(run: _Run, found: FoundInputs, workers: int | None) -> Collected:
    state, stages = run.state, run.stages
    if not state.sampled:
        with _progress(found, run.messages) as run.progress:
            run.sample()
    count = len(state.samples.sites)
    _LOG.info("%d sites", count)
    alone = workers == 0 or count < 2 or (workers is None and state.samples.size <= _ALONE)
    apply = _here if alone else _Apply(workers or os.cpu_count() or 1)
    if isinstance(apply, _Apply):
        _LOG.info("learned by %d worker process%s", apply.workers, "es" * (apply.workers != 1))
    with stages.of("learning"):
        for rules in apply(state.untaught()):
            state.teach(rules)
    _LOG.info("took %s", stages)
    return Collected(Learned(tuple(state.taught)), len(found.problems) + state.tally.failed + state.tally.broken)


class _Run:
    """Reads the inputs of a job, from where its state says."""

    def __init__(self, job: LearnJob, state: LearningState, messages: Messages, tell: Callable[[str], None]) -> None:
        self.state, self.messages, self.stages = state, messages, Stages()
        self._job, self._tell = job, tell
        self._last: Mapping[str, object] = {}  # values of the record before
        self.progress: Progress

    def sample(self) -> None:
        """Sample the articles of all inputs but those, and those records of the one after them, that are done."""
        state = self.state
        first, done = state.place
        for number, source in enumerate(self._job.inputs):
            if number < first:
                self.progress.advance(source.size, state.tally)
            else:
                self._input(number, source, done if number == first else 0)
        if state.unseen and state.tally.read:
            by = f"{self._job.by!r} that --by names (the last has {listed(self._last)})"
            raise LearnError(f"no record has the field {by}")
        state.end_sampling()

    def _input(self, number: int, source: Input, done: int) -> None:
        state, count = self.state, 0
        state.begin(number, source)
        try:
            entries = read_input(source, *self._job.read_options.of_input)
            for count, entry in enumerate(self.stages.timed("reading", entries), 1):
                state.read(entry)
                self._last = entry.values or {}
                if count > done:
                    self._take(source, entry)
                    state.advance((number, count), entry.size)
                else:
                    state.refuse_other(count, done)
                self.progress.advance(entry.size, state.tally)
        except FormatError as error:
            state.tally.broken += 1
            self._tell(f"{source.name}: {error}")
        if count < done:
            state.refuse_other(done, done)
        state.advance((number + 1, 0), 0)

    def _take(self, source: Input, entry: Entry) -> None:
        tally, by = self.state.tally, self._job.by
        tally.read += 1
        self.state.unseen = self.state.unseen and by not in self._last
        wrong = self._add(entry)
        if wrong:
            tally.failed += 1
            self._tell(f"{place(source, entry)}: {wrong}")

    def _add(self, entry: Entry) -> str:
        """Add the article of an entry to the samples; give what is wrong with it, or an empty text."""
        if entry.skipped:
            return ""
        if entry.document is None:
            return entry.problem
        by, document, elements = self._job.by, entry.document, NO_ELEMENTS
        if entry.page is not None:
            document, elements = read_page(entry.page, document, entry.charset or self._job.read_options.charset)
        values: Mapping[str, object] = {by: (entry.values or {}).get(by)} if by else {}
        self.state.samples.add(site_of(values or document, by), article_of(document, elements))
        return ""


def _here(tasks: Iterable[SiteSample]) -> Iterable[SiteRules]:
    return map(learn_site, tasks)


class _Apply:
    """Learns sites in processes, and gives what each taught in their order."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def __call__(self, tasks: Iterable[SiteSample]) -> Iterator[SiteRules]:
        pool = ProcessPoolExecutor(self.workers, multiprocessing.get_context("spawn"), _end_with_parent)
        try:
            yield from self._in_order(pool, tasks)
        except BrokenProcessPool:
            raise WorkerError("a process that learns died: use fewer --workers, or 0 for none") from None
        finally:
            pool.shutdown(cancel_futures=True)

    def _in_order(self, pool: ProcessPoolExecutor, tasks: Iterable[SiteSample]) -> Iterator[SiteRules]:
        waiting: deque[Future[SiteRules]] = deque()
        for task in tasks:
            waiting.append(pool.submit(learn_site, task))
            if len(waiting) >= self.workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _end_with_parent() -> None:
    """Have this process end when its parent is killed, which would leave it waiting for ever."""
    parent = multiprocessing.parent_process()

    def end() -> None:
        if parent:
            parent.join()
        os._exit(1)

    Thread(target=end, daemon=True).start()


def _progress(found: FoundInputs, messages: Messages) -> Progress:
    regular: list[Input] = [source for source in found.inputs if source.path is not None]
    total = sum(source.size for source in regular) if len(regular) == len(found.inputs) else None
    return Progress(Console(stderr=True), total, shown=not messages.quiet and sys.stderr.isatty())
