"""Where outlets and actors are named in a folded text: every name in one scan, the longest at each place.

A name counts as a whole word, with the particles that are written together with it (و ف ب ل ك). Who bears it is a
list, for names are many-to-many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import ahocorasick_rs

from cleaner.morphology import QUOTES, is_prefix
from cleaner.spellings import name_key

if TYPE_CHECKING:
    from cleaner.actors import Actor, Actors
    from cleaner.outlets import Outlet, Outlets

_SURROGATE = re.compile("[\ud800-\udfff]")
_INITIALS = re.compile(r"\w(?: \w)+")
_LONGEST_PREFIX = 3  # letters of particles before a name
_NOUNS = "وكاله صحيفه جريده مجله قناه موقع بوابه شبكه اذاعه تلفزيون راديو منصه تطبيق صفحه حساب اخبار"
_STAFF = "مراسل مراسله موفد موفده مندوب مندوبه محرر محرره كاميرا عدسه علمت حصلت"
_EXCLUSIVE = ("خاص ل", "خاصه ل", "خاص ب", "خاص ", "خاص: ", "خاص - ")
# what sets an ordinary word apart as a name: marks, the start of a line, what it is, who works for it
_APART = (*QUOTES, "(", "[", "©", "© ", "\n", *(f"{noun} " for noun in f"{_NOUNS} {_STAFF}".split()), *_EXCLUSIVE)
Named = TypeVar("Named")


class Mention(NamedTuple, Generic[Named]):
    """A name at `start:end` of a key, without the particles before it, and all who bear it.

    An `ordinary` one is a word like any other, and was only found for what stands before it: a quotation mark, a
    bracket, what it is («صحيفة»), or nothing at all in its line.
    """

    start: int
    end: int
    bearers: tuple[Named, ...]
    ordinary: bool = False


class _Entry(NamedTuple, Generic[Named]):
    """What a literal of the automaton stands for; `lead` counts the characters in it that come before the name."""

    lead: int
    bearers: tuple[Named, ...]
    ordinary: bool


class Names(Generic[Named]):
    """Folded names with their bearers, in an Aho-Corasick automaton."""

    def __init__(self, spellings: Mapping[str, tuple[Named, ...]], ordinary: Callable[[str], bool]) -> None:
        """Build the automaton; `ordinary` tells which names are ordinary words too."""
        entries: dict[str, _Entry[Named]] = {}
        for name, bearers in spellings.items():
            usual = ordinary(name)
            for variant in _variants(name):
                for lead in _APART if usual else ("",):
                    entries.setdefault(lead + variant, _Entry(len(lead), bearers, usual))
        self._entries = list(entries.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(entries) or ["\x00\x00"], implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def find(self, key: str) -> tuple[Mention[Named], ...]:
        """Give the mentions in a key, in order; where names overlap, the one that begins first, then the longest."""
        key = f"\n{key}"
        lowered = key.lower()
        if len(lowered) == len(key):  # İ has two small letters
            key = lowered
        try:
            found = self._automaton.find_matches_as_indexes(key, overlapping=True)
        except UnicodeEncodeError:  # half a surrogate pair
            found = self._automaton.find_matches_as_indexes(_SURROGATE.sub("\ufffd", key), overlapping=True)
        entries = self._entries
        places = [(start + entries[number].lead, -end, number) for number, start, end in found]
        mentions: list[Mention[Named]] = []
        reach = 0
        for start, end, number in sorted(places):
            if start >= reach and _is_whole(key, start, -end):
                entry = entries[number]
                mentions.append(Mention(start - 1, -end - 1, entry.bearers, entry.ordinary))
                reach = -end
        return tuple(mentions)


def find_outlets(key: str, outlets: Outlets) -> tuple[Mention[Outlet], ...]:
    """Find the names and abbreviations of outlets in a key.

    >>> from cleaner.outlets import load_outlets
    >>> [outlet.id for outlet in find_outlets("نقلا عن (ا.ف.ب)", load_outlets())[0].bearers]
    ['fr.afp']
    """
    return _names_of_outlets(outlets).find(key)


def find_actors(key: str, actors: Actors) -> tuple[Mention[Actor], ...]:
    """Find the names of states, capitals, seats of power and groups in a key.

    >>> from cleaner.actors import load_actors
    >>> [actor.country for actor in find_actors("اعلن الكرملين", load_actors())[0].bearers]
    ['ru']
    """
    return _names_of_actors(actors).find(key)


@lru_cache(maxsize=4)
def _names_of_outlets(outlets: Outlets) -> Names[Outlet]:
    said = {name_key(name) for outlet in outlets for name in (*outlet.names, *outlet.short, *outlet.latin)}
    kept = {name: those for name, those in outlets.spellings.items() if name in said}
    return Names(kept, outlets.ordinary)  # less the words whose article was left out: they are words like any other


@lru_cache(maxsize=4)
def _names_of_actors(actors: Actors) -> Names[Actor]:
    return Names(actors.spellings, lambda name: False)


def _variants(name: str) -> Iterator[str]:
    yield name
    if _INITIALS.fullmatch(name):
        yield name.replace(" ", ".")
        yield name.replace(" ", ". ")
        yield name.replace(" ", "-")
    elif name.startswith("ال"):
        yield "لل" + name[2:]


def _is_whole(key: str, start: int, end: int) -> bool:
    """Tell whether `start:end` is a whole word or words, particles before it aside."""
    if key[end : end + 1].isalnum():
        return False
    if not start or not key[start - 1].isalnum():
        return True
    first = start
    while first and start - first < _LONGEST_PREFIX and key[first - 1].isalnum():
        first -= 1
    return not (first and key[first - 1].isalnum()) and is_prefix(key[first:start])
