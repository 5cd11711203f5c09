"""WARC of HTML beside a pool of trafilatura processes: `python benchmarks/warc_peers.py [--megabytes N] [--pages DIR]`.

Every row reads the same `.warc.gz` and writes JSON lines, on two worker processes: `cleaner clean IN -o OUT`, and
`extraction_pool.py` with trafilatura's defaults and with its precision. The rows take turns, `--rounds` times, and the
median counts. `start` is what a row takes for a file of one page; the second ratio is without it. `records` are the
lines that came out, `with text` those among them that are not empty. A dump without `--hostile` is all pages. The
pages are the samples, or those of `--pages`, with other words in each. Needs fastwarc and warcio.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generate import Dump, Plan, add_arguments, write_dump
from runs import Taken, cleaning, in_turn, take

WORKERS = 2
OURS = f"**cleaner clean, {WORKERS} workers**"
_POOL = Path(__file__).with_name("extraction_pool.py")
_FEW = 0.001  # megabytes: one page

Command = Callable[[Path, Path], list[object]]


class Kept(NamedTuple):
    """What a row left: its lines, those among them with text, and the characters of that text."""

    records: int
    texts: int
    characters: int


def commands() -> dict[str, Command]:
    """Give the rows: the command for a dump and an output."""
    pool = [sys.executable, _POOL]
    return {
        OURS: lambda source, out: cleaning([source], out, WORKERS),
        f"trafilatura, pool of {WORKERS}": lambda source, out: [*pool, source, out],
        f"trafilatura, precision, pool of {WORKERS}": lambda source, out: [*pool, source, out, "--precision"],
    }


def kept(*paths: Path) -> Kept:
    """Count what lines of JSON hold; the text is in `clean_text` or `text`."""
    records = texts = characters = 0
    for path in paths:
        with path.open("rb") as lines:
            for line in lines:
                record = json.loads(line)
                text = record.get("clean_text", record.get("text")) or ""
                records, texts, characters = records + 1, texts + bool(text.strip()), characters + len(text)
    return Kept(records, texts, characters)


def measured(plan: Plan, rounds: int, folder: Path) -> str:
    """Write the dumps, take all runs, and give the table."""
    path, one = folder / "dump.warc.gz", folder / "one.warc.gz"
    dump = write_dump(path, plan)
    write_dump(one, plan._replace(megabytes=_FEW, hostile=False))
    outs = {name: folder / f"{number}.jsonl" for number, name in enumerate(commands())}
    starts = in_turn(_runs(one, outs), rounds)
    whole = in_turn(_runs(path, outs), rounds)
    return table(dump, whole, starts, {name: kept(out) for name, out in outs.items()})


def _runs(source: Path, outs: Mapping[str, Path]) -> dict[str, Callable[[], Taken]]:
    """Give the runs over a dump; a page that cannot be read may end ours with 1."""
    return {name: partial(take, command(source, outs[name]), (0, 1)) for name, command in commands().items()}


def table(dump: Dump, whole: Mapping[str, Taken], starts: Mapping[str, Taken], left: Mapping[str, Kept]) -> str:
    """Write the rows; the ratios say how many times as fast as a row ours is."""
    lines = [
        f"### {dump}, {dump.size / (dump.good + dump.hostile) / 1000:,.0f} kB a page, {os.cpu_count()} cores\n",
        "| | pages/s | start | ours is × | without starts × | records | with text | characters | PSS | RSS |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    seconds, start = whole[OURS].seconds, starts[OURS].seconds
    for name, taken in whole.items():
        own = taken.seconds - starts[name].seconds
        speed = f"{left[name].records / taken.seconds:,.0f} | {starts[name].seconds:.2f} s"
        ratios = f"{taken.seconds / seconds:.2f} | {own / (seconds - start):.2f}"
        counts = " | ".join(f"{count:,}" for count in left[name])
        lines.append(f"| {name} | {speed} | {ratios} | {counts} | {taken.memory} |")
    return "\n".join(lines)


def main() -> int:
    """Read the arguments, make the dump, and print the table; 2 if what it needs is not installed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, metavar="DIR", help="a folder of .html files, in place of the samples")
    parser.add_argument("--rounds", type=int, default=3, help="(%(default)s)")
    add_arguments(parser, megabytes=50)
    given = parser.parse_args()
    missing = [name for name in ("fastwarc", "warcio") if not find_spec(name)]
    if missing:
        print(f"not installed: pip install {' '.join(missing)}", file=sys.stderr)
        return 2
    plan = Plan(given.megabytes, "warc", "html", given.hostile, given.seed, given.pages)
    with TemporaryDirectory() as folder:
        print(measured(plan, given.rounds, Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
