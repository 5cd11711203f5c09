"""What the settings of a crawl say to the pipeline: which fields are read and filled, and how they are cleaned."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from cleaner import OptionError, Options, RuleError
from cleaner.integrations.singly import inspecting

_INPUTS: Final[Mapping[str, str]] = MappingProxyType(  # the fields that are read, with their usual names
    {"text": "text", "html": "", "url": "url", "title": "title", "outlet": "outlet", "charset": "charset"}
)
_OUTPUTS: Final[Mapping[str, str]] = MappingProxyType(  # the fields that are filled
    {"clean": "clean_text", "removed": "", "metadata": "", "findings": "", "made": ""}
)
_CHOICES: Final = ("preset", "threshold", "keep", "rules", "without", "repair", "engine")
_SWITCHES: Final = ("enabled", "drop_empty")


def names() -> frozenset[str]:
    """Give the names of all settings.

    >>> "CLEANER_TEXT_FIELD" in names()
    True
    """
    fields = (_name(role) for role in (*_INPUTS, *_OUTPUTS))
    return frozenset((*fields, *(_name(name, "") for name in (*_CHOICES, *_SWITCHES))))


class Configuration(NamedTuple):
    """The names of the fields that are read and filled by their roles, whether to drop items, and how to clean."""

    read: Mapping[str, str]
    fill: Mapping[str, str]
    drop_empty: bool
    options: Options


def read_settings(settings: Mapping[str, Any]) -> Configuration:
    """Read the settings whose names begin with `CLEANER_`.

    Args:
        settings: Scrapy's settings, or any mapping. A text stands for a list with commas, as on the command line.

    Returns:
        What they say.

    Raises:
        OptionError: for a setting that there is not or that would do nothing; the message names it.

    >>> read_settings({"CLEANER_HTML_FIELD": "page", "CLEANER_KEEP": "source,tags"}).options.keep == {"source", "tags"}
    True
    >>> read_settings({"CLEANER_TEXT_FEILD": "النص"})
    Traceback (most recent call last):
    cleaner.options.OptionError: there is no setting CLEANER_TEXT_FEILD: did you mean CLEANER_TEXT_FIELD?
    """
    _check_names(settings)
    read = {role: name for role, usual in _INPUTS.items() if (name := _field(settings, role, usual))}
    fill = {role: name for role, usual in _OUTPUTS.items() if (name := _field(settings, role, usual))}
    _check_fields(read, fill)
    options = _options(settings, findings="findings" in fill)
    return Configuration(read, fill, read_switch(settings, "CLEANER_DROP_EMPTY"), options)


def read_switch(settings: Mapping[str, Any], name: str, usual: bool = False) -> bool:
    """Read a setting that is on or off.

    Args:
        settings: where it may stand.
        name: its name.
        usual: what it is where it does not stand there.

    Returns:
        Whether it is on.

    Raises:
        OptionError: for any other value than those that Scrapy's own switches take.

    >>> read_switch({"CLEANER_DROP_EMPTY": "1"}, "CLEANER_DROP_EMPTY")
    True
    """
    value = settings.get(name, usual)
    spelled = str(value).strip().casefold()
    if spelled not in ("true", "1", "false", "0"):
        raise OptionError(f"{name} must be True or False, not {value!r}")
    return spelled in ("true", "1")


def _check_names(settings: Mapping[str, Any]) -> None:
    known = names()
    for name in settings:
        if name.startswith("CLEANER_") and name not in known:
            meant = get_close_matches(name, sorted(known), 1)
            raise OptionError(
                f"there is no setting {name}: " + (f"did you mean {meant[0]}?" if meant else "take it out")
            )


def _name(name: str, ending: str = "_FIELD") -> str:
    return f"CLEANER_{name.upper()}{ending}"


def _field(settings: Mapping[str, Any], role: str, usual: str) -> str:
    """Give the name of a field, an empty text for none."""
    name = settings.get(_name(role), usual)
    if not isinstance(name, str | None):
        raise OptionError(f"{_name(role)} must be the name of a field, not {name!r}")
    return name or ""


def _check_fields(read: Mapping[str, str], fill: Mapping[str, str]) -> None:
    """Refuse names by which nothing would be read or filled, or something overwritten that is not the text or page."""
    if not {"text", "html"} & read.keys():
        raise OptionError(f"{_name('text')} and {_name('html')} are both empty: name the field to clean")
    if "clean" not in fill:
        raise OptionError(f"{_name('clean')} is empty: name the field for the clean text")
    taken = {name: role for role, name in read.items()}
    for role, name in fill.items():
        if name in taken and (role, taken[name]) not in (("clean", "text"), ("clean", "html")):
            raise OptionError(f"{_name(role)} and {_name(taken[name])} both name {name!r}: change one of them")
        taken[name] = role


def _options(settings: Mapping[str, Any], *, findings: bool) -> Options:
    """Make the options; findings are looked for where a field is named for them."""
    named = {name: settings[_name(name, "")] for name in _CHOICES if _name(name, "") in settings}
    chosen = {name: _listed(value) if name in ("keep", "rules", "without") else value for name, value in named.items()}
    if "repair" in chosen:
        chosen["repair"] = read_switch(settings, _name("repair", ""))
    if isinstance(chosen.get("threshold"), str):
        chosen["threshold"] = _number(chosen["threshold"])
    try:
        options = Options(**chosen)
    except (OptionError, RuleError, TypeError) as error:
        raise OptionError(f"{', '.join(_name(name, '') for name in named)}: {error}") from error
    return inspecting(options) if findings else options


def _number(value: str) -> float | str:
    """Give the number that a command line of Scrapy's spells; what is none is refused where options are made."""
    try:
        return float(value)
    except ValueError:
        return value


def _listed(value: Any) -> Any:
    """Give a list of names for a text with commas."""
    return [name.strip() for name in value.split(",") if name.strip()] if isinstance(value, str) else value
