"""`--verbose`: what the project logs, a line each on standard error."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

import typer

from cleaner.cli.console import safe_message

LOGGER: Final = "cleaner"  # all loggers of this project are below it


class Lines(logging.Handler):
    """Writes each record as one line to standard error, wherever that leads by then."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        typer.echo(f"log: {safe_message(record.getMessage())}", err=True)


def show_log(level: int = logging.INFO) -> Callable[[], None]:
    """Write to standard error what is logged from now on.

    Args:
        level: The least level that is written.

    Returns:
        What ends it, and leaves logging as it was.

    >>> end = show_log()
    >>> logging.getLogger("cleaner.dumps").isEnabledFor(logging.INFO)
    True
    >>> end()
    >>> logging.getLogger("cleaner.dumps").isEnabledFor(logging.INFO)
    False
    """
    logger, handler = logging.getLogger(LOGGER), Lines()
    before = logger.level
    logger.addHandler(handler)
    logger.setLevel(level)

    def end() -> None:
        logger.removeHandler(handler)
        logger.setLevel(before)

    return end
