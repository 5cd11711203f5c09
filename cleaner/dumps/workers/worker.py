"""One worker process: what it is handed, what it is at, and its program.

It tells in shared memory which record it is at and since when, so that its parent knows which record fails where it
dies, or is at one for too long.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any, NamedTuple

from cleaner.dumps.workers.clean_record import Outcome, Wanted, Work, do
from cleaner.options import Options
from cleaner.rules.rule import RuleError


class Settings(NamedTuple):
    """How records are cleaned: the engine's options, what is asked of each record, and what one may cost.

    `seconds` and `memory` (bytes beside what a worker takes at first, 0 for no limit) are the most that one may take.
    """

    options: Options = Options()
    wanted: Wanted = Wanted()
    seconds: float = 60.0
    memory: int = 0


class Batch:
    """A batch, and what became of its records so far."""

    def __init__(self, works: Sequence[Work]) -> None:
        self.works = works
        self.size = sum(work.size for work in works)  # characters
        self._found: list[Outcome | None] = [None] * len(works)
        self._left = list(range(len(works)))
        self._alone = False  # whether the first of those that are left is handed out alone
        self._doubted: set[int] = set()  # records whose worker died

    @property
    def done(self) -> bool:
        """Whether every record has its outcome."""
        return not self._left

    @property
    def outcomes(self) -> list[Outcome]:
        """The outcomes so far, in order."""
        return [outcome for outcome in self._found if outcome is not None]

    @property
    def left(self) -> list[Work]:
        """The records that are to be done next."""
        return [self.works[index] for index in self._left[: 1 if self._alone else None]]

    def finish(self, outcomes: Sequence[Outcome]) -> None:
        """Take the outcomes of all records that were handed out."""
        count = 1 if self._alone else len(self._left)
        for index, outcome in zip(self._left[:count], outcomes, strict=True):
            self._found[index] = outcome
        self._left, self._alone = self._left[count:], False

    def fail(self, place: int, problem: str) -> None:
        """Let the record at `place` of those that are left fail."""
        index, self._alone = self._left.pop(self._within(place)), False
        self._found[index] = Outcome(problem=problem)

    def doubt(self, place: int, problem: str) -> None:
        """Let the record at `place` be done again alone, for its worker may have died of something else.

        It fails where that is the second time.
        """
        index = self._left[self._within(place)]
        if index in self._doubted:
            self.fail(place, problem)
            return
        self._doubted.add(index)
        self._left.remove(index)
        self._left.insert(0, index)
        self._alone = True

    def _within(self, place: int) -> int:
        return min(max(place, 0), len(self._left) - 1)


class Worker:
    """One worker process, as the parent sees it."""

    def __init__(self, context: Any, settings: Settings) -> None:
        self.connection, theirs = context.Pipe()
        self.at = context.Value("q", -1, lock=False)  # the record it is at, of its batch
        self._since = context.Value("d", 0.0, lock=False)
        self.batches: deque[Batch] = deque()  # it is at the first
        self.process = context.Process(target=_work, args=(theirs, self.at, self._since, settings), daemon=True)
        self.process.start()
        theirs.close()

    def take(self, batch: Batch) -> None:
        """Hand a batch to the worker."""
        self.batches.append(batch)
        try:
            self.connection.send(batch.left)
        except OSError:  # it died while it had nothing to do; that is seen when it is waited for
            return

    def receive(self) -> Batch | None:
        """Take the outcomes of its first batch, and give that; None if there were none."""
        try:
            outcomes = self.connection.recv()
        except (EOFError, OSError):
            return None
        batch = self.batches.popleft()
        batch.finish(outcomes)
        return batch

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
            outcomes.append(outcome_of(work, settings))
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
    except MemoryError:
        batches.put(None)
    except (EOFError, OSError):  # the parent has died, and nobody wants what is being done
        os._exit(0)


def outcome_of(work: Work, settings: Settings) -> Outcome:
    """Clean one record; whatever it raises is its problem."""
    try:
        return do(work, settings.options, settings.wanted)
    except MemoryError:
        return Outcome(problem=f"takes more than {settings.memory / 1e9:.1f} GB of memory to clean")
    except RuleError as error:  # the user's own rule
        return Outcome(problem=str(error))
    except Exception as error:  # no record may end a run; what it was is told with the record
        return Outcome(problem=f"raised {type(error).__name__}: {error}: please report it")


def too_long(settings: Settings) -> str:
    """Give the problem of a record that takes longer than it may."""
    return f"took longer than {settings.seconds:g} seconds"


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
