"""Where outlets and actors are named in a folded text: every name in one scan, the longest at each place.

A name counts as a whole word, with the particles that are written together with it (و ف ب ل ك). Who bears it is a
list, for names are many-to-many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

import ahocorasick_rs

from cleaner.arabic.morphology import QUOTES, is_prefix
from cleaner.arabic.word_lists import word_set, words
from cleaner.inspection.registry.name_keys import name_key

if TYPE_CHECKING:
    from cleaner.inspection.registry.actors import Actor, Actors
    from cleaner.inspection.registry.outlets import Outlet, Outlets

_SURROGATE = re.compile("[\ud800-\udfff]")
_INITIALS = re.compile(r"\w(?: \w)+")
_LONGEST_PREFIX = 3  # letters of particles before a name
_NOUNS = ("outlet_nouns.papers_and_sites", "outlet_nouns.broadcasting", "outlet_nouns.before_ordinary_names")
_MARKS = (*QUOTES, "(", "[", "/", "©", "\n")
_WORD = re.compile(r"\w+")
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


_Place = tuple[int, int, tuple[Named, ...], bool]  # start, negative end, who bears the name, whether it is ordinary


class NameScanner(Generic[Named]):
    """Folded names with their bearers: an Aho-Corasick automaton, and ordinary words by the first word of each."""

    def __init__(self, spellings: Mapping[str, tuple[Named, ...]], ordinary: Callable[[str], bool]) -> None:
        """Build the automaton; `ordinary` tells which names are ordinary words too."""
        literals: dict[str, tuple[Named, ...]] = {}
        self._ordinary: dict[str, list[tuple[str, tuple[Named, ...]]]] = {}
        for name, bearers in spellings.items():
            for variant in _variants(name):
                if ordinary(name):
                    self._ordinary.setdefault(_first(variant, 0), []).append((variant, bearers))
                else:
                    literals.setdefault(variant, bearers)
        for names in self._ordinary.values():
            names.sort(key=lambda entry: -len(entry[0]))
        literals.update(dict.fromkeys(_leads() if self._ordinary else (), ()))
        self._bearers = list(literals.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(literals) or ["\x00\x00"], implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def find(self, key: str) -> tuple[Mention[Named], ...]:
        """Give the mentions in a key, in order; where names overlap, the one that begins first, then the longest."""
        lowered = key.lower()
        if len(lowered) == len(key):  # İ has two small letters
            key = lowered
        try:
            found = self._automaton.find_matches_as_indexes(key, overlapping=True)
        except UnicodeEncodeError:  # half a surrogate pair
            found = self._automaton.find_matches_as_indexes(_SURROGATE.sub("\ufffd", key), overlapping=True)
        places: list[_Place[Named]] = []
        starts = _behind_marks(key) if self._ordinary else []
        for number, start, end in found:
            if self._bearers[number]:
                places.append((start, -end, self._bearers[number], False))
            else:
                starts.append(end)
        places += self._ordinary_at(key, starts)
        mentions: list[Mention[Named]] = []
        reach = 0
        for start, negative, bearers, ordinary in sorted(places, key=_by_place):
            if start >= reach and _is_whole(key, start, -negative):
                mentions.append(Mention(start, -negative, bearers, ordinary))
                reach = -negative
        return tuple(mentions)

    def _ordinary_at(self, key: str, starts: Iterable[int]) -> Iterator[_Place[Named]]:
        """Give the ordinary words that are names for what stands before them, as in «صحيفة الوطن»."""
        for start in starts:
            for name, bearers in self._ordinary.get(_first(key, start), ()):
                if key.startswith(name, start):
                    yield start, -start - len(name), bearers, True
                    break


def find_outlets(key: str, outlets: Outlets) -> tuple[Mention[Outlet], ...]:
    """Find the names and abbreviations of outlets in a key.

    >>> from cleaner.inspection.registry.outlet_files import load_outlets
    >>> [outlet.id for outlet in find_outlets("نقلا عن (ا.ف.ب)", load_outlets())[0].bearers]
    ['fr.afp']
    """
    return _names_of_outlets(outlets).find(key)


def find_actors(key: str, actors: Actors) -> tuple[Mention[Actor], ...]:
    """Find the names of states, capitals, seats of power and groups in a key.

    >>> from cleaner.inspection.registry.actors import load_actors
    >>> [actor.country for actor in find_actors("اعلن الكرملين", load_actors())[0].bearers]
    ['ru']
    """
    return _names_of_actors(actors).find(key)


@lru_cache(maxsize=4)
def _names_of_outlets(outlets: Outlets) -> NameScanner[Outlet]:
    said = {name_key(name) for outlet in outlets for name in (*outlet.names, *outlet.short, *outlet.latin)}
    kept = {name: _and_namesakes(name, those, outlets) for name, those in outlets.spellings.items() if name in said}
    # less the words whose article was left out: they are words like any other
    return NameScanner(kept, outlets.ordinary)


@lru_cache(maxsize=4)
def _names_of_actors(actors: Actors) -> NameScanner[Actor]:
    return NameScanner(actors.spellings, lambda name: False)


def _and_namesakes(name: str, bearers: tuple[Outlet, ...], outlets: Outlets) -> tuple[Outlet, ...]:
    """Add whoever is called so without the noun: «قناة الرأي» may be the channel of the newspaper الرأي."""
    noun, _, bare = name.partition(" ")
    more = outlets.spellings.get(bare, ()) if noun in word_set(*_NOUNS) else ()
    return tuple(dict.fromkeys((*bearers, *more)))


@lru_cache(maxsize=1)
def _leads() -> tuple[str, ...]:
    """Give what sets an ordinary word apart as a name: what it is, who works for it, what it says or gets."""
    nouns = words(*_NOUNS, "outlet_people.staff")
    return (
        *(f"{noun} " for noun in nouns),
        "علمت ",
        "حصلت ",
        "خاص ل",
        "خاصه ل",
        "خاص ب",
        "خاص ",
        "خاص: ",
        "خاص - ",
        " ل ",
    )


def _variants(name: str) -> Iterator[str]:
    yield name
    if _INITIALS.fullmatch(name):
        yield name.replace(" ", ".")
        yield name.replace(" ", ". ")
        yield name.replace(" ", "-")
    elif name.startswith("ال"):
        yield "لل" + name[2:]


def _first(text: str, start: int) -> str:
    found = _WORD.match(text, start)
    return found[0] if found else ""


def _behind_marks(key: str) -> list[int]:
    """Give the places behind quotation marks, brackets and line breaks, and the start."""
    starts = [0]
    for mark in _MARKS:
        place = key.find(mark)
        while place >= 0:
            starts.append(place + (2 if key.startswith(" ", place + 1) else 1))
            place = key.find(mark, place + 1)
    return starts


def _by_place(place: tuple[int, int, object, bool]) -> tuple[int, int]:
    return place[0], place[1]


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
