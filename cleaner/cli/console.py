"""What the commands say: one clear line each on standard error, bytes on standard output, Arabic set apart."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Final, NoReturn

import typer
from rich.console import Console

from cleaner.document.text_direction import reads_left_to_right
from cleaner.dumps.output.terminal_text import visible

_BREAKS: Final = re.compile(r"[\t\n\u2028\u2029]")
_DIRECTIONS: Final = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LRI, _RLI, _PDI = "\u2066", "\u2067", "\u2069"


def one_line(text: str) -> str:
    r"""Make a text safe to show within one line.

    >>> one_line("خبر\nأول\x00")
    'خبر أول\\x00'
    """
    return visible(_BREAKS.sub(" ", text))


def isolated(text: str) -> str:
    r"""Set a piece of text apart from what is around it, in its own direction, whatever direction marks it holds.

    >>> isolated("خبر\u202e أول"), isolated("[div.post]")
    ('\u2067خبر أول\u2069', '\u2066[div.post]\u2069')
    """
    return f"{_LRI if reads_left_to_right(text) else _RLI}{undirected(text)}{_PDI}"


def undirected(text: str) -> str:
    r"""Take the marks of direction out of a text that is shown among others.

    >>> undirected("div\u202e.post")
    'div.post'
    """
    return _DIRECTIONS.sub("", text)


def safe_message(message: str) -> str:
    """Make a message safe, whose names and texts may hold marks that turn the rest of the line around."""
    return _DIRECTIONS.sub(lambda found: repr(found[0])[1:-1], one_line(message))


@dataclass(frozen=True, slots=True)
class Messages:
    """Standard error: problems are always told, notes and warnings unless `quiet`."""

    quiet: bool = False

    def problem(self, message: str) -> None:
        """Tell what failed, in one line."""
        typer.echo(f"error: {safe_message(message)}", err=True)

    def warning(self, message: str) -> None:
        """Tell what the caller should know of the input."""
        if not self.quiet:
            typer.echo(f"warning: {safe_message(message)}", err=True)

    def note(self, message: str) -> None:
        """Tell what was done or taken for granted."""
        if not self.quiet:
            typer.echo(f"note: {safe_message(message)}", err=True)


def refuse(message: str) -> NoReturn:
    """End with one line and the exit code of wrong usage."""
    typer.echo(f"usage error: {safe_message(message)}", err=True)
    raise typer.Exit(2)


def terminal() -> Console:
    """Give rich's view of standard output, which knows whether that is a terminal."""
    return Console(highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """Write a text and a line break to standard output, in UTF-8 whatever the locale says, and safely to a terminal."""
    text = visible(text) if sys.stdout.isatty() else text
    sys.stdout.buffer.write(f"{text}\n".encode("utf-8", "backslashreplace"))


@contextmanager
def open_pipe() -> Iterator[None]:
    """End quietly when the reader of standard output has gone, as `head` does when it has read enough.

    Any other `OSError` of the block is told in one line: nothing but standard output may raise one in it.
    """
    try:
        yield
        sys.stdout.flush()
    except OSError as error:
        with suppress(OSError, ValueError):  # what is still buffered goes nowhere
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise typer.Exit(0) from None
        Messages().problem(
            f"standard output: cannot be written ({error.strerror}): check the place and its permissions"
        )
        raise typer.Exit(1) from None
