"""The phrases of all rules that drop, found anywhere: each may begin a piece, and end one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.fold import fold_phrase
from cleaner.rules.literals import LiteralMatch, Literals, Use
from cleaner.rules.matcher import Matcher
from cleaner.rules.quoted_phrases import is_mentioned
from cleaner.rules.rule import Rule

_REMEMBERED: Final = 256  # keys


class PhrasePlace(NamedTuple):
    """A phrase at `start:end` of a key.

    `inline` tells that a rule takes it in the middle of a line, too, `opens` that it opens headlines, `mentioned` that
    the text speaks of it in quotes.
    """

    start: int
    end: int
    inline: bool
    opens: bool = False
    mentioned: bool = False


class Phrases:
    """The phrases of all rules that drop, found anywhere: each may begin a piece, and end one."""

    def __init__(self, matcher: Matcher) -> None:
        """Build the automaton, or take that of another matcher with the same phrases."""
        self._seen: dict[str, list[PhrasePlace]] = {}
        self._literals = _literals(tuple(rule for rule in matcher.rules if rule.effect == "drop" and rule.phrases))

    def spans(self, key: str, glued: Collection[int] = ()) -> Sequence[PhrasePlace]:
        """Give the places of phrases in a key, the longest where several overlap; at `glued` places a word ends."""
        if glued:
            return self._find(key, glued)
        known = self._seen.get(key)  # a second pass over a document sees most of its lines again
        if known is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            known = self._seen[key] = self._find(key, ())
        return known

    def _find(self, key: str, glued: Collection[int]) -> list[PhrasePlace]:
        spans: list[PhrasePlace] = []
        for start, end, uses in sorted(self._literals.find(key), key=_longest_first):
            if spans and start < spans[-1].end:
                continue
            if start and key[start - 1].isalnum() and start not in glued:
                continue
            if key[end : end + 1].isalnum() and end not in glued:
                continue
            inline = any(use.rule.inline for use in uses)
            opens = any(use.rule.opens == "headlines" for use in uses)
            spans.append(PhrasePlace(start, end, inline, opens, is_mentioned(key, start, end)))
        return spans

    def literals(self, key: str) -> list[LiteralMatch]:
        """Give the phrases in a key that stand apart in it, with the rules that look for them."""
        return [
            (start, end, uses)
            for start, end, uses in self._literals.find(key)
            if not ((start and key[start - 1].isalnum()) or key[end : end + 1].isalnum())
        ]


@lru_cache(maxsize=2)
def _literals(rules: tuple[Rule, ...]) -> Literals:
    """Build the automaton of the phrases of some rules; matchers that differ in templates alone share it."""
    return Literals((fold_phrase(phrase), Use(rule, cue=False)) for rule in rules for phrase in rule.phrases)


def _longest_first(found: LiteralMatch) -> tuple[int, int]:
    return found[0], -found[1]
