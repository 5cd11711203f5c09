"""How fast pages are read, on one core: `python benchmarks/page_speed.py [FOLDER] [--samples] [--memory]`.

Every row gets the bytes of the same pages, in orders that are drawn but the same every time; the rows take turns, and
the median of their turns counts. Seconds are those of the processor, which other work on the machine disturbs little.
The bare parse is the least that any reader of pages does. This project's rules remember what they saw, by which pages
read again would gain: before each pass over the pages they are made anew, but for the row that says so. A crawl of many
pages a site lies between the two.
"""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple

from page_peers import PEERS, TRAFILATURA
from page_quality import add_arguments, ours, read_sets
from peers import ROOT, loaded
from selectolax.lexbor import LexborHTMLParser
from speed import use_one_core

from cleaner import Options, clean, clean_html
from cleaner.cli.evaluate.scores import GoldError
from cleaner.pipeline import element_rules_for, matcher_for
from tests.support.gold_samples import read_samples

ROUNDS = 5
SECONDS = 0.7  # a row has at least so many in every round
STEPS = (1_000, 10_000)  # pages after which memory is read
_FAST, _AUTO = Options(engine="fast"), Options(engine="auto")
_BARE = "bare parse (selectolax)"
_PAGE = "<article><h1>الطريق الساحلي</h1><p>أعلنت البلدية أمس فتح الطريق الساحلي.</p></article>"
# the peak of this process alone, as the system tells it; each page a second time with names and words of its own
_PROGRAM = """
import sys
from pathlib import Path
from cleaner import clean_html
own, steps = sys.argv[1] == "own", [int(step) for step in sys.argv[2].split(",")]
pages = [path.read_bytes() for path in sorted(Path(sys.argv[3]).iterdir())]
for number in range(max(steps) + 1):
    if number in steps:
        status = Path("/proc/self/status").read_text()
        print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
    page = pages[number % len(pages)]
    if own:
        page = page.replace(b'class="', b'class="n%d-' % number).replace(b"</p>", b" %d</p>" % number)
    clean_html(page)
"""


class Contestant(NamedTuple):
    """A row: its name, what it does with one page, and what it does before each pass over the pages, untimed."""

    name: str
    work: Callable[[bytes], object]
    prepare: Callable[[], object] = lambda: None


def contestants() -> list[Contestant]:
    """Give the rows: the bare parse, this project's engines, then the peers that are installed."""
    return [
        Contestant(_BARE, LexborHTMLParser),
        Contestant("**cleaner, fast**", ours(_FAST), lambda: forget(_FAST)),
        Contestant("**cleaner, auto**", ours(_AUTO), lambda: forget(_AUTO)),
        Contestant("cleaner, auto, pages seen before", ours(_AUTO)),
        *(Contestant(*peer) for peer in loaded(PEERS)),
    ]


def forget(options: Options) -> None:
    """Make the rules anew, and their patterns, which are compiled when first needed."""
    matcher_for.cache_clear()
    element_rules_for.cache_clear()
    for gold in read_samples():
        clean(gold.text, options=options)
    clean_html(_PAGE, options=options)
    gc.collect()  # what the rules before these leave behind is no page's


def speed_table(name: str, pages: Sequence[bytes]) -> str:
    """Time every row over the pages and write the table."""
    size = sum(map(len, pages)) / len(pages) / 1000
    rows = contestants()
    times = {row.name: time for row, time in zip(rows, median_times(rows, pages), strict=True)}
    bare, standard = times[_BARE], times.get(TRAFILATURA.name)
    lines = [
        f"### {name}: {len(pages)} pages of {size:,.0f} kB on average\n",
        "| | pages/s | ms/page | × bare parse | × trafilatura standard |",
        "|---|--:|--:|--:|--:|",
    ]
    for label, time in times.items():
        speed = f"{standard / time:.2f}" if standard else "–"
        lines.append(f"| {label} | {1 / time:,.0f} | {time * 1000:,.2f} | {time / bare:.1f} | {speed} |")
    return "\n".join(lines) + "\n"


def median_times(rows: Sequence[Contestant], pages: Sequence[bytes]) -> list[float]:
    """Time the rows in turn, `ROUNDS` times, and give the median of each: seconds a page."""
    for row in rows:  # what is imported or read at the first page belongs to no row
        for page in pages:
            row.work(page)
    rounds = [[_seconds_a_page(row, pages, Random(turn)) for row in rows] for turn in range(ROUNDS)]
    return [median(times) for times in zip(*rounds, strict=True)]


def _seconds_a_page(row: Contestant, pages: Sequence[bytes], random: Random) -> float:
    passes, seconds = 0, 0.0
    while seconds < SECONDS:
        row.prepare()
        order = random.sample(pages, len(pages))
        start = process_time()
        for page in order:
            row.work(page)
        seconds += process_time() - start
        passes += 1
    return seconds / passes / len(pages)


def memory_table(name: str, pages: Sequence[bytes]) -> str:
    """Read pages in a fresh process and write how much memory it has had at most after each step."""
    steps = " | ".join(f"after {step:,} pages" for step in STEPS)
    lines = [
        f"### {name}: peak memory of one process\n",
        f"| | after 1 page | {steps} |",
        f"|---{'|--:' * (len(STEPS) + 1)}|",
    ]
    for label, kind in (("the same pages again", "same"), ("names and words of its own in every page", "own")):
        peaks = [f"{peak / 1024:.0f} MB" for peak in _peaks(kind, pages)]
        lines.append(f"| {label} | {' | '.join(peaks)} |")
    return "\n".join(lines) + "\n"


def _peaks(kind: str, pages: Sequence[bytes]) -> list[int]:
    """Give the peaks after one page and after each step, in kB."""
    with TemporaryDirectory() as folder:
        for number, page in enumerate(pages):
            Path(folder, f"{number:04}").write_bytes(page)
        command = [sys.executable, "-c", _PROGRAM, kind, ",".join(map(str, (1, *STEPS))), folder]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, capture_output=True, check=True, text=True, env=environment)
    return [int(line) for line in done.stdout.split()]


def main() -> int:
    """Read the arguments and print the tables that they ask for; 2 for a gold set that cannot be used."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    parser.add_argument("--memory", action="store_true", help="peak memory after many pages, in place of the speed")
    arguments = parser.parse_args()
    try:
        sets = read_sets(arguments)
    except GoldError as error:
        print(error, file=sys.stderr)
        return 2
    if not sets:
        parser.error("nothing to measure: name a folder, set CLEANER_GOLD, or give --samples")
    use_one_core()
    for name, gold in sets.items():
        pages = [page for page, _ in gold]
        print(memory_table(name, pages) if arguments.memory else speed_table(name, pages), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
