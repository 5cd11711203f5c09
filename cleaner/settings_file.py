"""A file of settings, `cleaner.toml`: found from a folder upwards, read, and checked for its form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from cleaner.arabic.parsed_toml import parse_toml, quoted

NAME: Final = "cleaner.toml"
FIELDS: Final = ("text", "html", "title", "url", "outlet")
SILENCE: Final = ("findings", "outlets", "checks")
_NUMBERS: Final = frozenset({"threshold"})
_TEXTS: Final = frozenset({"preset", "engine"})
_LISTS: Final = frozenset({"keep", "rules", "without"})
_FLAGS: Final = frozenset({"repair", "inspect"})
CLEANING: Final = ("preset", "threshold", "keep", "rules", "without", "repair", "engine", "inspect")
_TABLES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({"fields": FIELDS, "silence": SILENCE})


class SettingsError(ValueError):
    """A file of settings that cannot be used; the message names the file, the key and what to do."""


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What a file of settings says: how to clean, the `fields` of records, and what findings are silenced.

    `cleaning` holds the options that it names, those of `cleaner.Options`; paths of `rules` are those that lead there
    from the file's folder. `fields` are names of fields by what they hold, and `silence` lists by key.
    """

    path: Path
    cleaning: Mapping[str, Any] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    silence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def find_settings(folder: Path | None = None) -> Path | None:
    """Find the file of settings that is in force in a folder: its own, or that of the nearest folder above it.

    Args:
        folder: Where to begin; the working folder if it is None.

    Returns:
        The path of the file, or None where there is none.
    """
    start = (folder or Path.cwd()).absolute()
    return next((path for one in (start, *start.parents) if (path := one / NAME).is_file()), None)


def read_settings(path: Path) -> SettingsFile:
    """Read a file of settings.

    Args:
        path: The file.

    Returns:
        What it says. Whether there is such a preset or family is checked where the options are made.

    Raises:
        SettingsError: For a file that cannot be read, is no TOML, or has a key or value that cannot be meant.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise SettingsError(f"{path}: cannot be read as a file in UTF-8: check it") from None
    return parse_settings(text, path)


def parse_settings(text: str, path: Path) -> SettingsFile:
    r"""Read the text of a file of settings; see `read_settings`.

    >>> text = 'preset = "recall"\nrules = ["my.toml"]\n[fields]\ntext = "النص"'
    >>> settings = parse_settings(text, Path("/w/cleaner.toml"))
    >>> settings.cleaning["rules"], settings.fields["text"]
    (('/w/my.toml',), 'النص')
    """
    try:
        data = parse_toml(text)
    except ValueError as error:
        raise SettingsError(f"{path}: not TOML ({' '.join(str(error).split())}): mend the syntax there") from None
    for key in data:
        _refuse_unknown(path, key, (*CLEANING, *_TABLES))
    tables = {name: _table(path, name, data.get(name, {}), known) for name, known in _TABLES.items()}
    cleaning: dict[str, Any] = {key: _value(path, key, data[key]) for key in CLEANING if key in data}
    if "rules" in cleaning:
        cleaning["rules"] = tuple(str(path.parent / rule) for rule in cleaning["rules"])
    return SettingsFile(path, cleaning, tables["fields"], tables["silence"])


def _table(path: Path, name: str, value: object, known: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise SettingsError(f"{path}: [{name}] must be a table with {', '.join(known)}")
    for key, one in value.items():
        _refuse_unknown(path, key, known, f"[{name}] ")
        if name == "fields" and not (isinstance(one, str) and one):
            raise SettingsError(f"{path}: [{name}] {key} must be the name of a field")
    return {key: one if name == "fields" else _list(path, f"[{name}] {key}", one) for key, one in value.items()}


def _value(path: Path, key: str, value: object) -> object:
    if key in _LISTS:
        return _list(path, key, value)
    if key in _TEXTS and not isinstance(value, str):
        raise SettingsError(f"{path}: {key} must be a text")
    if key in _NUMBERS and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise SettingsError(f"{path}: {key} must be a number")
    if key in _FLAGS and not isinstance(value, bool):
        raise SettingsError(f"{path}: {key} must be true or false")
    return value


def _list(path: Path, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise SettingsError(f"{path}: {key} must be a list of texts")
    return tuple(value)


def _refuse_unknown(path: Path, key: str, known: tuple[str, ...], table: str = "") -> None:
    if key not in known:
        close = get_close_matches(key, known, 1)
        mend = f"is it {close[0]!r}?" if close else f"choose from {', '.join(known)}"
        raise SettingsError(f"{path}: {table}unknown key {quoted(key)}: {mend}")
