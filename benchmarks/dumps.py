"""How fast dumps are cleaned from file to file: `python benchmarks/dumps.py [--corpus FILE] [--megabytes N]`.

The first row is the work alone: every record is decoded and cleaned in this process, on one core, and nothing is
written. The others are `cleaner clean DUMP -o OUT` with a number of workers, starting and reading the rules included.
The memory is the sum of the peaks of all processes of a run. Without a corpus, articles are put together from the
samples; every hundredth record is one that fails.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from peers import ROOT
from speed import generated, ours, read_corpus

from tests.gold_samples import read_samples

FAILING = ('{"text": null}', '{"text": "خبر', '{"title": "خبر"}', "[]")
_LINES = 2_000  # that are put together from the samples, and repeated


class Row(NamedTuple):
    """What was measured of one run: its name, seconds, and the memory in megabytes (0 where it was not measured)."""

    name: str
    seconds: float
    memory: float = 0.0


def write_dump(path: Path, lines: Iterable[str], size: int) -> int:
    """Write lines again and again, with some that fail among them, until there are `size` bytes; give their number."""
    count = 0
    with path.open("wb") as stream:
        for count, line in enumerate(cycle(lines), 1):
            stream.write(f"{FAILING[count // 100 % len(FAILING)] if count % 100 == 0 else line.strip()}\n".encode())
            if stream.tell() >= size:
                break
    return count


def in_memory(path: Path) -> Row:
    """Clean the records of a dump one by one in this process."""
    start = perf_counter()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip() not in FAILING:
                ours(line)
    return Row("records cleaned in one process, nothing written", perf_counter() - start)


def from_file_to_file(path: Path, workers: int) -> Row:
    """Clean a dump by the command line."""
    arguments = [str(path), "-o", str(path.with_name("out.jsonl")), "--workers", str(workers)]
    start = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "cleaner", "clean", "-q", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    ) as run:
        peaks: dict[int, float] = {}
        while run.poll() is None:
            for process in (run.pid, *_children(run.pid)):
                peaks[process] = max(peaks.get(process, 0.0), _peak(process))
            time.sleep(0.2)
    if run.returncode != 1:  # some records fail
        raise SystemExit(f"cleaner clean ended with {run.returncode}")
    return Row(f"`cleaner clean --workers {workers}`", perf_counter() - start, sum(peaks.values()))


def _children(process: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def _peak(process: int) -> float:
    """Give the most memory that a process has had, in megabytes."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0.0)


def table(rows: Sequence[Row], records: int, size: int) -> str:
    """Write the rows; the ratio is to the first."""
    lines = [
        f"### {records:,} records, {size / 1e6:,.0f} MB, {os.cpu_count()} cores\n",
        "| | records/s | MB/s | × in memory | peak memory |",
        "|---|--:|--:|--:|--:|",
    ]
    for name, seconds, memory in rows:
        ratio, shown = rows[0].seconds / seconds, f"{memory:,.0f} MB" if memory else "–"
        lines.append(f"| {name} | {records / seconds:,.0f} | {size / seconds / 1e6:.1f} | {ratio:.2f} | {shown} |")
    return "\n".join(lines)


def main() -> int:
    """Read the arguments, make the dump, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help="records with a field `text`, plain or .xz")
    parser.add_argument("--megabytes", type=int, default=50, help="the size of the dump (%(default)s)")
    arguments = parser.parse_args()
    lines = read_corpus(arguments.corpus) if arguments.corpus else generated(read_samples(), _LINES)
    with TemporaryDirectory() as folder:
        path = Path(folder, "dump.jsonl")
        records = write_dump(path, lines, arguments.megabytes * 1_000_000)
        rows = [in_memory(path), *(from_file_to_file(path, workers) for workers in (0, 1, 2))]
        print(table(rows, records, path.stat().st_size))
    return 0


if __name__ == "__main__":
    sys.exit(main())
