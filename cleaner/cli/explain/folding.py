"""Long runs of lines folded for a terminal: menus and lists that went, and much that stays with nothing said of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple, Protocol, TypeVar

_GONE: Final = (3, 2)  # lines that are shown of a run that went, at its beginning and at its end
_STAYS: Final = (10, 10)
_FEWEST: Final = 4  # lines that are worth folding


class Line(Protocol):
    """A line that is shown, as far as folding looks at it."""

    @property
    def rule(self) -> str:
        """The rule that removed it, or an empty text."""

    @property
    def family(self) -> str:
        """Its family, if it went."""

    @property
    def findings(self) -> Sequence[object]:
        """What is told below it."""

    @property
    def weighed(self) -> Sequence[object]:
        """What is told below it of why it stayed."""


class Fold(NamedTuple):
    """Lines that are not shown: how many, and of which families if they went."""

    lines: int
    families: tuple[tuple[str, int], ...] = ()

    @property
    def message(self) -> str:
        """Say what is folded, and how to see it.

        >>> Fold(36, (("nav", 30), ("widget", 6))).message
        '… 36 more went: nav 30, widget 6 (`| cat` shows all)'
        """
        families = ", ".join(f"{family} {count}" for family, count in self.families)
        what = f"more went: {families}" if families else "more lines stay"
        return f"… {self.lines:,} {what} (`| cat` shows all)"


Shown = TypeVar("Shown", bound=Line)


def folded(lines: Sequence[Shown]) -> Iterator[Shown | Fold]:
    """Give lines, where the middle of a long run of those that went, or that stay without a note, is folded."""
    for kind, run in groupby(lines, key=_kind):
        same = list(run)
        first, last = _GONE if kind == "gone" else _STAYS
        hidden = same[first : len(same) - last]
        if kind == "told" or len(hidden) < _FEWEST:
            yield from same
            continue
        families = Counter(line.family for line in hidden if line.rule)
        yield from same[:first]
        yield Fold(len(hidden), tuple(families.most_common()))
        yield from same[-last:]


def _kind(line: Line) -> str:
    """Tell what a line may be folded with; one with something told below it is shown."""
    if line.findings or line.weighed:
        return "told"
    return "gone" if line.rule else "stays"
