"""How well articles are found in pages: `python benchmarks/page_quality.py [FOLDER] [--samples]`.

FOLDER holds `gold.jsonl` and, for each of its ids hNNN, the page NNN.html (default: `html-dev` in the folder that
CLEANER_GOLD names). Every row gets the bytes of a page and nothing else. Prints one Markdown table a set: `lost` is
better when lower, the others when higher. A page without an article should give an empty text.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from page_peers import PEERS, Extractor
from peers import ROOT, loaded

from cleaner import Options, clean_html
from cleaner.cli.evaluate.scores import GoldDocument, GoldError, GoldSegment, evaluate, read_gold

ENGINES = ("fast", "auto", "trafilatura")
COLUMNS = ("perfect", "lost", "f1")
SAMPLES, BODIES = ROOT / "samples" / "pages", ROOT / "samples" / "page-bodies"
_NEUTRAL = "? "  # opens a line of a sample that may stay or go


class GoldPage(NamedTuple):
    """A page as it came, and its gold document."""

    page: bytes
    gold: GoldDocument


def rows() -> Iterator[tuple[str, Extractor]]:
    """Give the name and the function of every row: this project's engines, then the peers that are installed."""
    for engine in ENGINES:
        yield f"**cleaner, {engine}**", ours(Options(engine=engine))
    yield from loaded(PEERS)


def ours(options: Options) -> Extractor:
    """Give the function that cleans a page by these options."""
    return lambda page: clean_html(page, options=options).text


def read_gold_pages(folder: Path) -> list[GoldPage]:
    """Read a folder of pages with their gold file; raises `GoldError` for what cannot be used."""
    documents = read_gold(folder / "gold.jsonl")
    return [GoldPage(_read(folder / f"{gold.id.removeprefix('h')}.html"), gold) for gold in documents]


def read_sample_pages(folder: Path = SAMPLES) -> list[GoldPage]:
    """Read the project's own pages, in the order of their names; raises `GoldError` for one that cannot be used."""
    return [_sample(path) for path in sorted(folder.glob("*.html"))]


def _sample(path: Path) -> GoldPage:
    """Read a page and the lines of its body; the page's title is as neutral as the lines that are marked so."""
    page = _read(path)
    facts = clean_html(page).metadata.facts
    lines = filter(str.strip, _read(BODIES / f"{path.stem}.txt").decode().split("\n"))
    pieces = [(line.removeprefix(_NEUTRAL), "title" if line.startswith(_NEUTRAL) else "body") for line in lines]
    if facts and facts.title:
        pieces.insert(0, (facts.title.text, "title"))
    text, segments = "", []
    for piece, label in pieces:
        segments.append(GoldSegment(len(text), len(text) + len(piece), label))
        text += f"{piece}\n"
    return GoldPage(page, GoldDocument(path.stem, text, tuple(segments)))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror}): check the path") from None


def table(name: str, pages: Sequence[GoldPage]) -> str:
    """Measure every row over the same pages and write the table."""
    documents = [gold for _, gold in pages]
    without = [gold.id for gold in documents if not gold.body]
    lines = [
        f"### {name}: {len(pages)} pages, {len(without)} of them without an article\n",
        f"| | {' | '.join(COLUMNS)} | empty on pages without an article |",
        f"|---{'|--:' * (len(COLUMNS) + 1)}|",
    ]
    for label, extract in rows():
        outputs = {gold.id: extract(page) for page, gold in pages}
        report = evaluate(documents, outputs, resamples=0)
        cells = [f"{getattr(report, column):.3f}" for column in COLUMNS]
        empty = sum(not outputs[name].strip() for name in without)
        lines.append(f"| {label} | {' | '.join(cells)} | {empty} of {len(without)} |")
    return "\n".join(lines) + "\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that choose pages."""
    gold = os.environ.get("CLEANER_GOLD")
    folder = Path(gold) / "html-dev" if gold else None
    parser.add_argument("folder", nargs="?", type=Path, default=folder, help="gold.jsonl and its pages")
    parser.add_argument("--samples", action="store_true", help="also the project's own pages")


def read_sets(arguments: argparse.Namespace) -> dict[str, list[GoldPage]]:
    """Read the pages that the arguments choose, by the names of their sets; raises `GoldError`."""
    folder: Path | None = arguments.folder
    sets = {folder.name: read_gold_pages(folder)} if folder else {}
    return {**sets, "samples": read_sample_pages()} if arguments.samples else sets


def main() -> int:
    """Read the arguments, print the tables; 2 for a gold set that cannot be used."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_arguments(parser)
    try:
        sets = read_sets(parser.parse_args())
    except GoldError as error:
        print(error, file=sys.stderr)
        return 2
    if not sets:
        parser.error("nothing to measure: name a folder, set CLEANER_GOLD, or give --samples")
    for name, pages in sets.items():
        print(table(name, pages), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
