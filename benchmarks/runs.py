"""Runs of other programs, for the tables of this folder: their time, and the memory of all their processes together.

The memory is sampled: at each moment the sum over the program and all that it has started, and of these sums the
largest. In the sum of PSS a page of memory that processes share counts once, in the sum of RSS once for each of them.
The seconds that they worked on all cores are sampled too, so the last moments of each are not among them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from statistics import median
from time import perf_counter
from typing import NamedTuple

from peers import ROOT

PAUSE = 0.2  # seconds from sample to sample
_MEGABYTE = 1024  # in kB, as the system counts


class Taken(NamedTuple):
    """What a run took: seconds, those of all cores, peaks in megabytes (0 where nothing tells); and its exit code."""

    seconds: float
    cores: float = 0.0
    pss: float = 0.0
    rss: float = 0.0
    code: int = 0

    @property
    def cells(self) -> str:
        """The seconds of all cores and both peaks as cells of a table."""
        memory = f"{self.pss:,.0f} MB | {self.rss:,.0f} MB" if self.rss else "– | –"
        return f"{self.cores:,.1f} s | {memory}" if self.cores else f"– | {memory}"


CELLS = "all cores | PSS | RSS"


class _Samples:
    """What was seen of a program and of all that it has started."""

    def __init__(self) -> None:
        self.pss = self.rss = 0.0
        self._worked: dict[int, float] = {}

    @property
    def worked(self) -> float:
        """The seconds of all cores."""
        return sum(self._worked.values())

    def look(self, process: int) -> None:
        """Take a sample."""
        tree = [process, *_below(process)]
        self.pss = max(self.pss, sum(_kilobytes(one, "smaps_rollup", "Pss:") for one in tree) / _MEGABYTE)
        self.rss = max(self.rss, sum(_kilobytes(one, "status", "VmRSS:") for one in tree) / _MEGABYTE)
        for one in tree:
            self._worked[one] = _worked(one) or self._worked.get(one, 0.0)


def take(command: Sequence[object], good: Sequence[int] = (0,)) -> Taken:
    """Run a program to its end; ends this one if it fails otherwise than it may."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    samples = _Samples()
    start = perf_counter()
    with subprocess.Popen(
        [str(part) for part in command], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            samples.look(process.pid)
            with suppress(subprocess.TimeoutExpired):
                process.wait(PAUSE)
    seconds = perf_counter() - start
    if process.returncode not in good:
        raise SystemExit(f"{' '.join(map(str, command))}\nended with {process.returncode}")
    return Taken(seconds, samples.worked, samples.pss, samples.rss, process.returncode)


def cleaning(sources: Iterable[Path], out: Path, workers: int, *options: str) -> list[object]:
    """Give the command that cleans dumps to one file."""
    return [
        *(sys.executable, "-m", "cleaner", "clean", "-q", *sources),
        *("-o", out, "--workers", workers, *options),
    ]


def in_turn(rows: Mapping[str, Callable[[], Taken]], rounds: int) -> dict[str, Taken]:
    """Run every row in turn, `rounds` times, and give the medians of its times and the highest of its peaks."""
    taken: dict[str, list[Taken]] = {name: [] for name in rows}
    for _ in range(rounds):
        for name, row in rows.items():
            taken[name].append(row())
    return {name: _middle(runs) for name, runs in taken.items()}


def emptied(folder: Path) -> Path:
    """Give the folder anew, with nothing in it."""
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _middle(runs: Sequence[Taken]) -> Taken:
    seconds, cores, pss, rss, codes = zip(*runs, strict=True)
    return Taken(median(seconds), median(cores), max(pss), max(rss), max(codes))


def _below(process: int) -> list[int]:
    """Give all processes that a process has started, and those that they have."""
    found: list[int] = []
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            own = [int(child) for child in children.read_text().split()]
        except OSError:  # it has ended by now
            continue
        found += own
        for child in own:
            found += _below(child)
    return found


def _kilobytes(process: int, file: str, name: str) -> int:
    try:
        lines = Path(f"/proc/{process}/{file}").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)


def _worked(process: int) -> float:
    """Give the seconds that a process has worked by now, without those of its children."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
