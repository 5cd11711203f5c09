"""What learning takes away: `python benchmarks/learning.py ARTICLES.jsonl GOLD.jsonl… [--flat] [--rules OUT.toml]`.

Learns every host of ARTICLES (one object a line, with `text`, `title`, `url` and `host`), and cleans the labelled
articles of these hosts with the learned rules and without. Prints leak and damage by host. With `--flat` all texts have
lost their line breaks. A host with `--least` articles or more counts for the second sum.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from cleaner import Options, clean
from cleaner.cli.evaluate.gold import GoldDocument, read_gold
from cleaner.cli.evaluate.scores import score_document
from cleaner.learning.learn import learn

BREAKS = {ord(c): " " for c in "\n\r\u2028\u2029\x0b\x0c"}


def records(path: Path, *, flat: bool) -> Iterator[dict[str, Any]]:
    """Give the articles to learn from; the host is their outlet, too."""
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            text = record["text"].translate(BREAKS) if flat else record["text"]
            yield {**record, "text": text, "outlet": record["host"]}


def figures(documents: Sequence[GoldDocument], options: Options, *, show: bool) -> dict[str, Counter[str]]:
    """Clean and score the labelled articles, by host."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for gold in documents:
        output = clean(gold.text, title=gold.title, url=gold.url, outlet=gold.host, options=options).text
        score = score_document(gold, output)
        host = gold.host or ""
        sums[host].update(
            leaked=len(score.leaked),
            dropped=sum(score.dropped.values()),
            damaged=len(score.damaged),
            body=score.body,
            perfect=score.perfect,
            documents=1,
        )
        if show:
            for kind, faults in (("leaked", score.leaked), ("damaged", score.damaged)):
                for fault in faults:
                    print(f"    {kind} {host} {fault.label}: {fault.text[:120]}")
    return sums


def row(before: Counter[str], after: Counter[str]) -> str:
    """Give the figures of one host, without learning and with it."""
    return "  ".join(
        f"{name} {before[part]}/{before[whole]} -> {after[part]}/{after[whole]}"
        for name, part, whole in (
            ("leak", "leaked", "dropped"),
            ("damage", "damaged", "body"),
            ("perfect", "perfect", "documents"),
        )
    )


def main() -> None:
    """Read the arguments, learn, clean, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--flat", action="store_true")
    parser.add_argument("--rules", type=Path)
    parser.add_argument("--least", type=int, default=100)
    parser.add_argument("--show", action="store_true", help="show what is still wrong")
    arguments = parser.parse_args()
    started = process_time()
    learned = learn(records(arguments.articles, flat=arguments.flat))
    print(f"learned {len(learned.drafts)} rules in {process_time() - started:.0f} s of CPU")
    documents = [gold for path in arguments.gold for gold in read_gold(path)]
    if arguments.flat:
        documents = [replace(gold, text=gold.text.translate(BREAKS)) for gold in documents]
    with TemporaryDirectory() as folder:
        path = arguments.rules or Path(folder) / "learned.toml"
        path.write_text(learned.toml, encoding="utf-8")
        before = figures(documents, Options(), show=False)
        after = figures(documents, Options(rules=(str(path),)), show=arguments.show)
    counts: Counter[str] = Counter()
    with arguments.articles.open(encoding="utf-8") as lines:
        counts.update(json.loads(line)["host"] for line in lines)
    totals = [Counter[str](), Counter[str](), Counter[str](), Counter[str]()]
    for host in sorted(before, key=lambda name: (-counts[name], name)):
        if counts[host]:
            print(f"{host[:30]:30} {counts[host]:5} {row(before[host], after[host])}")
        totals[0] += before[host]
        totals[1] += after[host]
        if counts[host] >= arguments.least:
            totals[2] += before[host]
            totals[3] += after[host]
    print(f"{'all':36} {row(totals[0], totals[1])}")
    print(f"{f'hosts of {arguments.least} articles or more':36} {row(totals[2], totals[3])}")


if __name__ == "__main__":
    main()
