"""What a month of Common Crawl's Arabic takes: `python benchmarks/scale.py [--pages N] [--arabic SHARE] [--rate N] …`.

It works out the tables of `docs/scale.md` from the figures below, each of which is counted by Common Crawl, measured,
or assumed, as is said beside it. Any of them can be given otherwise, such as a `--rate` measured on other cores.

Cleaning is simulated as a cluster does it: shards whose pages cost different amounts of time wait in one line, a worker
takes the next when it is free, and one that dies gives its shard back, which is begun again from its start by whoever
is free then. The same seed gives the same tables.
"""

from __future__ import annotations

import argparse
import heapq
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from math import exp
from random import Random
from typing import NamedTuple

_HOUR = 3_600.0
_SEED = 20


@dataclass(frozen=True)
class Month:
    """One crawl, what is measured of cleaning it, and what is assumed; sizes in kB of 1,000 bytes."""

    pages: int = 2_495_190_754  # counted: CC-MAIN-2024-42
    arabic: float = 0.006709  # counted: the share of its pages whose main language is Arabic
    page: float = 160.0  # counted: 394 TiB in 2.64 billion pages, CC-MAIN-2024-51
    files: int = 90_000  # assumed: WARC files in a crawl
    packed: float = 36.0  # assumed: a page in them
    rate: float = 252.0  # measured: pages a second and core
    measured: float = 124.0  # measured: the size of those pages
    reader: float = 75.0  # measured: MB a second that datatrove's WarcReader gives, unpacked
    quick: float = 640.0  # measured: MB a second that fastwarc gives, which `cleaner clean` reads with
    start: float = 1.3  # measured: seconds until a task has cleaned its first page
    spread: float = 0.35  # assumed: how the pages of shards differ, as the sigma of a lognormal distribution
    slow: float = 1e-5  # assumed: the share of pages that take all the time they may
    timeout: float = 10.0  # chosen: seconds that a page may take
    deaths: float = 0.01  # assumed: how often a worker dies in an hour
    replaced: float = 120.0  # assumed: seconds until another is there
    articles: float = 0.6  # assumed: the share of pages that have an article
    text: float = 3.6  # measured: the clean text of a page
    said: float = 4.5  # measured: its metadata as JSON
    memory: float = 0.12  # measured: GB a worker
    asked: float = 500.0  # assumed: byte ranges that are answered in a second
    network: float = 1.0  # assumed: gigabytes that come in a second, to all workers
    price: float = 0.04  # assumed: dollars a core and hour

    @property
    def wanted(self) -> float:
        """The pages in Arabic."""
        return self.pages * self.arabic

    @property
    def speed(self) -> float:
        """The pages of the crawl's size that a core cleans in a second."""
        return self.rate * self.measured / self.page

    def reading(self, pages: float, megabytes: float) -> float:
        """Give the core hours in which a reader of so many MB a second has read pages."""
        return pages * self.page / 1_000 / megabytes / _HOUR


class Run(NamedTuple):
    """How a run went: its hours, those that it would take if nothing were lost, and how many shards began again."""

    hours: float
    ideal: float
    again: int
    lost: float

    @property
    def over(self) -> float:
        """How much longer it took."""
        return self.hours / self.ideal - 1


def shards_of(month: Month, pages: float, size: int, random: Random) -> list[float]:
    """Give the seconds that each shard of `size` pages takes."""
    return [_seconds(month, size, random) for _ in range(max(1, round(pages / size)))]


def _seconds(month: Month, size: int, random: Random) -> float:
    share = random.lognormvariate(-(month.spread**2) / 2, month.spread)  # 1 on average
    slow = _poisson(size * month.slow, random)
    page = 1 / month.speed + month.page / 1_000 / month.reader
    return month.start + size * page * share + slow * month.timeout


def _poisson(mean: float, random: Random) -> int:
    most, count, product = exp(-mean), 0, random.random()
    while product > most:
        count, product = count + 1, product * random.random()
    return count


def simulate(shards: Sequence[float], workers: int, deaths: float, replaced: float, random: Random) -> Run:
    """Let workers take shards until none is left.

    Args:
        shards: the seconds that each takes.
        workers: how many there are.
        deaths: how often one of them dies in an hour.
        replaced: the seconds until there is another in its place.
        random: who decides when.

    Returns:
        How it went.

    >>> run = simulate([3600.0, 3600.0, 1800.0], 2, 0, 0, Random(1))
    >>> run.hours, run.ideal, run.again
    (1.5, 1.25, 0)
    """
    waiting = deque((0.0, seconds) for seconds in shards)  # from when on it can be taken
    free = [0.0] * workers
    end = lost = 0.0
    again = 0
    while waiting:
        since, seconds = waiting.popleft()
        begun = max(heapq.heappop(free), since)
        life = random.expovariate(deaths / _HOUR) if deaths else seconds
        if life < seconds:
            waiting.append((begun + life, seconds))
            heapq.heappush(free, begun + life + replaced)
            again, lost = again + 1, lost + life
        else:
            heapq.heappush(free, begun + seconds)
            end = max(end, begun + seconds)
    return Run(end / _HOUR, sum(shards) / workers / _HOUR, again, lost / _HOUR)


