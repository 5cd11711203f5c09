"""How fast dumps are cleaned from file to file: `python benchmarks/dumps.py [--megabytes N] [--workers 0 1 2]`.

The first row is the work alone: records of the same kind are decoded from JSON and cleaned in this process, on one
core, and nothing is written (some 50 MB of them, whatever the dump's size). The others are `cleaner clean DUMP -o OUT`
with a number of workers, starting and reading the rules included; 0 is one process that does it all. The rows take
turns, `--rounds` times, and the median counts. The memory is that of all processes of a run together, as `runs.py`
samples it; neither the dump nor what comes out is held in memory here. Every hundredth record is hostile, and one is
very long, unless `--no-hostile`.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

from generate import FORMATS, KINDS, Dump, Plan, add_arguments, write_dump
from runs import CELLS, Taken, cleaning, emptied, in_turn, take

from cleaner import clean, clean_html
from cleaner.pipeline import element_rules_for, matcher_for

SAMPLE = 50  # megabytes that the first row cleans, at most
_ENDINGS = {"jsonl": "dump.jsonl", "parquet": "dump.parquet", "warc": "dump.warc.gz"}


class Row(NamedTuple):
    """What a row of the table shows: how many records and bytes it took for what it took."""

    records: int
    size: int
    taken: Taken


def in_memory(path: Path) -> Taken:
    """Clean the records of a dump of JSON lines one by one in this process, by rules that are made anew."""
    matcher_for.cache_clear()
    element_rules_for.cache_clear()
    start, worked = perf_counter(), process_time()
    with path.open("rb") as lines:
        for line in lines:
            record = json.loads(line)
            if "html" in record:
                clean_html(record["html"], url=record["url"])
            else:
                clean(record["text"], title=record["title"], url=record["url"])
    return Taken(perf_counter() - start, process_time() - worked)


def from_file_to_file(path: Path, dump: Dump, workers: int) -> Taken:
    """Clean a dump by the command line; ends all where a record that can be cleaned did not come out."""
    folder = emptied(path.with_name("out"))
    out = folder / "out.jsonl"
    taken = take(cleaning([path], out, workers), good=(0, 1) if dump.hostile else (0,))
    with out.open("rb") as lines:
        came = sum(1 for _ in lines)
    emptied(folder)
    if not dump.good <= came <= dump.good + dump.hostile:
        raise SystemExit(f"{came:,} of {dump.good:,} records came out of --workers {workers}")
    return taken


def table(rows: Mapping[str, Row], dump: Dump) -> str:
    """Write the rows; the ratios are to the first row, and to one process from file to file where there is one."""
    lines = [
        f"### {dump}, {os.cpu_count()} cores\n",
        f"| | records/s | MB/s | × in memory | × one process | {CELLS} |",
        f"|---{'|--:' * 7}|",
    ]
    speeds = {name: row.size / row.taken.seconds for name, row in rows.items()}
    memory, one = next(iter(speeds.values())), speeds.get(_named(0))
    for name, (records, _, taken) in rows.items():
        ratio = f"{speeds[name] / one:.2f}" if one else "–"
        cells = f"{records / taken.seconds:,.0f} | {speeds[name] / 1e6:.1f} | {speeds[name] / memory:.2f} | {ratio}"
        lines.append(f"| {name} | {cells} | {taken.cells} |")
    return "\n".join(lines)


def measured(plan: Plan, workers: list[int], rounds: int, folder: Path) -> str:
    """Write the dump and the records for the first row, take all runs, and give the table."""
    path, sample = folder / _ENDINGS[plan.form], folder / "sample.jsonl"
    few = write_dump(sample, plan._replace(form="jsonl", megabytes=min(SAMPLE, plan.megabytes), hostile=False))
    dump = write_dump(path, plan)
    alone = "records cleaned in one process, nothing written"
    runs = {_named(number): partial(from_file_to_file, path, dump, number) for number in workers}
    taken = in_turn({alone: partial(in_memory, sample), **runs}, rounds)
    rows = {name: Row(dump.good + dump.hostile, dump.size, run) for name, run in taken.items()}
    return table({**rows, alone: Row(few.good, few.size, taken[alone])}, dump)


def _named(workers: int) -> str:
    return f"`cleaner clean --workers {workers}`"


def main() -> int:
    """Read the arguments, make the dump, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--corpus", type=Path, help="records with a field `text`, plain or .xz, in place of the samples"
    )
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="(%(default)s)")
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], help="(%(default)s)")
    parser.add_argument("--workers", type=int, nargs="+", default=[0, 1, 2], help="a row each (0 1 2)")
    parser.add_argument("--rounds", type=int, default=3, help="(%(default)s)")
    add_arguments(parser, megabytes=50, hostile=True)
    given = parser.parse_args()
    plan = Plan(given.megabytes, given.format, given.kind, given.hostile, given.seed, given.corpus)
    with TemporaryDirectory() as folder:
        print(measured(plan, given.workers, given.rounds, Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
