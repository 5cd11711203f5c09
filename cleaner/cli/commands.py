"""How commands are found and shown: a file in a command's place is told what to write, and flags have no type."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup

from cleaner.cli.console import refuse
from cleaner.cli.usage_errors import USAGE_ERROR, told_as_help, unknown_command, usage_message
from cleaner.dumps.formats.file_types import file_type_of
from cleaner.dumps.formats.files import STDIN

_HELP: Final = "help"
_SIGNS: Final = (os.sep, "/", "*", "?")


class Command(TyperCommand):
    """A command whose help names no type beside its flags, which take no value."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the parameters as they are shown."""
        return _untyped(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; what is wrong with them is told in one line."""
        try:
            return super().parse_args(ctx, args)
        except USAGE_ERROR as error:
            refuse(usage_message(error, ctx.command_path))


class Commands(TyperGroup):
    """All commands; a file, folder or pattern where a command should stand is a usage error that names `clean`."""

    def get_params(self, ctx: Any) -> list[Any]:
        """Give the parameters as they are shown."""
        return _untyped(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what stands before the command; what is wrong with it is told in one line."""
        try:
            return super().parse_args(ctx, args)
        except USAGE_ERROR as error:
            if told_as_help(error):
                raise
            refuse(usage_message(error, ctx.command_path))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that the first argument names."""
        name = args[0] if args else ""
        if name == _HELP and name not in self.commands:
            refuse("write `cleaner --help`, or `cleaner COMMAND --help`, such as `cleaner clean --help`")
        if not ctx.resilient_parsing and name not in self.commands and looks_like_input(name):
            refuse(f"{name} is no command: write `cleaner clean {name}` to clean it, or `cleaner explain {name}`")
        if not ctx.resilient_parsing and name not in self.commands:
            refuse(unknown_command(name, list(self.commands)))
        return super().resolve_command(ctx, args)


def looks_like_input(name: str) -> bool:
    """Tell whether a word is something to clean: a path, a pattern, the name of a file, or standard input.

    >>> [looks_like_input(word) for word in ("article.txt", "dumps/*.jsonl", "-", "claen")]
    [True, True, True, False]
    """
    if name == STDIN or any(sign in name for sign in _SIGNS):
        return True
    return bool(name) and (file_type_of(Path(name)) is not None or Path(name).exists())


def _untyped(params: list[Any]) -> list[Any]:
    for param in params:
        if getattr(param, "is_flag", False) and param.metavar is None:
            param.metavar = ""
    return params
