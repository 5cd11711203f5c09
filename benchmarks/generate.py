"""Write a dump of any size: `python benchmarks/generate.py OUT [--megabytes N] [--format F] [--kind K] [--hostile]`.

Records are put together from the samples, with other words in each (`varied.py`). The same seed gives the same bytes,
as long as samples and rules are the same, and what is written is not held in memory. The megabytes are those of the
records before packing; OUT is packed if its name ends in `.gz`, and `warc` of texts is what is called WET. With
`--hostile` every hundredth record is one that no reader likes (`dump_writers.py` has them), and one in the middle is
10 MB long, in dumps of less than 1 GB a hundredth of all. Parquet needs pyarrow, WARC needs warcio.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dump_writers import WRITERS, Record
from varied import Article, Page, articles, pages

FORMATS, KINDS = tuple(WRITERS), ("text", "html")
EVERY = 100  # so many records are one that is hostile
LONG = 10_000_000  # bytes of the one long record, at most
_FRAME = re.compile(r"</?(?:html|head|body)\b[^>]*>", re.IGNORECASE)


class Dump(NamedTuple):
    """What was written: how many records of either sort (the long one is good), and their bytes before packing."""

    good: int
    hostile: int
    size: int

    def __str__(self) -> str:
        """Say it for a headline."""
        return f"{self.good:,} records and {self.hostile:,} hostile ones, {self.size / 1e6:,.1f} MB"


class Plan(NamedTuple):
    """What to write; `source` is a corpus of JSON lines, or a folder of pages, in place of the samples."""

    megabytes: float
    form: str = "jsonl"
    kind: str = "text"
    hostile: bool = False
    seed: int = 7
    source: Path | None = None


def write_dump(path: Path, plan: Plan) -> Dump:
    """Write a dump; raises `ImportError` where what writes its format is not installed."""
    size, records = plan.megabytes * 1e6, records_of(plan)
    long = plan.hostile
    with WRITERS[plan.form](path, html=plan.kind == "html") as writer:
        while writer.size < size:
            number = writer.good + writer.hostile + 1
            if plan.hostile and number % EVERY == 0:
                writer.write_hostile(next(records))
            elif long and writer.size > size / 2:
                writer.write(lengthened(records, int(min(LONG, size / 100))))
                long = False
            else:
                writer.write(next(records))
        good, hostile, written = writer.good, writer.hostile, writer.size
    return Dump(good, hostile, written)


def records_of(plan: Plan) -> Iterator[Record]:
    """Give the records of a dump, without end; every writer leaves their bodies out."""
    texts = plan.kind == "text"
    made: Iterator[Article | Page] = articles(plan.seed, plan.source) if texts else pages(plan.seed, plan.source)
    for number, record in enumerate(made):
        yield {"id": f"{plan.seed}-{number}", **record._asdict()}


def lengthened(records: Iterator[Record], size: int) -> Record:
    """Make one record of many: their texts as one, or their pages in one body."""
    record = dict(next(records))
    name = "markup" if "markup" in record else "text"
    parts, length = [record[name]], 0
    while length < size:
        parts.append(_FRAME.sub("", next(records)[name]))
        length += len(parts[-1].encode("utf-8", "replace"))
    return {**record, name: "\n".join(parts)}


def add_arguments(parser: argparse.ArgumentParser, megabytes: int, hostile: bool = False) -> None:
    """Add the arguments that the benchmarks with dumps share."""
    spoil, shown = argparse.BooleanOptionalAction, "records among them that fail, and a very long one (%(default)s)"
    parser.add_argument("--megabytes", type=float, default=megabytes, help="the size of the dump (%(default)s)")
    parser.add_argument("--hostile", action=spoil, default=hostile, help=shown)
    parser.add_argument("--seed", type=int, default=7, help="another seed, another dump (%(default)s)")


def main() -> int:
    """Read the arguments, write the dump, and say what it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="the file to write")
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="(%(default)s)")
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], help="(%(default)s)")
    parser.add_argument("--source", type=Path, metavar="PATH", help="JSON lines, or a folder of pages, to vary")
    add_arguments(parser, megabytes=50)
    given = parser.parse_args()
    plan = Plan(given.megabytes, given.format, given.kind, given.hostile, given.seed, given.source)
    try:
        dump = write_dump(given.out, plan)
    except ImportError as error:
        print(f"{given.format}: {error.name} is not installed (pip install pyarrow warcio)", file=sys.stderr)
        return 2
    print(f"{given.out}: {dump}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
