"""How well the presets and their peers clean: `python benchmarks/quality.py GOLD.jsonl… [--samples] [--intervals]`.

Prints one Markdown table a gold set. `perfect` and `f1` are better when higher, the others when lower.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from peers import (
    FIRST_CUE,
    JUSTEXT,
    LINE_FILTER,
    RESILIPARSE,
    TRAFILATURA,
    TRAFILATURA_PRECISION,
    UNTOUCHED,
    loaded,
)

from cleaner import Options, clean
from cleaner.cli.evaluate.gold import GoldDocument, GoldError, read_gold
from cleaner.cli.evaluate.scores import Report, evaluate

PEERS = (UNTOUCHED, LINE_FILTER, FIRST_CUE, TRAFILATURA, TRAFILATURA_PRECISION, JUSTEXT, RESILIPARSE)
PRESETS = ("precision", "balanced", "recall")
COLUMNS = ("perfect", "leak", "damage", "lost", "f1")


def rows() -> Iterator[tuple[str, Callable[[GoldDocument], str]]]:
    """Give the name and the function of every row: this project's presets, then the peers that are installed."""
    for preset in PRESETS:
        yield f"**cleaner, {preset}**", _ours(Options(preset=preset))
    for name, peer in loaded(PEERS):
        yield name, lambda gold, peer=peer: peer(gold.text)  # type: ignore[misc]  # mypy cannot infer a default's type


def _ours(options: Options) -> Callable[[GoldDocument], str]:
    return lambda gold: clean(gold.text, title=gold.title, url=gold.url, options=options).text


def table(name: str, documents: Sequence[GoldDocument], *, intervals: bool) -> str:
    """Measure every row over one gold set and write the table."""
    lines = [f"### {name}: {len(documents)} documents", "", f"| | {' | '.join(COLUMNS)} |", "|---" * 6 + "|"]
    for label, cleaner in rows():
        outputs = {gold.id: cleaner(gold) for gold in documents}
        report = evaluate(documents, outputs, resamples=1000 if intervals else 0)
        lines.append(f"| {label} | {' | '.join(_cell(report, column) for column in COLUMNS)} |")
    return "\n".join(lines) + "\n"


def _cell(report: Report, column: str) -> str:
    value = f"{getattr(report, column):.3f}"
    bounds = report.intervals.get(column)
    return f"{value} ({bounds.low:.3f} to {bounds.high:.3f})" if bounds else value


def main() -> int:
    """Read the arguments, print the tables; 2 for a gold file that cannot be used."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, help="gold files, one JSON object a line")
    parser.add_argument("--samples", action="store_true", help="also the project's own samples")
    parser.add_argument("--intervals", action="store_true", help="with 95 %% confidence intervals over hosts")
    arguments = parser.parse_args()
    if not arguments.gold and not arguments.samples:
        parser.error("nothing to measure: name a gold file or give --samples")
    try:
        sets = [(f"{path.parent.name}/{path.stem}", read_gold(path)) for path in arguments.gold]
        if arguments.samples:
            from tests.support.gold_samples import read_samples

            sets.append(("samples", read_samples()))
    except GoldError as error:
        print(error, file=sys.stderr)
        return 2
    for name, documents in sets:
        print(table(name, documents, intervals=arguments.intervals), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
