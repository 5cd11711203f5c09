"""The registry's files in TOML: entries in named tables, each file with a line on how its facts were checked.

What is not of the form is refused in one line: a syntax error, a key that is not known, a value of another type.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from cleaner.arabic.parsed_toml import parse_toml, quoted

_NAMES: Final[dict[type, str]] = {list: "a list of texts", str: "a text", bool: "true or false"}


class RegistryError(ValueError):
    """A file of the registry that cannot be used; the message names the file, the entry and what to do."""


class RegistryFile(NamedTuple):
    """What one file says: its `head`, and its entries, each with the name of its table."""

    name: str
    head: Mapping[str, Any]
    entries: tuple[tuple[str, Mapping[str, Any]], ...]


def registry_texts(folder: str) -> Iterator[tuple[str, str]]:
    """Give name and text of each file of `data/FOLDER`, in the order of the names.

    >>> [name for name, _ in registry_texts("actors")][0].endswith(".toml")
    True
    """
    from importlib import resources  # late, as tomllib: whoever imports cleaner may never ask

    place = resources.files("cleaner") / "data" / folder
    for entry in sorted(place.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            yield entry.name, entry.read_text(encoding="utf-8")


def read_registry_file(
    text: str, name: str, head: Mapping[str, type], tables: Mapping[str, Mapping[str, type]]
) -> RegistryFile:
    r"""Read one TOML text.

    Args:
        text: The file's text.
        name: What messages call it.
        head: The keys that may stand above the tables, with the types of their values; `how` must.
        tables: The names of the tables, with the keys of their entries and the types of their values.

    Returns:
        What the file says.

    Raises:
        RegistryError: The text is not of the form; the message is one line.

    >>> text = 'how = "من الذاكرة"\n[[city]]\nnames = ["مكة"]'
    >>> read_registry_file(text, "cities.toml", {"how": str}, {"city": {"names": list}}).entries
    (('city', {'names': ['مكة']}),)
    """
    try:
        data = parse_toml(text)
    except ValueError as error:
        raise RegistryError(f"{name}: not TOML ({' '.join(str(error).split())}): mend the syntax there") from None
    above = {key: value for key, value in data.items() if key not in tables}
    _refuse_wrong(above, head, name)
    if not str(above.get("how", "")).strip():
        raise RegistryError(f"{name}: has no how: say how its facts were checked")
    entries: list[tuple[str, Mapping[str, Any]]] = []
    for table in (key for key in data if key in tables):
        if not isinstance(data[table], list) or not all(isinstance(entry, dict) for entry in data[table]):
            raise RegistryError(f"{name}: {table} must be written as [[{table}]]")
        for entry in data[table]:
            _refuse_wrong(entry, tables[table], f"{name}: {table} {quoted(entry.get('id', entry.get('code', '?')))}")
            entries.append((table, entry))
    return RegistryFile(name, above, tuple(entries))


def _refuse_wrong(entry: Mapping[str, Any], types: Mapping[str, type], where: str) -> None:
    for key, value in entry.items():
        wanted = types.get(key)
        if wanted is None:
            raise RegistryError(
                f"{where}: unknown key {quoted(key)}: take it out or choose from {', '.join(sorted(types))}"
            )
        if type(value) is not wanted or (isinstance(value, list) and not _all_texts(value)):
            raise RegistryError(f"{where}: {key} must be {_NAMES[wanted]}")
        if isinstance(value, str) and not value.strip():
            raise RegistryError(f"{where}: {key} is empty: fill it or take it out")


def _all_texts(items: list[object]) -> bool:
    for item in items:  # noqa: SIM110 -- a generator takes three times as long here
        if not isinstance(item, str) or not item.strip():
            return False
    return True
