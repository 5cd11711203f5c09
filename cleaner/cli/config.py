"""`cleaner config`: which settings are in force, and where they are from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple

import typer

from cleaner.cli.console import one_line, open_pipe, refuse, say
from cleaner.cli.shared_options import OutputFormat
from cleaner.dumps.formats.entries import dump
from cleaner.options import OptionError, Options
from cleaner.rules.rule import RuleError
from cleaner.settings_file import CLEANING, FIELDS, NAME, SILENCE, SettingsFile

HELP = (
    "Print the settings in force, each with where it is from.\n\n"
    f"They are those of the nearest [bold]{NAME}[/], from this folder upwards, or of the file that "
    "[bold]cleaner --config FILE[/] names; what a command's own options say comes before them."
)
EPILOG = """[bold]Examples[/]
  cleaner config
  cleaner --config house.toml config
  cleaner config --format json

[bold]Exit codes[/]  0 all good · 2 a file of settings that cannot be used"""
_DEFAULT = "default"


class Setting(NamedTuple):
    """One setting: its key, its value, and the file that it is from, or `default`."""

    key: str
    value: Any
    origin: str


def config_command(
    context: typer.Context,
    form: Annotated[
        OutputFormat, typer.Option("--format", help="text: key, value and origin, parted by tabs; json: one object.")
    ] = OutputFormat.TEXT,
) -> None:
    """Print what is in force; a preset, family or rule file that there is not is a usage error."""
    settings: SettingsFile | None = context.obj
    found = list(settings_of(settings))
    with open_pipe():
        if form is OutputFormat.JSON:
            values = {one.key: {"value": one.value, "from": one.origin} for one in found}
            say(dump({"file": str(settings.path) if settings else None, "settings": values}, indent=2))
            return
        say("\t".join(("file", one_line(str(settings.path) if settings else "none"))))
        for one in found:
            say(one_line_of(one))


def one_line_of(setting: Setting) -> str:
    r"""Give a setting in one line.

    >>> one_line_of(Setting("keep", ["source"], "default"))
    'keep\t["source"]\tdefault'
    """
    return "\t".join(map(one_line, (setting.key, dump(setting.value), setting.origin)))


def settings_of(settings: SettingsFile | None) -> Iterator[Setting]:
    """Give every setting, as it is in force where a command says nothing of it."""
    cleaning = settings.cleaning if settings else {}
    try:
        options = Options(**cleaning)
    except (OptionError, RuleError) as error:
        refuse(f"{settings.path if settings else NAME}: {error}")
    origin = str(settings.path) if settings else _DEFAULT
    for key in CLEANING:
        value = getattr(options, key)
        plain = (
            value if isinstance(value, str | bool | float | None) else sorted(value) if key != "rules" else list(value)
        )
        yield Setting(key, plain, origin if key in cleaning else _DEFAULT)
    for table, keys in (("fields", FIELDS), ("silence", SILENCE)):
        told = getattr(settings, table) if settings else {}
        for key in keys:
            empty: list[str] | None = None if table == "fields" else []
            yield Setting(f"{table}.{key}", told.get(key, empty), origin if key in told else _DEFAULT)
