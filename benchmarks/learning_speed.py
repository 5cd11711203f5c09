"""What learning costs: `python benchmarks/learning_speed.py ARTICLES.jsonl [--megabytes N] [--by FIELD]`.

Learns a dump and cleans it, each in a process of its own on one core, and prints the time of the processor that both
took and the most memory. A dump that is too small is grown: the first half of an article and the second of another of
its site make one that is hardly ever a copy of either, with the site's furniture where it was.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count, takewhile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

_FEW: Final = 10  # articles of a site, of which no more are made


class Cost(NamedTuple):
    """The seconds of the processor that a process took, and the most megabytes."""

    seconds: float
    megabytes: float


def grown(records: Iterable[dict[str, Any]], size: int, by: str) -> Iterator[str]:
    """Give the lines of a dump of so many bytes, or less if its sites are so small that it does not grow."""
    sites: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in records:
        sites[str(record.get(by))].append(record)
    for step in takewhile(
        lambda step: step == 0 or any(len(site) > max(_FEW, step) for site in sites.values()), count()
    ):
        for site in sites.values():
            for number, record in enumerate(site if step == 0 or len(site) > max(_FEW, step) else ()):
                other = site[(number + step) % len(site)]
                text = record["text"] if step == 0 else _half(record["text"], 0) + _half(other["text"], 1)
                line = json.dumps({**record, "text": text}, ensure_ascii=False) + "\n"
                size -= len(line.encode("utf-8", "surrogatepass"))
                if size < 0:
                    return
                yield line


def _half(text: str, part: int) -> str:
    """Give the first or the second half of a text, parted at the end of a line, a sentence or a word."""
    middle = len(text) // 2
    ends = (text.find(mark, middle) + len(mark) for mark in ("\n", ". ", " ") if mark in text[middle:])
    end = next(ends, middle)
    return text[end:] if part else text[:end]


def cost_of(*arguments: str) -> Cost:
    """Run `cleaner` and give what it took; children are counted from here on, so the first to run may be the larger."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "cleaner", *arguments, "--workers", "0", "--quiet"], check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss / 1024)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--by", default="host")
    options = parser.parse_args()
    with TemporaryDirectory() as folder, options.articles.open(encoding="utf-8") as lines:
        dump = Path(folder) / "dump.jsonl"
        with dump.open("w", encoding="utf-8", errors="surrogatepass") as target:
            target.writelines(grown(map(json.loads, lines), options.megabytes * 10**6, options.by))
        print(f"{dump.stat().st_size / 10**6:.0f} MB")
        learned = cost_of("learn", str(dump), "-o", f"{folder}/sites.toml", "--by", options.by)
        print(f"learning  {learned.seconds:7.1f} s {learned.megabytes:6.0f} MB")
        cleaned = cost_of("clean", str(dump), "-o", f"{folder}/clean.jsonl")
        print(f"cleaning  {cleaned.seconds:7.1f} s")
        print(f"learning takes {learned.seconds / cleaned.seconds:.2f} times as long")


if __name__ == "__main__":
    main()
