"""Which articles of a site are one: the same body twice, an updated copy, a wire story in two sections.

They count once, for what they share is theirs and no furniture. Copies are found by MinHash (A. Broder, 1997) over runs
of words, which `rensa` computes. Runs that stand on more than half of a site's articles are left out, so that articles
which share much furniture and little else are not taken for copies.
"""

from __future__ import annotations

import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from typing import Final

from cleaner.learning.articles import LearnError
from cleaner.learning.reading import ReadArticle

Runs = Sequence[int]  # hashes in order, as an array: four bytes each, where a set takes seventy

_RUN: Final = 4  # words
_PERMUTATIONS: Final = 64
_BANDS: Final = 16
_SEED: Final = 20
_ALIKE: Final = 0.55  # share of runs in common, estimated
_ALL_ALIKE: Final = 0.9  # the same, where an article has little of its own
_OWN: Final = 12  # runs; an article with fewer of its own is compared by all
_FEW: Final = 6  # articles; among fewer, a run on most of them says nothing
_COMMON: Final = 0.5  # share of articles that a run which is left out stands on
_BLOCK: Final = 200  # articles whose runs are counted at once
_NO_RUNS: Final[Runs] = ()


def different(articles: Sequence[ReadArticle]) -> list[ReadArticle]:
    """Give one article of each group of copies: that with the smallest digest. Their order is that of digests.

    Raises `LearnError` where rensa is not installed.
    """
    ordered = sorted(articles, key=lambda read: read.article.digest)
    runs = [_runs(read) for read in ordered]
    common = _common(runs)
    own = [array("I", (run for run in all_of_it if run not in common)) for all_of_it in runs]
    groups = _Groups(len(ordered))
    _join([one if len(one) >= _OWN else _NO_RUNS for one in own], _ALIKE, groups)
    _join(
        [all_of_it if len(one) < _OWN else _NO_RUNS for one, all_of_it in zip(own, runs, strict=True)],
        _ALL_ALIKE,
        groups,
    )
    return [read for index, read in enumerate(ordered) if groups.first(index) == index]


def _runs(read: ReadArticle) -> Runs:
    """Give the hashes of the runs of an article, each once and in their order."""
    words = [word for line in read.lines for word in line.tokens]
    width = min(_RUN, len(words))
    found = {
        zlib.crc32(" ".join(words[index : index + width]).encode("utf-8", "surrogatepass"))
        for index in range(len(words) - width + 1)
    }
    return array("I", sorted(found))


def _common(runs: Sequence[Runs]) -> frozenset[int]:
    """Give the runs on more articles than may be.

    What is on more than half of them is so in one block of them at the least, so that no other needs to be counted.
    """
    likely: set[int] = set()
    for start in range(0, len(runs), _BLOCK):
        block = runs[start : start + _BLOCK]
        counts = Counter(run for own in block for run in own)
        likely.update(run for run, count in counts.items() if count > _COMMON * len(block))
    spread = Counter(run for own in runs for run in own if run in likely)
    most = max(_FEW, _COMMON * len(runs))
    return frozenset(run for run, count in spread.items() if count > most)


def _join(sets: Sequence[Runs], alike: float, groups: _Groups) -> None:
    """Join those of the sets that have so much in common; empty ones are left out."""
    try:
        from rensa import RMinHash, RMinHashLSH  # late, and an extra: only who learns needs it
    except ImportError:
        raise LearnError("learning needs rensa: pip install 'arabic-article-cleaner[learn]'") from None
    index = RMinHashLSH(threshold=alike, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    hashes: dict[int, RMinHash] = {}
    for number, runs in enumerate(sets):
        if not runs:
            continue
        minhash = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        minhash.update([f"{run:x}" for run in runs])
        for other in index.query(minhash):
            if groups.first(other) != groups.first(number) and minhash.jaccard(hashes[other]) >= alike:
                groups.join(other, number)
        index.insert(number, minhash)
        hashes[number] = minhash


class _Groups:
    """Groups of numbers, each called by its smallest (B. Galler and M. Fischer, 1964)."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def first(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.first(one), self.first(other)))
        self._above[high] = low
