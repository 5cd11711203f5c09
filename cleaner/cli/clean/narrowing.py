"""A bar of one line that leaves nothing behind where its terminal is narrowed."""

from __future__ import annotations

import os
from typing import Any, Final

from rich import progress as bars
from rich.console import Console, RenderableType
from rich.control import Control
from rich.segment import ControlType

_STAYING: Final = "XTERM_VERSION"  # set by a terminal that cuts lines off, where others break them anew


class NarrowingProgress(bars.Progress):
    """A bar as wide as its terminal.

    A terminal that is narrowed breaks the line that is there into several, of which a new bar would take the place of
    the last alone: the others are taken back first.
    """

    def __init__(self, *columns: bars.ProgressColumn, console: Console, **options: Any) -> None:
        """Take what `rich.progress.Progress` takes."""
        self._shown_on, self._begun = console, False
        self._width = 0  # columns of the bar that is there; 0 for none
        super().__init__(*columns, console=console, **options)

    def start(self) -> None:
        """Show the bar."""
        self._begun = True
        super().start()

    def stop(self) -> None:
        """Take the bar away."""
        super().stop()
        self._begun = False

    def get_renderable(self) -> RenderableType:
        """Give the bar that is to be shown now, in the place of the one that is there."""
        width = self._shown_on.width
        if self._width > width and _STAYING not in os.environ:
            self._shown_on.control(taken_back(rows_of(self._width, width)))
        self._width = width if self._begun else 0
        return super().get_renderable()


def rows_of(length: int, width: int) -> int:
    """Give how many rows of a terminal a line of some columns takes.

    >>> rows_of(120, 120), rows_of(120, 50)
    (1, 3)
    """
    return -(-length // max(1, width))


def taken_back(rows: int) -> Control:
    """Give what erases the row at which the cursor is, and those above it, so many in all."""
    erase = (ControlType.ERASE_IN_LINE, 2)
    above = [(ControlType.CURSOR_UP, 1), erase] * (rows - 1)
    return Control(ControlType.CARRIAGE_RETURN, erase, *above)
