"""`cleaner.toml` for all commands: its values stand where the command line says nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from cleaner.cli.console import refuse
from cleaner.options import OptionError, Options
from cleaner.settings_file import SettingsError, SettingsFile, find_settings, read_settings

_GIVEN: Final = "COMMANDLINE"
_LATER: Final = ("rules", "without")  # whose rules are read where a command needs them


def settings_in_force(config: str | None) -> SettingsFile | None:
    """Give the settings of the file that `--config` names, else of the nearest `cleaner.toml`, or None without one.

    What cannot be used is a usage error. An empty name stands for no file.
    """
    if config == "":
        return None
    path = Path(config) if config else find_settings()
    if path is None:
        return None
    try:
        settings = read_settings(path)
    except SettingsError as error:
        refuse(str(error))
    _refuse_unknown_values(settings)
    return settings


def _refuse_unknown_values(settings: SettingsFile) -> None:
    """Refuse a preset, an engine or a family that there is not, here where the file is known by its name."""
    plain = {key: value for key, value in settings.cleaning.items() if key not in _LATER}
    try:
        Options(**plain)
    except OptionError as error:
        refuse(f"{settings.path}: {error}")


def defaults_of(settings: SettingsFile | None) -> dict[str, Any]:
    """Give what settings say by the names that the commands' parameters have.

    >>> defaults_of(SettingsFile(Path("cleaner.toml"), {"preset": "recall", "keep": ("source",)}, {"text": "النص"}))
    {'preset': 'recall', 'keep': ['source'], 'text_field': 'النص'}
    """
    if settings is None:
        return {}
    cleaning = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in settings.cleaning.items()
        if key != "inspect"  # the commands have their own way to ask for that
    }
    fields = {f"{name}_field": value for name, value in settings.fields.items()}
    silence = {"options_file": str(settings.path)} if settings.silence else {}
    return {**cleaning, **fields, **silence}


def set_defaults(context: Any, config: str | None) -> None:
    """Lay the settings in force below the parameters of every command of a context; the file stays in its `obj`."""
    settings = settings_in_force(config)
    context.obj = settings
    values = defaults_of(settings)
    if values:
        context.default_map = {name: values for name in context.command.commands if name != "config"}


def is_given(context: Any, *names: str) -> bool:
    """Tell whether the command line itself gave one of some parameters, and not a file of settings."""
    return any(getattr(context.get_parameter_source(name), "name", "") == _GIVEN for name in names)
