"""Worker processes that clean batches of records, in order, and of which one may die or hang at the cost of one record.

A worker tells in shared memory which record it is at and since when. Where it dies, or is at one record for too long,
a new worker takes its place, and the rest of its batch is done again. A record that takes too long fails; one whose
worker died is done once more alone, for what killed that may have been something else, and fails if it dies again.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from multiprocessing.connection import wait
from time import monotonic
from typing import Final, Self

from cleaner.dumps.workers.clean_record import Outcome, Work
from cleaner.dumps.workers.limits import fits, outcome_within
from cleaner.dumps.workers.worker import Batch, Settings, Worker, too_long

_LOG: Final = logging.getLogger(__name__)
BATCH_RECORDS: Final = 64
BATCH_SIZE: Final = 400_000  # characters; a longer record is a batch of its own
_ALONE = 1_500_000  # characters that are cleaned in this process before others are started
_AHEAD = 4  # batches in flight for each worker
_HELD = 20_000_000  # characters of all batches in flight, after which no more is read
_HANDED = 2  # of them are with the worker, that it need not wait for the next
_TICK = 0.5  # seconds between two looks at the clocks
_HALT = 3.0  # seconds; after a longer time between two looks the run was halted
_DEATHS = 5
_DIED = "the process that cleaned it died, twice"


class WorkerError(Exception):
    """Worker processes that die before they do anything; the message says what to do."""


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
            if self._workers == 0 or (self._workers is None and self._alone(work)):
                self._done += work.size
                yield outcome_within(work, self._settings)
            else:
                count = self._workers or os.cpu_count() or 1
                _LOG.info(
                    "from here on cleaned by %s", "1 worker process" if count == 1 else f"{count} worker processes"
                )
                self._pool = Pool(count, self._settings)
                source = chain((work,), source)
        yield from self._pool.clean(source)

    def _alone(self, work: Work) -> bool:
        return self._done + work.size <= _ALONE and fits(work, self._settings)


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
        waiting: deque[Batch] = deque()  # in order; those at the front may be done
        todo: deque[Batch] = deque()
        exhausted = False

        def full() -> bool:
            size = sum(batch.size for batch in waiting)
            return len(waiting) >= _AHEAD * len(self._workers) or (len(waiting) > 1 and size >= _HELD)

        while True:
            while not exhausted and not full():
                more = next(source, None)
                if more is None:
                    exhausted = True
                    break
                batch = Batch(more)
                waiting.append(batch)
                todo.append(batch)
                self._hand_out(todo)
            while waiting and waiting[0].done:
                yield from waiting.popleft().outcomes
            if exhausted and not waiting:
                return
            if waiting and not waiting[0].done and (exhausted or full()):
                self._collect(todo)

    def _hand_out(self, todo: deque[Batch]) -> None:
        for handed in range(_HANDED):
            for worker in self._workers:
                if len(worker.batches) <= handed and todo:
                    worker.take(todo.popleft())

    def _collect(self, todo: deque[Batch]) -> None:
        """Wait for a worker to be done with a batch, or to fail."""
        self._look_at_the_clock()
        busy = [worker for worker in self._workers if worker.batches]
        ready = wait([worker.connection for worker in busy] + [worker.process.sentinel for worker in busy], _TICK)
        for number, worker in enumerate(self._workers):
            if not worker.batches:
                continue
            if worker.connection in ready and (batch := worker.receive()):
                self._idle_deaths = 0
                todo.extendleft([] if batch.done else [batch])
            elif worker.process.sentinel in ready or worker.connection in ready:
                self._replace(number, todo)
            elif worker.seconds(self._woken) > self._settings.seconds:
                self._replace(number, todo, too_long(self._settings))
        self._hand_out(todo)

    def _look_at_the_clock(self) -> None:
        """Notice that the whole run was halted for a while, which counts for no record."""
        now = monotonic()
        if now - self._looked > _HALT:
            self._woken = now
        self._looked = now

    def _replace(self, number: int, todo: deque[Batch], problem: str = "") -> None:
        """Let the record at which a worker was fail, or, where no `problem` is told, be done again alone.

        A new worker comes in the place of the one, which has died or has to.
        """
        worker = self._workers[number]
        worker.end()
        if worker.at.value >= 0 and problem:
            worker.batches[0].fail(worker.at.value, problem)
        elif worker.at.value >= 0:
            worker.batches[0].doubt(worker.at.value, _DIED)
        else:
            self._idle_deaths += 1
            if self._idle_deaths >= _DEATHS:
                raise WorkerError("worker processes die before they clean anything: try --workers 0")
        self._workers[number] = self._start()
        todo.extendleft(batch for batch in reversed(worker.batches) if not batch.done)

    def _start(self) -> Worker:
        return Worker(self._context, self._settings)
