"""Outlets: who publishes, under which names and domains; and the only reader of the files in `data/outlets`.

Names are many-to-many: an outlet has several, and a name (الوطن, الجزيرة) belongs to several outlets. A lookup gives
all of them, and a shared name alone tells nothing. A name that is an ordinary word too is `ambiguous`: it is the
outlet's only where the words around it say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from cleaner.arabic.word_lists import table
from cleaner.document.hosts import host_of
from cleaner.inspection.registry.name_keys import bearers, name_key

_LONGEST_NAME: Final = 120  # characters of a text that may be a name, with what stands around it
_LONGEST_HOST: Final = 253
KINDS: Final = ("agency", "newspaper", "broadcaster", "portal", "magazine")
_AFTER_PATH: Final = re.compile(r"[?#]")
_BRACKETS: Final = re.compile(r"[()\[\]«»\"“”]+")
_KINDS_OF_NOUNS: Final[Mapping[str, tuple[str, ...]]] = {  # what the noun before a name may say of the outlet's kind
    "agency": ("agency",),
    "newspaper": ("newspaper", "portal"),
    "broadcaster": ("broadcaster",),
    "magazine": ("magazine", "newspaper"),
    "portal": KINDS,
}


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet or agency, with its facts.

    `names` are its Arabic names, the usual one first; `latin` those in Latin letters; `short` its abbreviations in
    Arabic letters. Domains may end in a path (`bbc.com/arabic`). `country` is the code of the state whose outlet it
    is, or "xx"; `seats` are others that it is called after with reason, for it sits, was founded or is owned there.
    `sisters` are ids of outlets of the same house. An `official` one is the state's, or its public broadcaster.
    `ambiguous` are the names that are ordinary words or names of other things too.
    """

    id: str
    names: tuple[str, ...]
    kind: str
    country: str
    latin: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    former_domains: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    owner: str = ""
    sisters: tuple[str, ...] = ()
    official: bool = False
    ambiguous: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its usual Arabic name."""
        return self.names[0]

    @property
    def spelled(self) -> tuple[str, ...]:
        """Everything that it is called: names, abbreviations, and names in Latin letters."""
        return (*self.names, *self.short, *self.latin)

    @property
    def countries(self) -> tuple[str, ...]:
        """Every country that it may be called after."""
        return (self.country, *self.seats)


class Outlets:
    """All outlets, found by name, by host and by address.

    >>> from cleaner.inspection.registry.outlet_files import load_outlets
    >>> [outlet.country for outlet in load_outlets().by_name("«وفا»")]
    ['ps']
    """

    __slots__ = ("_by_domain", "_by_id", "_ordinary", "_spellings", "all")

    def __init__(self, outlets: Iterable[Outlet], ordinary: Iterable[str] = ()) -> None:
        """Index the outlets; `ordinary` are folded names that are ordinary words too."""
        self.all: Final = tuple(outlets)
        self._ordinary = frozenset(ordinary)
        self._by_id = {outlet.id: outlet for outlet in self.all}
        self._by_domain = {
            domain: outlet for outlet in self.all for domain in (*outlet.domains, *outlet.former_domains)
        }
        self._spellings: Mapping[str, tuple[Outlet, ...]] | None = None

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    @property
    def spellings(self) -> Mapping[str, tuple[Outlet, ...]]:
        """Every name as `name_key` spells it, with all outlets that have it."""
        if self._spellings is None:  # made late: who looks for hosts alone needs none
            self._spellings = MappingProxyType(bearers((outlet, outlet.spelled) for outlet in self.all))
        return self._spellings

    def get(self, outlet_id: str) -> Outlet | None:
        """Give the outlet of that id, or None.

        >>> from cleaner.inspection.registry.outlet_files import load_outlets
        >>> load_outlets().get("sa.spa").name
        'وكالة الأنباء السعودية'
        """
        return self._by_id.get(outlet_id)

    def by_name(self, text: str) -> tuple[Outlet, ...]:
        """Give every outlet of that name, in any spelling, in quotes or not.

        Args:
            text: A name or an abbreviation, in Arabic or Latin letters; a word such as صحيفة before it and an
                adjective such as السعودية behind it narrow the choice.

        Returns:
            The outlets that have the name, in no order of weight; none if nobody has.

        >>> from cleaner.inspection.registry.outlet_files import load_outlets
        >>> [outlet.id for outlet in load_outlets().by_name("(أ.ف.ب)")]
        ['fr.afp']
        >>> [outlet.id for outlet in load_outlets().by_name("صحيفة الجزيرة")]
        ['sa.al-jazirah']
        >>> [outlet.id for outlet in load_outlets().by_name("«الوطن» الكويتية")]
        ['kw.al-watan']
        """
        if len(text) > _LONGEST_NAME:
            return ()
        key = name_key(text)
        return self._named(key) or self._of_kind(key) or self._of_country(key) or self._of_parts(key)

    def by_host(self, host: str) -> Outlet | None:
        """Give the outlet that a host belongs to, now or formerly, with all that is below its domains.

        >>> from cleaner.inspection.registry.outlet_files import load_outlets
        >>> load_outlets().by_host("www.aawsat.com").name
        'الشرق الأوسط'
        """
        host, _, path = host.casefold().strip().partition("/")
        if len(host) > _LONGEST_HOST:
            return None
        parts = host.rstrip(".").split(".")
        steps = [step for step in path[: 2 * _LONGEST_HOST].split("/", 2)[:2] if step]
        for i in range(len(parts) - 1):
            domain = ".".join(parts[i:])
            for depth in range(len(steps), -1, -1):
                found = self._by_domain.get("/".join((domain, *steps[:depth])))
                if found:
                    return found
        return None

    def by_url(self, url: str | None) -> Outlet | None:
        """Give the outlet that an address belongs to; its path tells apart those that share a host.

        >>> from cleaner.inspection.registry.outlet_files import load_outlets
        >>> load_outlets().by_url("https://www.bbc.com/arabic/articles/1").id
        'gb.bbc-arabic'
        """
        host = host_of(url)
        path = _AFTER_PATH.split(url or "")[0].partition("://")[2].partition("/")[2]
        return self.by_host(f"{host}/{path}") if host else None

    def related(self, a: Outlet, b: Outlet) -> bool:
        """Tell whether two are the same outlet, sisters, or of one owner.

        >>> from cleaner.inspection.registry.outlet_files import load_outlets
        >>> outlets = load_outlets()
        >>> outlets.related(outlets.get("sa.al-arabiya"), outlets.get("sa.al-hadath"))
        True
        """
        return a.id == b.id or a.id in b.sisters or b.id in a.sisters or bool(a.owner and a.owner == b.owner)

    def ordinary(self, text: str) -> bool:
        """Tell whether a name is an ordinary word or the name of another thing too.

        >>> from cleaner.inspection.registry.outlet_files import load_outlets
        >>> load_outlets().ordinary("الرأي"), load_outlets().ordinary("رويترز")
        (True, False)
        """
        return name_key(text) in self._ordinary

    def _of_kind(self, key: str) -> tuple[Outlet, ...]:
        for noun, kinds in _nouns():
            if key.startswith(noun + " "):
                named = self.by_name(key[len(noun) :])
                return tuple(outlet for outlet in named if outlet.kind in kinds) or named
        return ()

    def _of_country(self, key: str) -> tuple[Outlet, ...]:
        from cleaner.inspection.registry.actors import load_actors  # late: most names stand alone

        words = key.split()
        for count in (1, 2):  # السعودية; الكورية الجنوبية
            country = load_actors().country_of_adjective(" ".join(words[-count:])) if len(words) > count else None
            if country:
                named = self._named(name_key(" ".join(words[:-count])))
                return tuple(outlet for outlet in named if country in outlet.countries)
        return ()

    def _of_parts(self, key: str) -> tuple[Outlet, ...]:
        parts = [part for part in _BRACKETS.split(key) if part.strip()]
        if len(parts) < 2:
            return ()
        first, *others = (self.by_name(part) for part in parts)  # وكالة الأنباء السعودية (واس)
        return tuple(outlet for outlet in first if all(outlet in other for other in others))

    def _named(self, key: str) -> tuple[Outlet, ...]:
        twin = key[2:] if key.startswith("ال") else f"ال{key}"
        found = self.spellings.get(key, ())
        return found if found or {key, twin} & self._ordinary else self.spellings.get(twin, ())


@lru_cache(maxsize=1)
def _nouns() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the nouns that stand before names, the longest first, each with the kinds of outlets that it may mean."""
    nouns = ((noun, _KINDS_OF_NOUNS[kind]) for kind, those in table("outlet_nouns.kinds").items() for noun in those)
    return tuple(sorted(nouns, key=lambda entry: -len(entry[0])))