def tables(month: Month) -> Iterator[str]:
    """Give the tables in their order."""
    yield _table("What there is", ("", "", "from"), _inputs(month))
    yield _table(
        "Core hours, and what comes over the network",
        ("way, reader", "to read", "to clean", "together", "dollars", "requests", "gigabytes", "hours to fetch"),
        _ways(month),
    )
    yield _table(
        f"By the index, WarcReader: hours for {month.wanted / 1e6:.1f} million pages",
        ("pages a shard", "shards", *(f"{workers} workers" for workers in (4, 16, 64, 256))),
        _hours(month),
    )
    yield _table(
        "The same, 64 workers that die",
        (
            "pages a shard",
            "deaths an hour and worker",
            "hours",
            "over the ideal",
            "shards begun again",
            "core hours lost",
        ),
        _deaths(month),
    )
    yield _table("What is kept", ("", "gigabytes"), _storage(month))


def _inputs(month: Month) -> Iterator[tuple[object, ...]]:
    yield "pages in the crawl", f"{month.pages / 1e9:.2f} billion", "counted"
    yield "of them in Arabic", f"{month.arabic:.2%}, {month.wanted / 1e6:.1f} million", "counted"
    yield "a page", f"{month.page:.0f} kB, {month.packed:.0f} kB packed", "counted; assumed"
    yield "WARC files", f"{month.files:,}, {month.pages * month.packed / month.files / 1e6:.1f} GB each", "assumed"
    yield f"pages of {month.measured:.0f} kB cleaned a second and core", f"{month.rate:.0f}", "measured"
    yield f"so, pages of {month.page:.0f} kB", f"{month.speed:.0f}", "worked out"
    yield "MB read a second and core, WarcReader and fastwarc", f"{month.reader:.0f}, {month.quick:.0f}", "measured"
    yield "memory a worker", f"{month.memory * 1_000:.0f} MB", "measured"


def _ways(month: Month) -> Iterator[tuple[object, ...]]:
    clean = month.wanted / month.speed / _HOUR
    for way, pages, requests in (
        ("by the index", month.wanted, month.wanted),
        ("every file", month.pages, month.files),
    ):
        gigabytes = pages * month.packed / 1e6
        fetch = max(requests / month.asked, gigabytes / month.network) / _HOUR
        for name, megabytes in (("fastwarc", month.quick), ("WarcReader", month.reader)):
            read = month.reading(pages, megabytes)
            hours = (f"{number:,.1f}" for number in (read, clean, read + clean))
            price = f"{(read + clean) * month.price:,.2f}"
            yield f"{way}, {name}", *hours, price, f"{requests:,.0f}", f"{gigabytes:,.0f}", f"{fetch:.1f}"


def _hours(month: Month) -> Iterator[tuple[object, ...]]:
    for size in (1_000, 10_000, 50_000, 200_000):
        random = Random(_SEED)
        shards = shards_of(month, month.wanted, size, random)
        runs = [simulate(shards, workers, month.deaths, month.replaced, random) for workers in (4, 16, 64, 256)]
        yield f"{size:,}", f"{len(shards):,}", *(f"{run.hours:.2f} (+{run.over:.0%})" for run in runs)


def _deaths(month: Month) -> Iterator[tuple[object, ...]]:
    for size in (10_000, 50_000, 200_000):
        for deaths in (0.0, 10 * month.deaths, 100 * month.deaths):
            random = Random(_SEED)
            shards = shards_of(month, month.wanted, size, random)
            run = simulate(shards, 64, deaths, month.replaced, random)
            yield (
                f"{size:,}",
                f"{deaths:g}",
                f"{run.hours:.2f}",
                f"{run.over:+.0%}",
                f"{run.again:,}",
                f"{run.lost:.2f}",
            )


def _storage(month: Month) -> Iterator[tuple[object, ...]]:
    articles = month.wanted * month.articles / 1e6
    yield "Arabic pages as they came, packed", f"{month.wanted * month.packed / 1e6:,.0f}"
    yield "clean texts", f"{articles * month.text:,.0f}"
    yield "their metadata", f"{articles * month.said:,.0f}"
    yield "both, packed to a third", f"{articles * (month.text + month.said) / 3:,.0f}"


def _table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [f"**{title}**", "", _row(head), _row(["---", *["--:"] * (len(head) - 1)]), *map(_row, rows)]
    return "\n".join(lines)


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for field in fields(Month):
        kind = type(field.default)
        parser.add_argument(f"--{field.name}", type=kind, default=field.default, help="(%(default)s)")
    month = Month(**vars(parser.parse_args(arguments)))
    print("\n\n".join(tables(month)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
