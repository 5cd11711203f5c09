"""What the words of a piece weigh, and pairs of them, and the words that it begins and ends with."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from cleaner.text.evidence.features import MOST_WORDS, PAIRED, word_scale


class WordWeights:
    """The weights of words by what the word is to the piece, so that no name is made to look one up.

    It comes to the same as the sum over `features.word_features`.
    """

    def __init__(self, words: Mapping[str, float]) -> None:
        """Part the weights by the beginnings of their names."""
        parts: dict[str, dict[str, float]] = {"w:": {}, "^:": {}, "$:": {}, "p:": {}}
        for name, weight in words.items():
            if name[:2] in parts:
                parts[name[:2]][name[2:]] = weight
        self._any, self._first, self._last, self._pairs = parts.values()

    def weigh(self, said: tuple[str, ...]) -> float:
        """Give the weight of the words of a piece."""
        words = said[:MOST_WORDS]
        if not words:
            return 0.0
        anywhere = self._any
        weight = sum([anywhere[word] for word in dict.fromkeys(words) if word in anywhere])
        weight += self._first.get(words[0], 0.0)
        if len(words) > 1:
            weight += self._first.get(f"{words[0]} {words[1]}", 0.0) + self._last.get(words[-1], 0.0)
            if len(words) <= PAIRED:
                pairs = dict.fromkeys(f"{one} {other}" for one, other in pairwise(words))
                weight += sum([self._pairs.get(pair, 0.0) for pair in pairs])
        return word_scale(words) * weight
