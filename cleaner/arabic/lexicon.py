"""Words that tell what a short line is: given names, places, agencies, outlets, desks, sections.

The only reader of `data/lexicon`; every word is held in its folded spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from cleaner.arabic.fold import fold


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
    names, places, agencies = _lists("given_names"), _lists("places"), _lists("agencies")
    resumption = _lists("resumption")
    return Lexicon(
        given_names=_folded(names["male"], names["female"]),
        family_prefixes=_folded(names["family_prefixes"]),
        places=_folded(places["capitals"], places["cities"], places["countries"]),
        doubtful_names=_folded(names["ambiguous"]),
        doubtful_places=_folded(places["ambiguous"]),
        agencies=_folded(agencies["agencies"]),
        outlets=_folded(agencies["outlets"]),
        desks=_folded(agencies["desks"]),
        sections=_folded(_lists("sections")["sections"]),
        particles=_folded(_lists("particles")["words"]),
        resuming_words=_folded(resumption["words"]),
        resuming_phrases=_by_first_word(_folded(resumption["phrases"])),
    )


def _lists(name: str) -> dict[str, list[str]]:
    import tomllib  # late, as all that reads the data
    from importlib import resources

    text = (resources.files("cleaner") / "data" / "lexicon" / f"{name}.toml").read_text(encoding="utf-8")
    return {key: value for key, value in tomllib.loads(text).items() if isinstance(value, list)}


def _by_first_word(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for phrase in sorted(phrases):
        found.setdefault(phrase.split(" ", 1)[0], []).append(phrase + " ")
    return MappingProxyType({word: tuple(those) for word, those in found.items()})


def _folded(*lists: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word).casefold() for words in lists for word in words)
