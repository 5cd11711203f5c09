"""How much a few words read like a headline, and not like a stretch of prose, by words and forms alone.

The weights were fitted on the titles of articles, against stretches of their bodies as long as these
(`benchmarks/fit_headlines.py`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from types import MappingProxyType
from typing import Final, NamedTuple

from cleaner.text.evidence.word_forms import word_form

_REMEMBERED: Final = 1 << 15  # words


class HeadlineTable(NamedTuple):
    """Weights, in log odds, of the words and forms of a headline."""

    base: float
    weights: Mapping[str, float]


def headline_names(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Name what speaks for or against a headline: once for all of it, and word by word.

    >>> headline_names(("وزير", "الماليه"))[0]
    ['^:وزير', '$:الماليه', '^f:وs', '^ff:وs|ال', '$f:ال']
    """
    forms = [word_form(word) for word in words]
    edges = [f"^:{words[0]}", f"$:{words[-1]}", f"^f:{forms[0]}", f"^ff:{'|'.join(forms[:2])}", f"$f:{forms[-1]}"]
    inner = [f"w:{word}" for word in words]
    inner += [f"f:{one}{other}" for one, other in pairwise(forms)]
    inner += [f"u:{form}" for form in forms]
    return edges, inner


def headline_odds(words: Sequence[str], table: HeadlineTable) -> float:
    """Give the log odds that words are a headline; a word counts the less, the more there are."""
    if not words:
        return 0.0
    weights = table.weights
    edges, inner = headline_names(words)
    own = sum([weights.get(name, 0.0) for name in edges])
    return table.base + own + sum([weights.get(name, 0.0) for name in inner]) / sqrt(len(words))


@lru_cache(maxsize=1)
def load_headlines() -> HeadlineTable:
    """Read the table of headlines, once a process.

    >>> headline_odds("وزير الماليه يعلن موعد صرف الرواتب".split(), load_headlines()) > 0
    True
    """
    from importlib import resources

    text = (resources.files("cleaner") / "data" / "evidence" / "headlines.json").read_text(encoding="utf-8")
    record = json.loads(text)
    return HeadlineTable(record["base"], MappingProxyType(record["weights"]))


class HeadlineFinder:
    """Gives the odds of `headline_odds` by one table, so that no name is made to look one up."""

    def __init__(self, table: HeadlineTable) -> None:
        """Part the weights by the beginnings of their names."""
        parts: dict[str, dict[str, float]] = {kind: {} for kind in ("^", "$", "^f", "^ff", "$f", "w", "f", "u")}
        for name, weight in table.weights.items():
            kind, _, rest = name.partition(":")
            parts[kind][rest] = weight
        self._parts, self._base = parts, table.base
        self._words: dict[str, tuple[str, float]] = {}
        self._pairs: dict[tuple[str, str], float] = {}

    def odds(self, words: Sequence[str]) -> float:
        """Give the log odds that words are a headline."""
        if not words:
            return 0.0
        known, parts = self._words, self._parts
        told = [known.get(word) or self._learn(word) for word in words]
        forms = [form for form, _ in told]
        inner = sum([weight for _, weight in told])
        pairs = self._pairs
        for beside in pairwise(forms):
            weight = pairs.get(beside)
            if weight is None:
                weight = pairs[beside] = parts["f"].get("".join(beside), 0.0)
            inner += weight
        edges = parts["^"].get(words[0], 0.0) + parts["$"].get(words[-1], 0.0)
        edges += parts["^f"].get(forms[0], 0.0) + parts["$f"].get(forms[-1], 0.0)
        edges += parts["^ff"].get("|".join(forms[:2]), 0.0)
        return self._base + edges + inner / sqrt(len(words))

    def _learn(self, word: str) -> tuple[str, float]:
        """Give the form of a word, and what word and form weigh wherever they stand."""
        form = word_form(word)
        if len(self._words) >= _REMEMBERED:
            self._words.clear()
        told = self._words[word] = (form, self._parts["w"].get(word, 0.0) + self._parts["u"].get(form, 0.0))
        return told


@lru_cache(maxsize=1)
def headline_finder() -> HeadlineFinder:
    """Give the finder by the package's own table, made when it is first wanted."""
    return HeadlineFinder(load_headlines())
