r"""The structure of a regular expression: what stands in it, in what order, and what of it is repeated.

It reads the syntax that `re` and `regex` share, and of the latter's the possessive and atomic groups, properties and
calls of named groups. Characters are left as they are written: whoever wants to know what one matches asks the engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol


@dataclass(frozen=True, slots=True)
class Atom:
    """What matches one character, as it is written, under the flags `i` and `s` if `flags` holds them."""

    source: str
    flags: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """One thing after another; none at all matches the empty text."""

    items: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several things."""

    branches: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A thing at least `low` and at most `high` times; None is for no bound."""

    item: Node
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked for and not taken, or is only defined here; `wanted` tells what has to stand ahead."""

    item: Node
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A group that is named or numbered elsewhere."""

    group: str


Node = Atom | Sequence | Choice | Repeat | Look | Call


class Compiled(Protocol):
    """A pattern of `re` or of `regex`, which have these flags in common."""

    @property
    def flags(self) -> int:
        """What it was compiled with."""


@dataclass(frozen=True, slots=True)
class Structure:
    """A pattern's root, and its groups by name and number."""

    root: Node
    groups: dict[str, Node]


_SET: Final = re.compile(r"\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*+\]", re.DOTALL)
_ESCAPED: Final = re.compile(
    r"\\(?:[pPN]\{[^{}]*\}|[pP].|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|0[0-7]{0,2}|.)", re.DOTALL
)
_COUNT: Final = re.compile(r"\{(\d*)(?:(,)(\d*))?\}|[*+?]")
_FUZZY: Final = re.compile(r"\{[^{}]*[<e][^{}]*\}")
_FLAGS: Final = re.compile(r"\(\?([a-zA-Z]*)(?:-([a-z]+))?([:)])")
_NAMED: Final = re.compile(r"\(\?P?<(\w+)>")
_CALL: Final = re.compile(r"\(\?(?:P=|P>|&)(\w+)\)|\(\?(R|\d+)\)|\\g<(\w+)>|\\([1-9]\d?)")
_LOOK: Final = re.compile(r"\(\?<?[=!]|\(\?\(DEFINE\)")
_PLAIN: Final = re.compile(r"\(\?(?:>|\||\(\w+\))|\(")
_ZERO_WIDTH: Final = re.compile(r"\\[bBAZzGKmM]|[$^]")
_UNSEEN: Final = re.compile(r"(?:\s|#[^\n]*)+")
_READ_BY: Final = {"i": re.IGNORECASE, "s": re.DOTALL, "x": re.VERBOSE}
_COMMENT: Final = re.compile(r"\(\?#[^)]*\)")


def read_structure(pattern: str, flags: str = "") -> Structure:
    r"""Read a pattern that compiles.

    Args:
        pattern: the pattern as it is written.
        flags: those of `i`, `s` and `x` that it is compiled with.

    Returns:
        Its structure, in which each character stands as it is written.

    >>> read_structure(r"(?:ا|\d)+").root
    Repeat(item=Choice(branches=(Atom(source='ا', flags=''), Atom(source='\\d', flags=''))), low=1, high=None)
    """
    reader = _Reader(pattern, set(flags))
    return Structure(reader.choice(), reader.groups)


def flags_of(pattern: Compiled) -> str:
    """Give those flags of a compiled pattern that say how it is read.

    >>> flags_of(re.compile("ا", re.IGNORECASE | re.VERBOSE))
    'ix'
    """
    return "".join(letter for letter, flag in _READ_BY.items() if pattern.flags & flag)


@dataclass(slots=True)
class _Reader:
    """Reads from left to right; the flags are those of the group that is being read."""

    text: str
    flags: set[str]
    at: int = 0
    groups: dict[str, Node] = field(default_factory=dict)
    opened: int = 0

    def choice(self) -> Node:
        """Read up to the bracket that closes, or the end."""
        branches = [self._sequence()]
        while self._take_text("|"):
            branches.append(self._sequence())
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _sequence(self) -> Node:
        items: list[Node] = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            if self._take(_COMMENT) or ("x" in self.flags and self._take(_UNSEEN)):
                continue
            item = self._item()
            if item is not None:
                items.append(self._repeated(item))
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def _repeated(self, item: Node) -> Node:
        while True:
            if "x" in self.flags:
                self._take(_UNSEEN)
            found = self._take(_COUNT)
            if found is None or found[0] in ("{}", "{,}"):
                self._take(_FUZZY)
                return item
            low, high = _bounds(found)
            item = Repeat(item, low, high)
            if self.text[self.at : self.at + 1] in ("?", "+"):  # lazy, possessive
                self.at += 1

    def _item(self) -> Node | None:
        called = self._take(_CALL)
        if called:
            return Call(next(filter(None, called.groups())))
        if self._take(_ZERO_WIDTH):
            return None
        if self.text[self.at] == "(":
            return self._group()
        found = self._take(_SET) or self._take(_ESCAPED)
        if found is None:
            self.at += 1
        source = found[0] if found else self.text[self.at - 1]
        return Atom(source, "".join(sorted(self.flags & {"i", "s"})))

    def _group(self) -> Node | None:
        outer = set(self.flags)
        name = number = ""
        flagged = self._take(_FLAGS)
        looked = None if flagged else self._take(_LOOK)
        if flagged:
            self.flags |= set(flagged[1])
            self.flags -= set(flagged[2] or "")
            if flagged[3] == ")":  # from here on
                return None
        elif looked is None:
            named = self._take(_NAMED)
            opening = named or self._take(_PLAIN)
            name = named[1] if named else ""
            if named or (opening and opening[0] == "("):
                self.opened += 1
                number = str(self.opened)
        inner = self.choice()
        self.at += 1
        self.flags = outer
        for key in filter(None, (name, number)):
            self.groups[key] = inner
        return Look(inner, looked[0] == "(?=") if looked else inner

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def _take_text(self, text: str) -> bool:
        found = self.text.startswith(text, self.at)
        self.at += len(text) * found
        return found


def _bounds(found: re.Match[str]) -> tuple[int, int | None]:
    if not found[0].startswith("{"):
        return {"*": (0, None), "+": (1, None), "?": (0, 1)}[found[0]]
    low = int(found[1] or 0)
    if found[2] is None:
        return low, low
    return low, int(found[3]) if found[3] else None


def walk(node: Node) -> Iterator[Node]:
    """Give a node and all that is in it.

    >>> [type(each).__name__ for each in walk(read_structure("(?:a|b)+").root)]
    ['Repeat', 'Choice', 'Atom', 'Atom']
    """
    yield node
    match node:
        case Sequence(inner) | Choice(inner):
            for each in inner:
                yield from walk(each)
        case Repeat(item) | Look(item):
            yield from walk(item)
