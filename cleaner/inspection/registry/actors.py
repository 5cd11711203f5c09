"""The gazetteer of actors: states, capitals, seats of power, offices, groups; and the only reader of `data/actors`.

A name stands for whose side speaks: الكرملين and موسكو for Russia, البنتاغون for the United States. Names are
many-to-many (عمان is a state and another's capital), and those that are ordinary words too are `ambiguous`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from types import MappingProxyType
from typing import Any, Final

from cleaner.arabic.morphology import inflected, readings
from cleaner.inspection.registry.name_keys import bearers, name_key, name_keys
from cleaner.inspection.registry.toml_entries import RegistryError, RegistryFile, read_registry_file, registry_texts

KINDS: Final = ("state", "capital", "seat", "office", "group", "organization", "region")
_CODE: Final = re.compile(r"[a-z]{2}")
_ID: Final = re.compile(r"[a-z]{2}\.[a-z0-9]+(?:-[a-z0-9]+)*")


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
        self.actors: Final = tuple(actors)
        self._by_code = {country.code: country for country in self.countries}
        self._adjectives = _adjectives(self.countries)
        self.spellings: Final = MappingProxyType(bearers((actor, actor.names) for actor in self.actors))

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
        return self.spellings.get(name_key(text), ())

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
        parts = name_key(word).split()
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
        return name_key(text) in self._ordinary


@lru_cache(maxsize=1)
def load_actors() -> Actors:
    """Read the gazetteer, once a process. Raises `RegistryError` for a file that is not of the form.

    >>> len(load_actors().countries) > 190
    True
    """
    return build_actors(read_actors(text, name) for name, text in registry_texts("actors"))


_OF_COUNTRIES: Final[dict[str, type]] = {
    "code": str,
    **dict.fromkeys(("names", "adjectives", "peoples", "capitals"), list),
}
_OF_ACTORS: Final[dict[str, type]] = {"id": str, "country": str, "names": list}


def read_actors(text: str, name: str) -> RegistryFile:
    """Read one TOML text; `name` is what messages call it. Raises `RegistryError`."""
    tables: dict[str, Mapping[str, type]] = dict.fromkeys(KINDS[2:], _OF_ACTORS)
    return read_registry_file(text, name, {"how": str, "ordinary": list}, {"country": _OF_COUNTRIES, **tables})


def build_actors(files: Iterable[RegistryFile]) -> Actors:
    """Put what the files say together. Raises `RegistryError` where they contradict one another or the form."""
    files = tuple(files)
    entries = [(file.name, kind, entry) for file in files for kind, entry in file.entries]
    keys = name_keys(text for _, _, entry in entries for value in entry.values() for text in _listed(value))
    for text, key in keys.items():
        if not key:
            raise RegistryError(f"the name {text!r} has no letter left after folding: mend it")
    ordinary = {name_key(word) for file in files for word in file.head.get("ordinary", ())}
    doubtful = frozenset(text for text, key in keys.items() if key in ordinary)
    countries = [_country(entry, name) for name, kind, entry in entries if kind == "country"]
    codes = {"xx", *(country.code for country in countries)}
    if len(codes) <= len(countries):
        raise RegistryError(
            f"the country code {_twin(country.code for country in countries)!r} stands twice: take one out"
        )
    actors = [_actor(kind, entry, name, codes, doubtful) for name, kind, entry in entries if kind != "country"]
    if len({actor.id for actor in actors}) < len(actors):
        raise RegistryError(f"the actor id {_twin(actor.id for actor in actors)!r} stands twice: give one another id")
    return Actors(countries, [*_of_countries(countries, doubtful), *actors], ordinary)


def _listed(value: object) -> list[str]:
    return value if isinstance(value, list) else []


def _twin(items: Iterable[str]) -> str:
    return next(item for item, count in Counter(items).items() if count > 1)


def _values(entry: Mapping[str, Any], where: str, required: Iterable[str]) -> dict[str, Any]:
    for key in required:
        if not entry.get(key):
            raise RegistryError(f"{where}: has no {key}: every entry needs one")
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _country(entry: Mapping[str, Any], name: str) -> Country:
    where = f"{name}: country {entry.get('code', '?')!r}"
    country = Country(**_values(entry, where, ("code", "names")))
    if not _CODE.fullmatch(country.code) or country.code == "xx":
        raise RegistryError(f"{where}: the code must be two small letters, and not xx")
    return country


def _actor(kind: str, entry: Mapping[str, Any], name: str, codes: Set[str], doubtful: Set[str]) -> Actor:
    where = f"{name}: {kind} {entry.get('id', '?')!r}"
    values = _values(entry, where, ("id", "names"))
    values.setdefault("country", values["id"][:2])
    actor = Actor(kind=kind, ambiguous=_among(values["names"], doubtful), **values)
    if not _ID.fullmatch(actor.id) or not actor.id.startswith(f"{actor.country}."):
        raise RegistryError(f"{where}: the id must be its country's code, a dot and a slug, as in 'ru.kremlin'")
    if actor.country not in codes:
        raise RegistryError(f"{where}: there is no country {actor.country!r}: add it, or write xx")
    return actor


def _of_countries(countries: Iterable[Country], doubtful: Set[str]) -> Iterator[Actor]:
    for country in countries:
        for kind, names in (("state", country.names), ("capital", country.capitals)):
            if names:
                yield Actor(f"{country.code}.{kind}", names, country.code, kind, _among(names, doubtful))


def _among(names: Iterable[str], doubtful: Set[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in doubtful)


def _adjectives(countries: Iterable[Country]) -> dict[str, str]:
    """Give every form of every adjective with its country; a form that two countries share names neither."""
    countries = tuple(countries)
    keys = name_keys(word for country in countries for word in (*country.adjectives, *country.peoples))
    found: dict[str, set[str]] = {}
    for country in countries:
        for adjective in country.adjectives:
            words = (inflected(word) if word.endswith("ي") else repeat(word) for word in keys[adjective].split())
            for form in zip(*words, strict=False):  # جنوب of جنوب سوداني has one form
                found.setdefault(" ".join(form), set()).add(country.code)
        for people in country.peoples:
            found.setdefault(keys[people], set()).add(country.code)
    return {form: next(iter(codes)) for form, codes in found.items() if len(codes) == 1}
