"""How time grows with hostile texts, pages, arguments and rules: `python benchmarks/scaling.py [--only WORDS]`.

Each shape (tests/support/hostile.py) is timed at n, 2n, 4n and 8n, in seconds of user CPU and the best of three, each
in a process of its own, which has seen nothing of it before and ends when it takes too long. A line of a table for
each; the exit code is 1 if one takes more than 2.6 times as long at 4n as at 2n, or at 8n as at 4n.
"""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import resource
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from cleaner import clean, clean_html, inspect
from tests.support.hostile import Sized, shapes
from tests.support.hostile_texts import PROSE

FACTOR = 2.6  # times as long for twice the size; 2 is linear
STEPS = (1, 2, 4, 8)
LIMIT = 60  # seconds for one size
_TIMES = 3
_SEEN = 0.05  # seconds from which on times can be compared
_HEADER = f"| shape | n | {' | '.join(f'{step}n' for step in STEPS)} | 4n / 2n | 8n / 4n | s/MB |"


def main() -> int:
    """Time the shapes, and print their tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="WORDS", help="the shapes whose names hold these words")
    given = parser.parse_args()
    grown = False
    for row, failed in rows(given.only):
        print(row, flush=True)
        grown |= failed
    return 1 if grown else 0


def scaling_table() -> Iterator[str]:
    """Give the lines of the table."""
    return (row for row, _ in rows())


def rows(only: str = "") -> Iterator[tuple[str, bool]]:
    """Give the lines of the table, and whether each tells of time that grows too fast."""
    inspect(clean(PROSE))  # what every process reads once is read before any clock runs
    clean_html(f"<p>{PROSE}")
    yield f"{_HEADER}\n|---|--:|--:|--:|--:|--:|--:|--:|--:|", False
    for name, do, size in shapes():
        if only in name:
            yield _row(name, do, size)


def _row(name: str, do: Sized, size: int) -> tuple[str, bool]:
    times = timed(do, size)
    if grows(
        times
    ):  # it may have been the machine, or a step where a cache ends; a power is there at twice the size, too
        size *= 2
        times = timed(do, size)
    shown = [time if isinstance(time, str) else f"{time:.3f}" for time in times]
    ratios = [_ratio(before, after) for before, after in pairwise(times[1:])]
    last = times[-1]
    rate = last if isinstance(last, str) else f"{last / (STEPS[-1] * size) * 1_000_000:.2f}"
    mark = " **grows**" if grows(times) else ""
    return f"| {name}{mark} | {size:,} | {' | '.join([*shown, *ratios, rate])} |", grows(times)


def timed(do: Sized, size: int) -> list[float | str]:
    """Give the times at each size, or why there is none; behind such a one no other is tried."""
    times: list[float | str] = []
    for step in STEPS:
        hopeless = times and isinstance(times[-1], str)
        times.append("–" if hopeless else _best(do, step * size))
    return times


def grows(times: Sequence[float | str]) -> bool:
    """Tell whether the time grows too fast in one of the upper doublings, or has no end.

    >>> grows([0.1, 0.2, 0.4, 0.9]), grows([0.1, 0.3, 0.9, 2.7]), grows([0.1, "over 60 s", "–", "–"])
    (False, True, True)
    """
    if any(isinstance(time, str) for time in times):
        return True
    upper = [float(time) for time in times[1:]]
    return any(after > _SEEN and after > FACTOR * before for before, after in pairwise(upper))


def _ratio(before: float | str, after: float | str) -> str:
    return "–" if isinstance(before, str) or isinstance(after, str) or not before else f"{after / before:.1f}"


def _best(do: Sized, size: int) -> float | str:
    """Give the best of some times; where there is none, why."""
    found: list[float] = []
    for _ in range(_TIMES):
        outcome = _taken(do, size)
        if isinstance(outcome, str):
            return outcome
        found.append(outcome)
    return min(found)


def _taken(do: Sized, size: int) -> float | str:
    context = multiprocessing.get_context("fork")  # the rules are there already
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_report_time, args=(do, size, there))
    process.start()
    there.close()
    try:
        outcome: float | str = here.recv() if here.poll(LIMIT) else f"over {LIMIT} s"
    except EOFError:
        outcome = "killed"
    process.kill()
    process.join()
    return outcome


def _report_time(do: Sized, size: int, connection: Connection) -> None:
    gc.freeze()  # what the process before it holds is not gone through at each collection
    work = do(size)
    start = _user()
    try:
        work()
    except Exception as error:  # whatever it is belongs in the table
        connection.send(f"raised {type(error).__name__}")
    else:
        connection.send(_user() - start)


def _user() -> float:
    """Give the seconds of user CPU that this process has taken."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


if __name__ == "__main__":
    sys.exit(main())
