"""The options that commands share, taken in one place: a command names them, and is handed what they say."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import wraps
from types import MappingProxyType
from typing import Any, Final, get_type_hints

import typer

from cleaner.cli import shared_options as choices
from cleaner.cli.console import Messages, refuse
from cleaner.cli.inputs import InputOptions
from cleaner.cli.log import show_log
from cleaner.cli.settings import is_given
from cleaner.cli.shared_options import Engine, Preset, engine_options
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.file_types import FileType
from cleaner.options import Options

CLEANING: Final = ("preset", "threshold", "keep", "rules", "without", "repair")
FIELDS: Final = ("text_field", "html_field", "title_field", "url_field", "outlet_field")
READING: Final = ("file_type", *FIELDS, "charset")
KNOWN: Final = ("title", "url", "outlet")  # of a single text or page
TOLD: Final = ("quiet", "verbose")
_NAME: Final = "shared"

_PARAMETERS: Final[Mapping[str, tuple[Any, Any]]] = MappingProxyType(
    {
        "quiet": (choices.QuietOption, False),
        "verbose": (choices.VerboseOption, False),
        "preset": (choices.PresetOption, Preset.BALANCED),
        "threshold": (choices.ThresholdOption, None),
        "keep": (choices.KeepOption, None),
        "rules": (choices.RulesOption, None),
        "without": (choices.WithoutOption, None),
        "repair": (choices.RepairOption, False),
        "engine": (choices.EngineOption, Engine.AUTO),
        "file_type": (choices.FileTypeOption, FileType.AUTO),
        "text_field": (choices.TextFieldOption, None),
        "html_field": (choices.HtmlFieldOption, None),
        "charset": (choices.CharsetOption, None),
        "title_field": (choices.TitleFieldOption, None),
        "url_field": (choices.UrlFieldOption, None),
        "outlet_field": (choices.OutletFieldOption, None),
        "table": (choices.TableOption, None),
        "title": (choices.TitleOption, None),
        "url": (choices.UrlOption, None),
        "outlet": (choices.OutletOption, None),
    }
)

Command = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Shared:
    """What the shared options say: how to clean, how inputs are read, and what is told on standard error."""

    options: Options
    input_options: InputOptions
    messages: Messages

    @property
    def rule_files(self) -> tuple[str, ...]:
        """The files of rules that were named, on the command line or in a file of settings."""
        return tuple(rule for rule in self.options.rules if isinstance(rule, str))


def takes(*names: str) -> Callable[[Command], Command]:
    """Give a command the shared options of these names, and hand it what they say as `shared`.

    Args:
        names: Names of options, such as those of `CLEANING` and `READING`.

    Returns:
        What makes of a function with a keyword `shared` a command with these options behind its own.

    Raises:
        KeyError: For a name that no shared option has.

    >>> @takes(*CLEANING, *TOLD)
    ... def show(path: str, *, shared: Shared) -> None: ...
    >>> list(inspect.signature(show).parameters)
    ['context', 'path', 'preset', 'threshold', 'keep', 'rules', 'without', 'repair', 'quiet', 'verbose']
    """

    def with_options(command: Command) -> Command:
        hints = get_type_hints(command, include_extras=True)
        own = [
            one.replace(annotation=hints[name], kind=inspect.Parameter.KEYWORD_ONLY)
            for name, one in inspect.signature(command).parameters.items()
            if name != _NAME
        ]

        @wraps(command)
        def run(context: typer.Context, **given: Any) -> None:
            shared = read_shared(context, {name: given.pop(name) for name in names})
            command(**given, shared=shared)

        parameters = [
            _parameter("context", typer.Context),
            *own,
            *(_parameter(name, *_PARAMETERS[name]) for name in names),
        ]
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        del run.__wrapped__
        return run

    return with_options


def read_shared(context: typer.Context, said: Mapping[str, Any]) -> Shared:
    """Make of the values of shared options what they mean; what cannot be meant is a usage error."""
    if said.get("verbose"):
        context.call_on_close(show_log())
    cleaning = {name: said[name] for name in (*CLEANING, "engine") if name in said}
    if is_given(context, "preset") and cleaning.pop("threshold", None) is not None and is_given(context, "threshold"):
        refuse("--threshold stands in the place of --preset: name one of them")
    known = {name: said[name] for name in (*KNOWN, "file_type", "engine", "charset", "table") if name in said}
    fields = Fields(**{name.removesuffix("_field"): said[name] for name in FIELDS if name in said})
    asked = is_given(context, *(name for name in (*FIELDS, "engine") if name in said))
    return Shared(
        engine_options(**cleaning),
        InputOptions(**known, fields=fields, asked=asked),
        Messages(said.get("quiet", False)),
    )


def with_fields(shared: Shared, fields: Fields, asked: bool) -> InputOptions:
    """Give how inputs are read with other fields; `asked` tells that the command line named them in another way."""
    known = shared.input_options
    return replace(known, fields=fields, asked=known.asked or asked)


def _parameter(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
