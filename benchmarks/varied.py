"""Articles and pages without end, no two alike, made of the project's own samples (or of texts and pages of yours).

In every record a quarter of the words of four letters or more is replaced, each by the same word wherever it stands, so
that a headline keeps the words it shares with its article. The words of the rules' phrases stay. Replacements come
by Zipf's law: frequent ones are words of the samples, rare ones are coined of roots and patterns, so that new words
never cease to come, as in a real dump. Of what is made of the samples the body is known, and goes along.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count
from pathlib import Path
from random import Random
from typing import NamedTuple
from urllib.parse import urlsplit

from speed import read_corpus

from cleaner import clean_html
from cleaner.cli.evaluate.gold import GoldDocument
from cleaner.rules.files import load_rules
from tests.support.gold_samples import read_samples

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
PAGES, BODIES = SAMPLES / "pages", SAMPLES / "page-bodies"
SHARE = 0.25  # of the words, that are replaced
DISTINCT = 2_000_000  # words that a dump may have, at most
_FLAT = 40  # the first ranks are about as frequent as one another
_WORD = re.compile(r"([\u0621-\u063a\u0641-\u064a]{4,})")
_HIDDEN = re.compile(r"(<(script|style)\b(?![^>]*ld\+json).*?</\2\s*>)", re.DOTALL | re.IGNORECASE)
_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
_PATTERNS = ("{}ا{}{}", "م{}{}و{}", "ت{}{}ي{}", "{}{}ي{}", "م{}ا{}{}", "ا{}ت{}ا{}", "{}{}ا{}", "م{}{}{}")
_OPENINGS, _ENDINGS = ("", "ال", "و", "وال", "ب", "لل"), ("", "ة", "ات", "ون", "ين", "ها")
_SHORT = 80  # characters that a line has which is no paragraph
_OUTLET = "naba.example"  # of what has no address


class Article(NamedTuple):
    """A text: its address, its title, and the body that is in it, as far as that is known."""

    url: str
    title: str
    text: str
    body: str


class Page(NamedTuple):
    """A page: its address, the charset of its bytes, its markup, and the body that is in it, if that is known."""

    url: str
    charset: str
    markup: str
    body: str


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


def articles(seed: int, corpus: Path | None = None) -> Iterator[Article]:
    """Give articles without end: the furniture of one sample around paragraphs that are drawn from all of them.

    A corpus of JSON lines, which may be packed by xz, is taken again and again in their place.
    """
    random, samples = Random(seed), read_samples()
    words = vocabulary(samples)
    for number, article in enumerate(_read(corpus) if corpus else _composed(samples, random)):
        varied = Text(_WORD.split("\0".join(article)), words).varied(random)
        url, *parts = varied.split("\0")
        yield Article(f"https://{urlsplit(url).hostname or _OUTLET}/news/{seed}/{number}", *parts)


def _composed(samples: Sequence[GoldDocument], random: Random) -> Iterator[Article]:
    paragraphs = [line for gold in samples for line in gold.body.splitlines() if len(line) > _SHORT]
    while True:
        gold = random.choice(samples)
        pieces, body = [], []
        for start, end, label in gold.segments:
            own = label == "body"
            pieces.append(random.choice(paragraphs) if own and end - start > _SHORT else gold.text[start:end])
            body += pieces[-1:] if own else []
        yield Article(gold.url or "", gold.title or "", "\n".join(pieces), "\n".join(body))


def _read(corpus: Path) -> Iterator[Article]:
    while True:
        for record in map(json.loads, read_corpus(corpus)):
            url, title, text = ((record.get(name) or "").replace("\0", "") for name in ("url", "title", "text"))
            yield Article(url, title, text, body="")


def pages(seed: int, folder: Path | None = None) -> Iterator[Page]:
    """Give pages without end: those of a folder (default: the samples) in an order that is drawn, with other words."""
    random, words = Random(seed), vocabulary(read_samples())
    texts: list[tuple[int, str, Text]] = []
    for path in sorted((folder or PAGES).glob("*.html")):
        markup, charset = _decoded(path)
        body = "" if folder else (BODIES / f"{path.stem}.txt").read_text(encoding="utf-8")
        texts.append((len(texts), charset, Text(_joined(_markup(markup), _WORD.split(f"\0{body}")), words)))
    if not texts:
        raise SystemExit(f"{folder}: holds no page: name a folder of .html files")
    for number in count():
        site, charset, text = random.choice(texts)
        markup, _, body = text.varied(random).rpartition("\0")
        yield Page(f"https://naba{site}.example/news/{seed}/{number}", charset, markup, body)


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
