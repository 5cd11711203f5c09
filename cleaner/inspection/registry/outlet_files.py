"""The registry's files: read, put together into `Outlets`, and refused where they are not of the form."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Set
from functools import lru_cache
from typing import Any, Final

from cleaner.inspection.registry.actors import load_actors
from cleaner.inspection.registry.name_keys import name_keys
from cleaner.inspection.registry.outlets import KINDS, Outlet, Outlets
from cleaner.inspection.registry.toml_entries import RegistryError, RegistryFile, read_registry_file, registry_texts

_ID: Final = re.compile(r"[a-z]{2}\.[a-z0-9]+(?:-[a-z0-9]+)*")
_DOMAIN: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[a-z0-9_-]+)*")
_ARABIC: Final = re.compile(r"[\u0620-\u064a]")
_NAMES: Final = ("names", "short")
_KEYS: Final[dict[str, type]] = {
    **dict.fromkeys(("id", "country", "owner"), str),
    **dict.fromkeys(("names", "short", "domains", "former_domains", "seats", "sisters"), list),
    "official": bool,
}


@lru_cache(maxsize=1)
def load_outlets() -> Outlets:
    """Read the registry, once a process. Raises `RegistryError` for a file that is not of the form.

    >>> len(load_outlets()) > 1000
    True
    """
    countries = {country.code for country in load_actors().countries}
    return build_outlets((read_outlets(text, name) for name, text in registry_texts("outlets")), countries)


def read_outlets(text: str, name: str) -> RegistryFile:
    """Read one TOML text; `name` is what messages call it. Raises `RegistryError`."""
    head = {"how": str, "country": str, "ordinary": list}
    return read_registry_file(text, name, head, dict.fromkeys(KINDS, _KEYS))


def build_outlets(files: Iterable[RegistryFile], countries: Container[str] | None = None) -> Outlets:
    """Put what the files say together.

    Args:
        files: What `read_outlets` gave for each file.
        countries: The codes that there are, beside "xx"; any if None.

    Returns:
        The registry.

    Raises:
        RegistryError: The files contradict one another or the form.
    """
    files = tuple(files)
    ordinary = set(name_keys(word for file in files for word in file.head.get("ordinary", ())).values())
    entries = [(file, kind, entry) for file in files for kind, entry in file.entries]
    keys = name_keys(name for _, _, entry in entries for key in _NAMES for name in entry.get(key, ()))
    for name, key in keys.items():
        if not key:
            raise RegistryError(f"the name {name!r} has no letter left after folding: mend it")
    doubtful = {name for name, key in keys.items() if key in ordinary}
    outlets = [_outlet(file, kind, entry, doubtful, countries) for file, kind, entry in entries]
    _refuse_twins(outlets)
    return Outlets(outlets, ordinary)


def _outlet(
    file: RegistryFile, kind: str, entry: Mapping[str, Any], doubtful: Set[str], countries: Container[str] | None
) -> Outlet:
    where = f"{file.name}: {kind} {entry.get('id', '?')!r}"
    for key in ("id", "names"):
        if not entry.get(key):
            raise RegistryError(f"{where}: has no {key}: every outlet needs one")
    values: dict[str, Any] = {key: tuple(item) if isinstance(item, list) else item for key, item in entry.items()}
    values.setdefault("country", file.head.get("country", ""))
    values["ambiguous"] = tuple(name for key in _NAMES for name in values.get(key, ()) if name in doubtful)
    values["latin"] = tuple(name for name in values["names"] if not _ARABIC.search(name))
    if values["latin"]:
        values["names"] = tuple(name for name in values["names"] if name not in values["latin"])
    if not values["names"]:
        raise RegistryError(f"{where}: has no name in Arabic letters: add one")
    outlet = Outlet(kind=kind, **values)
    _refuse_wrong_values(outlet, where)
    for country in outlet.countries:
        if countries is not None and country != "xx" and country not in countries:
            raise RegistryError(
                f"{where}: there is no country {country!r}: write its code of ISO 3166 in small letters, or xx"
            )
    return outlet


def _refuse_wrong_values(outlet: Outlet, where: str) -> None:
    if not _ID.fullmatch(outlet.id):
        raise RegistryError(f"{where}: the id must be a country's code, a dot and a slug, as in 'sa.spa'")
    if not outlet.id.startswith(f"{outlet.country}."):
        raise RegistryError(f"{where}: the id must begin with {outlet.country + '.'!r}")
    for domain in (*outlet.domains, *outlet.former_domains):
        if not _DOMAIN.fullmatch(domain) or domain.startswith("www."):
            raise RegistryError(f"{where}: {domain!r} is no domain: write it in small letters without www.")


def _refuse_twins(outlets: Iterable[Outlet]) -> None:
    outlets = tuple(outlets)
    ids: set[str] = set()
    domains: dict[str, str] = {}
    for outlet in outlets:
        if outlet.id in ids:
            raise RegistryError(f"the outlet id {outlet.id!r} stands twice: give one of them another id")
        ids.add(outlet.id)
        for domain in (*outlet.domains, *outlet.former_domains):
            if domain in domains:
                raise RegistryError(
                    f"outlet {outlet.id!r}: the domain {domain!r} is that of {domains[domain]!r} already"
                )
            domains[domain] = outlet.id
    for outlet in outlets:
        for sister in outlet.sisters:
            if sister not in ids or sister == outlet.id:
                raise RegistryError(f"outlet {outlet.id!r}: there is no other outlet {sister!r} to be its sister")
