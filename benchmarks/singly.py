"""What Scrapy's pipeline and datatrove's step add: `python benchmarks/singly.py [--kind text|html] [--megabytes N]`.

Every row cleans the same generated records, after one round that does not count; the rows take turns, and the median
of `--rounds` counts. Time is that of the processors, also of other processes that a row begins, so that what else the
machine does counts for little. `start` is the time of a process that makes the row's step and cleans one record.
Needs datatrove and scrapy.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from generate import KINDS, Plan, records_of

from cleaner import clean, clean_html, document_object

Row = Callable[[Sequence[dict[str, Any]], bool], None]


class _Stats:
    """As much of Scrapy's stats as is used."""

    def __init__(self) -> None:
        self.values: dict[str, int] = {}

    def inc_value(self, name: str, count: int = 1) -> None:
        self.values[name] = self.values.get(name, 0) + count


def _bare(records: Sequence[dict[str, Any]], html: bool) -> None:
    for record in records:
        known = {name: record.get(name) for name in ("url", "title")}
        result = clean_html(record["markup"], **known) if html else clean(record["text"], **known)  # type: ignore[arg-type]
        document_object(result)["metadata"]


def _scrapy(records: Sequence[dict[str, Any]], html: bool) -> None:
    from cleaner.integrations.scrapy import CleanerPipeline

    fields = {"CLEANER_HTML_FIELD": "markup", "CLEANER_TEXT_FIELD": ""} if html else {}
    pipeline = CleanerPipeline({**fields, "CLEANER_METADATA_FIELD": "metadata"}, _Stats())
    for record in records:
        pipeline.process_item(dict(record))


def _datatrove(records: Sequence[dict[str, Any]], html: bool, timeout: float | None = None) -> None:
    from datatrove.data import Document

    from cleaner.integrations.datatrove import ArabicCleaner

    name = "markup" if html else "text"
    documents = (Document(text=record[name], id="", metadata=dict(record)) for record in records)
    for _ in ArabicCleaner(html=html, timeout=timeout).run(documents):
        pass


def _apart(records: Sequence[dict[str, Any]], html: bool) -> None:
    _datatrove(records, html, timeout=30)


ROWS: dict[str, Row] = {
    "`clean` or `clean_html`, metadata as an object": _bare,
    "Scrapy, `CleanerPipeline`": _scrapy,
    "datatrove, `ArabicCleaner`": _datatrove,
    "datatrove, `ArabicCleaner(timeout=30)`": _apart,
}


def _spent() -> float:
    """Give the seconds of processors so far, also those of processes that have ended."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _timed(row: Row, records: Sequence[dict[str, Any]], html: bool) -> float:
    begun = _spent()
    row(records, html)
    return _spent() - begun


def _start(name: str, html: bool) -> float:
    begun = _spent()
    command = [sys.executable, __file__, "--kind", KINDS[html], "--start", name]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return _spent() - begun


def main() -> int:
    """Read the arguments and print the table; 2 if what it needs is not installed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], help="(%(default)s)")
    parser.add_argument("--source", type=Path, metavar="PATH", help="JSON lines, or a folder of pages, to vary")
    parser.add_argument("--records", type=int, default=500, help="(%(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="(%(default)s)")
    parser.add_argument("--start", help=argparse.SUPPRESS)
    given = parser.parse_args()
    missing = [name for name in ("datatrove", "scrapy") if not find_spec(name)]
    if missing:
        print(f"not installed: {', '.join(missing)}", file=sys.stderr)
        return 2
    html = given.kind == "html"
    made = records_of(Plan(0, kind=given.kind, source=given.source))
    records = [dict(record) for record in islice(made, 1 if given.start else given.records)]
    if given.start:
        ROWS[given.start](records, html)
        return 0
    for row in ROWS.values():
        row(records, html)
    rounds = [{name: _timed(row, records, html) for name, row in ROWS.items()} for _ in range(given.rounds)]
    spent = {name: median(times[name] for times in rounds) for name in ROWS}
    bare = next(iter(spent.values()))
    print("| | records/s | over the first row | start, s |\n|---|--:|--:|--:|")
    for name, seconds in spent.items():
        print(f"| {name} | {len(records) / seconds:,.0f} | {seconds / bare - 1:+.0%} | {_start(name, html):.1f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
