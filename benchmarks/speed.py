"""How fast cleaning is, on one core: `python benchmarks/speed.py [--corpus FILE.jsonl[.xz]] [--scaling] [--imports]`.

Every row starts from a line of a dump: decoding its JSON is part of the time. Seconds are those of the processor, which
other work on the machine disturbs little. The floor is the least that any cleaner does: decode, drop invisible
characters by one `re.sub`, five `str.replace`, part the lines. Without a corpus, articles are put together from the
samples.
"""

from __future__ import annotations

import argparse
import json
import lzma
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from time import process_time
from typing import NamedTuple

from peers import BOILERPY3, JUSTEXT, RESILIPARSE, TRAFILATURA, loaded
from scaling import scaling_table
from startup import startup_table

from cleaner import clean
from cleaner.cli.evaluate.gold import GoldDocument
from cleaner.pipeline import matcher_for
from tests.support.gold_samples import read_samples

PEERS = (RESILIPARSE, BOILERPY3, JUSTEXT, TRAFILATURA)
REPEATS = 3  # the best counts: what disturbs a run only ever makes it slower
_UNSEEN = re.compile("[\u00ad\u064b-\u0652\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_SWAPS = (("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"), ("ة", "ه"))

Work = Callable[[str], object]


class Contestant(NamedTuple):
    """A row: its name, what it does with one line of a dump, and the lines that it gets."""

    name: str
    work: Work
    lines: Sequence[str]


def floor(line: str) -> object:
    """Do the least that any cleaner does with one line of a dump."""
    text: str = _UNSEEN.sub("", json.loads(line)["text"])
    for old, new in _SWAPS:
        text = text.replace(old, new)
    return text.splitlines()


def ours(line: str) -> object:
    """Clean the article of one line of a dump."""
    record = json.loads(line)
    return clean(record["text"], title=record.get("title"), url=record.get("url"))


def read_corpus(path: Path) -> Iterator[str]:
    """Give the lines of a dump, packed by xz or not."""
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        yield from lines


def generated(samples: Sequence[GoldDocument], count: int, seed: int = 7) -> Iterator[str]:
    """Put articles together: the furniture of one sample around paragraphs that are drawn from all of them."""
    random = Random(seed)
    paragraphs = [line for gold in samples for line in gold.body.splitlines() if len(line) > 80]
    for _ in range(count):
        gold = random.choice(samples)
        pieces = [
            random.choice(paragraphs) if label == "body" and end - start > 80 else gold.text[start:end]
            for start, end, label in gold.segments
        ]
        record = {"title": gold.title, "url": gold.url, "text": "\n".join(pieces)}
        yield json.dumps(record, ensure_ascii=False)


def best_times(contestants: Sequence[Contestant]) -> list[float]:
    """Time the contestants in turn, `REPEATS` times, and give the best time of each."""
    times = [float("inf")] * len(contestants)
    for _ in range(REPEATS):
        for index, (_, work, lines) in enumerate(contestants):
            _forget()
            start = process_time()
            for line in lines:
                work(line)
            times[index] = min(times[index], process_time() - start)
    return times


def _forget() -> None:
    """Make the rules anew: a matcher remembers short segments, by which a second run over the same lines would gain."""
    matcher_for.cache_clear()
    for gold in read_samples():  # patterns are compiled when first needed
        clean(gold.text)


def speed_table(lines: Sequence[str], few: Sequence[str]) -> str:
    """Write the table: the floor and `clean` over `lines`, the peers (beside a floor of their own) over `few`."""
    contestants = [Contestant("floor", floor, lines), Contestant("**cleaner.clean**", ours, lines)]
    own = len(contestants)
    contestants += [Contestant("floor, on the peers' articles", floor, few)]
    contestants += [
        Contestant(name, lambda line, peer=peer: peer(json.loads(line)["text"]), few)  # type: ignore[misc]
        for name, peer in loaded(PEERS)
    ]
    times = best_times(contestants)
    rows = ["| | articles | articles/s | million characters/s | × floor cost |", "|---|--:|--:|--:|--:|"]
    for index, (contestant, time) in enumerate(zip(contestants, times, strict=True)):
        base = times[0 if index < own else own]
        count, characters = len(contestant.lines), _characters(contestant.lines)
        rate = f"{count / time:,.0f} | {characters / time / 1e6:.2f} | {time / base:.1f}"
        rows.append(f"| {contestant.name} | {count:,} | {rate} |")
    return "\n".join(rows) + "\n"


def _characters(lines: Iterable[str]) -> int:
    return sum(len(json.loads(line)["text"]) for line in lines)


def use_one_core() -> None:
    """Keep this process on one core, where the system lets a process choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _articles(corpus: Path | None, count: int) -> list[str]:
    if corpus:
        return list(islice(read_corpus(corpus), count or None))
    return list(generated(read_samples(), count or 2000))


def main() -> int:
    """Read the arguments and print the tables that they ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help="articles as JSON lines with 'text', packed by xz or not")
    parser.add_argument("--articles", type=int, default=0, metavar="N", help="how many (default: all, or 2000 made)")
    parser.add_argument("--peers", type=int, default=300, metavar="N", help="articles for the peers (default: 300)")
    parser.add_argument("--scaling", action="store_true", help="how the time grows with one text, hostile ones too")
    parser.add_argument("--imports", action="store_true", help="what importing costs, in time and memory")
    arguments = parser.parse_args()
    use_one_core()
    if arguments.imports:
        print(startup_table())
    if arguments.scaling:
        for row in scaling_table():
            print(row, flush=True)
    if not (arguments.imports or arguments.scaling):
        lines = _articles(arguments.corpus, arguments.articles)
        few = Random(1).sample(lines, min(arguments.peers, len(lines)))
        print(speed_table(lines, few))
    return 0


if __name__ == "__main__":
    sys.exit(main())
