"""The patterns of rules, compiled, and a net below those that nobody has proved."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Protocol

from cleaner.rules.rule import Rule, RuleError

if TYPE_CHECKING:
    import regex

_SECONDS: Final = 1.0  # of CPU time for one look; a pattern that holds takes some thousandths of it


class RuleTimeoutError(RuleError):
    """A pattern of a rule file that takes too long for a line; the message names the file and the rule."""


class Look(Protocol):
    """A way to look at a key from a place on, as `match`, `fullmatch` and `search` do."""

    def __call__(self, key: str, start: int = ..., stop: int = ..., /) -> regex.Match[str] | None:
        """Give what is found in `key[start:stop]`, or None."""


class Looks(Protocol):
    """The ways to look of a pattern."""

    @property
    def match(self) -> Look:
        """Look at what begins there."""

    @property
    def fullmatch(self) -> Look:
        """Look at all that stands there."""

    @property
    def search(self) -> Look:
        """Look from there on."""


def pattern_of(rule: Rule) -> Looks:
    """Give the pattern of a rule, compiled; one of a file of the user's raises `RuleTimeoutError` if it takes too long.

    Telling the time costs as much as an ordinary look, so this package's own go without: each is proved with the tests.
    """
    pattern = compiled(rule.pattern)
    return _Timed(rule, pattern) if rule.file else pattern


def compiled(pattern: str) -> regex.Pattern[str]:
    """Give a rule's pattern as it looks at keys."""
    import regex  # late: it takes longer to import than all the rest

    return regex.compile(pattern, regex.IGNORECASE if ignores_case(pattern) else 0)


def ignores_case(pattern: str) -> bool:
    r"""Tell whether a pattern is for Latin letters, too.

    >>> ignores_case(r"\w+ (?:شير|share)"), ignores_case(r"(?x) \w+ شير")
    (True, False)
    """
    return re.search("[a-zA-Z]", re.sub(r"\\.|\(\?\w+", "", pattern)) is not None


def way_of(where: str) -> str:
    """Give the way in which a pattern looks at a whole segment's key, for a rule that wants it to stand `where`.

    >>> way_of("whole"), way_of("label"), way_of("anywhere")
    ('fullmatch', 'match', 'search')
    """
    return {"whole": "fullmatch", "label": "match", "start": "match"}.get(where, "search")


class _Timed:
    """A pattern whose every look ends after some time."""

    def __init__(self, rule: Rule, pattern: regex.Pattern[str]) -> None:
        self.match, self.fullmatch, self.search = (
            _timed(rule, look) for look in (pattern.match, pattern.fullmatch, pattern.search)
        )


def _timed(rule: Rule, look: Callable[..., Any]) -> Look:
    def timed(key: str, start: int = 0, stop: int | None = None, /) -> regex.Match[str] | None:
        try:
            found: regex.Match[str] | None = look(key, start, stop, timeout=_SECONDS)
        except TimeoutError:
            raise RuleTimeoutError(
                f"{rule.file}: rule {rule.id!r}: its pattern takes over {_SECONDS:g} s of CPU time for a line of "
                f"{len(key):,} characters: `cleaner rules --check` tells why"
            ) from None
        return found

    return timed
