"""Dumps beside datatrove: `python benchmarks/datatrove_peers.py [--kind text|html] [--megabytes N] [--hostile]`.

Every row reads the same two files (datatrove shares out whole files, never records) and writes JSON lines, with two
worker processes. Pages (WARC) go through `cleaner clean` or through datatrove's Trafilatura step, texts (JSON lines)
through `cleaner clean` or straight to datatrove's filters, those of C4 and Gopher; `datatrove_run.py` says how they are
set for Arabic, once with the tokenizer that datatrove has for it (spaCy's) and once with the cheapest there can be. The
filters drop documents and lines by their shape, and `cleaner` drops no document; `kept.py` says what is told of what
was kept.

The rows take turns, `--rounds` times, and the median counts. `start` is what a row takes for two files of one record;
the second ratio is without it. With `--hostile` a program may fail: the records that came out show what was lost.
Needs datatrove, orjson and spacy, and for pages fastwarc, warcio, faust-cchardet and python-magic.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from datatrove_run import FILTERS
from generate import KINDS, Plan, add_arguments, write_dump
from peer_table import Command, Inputs, compared
from runs import cleaning

PARTS = WORKERS = 2
NEEDED = {
    "text": ("datatrove", "orjson", "spacy"),
    "html": ("datatrove", "orjson", "spacy", "fastwarc", "warcio", "cchardet", "magic"),
}
_RUN = Path(__file__).with_name("datatrove_run.py")
_FEW = 0.001  # megabytes: one record
_FILTERS = {
    "no": "no filters",
    "split": "C4 and Gopher, words at blanks",
    "spacy": "C4 and Gopher, words by spaCy",
}


def commands(html: bool) -> dict[str, Command]:
    """Give the rows: the command for a dump's folder and an output's."""
    before = "Trafilatura, " if html else ""
    theirs: dict[str, Command] = {
        f"datatrove: {before}{_FILTERS[filters]}": partial(_datatrove, html=html, filters=filters)
        for filters in FILTERS[not html :]  # reading and writing alone is no work to compare with
    }
    return {f"**cleaner clean, {WORKERS} workers**": _cleaner, **theirs}


def _cleaner(dump: Path, out: Path) -> list[object]:
    return cleaning(sorted(dump.iterdir()), out / "out.jsonl", WORKERS)


def _datatrove(dump: Path, out: Path, html: bool, filters: str) -> list[object]:
    options = ["--html"] if html else []
    return [sys.executable, _RUN, dump, out, out / "logs", "--filters", filters, *options]


def written(plan: Plan, folder: Path) -> Inputs:
    """Write the dump in parts, and one of a record a part."""
    dump, few = folder / "dump", folder / "few"
    dump.mkdir()
    few.mkdir()
    parts = []
    for number in range(PARTS):
        name = f"{number}.{plan.form}" + ".gz" * (plan.form == "warc")
        part = plan._replace(megabytes=plan.megabytes / PARTS, seed=plan.seed + number)
        parts.append((part, write_dump(dump / name, part)))
        write_dump(few / name, part._replace(megabytes=_FEW, hostile=False))
    return Inputs(dump, few, parts)


def main() -> int:
    """Read the arguments, make the dump, and print the table; 2 if what it needs is not installed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], help="(%(default)s)")
    parser.add_argument("--source", type=Path, metavar="PATH", help="JSON lines, or a folder of pages, to vary")
    parser.add_argument("--rounds", type=int, default=3, help="(%(default)s)")
    add_arguments(parser, megabytes=50)
    given = parser.parse_args()
    missing = [name for name in NEEDED[given.kind] if not find_spec(name)]
    if missing:
        print(f"not installed: {', '.join(missing)} (see the top of this file)", file=sys.stderr)
        return 2
    html = given.kind == "html"
    plan = Plan(given.megabytes, "warc" if html else "jsonl", given.kind, given.hostile, given.seed, given.source)
    with TemporaryDirectory() as folder:
        print(compared(commands(html), written(plan, Path(folder)), given.rounds, Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
