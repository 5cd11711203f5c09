"""The gazetteer of actors: states, capitals, seats of power, offices, groups; and the only reader of `data/actors`.

A name stands for whose side speaks: الكرملين and موسكو for Russia, البنتاغون for the United States. Names are
many-to-many (عمان is a state and another's capital), and those that are ordinary words too are `ambiguous`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from cleaner.facts import FactError, Facts, fact_texts, read_facts
from cleaner.fold import fold
from cleaner.morphology import inflected, readings

KINDS: Final = ("state", "capital", "seat", "office", "group", "organization")
_CODE: Final = re.compile(r"[a-z]{2}")
_ID: Final = re.compile(r"[a-z]{2}\.[a-z0-9]+(?:-[a-z0-9]+)*")
_AROUND: Final = " \t\n.،,:؛;-–—_|/()[]{}«»\"'“”„‟‘’‹›*"


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory: its code (ISO 3166, small letters), names, adjectives and capitals.

    `adjectives` are masculine and singular (سعودي; كوري جنوبي where one word would not tell); `peoples` are irregular
    forms such as أتراك. `capitals` come in all their spellings.
    """

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its usual Arabic name."""
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who speaks or acts: a state, or what stands for one; "xx" is the country of what belongs to none."""

    id: str
    names: tuple[str, ...]
    country: str
    kind: str
    ambiguous: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its usual Arabic name."""
        return self.names[0]


class Actors:
    """All countries and actors, found by name and by adjective.

    >>> [(actor.id, actor.country) for actor in load_actors().by_name("الكرملين")]
    [('ru.kremlin', 'ru')]
    """

    __slots__ = ("_adjectives", "_by_code", "_ordinary", "actors", "countries", "spellings")

    def __init__(self, countries: Iterable[Country], actors: Iterable[Actor], ordinary: Iterable[str] = ()) -> None:
        """Index countries and actors; `ordinary` are folded names that are ordinary words too."""
        self.countries: Final = tuple(countries)
        self._ordinary = frozenset(ordinary)
        self.actors: Final = (*_of_countries(self.countries, self._ordinary), *actors)
        self._by_code = {country.code: country for country in self.countries}
        self._adjectives = _adjectives(self.countries)
        self.spellings: Final = MappingProxyType(_spellings(self.actors))

    def country(self, code: str) -> Country | None:
        """Give the country of that code, or None.

        >>> load_actors().country("jo").capitals
        ('عمان',)
        """
        return self._by_code.get(code)

    def by_name(self, text: str) -> tuple[Actor, ...]:
        """Give every actor of that name, in any spelling, in quotes or not; none if nobody has it.

        >>> sorted(actor.id for actor in load_actors().by_name("عمّان"))
        ['jo.capital', 'om.state']
        """
        return self.spellings.get(_key(text), ())

    def country_of_adjective(self, word: str) -> str | None:
        """Give the code of the country that an adjective of origin names.

        Args:
            word: The adjective in any inflection, with ال and particles before it or not; two words for the countries
                that one does not tell apart (الكورية الجنوبية).

        Returns:
            The code, or None for what is no such adjective or that of several countries.

        >>> load_actors().country_of_adjective("للسعوديين"), load_actors().country_of_adjective("الكورية الجنوبية")
        ('sa', 'kr')
        >>> load_actors().country_of_adjective("الكورية") is None
        True
        """
        parts = _key(word).split()
        if not 1 <= len(parts) <= 2:
            return None
        rest = [part.removeprefix("ال") for part in parts[1:]]
        for form in readings(parts[0]):
            found = self._adjectives.get(" ".join((form.stem, *rest)))
            if found:
                return found
        return None

    def ordinary(self, text: str) -> bool:
        """Tell whether a name is an ordinary word or the name of another thing too.

        >>> load_actors().ordinary("المغرب"), load_actors().ordinary("موسكو")
        (True, False)
        """
        return _key(text) in self._ordinary


@lru_cache(maxsize=1)
def load_actors() -> Actors:
    """Read the gazetteer, once a process. Raises `FactError` for a file that is not of the form.

    >>> len(load_actors().countries) > 5
    True
    """
    return build_actors(read_actors(text, name) for name, text in fact_texts("actors"))


_OF_COUNTRIES: Final[dict[str, type]] = {
    "code": str,
    **dict.fromkeys(("names", "adjectives", "peoples", "capitals"), list),
}
_OF_ACTORS: Final[dict[str, type]] = {"id": str, "country": str, "names": list}


def read_actors(text: str, name: str) -> Facts:
    """Read one TOML text; `name` is what messages call it. Raises `FactError`."""
    tables: dict[str, Mapping[str, type]] = dict.fromkeys(KINDS[2:], _OF_ACTORS)
    return read_facts(text, name, {"how": str, "ordinary": list}, {"country": _OF_COUNTRIES, **tables})


def build_actors(files: Iterable[Facts]) -> Actors:
    """Put what the files say together. Raises `FactError` where they contradict one another or the form."""
    files = tuple(files)
    ordinary = {_key(word) for file in files for word in file.head.get("ordinary", ())}
    entries = [(file.name, kind, entry) for file in files for kind, entry in file.entries]
    countries = [_country(entry, name) for name, kind, entry in entries if kind == "country"]
    codes = {"xx", *(country.code for country in countries)}
    if len(codes) <= len(countries):
        raise FactError(f"the country code {_twin(country.code for country in countries)!r} stands twice: take one out")
    actors = [_actor(kind, entry, name, codes, ordinary) for name, kind, entry in entries if kind != "country"]
    if len({actor.id for actor in actors}) < len(actors):
        raise FactError(f"the actor id {_twin(actor.id for actor in actors)!r} stands twice: give one another id")
    return Actors(countries, actors, ordinary)


def _twin(items: Iterable[str]) -> str:
    seen: set[str] = set()
    return next((item for item in items if item in seen or seen.add(item)), "")  # type: ignore[func-returns-value]


def _texts(entry: Mapping[str, Any], where: str, required: Iterable[str]) -> dict[str, Any]:
    for key in required:
        if not entry.get(key):
            raise FactError(f"{where}: has no {key}: every entry needs one")
    for key, value in entry.items():
        if isinstance(value, list) and not all(_key(text) for text in value):
            raise FactError(f"{where}: {key} holds a text with no letter left after folding")
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _country(entry: Mapping[str, Any], name: str) -> Country:
    where = f"{name}: country {entry.get('code', '?')!r}"
    country = Country(**_texts(entry, where, ("code", "names")))
    if not _CODE.fullmatch(country.code) or country.code == "xx":
        raise FactError(f"{where}: the code must be two small letters, and not xx")
    return country


def _actor(kind: str, entry: Mapping[str, Any], name: str, codes: Iterable[str], ordinary: Iterable[str]) -> Actor:
    where = f"{name}: {kind} {entry.get('id', '?')!r}"
    values = _texts(entry, where, ("id", "names"))
    values.setdefault("country", values["id"][:2])
    actor = Actor(kind=kind, ambiguous=_ambiguous(values["names"], ordinary), **values)
    if not _ID.fullmatch(actor.id) or not actor.id.startswith(f"{actor.country}."):
        raise FactError(f"{where}: the id must be its country's code, a dot and a slug, as in 'ru.kremlin'")
    if actor.country not in codes:
        raise FactError(f"{where}: there is no country {actor.country!r}: add it, or write xx")
    return actor


def _of_countries(countries: Iterable[Country], ordinary: frozenset[str]) -> Iterator[Actor]:
    for country in countries:
        for kind, names in (("state", country.names), ("capital", country.capitals)):
            if names:
                yield Actor(f"{country.code}.{kind}", names, country.code, kind, _ambiguous(names, ordinary))


def _ambiguous(names: Iterable[str], ordinary: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if _key(name) in ordinary)


def _adjectives(countries: Iterable[Country]) -> dict[str, str]:
    """Give every form of every adjective with its country; a form that two countries share names neither."""
    found: dict[str, set[str]] = {}
    for country in countries:
        for adjective in country.adjectives:
            first, *rest = _key(adjective).split()
            forms = zip(inflected(first), *(inflected(word) for word in rest), strict=True)
            for form in forms:
                found.setdefault(" ".join(form), set()).add(country.code)
        for people in country.peoples:
            found.setdefault(_key(people), set()).add(country.code)
    return {form: next(iter(codes)) for form, codes in found.items() if len(codes) == 1}


def _spellings(actors: Iterable[Actor]) -> dict[str, tuple[Actor, ...]]:
    found: dict[str, dict[str, Actor]] = {}
    for actor in actors:
        for name in actor.names:
            found.setdefault(_key(name), {})[actor.id] = actor
    return {key: tuple(named.values()) for key, named in found.items()}


def _key(text: str) -> str:
    return " ".join(fold(text).casefold().strip(_AROUND).split())
