"""Phrases and cues looked for all at once: one Aho-Corasick scan (A. Aho and M. Corasick, 1975)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import ahocorasick_rs

from cleaner.rules.rule import Rule

_SURROGATE = re.compile("[\ud800-\udfff]")


class Use(NamedTuple):
    """What a literal is for: a phrase of a rule, or (`cue`) the gate of a pattern."""

    rule: Rule
    cue: bool


LiteralMatch = tuple[int, int, tuple[Use, ...]]


class Literals:
    """An Aho-Corasick automaton over literals, each with its uses."""

    def __init__(self, uses: Iterable[tuple[str, Use]]) -> None:
        """Build the automaton, with the spellings in upper and lower case that English labels have.

        A dense one (DFA) is faster where it looks at one text after another, and takes tens of megabytes for thousands
        of literals. Between the other steps of cleaning little of it is left in the processor's caches, so that it
        takes half as long again as this one.
        """
        by_literal: dict[str, list[Use]] = defaultdict(list)
        for phrase, use in uses:
            for literal in _cases(phrase):
                by_literal[literal].append(use)
        self._uses = [tuple(uses) for uses in by_literal.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(by_literal) or ["\x00\x00"],
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def find(self, key: str) -> list[LiteralMatch]:
        """Give `(start, end, uses)` for every literal in `key`, overlapping ones too."""
        if not self._uses:
            return []
        uses = self._uses
        try:
            found = self._automaton.find_matches_as_indexes(key, overlapping=True)
        except UnicodeEncodeError:  # half a surrogate pair
            found = self._automaton.find_matches_as_indexes(_SURROGATE.sub("\ufffd", key), overlapping=True)
        return [(start, end, uses[n]) for n, start, end in found]


class JoinedLiterals:
    """Literals and a few more, found as if one automaton were made of all: in the order of their ends, longer first."""

    def __init__(self, literals: Literals | JoinedLiterals, more: Literals | JoinedLiterals) -> None:
        """Hold both."""
        self._literals, self._more = literals, more

    def find(self, key: str) -> list[LiteralMatch]:
        """Give `(start, end, uses)` for every literal in `key`, overlapping ones too."""
        found, more = self._literals.find(key), self._more.find(key)
        return sorted([*found, *more], key=_by_end) if more else found


def _by_end(found: LiteralMatch) -> tuple[int, int]:
    return found[1], found[0]


def _cases(phrase: str) -> Iterable[str]:
    return dict.fromkeys((phrase, phrase.lower(), phrase.upper(), phrase.title(), phrase.capitalize()))
