"""Words that tell what a short line is: given names, places, agencies, outlets, desks, sections.

Every word is held in its folded spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from cleaner.arabic.word_lists import word_set


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of folded words and names, by what they are.

    The doubtful names and places are ordinary words too (علي, البحيرة): they count only beside an agency or desk.
    """

    given_names: frozenset[str]
    family_prefixes: frozenset[str]
    places: frozenset[str]
    doubtful_names: frozenset[str]
    doubtful_places: frozenset[str]
    agencies: frozenset[str]
    outlets: frozenset[str]
    desks: frozenset[str]
    sections: frozenset[str]
    bare_sections: frozenset[str]  # of one word, and no outlet's or place's name
    particles: frozenset[str]
    resuming_words: frozenset[str]
    resuming_phrases: Mapping[str, tuple[str, ...]]

    def resumes_at(self, key: str, position: int, word: str) -> bool:
        """Tell whether at `position` of a key, which is at `word`, stands what paragraphs of news prose open with."""
        return word in self.resuming_words or key.startswith(self.resuming_phrases.get(word, "\0"), position)


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the word lists, once a process.

    >>> "القاهره" in load_lexicon().places
    True
    """
    places = word_set("places.capitals", "places.cities", "places.countries")
    outlets, sections = word_set("agencies.outlets"), word_set("sections.sections")
    return Lexicon(
        given_names=word_set("given_names.male", "given_names.female"),
        family_prefixes=word_set("given_names.family_prefixes"),
        places=places,
        doubtful_names=word_set("given_names.ambiguous"),
        doubtful_places=word_set("places.ambiguous"),
        agencies=word_set("agencies.agencies"),
        outlets=outlets,
        desks=word_set("agencies.desks"),
        sections=sections,
        bare_sections=frozenset(section for section in sections - outlets - places if " " not in section),
        particles=word_set("particles.words"),
        resuming_words=word_set("resumption.words"),
        resuming_phrases=_by_first_word(word_set("resumption.phrases")),
    )


def _by_first_word(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for phrase in sorted(phrases):
        found.setdefault(phrase.split(" ", 1)[0], []).append(phrase + " ")
    return MappingProxyType({word: tuple(those) for word, those in found.items()})
