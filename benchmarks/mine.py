"""Mine what cleaning left or took: `python benchmarks/mine.py CORPUS.jsonl[.xz|.gz] [--limit N] [--workers N]`.

Cleans every article of a corpus (JSON Lines with `text`, and `title`, `url`, `host`, `id` where they are known), as it
is and with its line breaks lost, and prints what recurs in what is *kept*, above, below and between the prose: how many
documents and hosts have it, at which places, one example, and what evidence makes of that. `--removed N`,
`--kept N` and `--doubtful N` draw instead N removed pieces, N kept ones at the edges and beside what went, or N kept
ones that evidence doubts, at random, with their context, for reading.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from heapq import nsmallest
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final, NamedTuple
from urllib.parse import urlsplit

from leftovers import Candidate, Chance, Leftover, Leftovers, candidates, in_context, parts

from cleaner import CleanResult, Document, Options, clean, weigh

OPENERS: Final = {".xz": lzma.open, ".gz": gzip.open}
BREAKS: Final = str.maketrans(dict.fromkeys("\n\r\u2028\u2029\v\f", " "))
FORMS: Final = ("lines", "flat")
_CHUNK: Final = 32  # articles that travel to a worker at once
_DOUBTFUL: Final = 0.05  # of what is kept with this probability or more, most is boilerplate (docs/quality.md)
_AROUND: Final = 150  # characters of context of a piece that is drawn


class Article(NamedTuple):
    """One article of a corpus."""

    id: str
    host: str
    text: str
    title: str | None
    url: str | None


class Drawn(NamedTuple):
    """A piece that may be drawn: its lot, what is shown of it, and the rule that removed it."""

    lot: str
    shown: str
    rule: str = ""


def articles(path: Path) -> Iterator[Article]:
    """Read the articles of a corpus; a line that holds none is told on stderr and passed over."""
    opener: Any = OPENERS.get(path.suffix, open)
    stream: IO[str]
    with opener(path, "rt", encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                try:
                    yield _article(json.loads(line), number)
                except (ValueError, TypeError, KeyError, AttributeError):
                    told = "no JSON object with a text in 'text'; the line is passed over: mend or remove it"
                    print(f"{path}:{number}: {told}", file=sys.stderr)


def _article(record: dict[str, Any], number: int) -> Article:
    text = record["text"]
    if not isinstance(text, str):
        raise TypeError
    url = record.get("url") or None
    host = record.get("host") or (urlsplit(url).hostname if url else None) or "?"
    return Article(str(record.get("id", number)), str(host), text, record.get("title") or None, url)


def cleaned(article: Article, form: str, preset: str) -> CleanResult:
    """Clean one article, as it is or with its line breaks lost."""
    text = article.text.translate(BREAKS) if form == "flat" else article.text
    return clean(text, title=article.title, url=article.url, options=Options(preset=preset))


def mined(work: tuple[Article, str, str]) -> tuple[Article, list[Candidate]]:
    """Clean one article and give it with what is kept of it for its text, and what of this may recur."""
    result = cleaned(*work)
    return work[0]._replace(text=result.text), candidates(result.text, chances(result, work[2]))


def chances(result: CleanResult, preset: str) -> list[Chance]:
    """Give how probable boilerplate the pieces are that stayed, with places in what is kept."""
    found: list[Chance] = []
    position = 0
    for piece in weigh(result, options=Options(preset=preset)):
        position = result.text.index(piece.text, position)
        found.append(Chance(position, position + len(piece.text), piece.probability))
        position += len(piece.text)
    return found


def removed_pieces(work: tuple[Article, str, str, int]) -> list[Drawn]:
    """Give the removed pieces of one article, each with its lot."""
    article, form, preset, seed = work
    result = cleaned(article, form, preset)
    text = result.document.text
    found = []
    for piece in result.removed:
        shown = in_context(text, piece.start, piece.end, _AROUND)
        head = f"{article.id} {article.host} {piece.label} {piece.rule} {piece.strength:.2f}"
        found.append(Drawn(_lot(seed, article, piece.start), f"{head}\n   {shown}", piece.rule))
    return found


def kept_pieces(work: tuple[Article, str, str, int]) -> list[Drawn]:
    """Give what is kept of one article at its edges and beside what went, each with its lot."""
    article, form, preset, seed = work
    result = cleaned(article, form, preset)
    text, found = result.document.text, []
    for start, end in result.kept:
        own = parts(text[start:end])
        for part in dict.fromkeys((*own[:1], *own[-1:])):
            place = (start + part.start, start + part.end)
            shown = f"{article.id} {article.host} {part.place}\n   {in_context(text, *place, _AROUND)}"
            found.append(Drawn(_lot(seed, article, place[0]), shown))
    return found


def doubtful_pieces(work: tuple[Article, str, str, int]) -> list[Drawn]:
    """Give what is kept of one article although it may well be boilerplate, each with its lot."""
    article, form, preset, seed = work
    result, found = cleaned(article, form, preset), []
    for one in chances(result, preset):
        if one.probability >= _DOUBTFUL:
            shown = in_context(result.text, one.start, one.end, _AROUND)
            found.append(
                Drawn(_lot(seed, article, one.start), f"{article.id} {article.host} {one.probability:.2f}\n   {shown}")
            )
    return found


def _lot(seed: int, article: Article, start: int) -> str:
    """Give the lot of a piece: the same for the same seed, whatever the order of the documents."""
    return sha256(f"{seed} {article.host} {article.id} {start}".encode()).hexdigest()


def report(found: Leftovers, known: Sequence[Article], top: int, least: int, preset: str = "balanced") -> Iterator[str]:
    """Give the leftovers line by line: a head with counts, an example, and what evidence makes of that.

    `known` are the articles that were counted, each with what was kept of it for its text.
    """
    for rank, one in enumerate(islice(found.ranked(least), top), 1):
        places = " ".join(f"{place} {count}" for place, count in one.places.most_common())
        counts = f"documents {one.documents}, hosts {one.hosts}; {places}; p {one.probability:.3f}"
        yield f"{rank}. {one.kind}: {one.words}  [{counts}]"
        article = known[one.document]
        yield f"   {article.host}: {in_context(article.text, one.start, one.end)}"
        yield from _weighed(article, one, preset)


def _weighed(article: Article, one: Leftover, preset: str) -> Iterator[str]:
    """Say what evidence makes of the pieces of a leftover, the most probable boilerplate first."""
    pieces = weigh(Document(article.text, article.url, article.title), options=Options(preset=preset))
    own = [piece for piece in pieces if piece.start < one.end and piece.end > one.start]
    for piece in sorted(own, key=lambda piece: -piece.probability)[:1]:
        names = (f"{weight.weight:+.1f} {weight.name}" for weight in (*piece.against, *piece.in_favour))
        told = in_context(piece.text, 0, len(piece.text), 0, 50)
        yield f"   p {piece.probability:.3f} {told} neighbours {piece.neighbours:+.1f}; {'; '.join(names)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the arguments, clean the corpus, and print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="a file of JSON Lines, packed by xz or gzip or not")
    parser.add_argument("--limit", type=int, metavar="N", help="look at the first N articles alone")
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="processes that clean")
    parser.add_argument("--form", choices=FORMS, action="append", help="as they are, or flat; both if not told")
    parser.add_argument("--preset", default="balanced", help="the preset to clean with")
    parser.add_argument("--top", type=int, default=300, metavar="N", help="print so many leftovers of each form")
    parser.add_argument("--least", type=int, default=3, metavar="N", help="documents that a leftover must stand in")
    drawing = parser.add_mutually_exclusive_group()
    drawing.add_argument("--removed", type=int, metavar="N", help="draw N removed pieces")
    drawing.add_argument("--kept", type=int, metavar="N", help="draw N kept pieces at the edges")
    drawing.add_argument("--doubtful", type=int, metavar="N", help="draw N kept pieces that may well be boilerplate")
    parser.add_argument("--rule", metavar="ID", help="with --removed: what this rule removed, as context.evidence")
    parser.add_argument("--seed", type=int, default=0, help="what the draw depends on")
    asked = parser.parse_args(arguments)
    if not asked.corpus.is_file():
        parser.error(f"{asked.corpus} is no file: name a corpus of JSON Lines")
    try:
        _run(asked)
    except (OSError, EOFError, UnicodeDecodeError, lzma.LZMAError) as error:
        print(f"{asked.corpus}: cannot be read ({error}): unpack it or write it anew", file=sys.stderr)
        return 1
    return 0


def _run(asked: argparse.Namespace) -> None:
    draws = ((asked.removed, removed_pieces), (asked.kept, kept_pieces), (asked.doubtful, doubtful_pieces))
    count, draw = next(((count, draw) for count, draw in draws if count), (0, None))
    for form in asked.form or (FORMS[:1] if draw else FORMS):
        read = islice(articles(asked.corpus), asked.limit)
        with ProcessPoolExecutor(asked.workers) as pool:
            if draw:
                drawn = pool.map(draw, ((one, form, asked.preset, asked.seed) for one in read), chunksize=_CHUNK)
                every = (piece for pieces in drawn for piece in pieces if asked.rule in (None, piece.rule))
                chosen = nsmallest(count, every)
                print("\n".join(f"{number}. {piece.shown}" for number, piece in enumerate(chosen, 1)))
                continue
            found, known = Leftovers(), []
            for article, own in pool.map(mined, ((one, form, asked.preset) for one in read), chunksize=_CHUNK):
                found.add(article.text, article.host, own)
                known.append(article)
        print(f"### {form}", *report(found, known, asked.top, asked.least, asked.preset), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
