"""What one record may cost in this process, which nobody can end for it: its time by a timer, its memory by a limit."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any, Final

from cleaner.dumps.workers.clean_record import Outcome, Work
from cleaner.dumps.workers.worker import Settings, outcome_of, too_long

_AGAIN: Final = 1.0  # seconds after which an interruption that was lost comes again
_SOON: Final = 0.01  # seconds of CPU time after which one comes that would have been lost in a collection of garbage
_TAKEN: Final = 1_000  # bytes of memory that a character may take: some pages take several hundred


class TooLongError(BaseException):
    """The time of a record is over; no `Exception`, so that no library takes it for one of its own."""


def fits(work: Work, settings: Settings) -> bool:
    """Tell whether a record can be cleaned in this process within its limits.

    Timers are for the main thread, and no other system than Unix has them. What may come near to the limit of memory
    is for a worker, for not every library outlives having none.
    """
    return _has_timers() and not 0 < settings.memory < work.size * _TAKEN


def outcome_within(work: Work, settings: Settings) -> Outcome:
    """Clean one record in this process within the limits that `settings` name, as far as there are limits here."""
    if work.problem or work.passed:
        return Outcome(problem=work.problem)
    try:
        with _timed(settings.seconds), _bounded(settings.memory):
            return outcome_of(work, settings)
    except TooLongError:
        return Outcome(problem=too_long(settings))


def _has_timers() -> bool:
    return hasattr(signal, "setitimer") and current_thread() is main_thread()


@contextmanager
def _timed(seconds: float) -> Iterator[None]:
    """Raise `TooLongError` after so many seconds of CPU time: that of others, or of a halt, is not the record's."""
    if not _has_timers():
        yield
        return
    waiting = True
    collecting = False

    def note_start(phase: str, _facts: Any) -> None:
        nonlocal collecting
        collecting = collecting or phase == "start"

    def note_stop(phase: str, _facts: Any) -> None:
        nonlocal collecting
        collecting = collecting and phase != "stop"

    def interrupt(_number: int, _frame: Any) -> None:
        if waiting and collecting:  # what is raised in the callbacks of a collection is printed and forgotten
            signal.setitimer(signal.ITIMER_PROF, _SOON, _AGAIN)
        elif waiting:
            raise TooLongError

    before = signal.signal(signal.SIGPROF, interrupt)
    gc.callbacks.insert(0, note_start)
    gc.callbacks.append(note_stop)
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
        yield
    finally:
        waiting = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        gc.callbacks.remove(note_start)
        gc.callbacks.remove(note_stop)


@contextmanager
def _bounded(memory: int) -> Iterator[None]:
    """Let this process have so many bytes of memory beside those that it has; 0 is for no limit."""
    try:
        import resource

        pages = int(Path("/proc/self/statm").read_text().split()[0]) if memory > 0 else 0
    except (ImportError, OSError):  # there are none on other systems
        pages = 0
    if not pages:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = pages * resource.getpagesize() + memory
    known = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([most, *known]), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
