"""Sentences in which hardly anything is boilerplate, told at a glance, so that they are not cut and weighed.

Weighing looks at every piece of a sentence, and in most articles it finds nothing. What it would find is foreseen here
from the words, the length, the signs and the place of a sentence: a first stage of a cascade (P. Viola and M. Jones,
2001), fitted on what weighing found in labelled texts (`benchmarks/fit_calmness.py`). Its threshold is set low, for
what is passed over stays.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from types import MappingProxyType
from typing import Final, NamedTuple

from cleaner.text.evidence.blocks import Block
from cleaner.text.evidence.head_bounds import labels_something
from cleaner.text.evidence.prose import Sentence, is_credited
from cleaner.text.evidence.steps import step
from cleaner.text.evidence.word_forms import MARKS, function_words

_SIGN: Final = re.compile(  # a letter is told from a sign at once
    r"(?=[^\sء-غف-ي،])(?:https?|www|\.\.|[#@|_•*<>=©…!؟]|[A-Za-z]+|\d+[/:]\d+|\d+)"
)
_LENGTHS: Final = (3, 5, 9, 15, 25, 40, 60, 100, 200)  # words
_DENSITIES: Final = (6, 12, 20, 30, 48, 80)  # words to a comma
_FUNCTION_SHARES: Final = (0.01, 0.06, 0.1, 0.14, 0.18, 0.22, 0.27, 0.4)
_CALM_SHARES: Final = (0.01, 0.3, 0.6, 0.8, 0.95)
_MASS: Final = (1, 60)  # words
_WORDS: Final = 60  # of a sentence that are looked at
_EDGE: Final = 4  # sentences from either end of a document
_COARSE: Final = 6  # the step from which lengths are taken together
_ENDING: Final = tuple(  # what rules drop below an article, and above another one
    f"{kind}{family}"
    for kind in ("", "within:")
    for family in ("read_also", "related", "source", "tags", "share", "comments", "section-item", "foreign-article")
)
_BEGUN: Final = 30  # words of an article that has begun
_PHRASE_EDGE: Final = 2  # characters
_CLOSERS: Final = " \"'»”’)]}"


class CalmnessTable(NamedTuple):
    """Weights, in log odds, of what tells that something in a sentence goes; below `limit` nothing does."""

    base: float
    limit: float
    weights: Mapping[str, float]


class RestlessSentence(NamedTuple):
    """Where a sentence stands, by the numbers of its block and in it, and what names it."""

    block: int
    number: int
    names: list[str]


class _Around(NamedTuple):
    """What stands around a sentence of a document: its number of so many, and the words of calm ones on its sides."""

    number: int
    size: int
    before: int
    behind: int
    share: float
    calm_before: bool
    calm_behind: bool


def restless_sentences(blocks: Sequence[Block]) -> Iterator[RestlessSentence]:
    """Give what names each sentence that is not calm, of the blocks that may be cut and that no rule dropped.

    Below a label or a footer that stands below prose, another article may follow: nothing is passed over there. Nor is
    the sentence that an article begins with, if its head may name who wrote it.

    Args:
        blocks: The blocks of a document.
    """
    places = [(index, number) for index, block in enumerate(blocks) for number in range(len(block.sentences))]
    told = [blocks[index].sentences[number] for index, number in places]
    words = [blocks[index].key.count(" ", one.start, one.end) + 1 for (index, _), one in zip(places, told, strict=True)]
    calm = list(accumulate((size * one.calm for size, one in zip(words, told, strict=True)), initial=0))
    share = calm[-1] / max(1, sum(words))
    begun = 0
    for at, (index, number) in enumerate(places):
        block, sentence = blocks[index], told[at]
        if begun >= _BEGUN and block.ruled.startswith(_ENDING):
            return
        begun += 0 if block.ruled else words[at]
        if sentence.calm or block.whole or block.settled or block.ruled:
            continue
        if not sentence.start and begun <= words[at] + _BEGUN and is_credited(block.key):
            continue
        around = _Around(
            at,
            len(places),
            calm[at],
            calm[-1] - calm[at + 1],
            share,
            at > 0 and told[at - 1].calm,
            at + 1 < len(told) and told[at + 1].calm,
        )
        yield RestlessSentence(index, number, _names(block, sentence, around))


def _names(block: Block, sentence: Sentence, around: _Around) -> list[str]:
    """Name what a sentence says of itself by its words, length, signs and place."""
    said = block.key[sentence.start : sentence.end]
    words = said.split()
    length = step(len(words), _LENGTHS)
    coarse, end = min(length, _COARSE), _end(said)
    commas = said.count("،") + said.count(",")
    names = [
        f"long:{length}{end}",
        f"dense:{step(len(words) / (commas + 1), _DENSITIES)}{end}{coarse}",
        f"sentences:{min(3, len(block.sentences))}",
        f"block:{min(2, len(block.gaps))}{len(block.glued) > 0:d}{len(block.titles) > 0:d}",
        *_sign_names(said, coarse),
        *_phrase_names(block, sentence, coarse),
        *_place_names(around, coarse, end),
    ]
    looked_at = words[:_WORDS]
    of_function = function_words()
    function = sum([word in of_function for word in looked_at]) / max(1, len(looked_at))
    names.append(f"function:{step(function, _FUNCTION_SHARES)}:{length}")
    names += _label_names(looked_at, coarse)
    if words:
        names.append(f"^{words[0]}")
    names += [f"w{word}" for word in dict.fromkeys(word.strip(MARKS) for word in looked_at)]
    return names


def _end(said: str) -> str:
    """Name how a sentence ends."""
    tail = said.rstrip(_CLOSERS)
    if tail[-1:] in ".؟?۔" and tail[-2:] != "..":
        return "."
    return tail[-1:] if tail[-1:] in "!:" else "-"


def _sign_names(said: str, coarse: int) -> list[str]:
    signs = Counter(map(_kind_of_sign, _SIGN.findall(said)))
    return [f"sign:{kind}:{min(3, count)}:{min(5, coarse)}" for kind, count in signs.items()]


def _kind_of_sign(sign: str) -> str:
    if sign[0].isdigit():
        return "number" if sign.isdigit() else "clock"
    return "latin" if sign[0].isalpha() and sign not in ("http", "https", "www") else sign


def _phrase_names(block: Block, sentence: Sentence, coarse: int) -> list[str]:
    phrases = block.phrases
    first = bisect_left(phrases, sentence.start, key=itemgetter(0))
    own = phrases[first : bisect_left(phrases, sentence.end, lo=first, key=itemgetter(0))]
    inline = sum([phrase.inline for phrase in own])
    edge = any(
        phrase.start - sentence.start <= _PHRASE_EDGE or sentence.end - phrase.end <= _PHRASE_EDGE for phrase in own
    )
    return [f"inline:{min(2, inline)}:{coarse}", f"phrases:{min(3, len(own) - inline)}:{coarse}", f"edge:{edge:d}"]


def _place_names(around: _Around, coarse: int, end: str) -> list[str]:
    last = around.size - 1
    return [
        f"top:{min(around.number, _EDGE)}:{coarse}",
        f"end:{min(last - around.number, _EDGE)}:{coarse}",
        f"calm:{step(around.share, _CALM_SHARES)}{end}",
        f"before:{around.calm_before:d}{around.number == 0:d}:{coarse}",
        f"behind:{around.calm_behind:d}{around.number == last:d}:{coarse}",
        f"mass:{step(around.before, _MASS)}{step(around.behind, _MASS)}:{coarse}",
    ]


def _label_names(words: Sequence[str], coarse: int) -> list[str]:
    count = run = longest = 0
    for word in words:
        if labels_something(word):
            count, run = count + 1, run + 1
            longest = max(longest, run)
        else:
            run = 0
    return [f"labels:{min(3, count)}:{coarse}", f"label-run:{min(4, longest)}:{coarse}"]


class CalmFinder:
    """Finds the sentences in which hardly anything is boilerplate, by one table."""

    def __init__(self, table: CalmnessTable) -> None:
        """Hold the table."""
        self._table, self._weights = table, dict(table.weights)

    def calm(self, blocks: list[Block]) -> list[Block]:
        """Give the blocks of a document, where sentences in which hardly anything is boilerplate are calm as well.

        Args:
            blocks: The blocks of a document.
        """
        get, limit = self._weights.get, self._table.limit - self._table.base
        found: dict[int, set[int]] = {}
        for index, number, names in restless_sentences(blocks):
            if sum([get(name, 0.0) for name in names]) < limit:
                found.setdefault(index, set()).add(number)
        for index, numbers in found.items():
            parted = (
                one._replace(calm=True) if number in numbers else one
                for number, one in enumerate(blocks[index].sentences)
            )
            blocks[index] = blocks[index]._replace(sentences=tuple(parted))
        return blocks


@lru_cache(maxsize=1)
def load_calmness() -> CalmnessTable:
    """Read the table of calmness, once a process.

    >>> load_calmness().limit < 0
    True
    """
    from importlib import resources

    text = (resources.files("cleaner") / "data" / "evidence" / "calmness.json").read_text(encoding="utf-8")
    record = json.loads(text)
    return CalmnessTable(record["base"], record["limit"], MappingProxyType(record["weights"]))


@lru_cache(maxsize=1)
def calm_finder() -> CalmFinder:
    """Give the finder by the package's own table, made when it is first wanted."""
    return CalmFinder(load_calmness())
