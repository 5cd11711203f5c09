"""Worker processes that clean batches of records, in order, and of which one may die or hang at the cost of one record.

A worker tells in shared memory which record it is at and since when. Where it dies, or is at one record for too long,
that record fails, a new worker takes its place, and the rest of its batch is done again.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from multiprocessing.connection import Connection, wait
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any, Final, NamedTuple, Self

from cleaner.dumps.work import Outcome, Wanted, Work, do
from cleaner.options import Options

BATCH_RECORDS: Final = 64
BATCH_SIZE: Final = 400_000  # characters; a longer record is a batch of its own
_ALONE = 1_500_000  # characters that are cleaned in this process before others are started
_AHEAD = 4  # batches in flight for each worker
_HANDED = 2  # of them are with the worker, that it need not wait for the next
_TICK = 0.5  # seconds between two looks at the clocks
_HALT = 3.0  # seconds; after a longer time between two looks the run was halted
_DEATHS = 5


class WorkerError(Exception):
    """Worker processes that die before they do anything; the message says what to do."""


class Settings(NamedTuple):
    """How records are cleaned: the engine's options, what is asked of each record, and what one may cost.

    `seconds` and `memory` (bytes beside what a worker takes at first, 0 for no limit) are the most that one may take.
    """

    options: Options = Options()
    wanted: Wanted = Wanted()
    seconds: float = 60.0
    memory: int = 0


def batches(works: Iterable[Work]) -> Iterator[list[Work]]:
    """Part records into batches, by number and by size.

    >>> from cleaner import Document
    >>> [len(batch) for batch in batches([Work(Document("خبر"))] * 70)]
    [64, 6]
    """
    batch: list[Work] = []
    size = 0
    for work in works:
        batch.append(work)
        size += work.size
        if len(batch) >= BATCH_RECORDS or size >= BATCH_SIZE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class Team:
    """Who cleans: this process alone while there is little to do, then as many workers as there are cores, or named.

    Starting workers takes as long as cleaning a thousand articles. Where a number is named, workers do it all.
    """

    def __init__(self, workers: int | None, settings: Settings) -> None:
        """Start nothing yet; `workers` is None for as many as are worth it, and 0 for none."""
        self._workers, self._settings = workers, settings
        self._done = 0  # characters that were cleaned here
        self._pool: Pool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.end()

    def clean(self, works: Iterable[Work]) -> Iterator[Outcome]:
        """Give the outcome of each record, in order."""
        source = iter(works)
        while self._pool is None:
            work = next(source, None)
            if work is None:
                return
            if self._workers == 0 or (self._workers is None and self._done + work.size <= _ALONE):
                self._done += work.size
                yield do(work, self._settings.options, self._settings.wanted)
            else:
                self._pool = Pool(self._workers or os.cpu_count() or 1, self._settings)
                source = chain((work,), source)
        yield from self._pool.clean(source)


class Pool:
    """A number of worker processes; `end` them when all is done."""

    def __init__(self, workers: int, settings: Settings) -> None:
        """Start the workers."""
        self._settings = settings
        self._context = multiprocessing.get_context("spawn")  # forking a process with threads is not safe
        self._workers = [self._start() for _ in range(workers)]
        self._idle_deaths = 0  # in a row, of workers that had begun no record
        self._looked = self._woken = monotonic()

    def end(self) -> None:
        """End the workers, whatever they do."""
        for worker in self._workers:
            worker.end()

    def clean(self, works: Iterable[Work]) -> Iterator[Outcome]:
        """Give the outcome of each record, in order; records are read no more than some batches ahead."""
        source = batches(works)
        waiting: deque[_Job] = deque()  # in order; those at the front may be done
        todo: deque[_Job] = deque()
        exhausted = False
        while True:
            while not exhausted and len(waiting) < _AHEAD * len(self._workers):
                batch = next(source, None)
                if batch is None:
                    exhausted = True
                    break
                job = _Job(batch)
                waiting.append(job)
                todo.append(job)
                self._hand_out(todo)
            while waiting and waiting[0].done:
                yield from waiting.popleft().outcomes
            if exhausted and not waiting:
                return
            if waiting and not waiting[0].done and (exhausted or len(waiting) >= _AHEAD * len(self._workers)):
                self._collect(todo)

    def _hand_out(self, todo: deque[_Job]) -> None:
        for handed in range(_HANDED):
            for worker in self._workers:
                if len(worker.jobs) <= handed and todo:
                    worker.take(todo.popleft())

    def _collect(self, todo: deque[_Job]) -> None:
        """Wait for a worker to be done with a batch, or to fail."""
        self._look_at_the_clock()
        busy = [worker for worker in self._workers if worker.jobs]
        ready = wait([worker.connection for worker in busy] + [worker.process.sentinel for worker in busy], _TICK)
        for number, worker in enumerate(self._workers):
            if not worker.jobs:
                continue
            if worker.connection in ready and worker.receive():
                self._idle_deaths = 0
                continue
            if worker.process.sentinel in ready or worker.connection in ready:
                self._replace(number, todo, "the process that cleaned it died")
            elif worker.seconds(self._woken) > self._settings.seconds:
                self._replace(number, todo, f"took longer than {self._settings.seconds:g} seconds")
        self._hand_out(todo)

    def _look_at_the_clock(self) -> None:
        """Notice that the whole run was halted for a while, which counts for no record."""
        now = monotonic()
        if now - self._looked > _HALT:
            self._woken = now
        self._looked = now

    def _replace(self, number: int, todo: deque[_Job], problem: str) -> None:
        """Let the record at which a worker was fail, and put a new worker in its place."""
        worker = self._workers[number]
        worker.end()
        if worker.at.value >= 0:
            worker.jobs[0].fail(worker.at.value, problem)
        else:
            self._idle_deaths += 1
            if self._idle_deaths >= _DEATHS:
                raise WorkerError("worker processes die before they clean anything: try --workers 0")
        self._workers[number] = self._start()
        todo.extendleft(job for job in reversed(worker.jobs) if not job.done)

    def _start(self) -> _Worker:
        return _Worker(self._context, self._settings)


class _Job:
    """A batch, and what became of its records so far."""

    def __init__(self, works: Sequence[Work]) -> None:
        self.works = works
        self._found: list[Outcome | None] = [None] * len(works)
        self._left = list(range(len(works)))

    @property
    def done(self) -> bool:
        return not self._left

    @property
    def outcomes(self) -> list[Outcome]:
        return [outcome for outcome in self._found if outcome is not None]

    @property
    def left(self) -> list[Work]:
        return [self.works[index] for index in self._left]

    def finish(self, outcomes: Sequence[Outcome]) -> None:
        for index, outcome in zip(self._left, outcomes, strict=True):
            self._found[index] = outcome
        self._left = []

    def fail(self, place: int, problem: str) -> None:
        """Let the record at `place` of those that are left fail."""
        index = self._left.pop(min(max(place, 0), len(self._left) - 1))
        self._found[index] = Outcome(problem=problem)


class _Worker:
    """One worker process, as the parent sees it."""

    def __init__(self, context: Any, settings: Settings) -> None:
        self.connection, theirs = context.Pipe()
        self.at = context.Value("q", -1, lock=False)  # the record it is at, of its batch
        self._since = context.Value("d", 0.0, lock=False)
        self.jobs: deque[_Job] = deque()  # it is at the first
        self.process = context.Process(target=_work, args=(theirs, self.at, self._since, settings), daemon=True)
        self.process.start()
        theirs.close()

    def take(self, job: _Job) -> None:
        """Hand a batch to the worker."""
        self.jobs.append(job)
        try:
            self.connection.send(job.left)
        except OSError:  # it died while it had nothing to do; that is seen when it is waited for
            return

    def receive(self) -> bool:
        """Take the outcomes of its first batch; tell whether there were any."""
        try:
            outcomes = self.connection.recv()
        except (EOFError, OSError):
            return False
        self.jobs.popleft().finish(outcomes)
        return True

    def seconds(self, woken: float) -> float:
        """Give the seconds since it began with the record it is at, or since `woken` if that is later."""
        since = float(self._since.value)
        return monotonic() - max(since, woken) if since else 0.0

    def end(self) -> None:
        """End the process, whatever it does."""
        self.connection.close()
        self.process.kill()
        self.process.join()


def _work(connection: Connection, at: Any, since: Any, settings: Settings) -> None:
    """Clean batches until there are no more: the program of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers, and no record is to fail for it
    batches: SimpleQueue[list[Work] | None] = SimpleQueue()
    Thread(target=_listen, args=(connection, batches), daemon=True).start()
    works = batches.get()
    _limit_memory(settings.memory)  # now, for the thread reserves some when it takes the first
    while works is not None:
        outcomes = []
        for place, work in enumerate(works):
            at.value, since.value = place, monotonic()
            outcomes.append(_outcome(work, settings))
        at.value, since.value = -1, 0.0
        try:
            connection.send(outcomes)
        except OSError:
            return
        works = batches.get()


def _listen(connection: Connection, batches: SimpleQueue[list[Work] | None]) -> None:
    """Take batches as they come, so that the parent never waits to hand one out; None is the end."""
    try:
        while True:
            batches.put(connection.recv())
    except (EOFError, OSError, MemoryError):
        batches.put(None)


def _outcome(work: Work, settings: Settings) -> Outcome:
    try:
        return do(work, settings.options, settings.wanted)
    except MemoryError:
        return Outcome(problem=f"takes more than {settings.memory / 1e9:.1f} GB of memory to clean")
    except Exception as error:  # no record may end a run; what it was is told with the record
        return Outcome(problem=f"raised {type(error).__name__}: {error}: please report it")


def _limit_memory(most: int) -> None:
    if most <= 0:
        return
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (ImportError, OSError):  # there are none on other systems
        return
    limit = pages * resource.getpagesize() + most
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
