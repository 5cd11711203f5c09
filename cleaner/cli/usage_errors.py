"""What is wrong with a command line, in one line of this project's words, not in those of the libraries that saw it."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any, Final

import typer

USAGE_ERROR: Final[type[Exception]] = typer.BadParameter.__bases__[0]  # typer's own or click's, as its version has it
_SHOWN_AS_HELP: Final = "NoArgsIsHelpError"
_NUMBER: Final = r"(-?[\d.]+)"
_WORDS: Final = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"^Value error, ", ""),
        (r", unable to parse.*$", ""),
        (r"Input should be a valid integer.*", "must be a whole number"),
        (r"Input should be a valid number", "must be a number"),
        (rf"Input should be less than or equal to {_NUMBER}", r"must be \1 or less"),
        (rf"Input should be greater than or equal to {_NUMBER}", r"must be \1 or more"),
        (rf"Input should be less than {_NUMBER}", r"must be less than \1"),
        (rf"Input should be greater than {_NUMBER}", r"must be more than \1"),
        (r"Input should be", "must be"),
        (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", r"more was named than it takes: leave out \1"),
        (r"(^|[\s(])'([a-z]+)'(?=[,.)]|$)", r"\1\2"),  # the words to choose from, which need no quotes
        (r"\.$", ""),
    )
)


def told_as_help(error: Exception) -> bool:
    """Tell whether an error is none, but a command without arguments, which shows its help."""
    return type(error).__name__ == _SHOWN_AS_HELP


def usage_message(error: Any, command: str) -> str:
    """Say what is wrong with a command line, and what to do.

    Args:
        error: An error of usage, as typer or click raise it.
        command: The command as it was called, such as `cleaner clean`.

    Returns:
        One line.

    >>> wrong = typer.BadParameter("Input should be less than or equal to 9", param_hint="--port")
    >>> usage_message(wrong, "cleaner serve")
    '--port must be 9 or less (`cleaner serve -h` tells more)'
    """
    name, said = _what_and_why(error)
    return f"{f'{name} ' if name else ''}{said} (`{command} -h` tells more)"


def unknown_command(name: str, commands: list[str]) -> str:
    """Say that there is no such command, and which one was meant.

    >>> unknown_command("claen", ["clean", "explain"])
    'unknown command claen: is it clean? `cleaner -h` shows all'
    """
    near = get_close_matches(name, commands, 1)
    return f"unknown command {name}: {f'is it {near[0]}? ' if near else ''}`cleaner -h` shows all"


def _what_and_why(error: Any) -> tuple[str, str]:
    """Give the option or argument that an error is about, if it is about one, and what is wrong with it."""
    option = getattr(error, "option_name", None)
    match type(error).__name__:
        case "NoSuchOption":
            near = get_close_matches(str(option), getattr(error, "possibilities", None) or (), 1, 0.7)
            return "", f"there is no option {option}{f': is it {near[0]}?' if near else ''}"
        case "MissingParameter":
            return _name_of(error), "is missing: name it"
        case "BadOptionUsage" if option:
            return option, "needs a value" if "requires" in error.message else "takes no value"
    said = _plain(error.message)
    name = _name_of(error)
    return (name, said) if said.startswith("must ") or not name else (f"{name}:", said)


def _plain(message: str) -> str:
    for pattern, words in _WORDS:
        message = pattern.sub(words, message)
    return message


def _name_of(error: Any) -> str:
    """Name the option or argument that an error is about, or nothing."""
    param = getattr(error, "param", None)
    if param is None:
        return str(getattr(error, "param_hint", None) or "")
    is_option = param.param_type_name == "option"
    return (
        max(param.opts, key=len) if is_option else str(param.metavar or param.human_readable_name).strip("[]{}").upper()
    )
