"""Articles and pages without end, no two alike, made of the project's own samples (or of texts and pages of yours).

In every record a quarter of the words of four letters or more is replaced, each by the same word wherever it stands, so
that a headline keeps the words it shares with its article. The words of the rules' phrases stay. Replacements come
by Zipf's law: frequent ones are words of the samples, rare ones are coined of roots and patterns, so that new words
never cease to come, as in a real dump.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count
from pathlib import Path
from random import Random
from typing import NamedTuple
from urllib.parse import urlsplit

from speed import generated, read_corpus

from cleaner import clean_html
from cleaner.gold import GoldDocument
from cleaner.rules import load_rules
from tests.gold_samples import read_samples

PAGES = Path(__file__).resolve().parent.parent / "samples" / "pages"
SHARE = 0.25  # of the words, that are replaced
DISTINCT = 2_000_000  # words that a dump may have, at most
_FLAT = 40  # the first ranks are about as frequent as one another
_WORD = re.compile(r"([\u0621-\u063a\u0641-\u064a]{4,})")
_HIDDEN = re.compile(r"(<(script|style)\b(?![^>]*ld\+json).*?</\2\s*>)", re.DOTALL | re.IGNORECASE)
_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
_PATTERNS = ("{}ا{}{}", "م{}{}و{}", "ت{}{}ي{}", "{}{}ي{}", "م{}ا{}{}", "ا{}ت{}ا{}", "{}{}ا{}", "م{}{}{}")
_OPENINGS, _ENDINGS = ("", "ال", "و", "وال", "ب", "لل"), ("", "ة", "ات", "ون", "ين", "ها")
_OUTLET = "naba.example"  # of what has no address


class Page(NamedTuple):
    """A page: its address, the charset of its bytes, and its markup."""

    url: str
    charset: str
    markup: str


@dataclass(frozen=True)
class Vocabulary:
    """Words by rank, the most frequent first, and the words that nothing replaces."""

    common: Sequence[str]
    kept: frozenset[str]

    def draw(self, number: float) -> str:
        """Give a word for a number from 0 to 1 (Zipf's law in Mandelbrot's form)."""
        rank = int(_FLAT * ((1 + DISTINCT / _FLAT) ** number - 1))
        return self.common[rank] if rank < len(self.common) else coined(rank)


def vocabulary(samples: Iterable[GoldDocument]) -> Vocabulary:
    """Give the words of the samples' bodies that no phrase of a rule has, and those that phrases have."""
    rules = load_rules().rules
    kept = frozenset(_WORD.findall(" ".join(chain.from_iterable((*rule.phrases, *rule.hit) for rule in rules))))
    words = dict.fromkeys(chain.from_iterable(_WORD.findall(gold.body) for gold in samples))
    return Vocabulary([word for word in words if word not in kept], kept)


@lru_cache(maxsize=20_000)
def coined(rank: int) -> str:
    """Coin the word of a rank: a root in a pattern, with what goes before and behind."""
    number = rank * 7_919
    number, first = divmod(number, len(_LETTERS))
    number, second = divmod(number, len(_LETTERS))
    number, third = divmod(number, len(_LETTERS))
    number, pattern = divmod(number, len(_PATTERNS))
    number, opening = divmod(number, len(_OPENINGS))
    stem = _PATTERNS[pattern].format(_LETTERS[first], _LETTERS[second], _LETTERS[third])
    return _OPENINGS[opening] + stem + _ENDINGS[number % len(_ENDINGS)]


class Text:
    """A text in pieces, every second of them a word."""

    def __init__(self, pieces: Sequence[str], words: Vocabulary) -> None:
        self._pieces, self._words = pieces, words
        self._free = [word for word in dict.fromkeys(pieces[1::2]) if word not in words.kept]

    def varied(self, random: Random) -> str:
        """Give the text with other words."""
        number, draw = random.random, self._words.draw
        swap = {word: draw(number()) for word in self._free if number() < SHARE}
        return "".join([swap.get(piece, piece) for piece in self._pieces])


def articles(seed: int, corpus: Path | None = None) -> Iterator[dict[str, str]]:
    """Give records with id, url, title and text, without end; a corpus holds JSON lines and may be packed by xz."""
    random, samples = Random(seed), read_samples()
    words = vocabulary(samples)
    lines = _again(lambda: read_corpus(corpus)) if corpus else generated(samples, sys.maxsize, seed)
    for number, line in enumerate(lines):
        record = json.loads(line)
        whole = f"{record.get('title') or ''}\0{record['text']}"
        title, _, text = Text(_WORD.split(whole), words).varied(random).partition("\0")
        yield {"id": f"{seed}-{number}", "url": _address(record.get("url"), number), "title": title, "text": text}


def pages(seed: int, folder: Path | None = None) -> Iterator[Page]:
    """Give pages without end: those of a folder (default: the samples) in an order that is drawn, with other words."""
    random, words = Random(seed), vocabulary(read_samples())
    read = [_decoded(path) for path in sorted((folder or PAGES).glob("*.html"))]
    if not read:
        raise SystemExit(f"{folder}: holds no page: name a folder of .html files")
    texts = [(site, Text(_markup(markup), words), charset) for site, (markup, charset) in enumerate(read)]
    for number in count():
        site, text, charset = random.choice(texts)
        yield Page(f"https://naba{site}.example/news/{number}", charset, text.varied(random))


def _decoded(path: Path) -> tuple[str, str]:
    """Give the markup of a page, as far as its charset can say it, and that charset."""
    data = path.read_bytes()
    found = clean_html(data).page
    charset = found.charset if found and found.charset else "utf-8"
    return data.decode(charset, "replace").encode(charset, "ignore").decode(charset), charset


def _markup(markup: str) -> list[str]:
    """Part a page into pieces, every second of them a word; scripts and styles are one piece, linked data is not."""
    pieces, rest = [""], markup
    while found := _HIDDEN.search(rest):
        pieces = _joined(pieces, _WORD.split(rest[: found.start()]))
        pieces[-1] += found[0]
        rest = rest[found.end() :]
    return _joined(pieces, _WORD.split(rest))


def _joined(pieces: list[str], others: list[str]) -> list[str]:
    return [*pieces[:-1], pieces[-1] + others[0], *others[1:]]


def _address(url: str | None, number: int) -> str:
    return f"https://{urlsplit(url or '').hostname or _OUTLET}/news/{number}"


def _again(lines: Callable[[], Iterator[str]]) -> Iterator[str]:
    while True:
        yield from lines()
