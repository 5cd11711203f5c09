"""WARC of HTML beside a pool of trafilatura processes: `python benchmarks/warc_peers.py [--megabytes N] [--pages DIR]`.

Every row reads the same `.warc.gz` and writes JSON lines, on two worker processes: `cleaner clean IN -o OUT`, and
`extraction_pool.py` with trafilatura's defaults and with its precision. The rows take turns, `--rounds` times, and the
median counts. `start` is what a row takes for a file of one page; the second ratio is without it. `records` are the
lines that came out, `with text` those among them that are not empty; `kept.py` says what `body` and `clean` are. A dump
without `--hostile` is all pages. They are the samples, or those of `--pages`, with other words in each. Needs fastwarc
and warcio.
"""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from generate import Plan, add_arguments, write_dump
from peer_table import Command, Inputs, compared
from runs import cleaning

WORKERS = 2
_POOL = (sys.executable, Path(__file__).with_name("extraction_pool.py"))
_NAME = "dump.warc.gz"
_FEW = 0.001  # megabytes: one page


def commands() -> dict[str, Command]:
    """Give the rows: the command for a dump's folder and an output's."""
    return {
        f"**cleaner clean, {WORKERS} workers**": lambda dump, out: cleaning([dump / _NAME], out / "out.jsonl", WORKERS),
        f"trafilatura, pool of {WORKERS}": lambda dump, out: [*_POOL, dump / _NAME, out / "out.jsonl"],
        f"trafilatura, precision, pool of {WORKERS}": lambda dump, out: [
            *(*_POOL, dump / _NAME, out / "out.jsonl", "--precision")
        ],
    }


def written(plan: Plan, folder: Path) -> Inputs:
    """Write the dump, and one of a single page."""
    dump, few = folder / "dump", folder / "few"
    dump.mkdir()
    few.mkdir()
    write_dump(few / _NAME, plan._replace(megabytes=_FEW, hostile=False))
    return Inputs(dump, few, [(plan, write_dump(dump / _NAME, plan))])


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
        print(compared(commands(), written(plan, Path(folder)), given.rounds, Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
