r"""How a pattern's time grows with the text: the pump test.

A matcher that backtracks takes exponential time where a repeated piece can match the same text in several ways, as in
`(?:ا|اا)+` (J. Kirrage, A. Rathnayake, H. Thielecke, 2013, call the texts that show it pumped). So each text that
`pumps` makes of a pattern is tried, at a length at which time that grows with a high power of it is long already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from time import process_time
from typing import TYPE_CHECKING, Final, NamedTuple

from cleaner.proof.backtracking.pumps import Pump, pumps
from cleaner.proof.backtracking.syntax import flags_of, read_structure

if TYPE_CHECKING:
    import regex

LONGEST: Final = 500  # characters; no rule's pattern looks at a longer segment
_YARDSTICK: Final = r"\p{L}*\p{L}*\p{L}*\d"  # takes quadratic time on letters
_ALLOWED: Final = 5  # times what the yardstick takes; the slowest of this package's rules takes as long as that
_LEAST: Final = 0.01  # seconds of CPU time that are always allowed, for clocks that are coarse
_TRIES: Final = 3  # a text counts that takes too long each time


class Blowup(NamedTuple):
    """A text on which a pattern takes more than `seconds` of CPU time."""

    pump: Pump
    seconds: float

    def __str__(self) -> str:
        """Give it in one line."""
        before, word, after = (repr(part)[1:-1] for part in self.pump)
        shown = f"{before}{word * max(1, 3 // len(self.pump.word))}…{after}"
        return (
            f"takes over {self.seconds:.2g} seconds on {LONGEST} characters such as '{shown}': let what is repeated "
            "match a text in one way alone, or make it possessive (++) or atomic (?>…)"
        )


def find_blowup(pattern: regex.Pattern[str], way: str = "search", matched: Iterable[str] = ()) -> Blowup | None:
    r"""Look for a text on which a pattern takes too long.

    Args:
        pattern: compiled by `regex`, whose looks end after a time.
        way: how it looks: by `match`, `fullmatch` or `search`.
        matched: texts that it matches, as far as they are known.

    Returns:
        The first such text, or None. Times are the processor's, and are measured beside those of a pattern that is
        known, so that they mean the same on a slow machine and a busy one.

    >>> import regex
    >>> find_blowup(regex.compile("(?:ا|اا)+ب زر"), "match").pump.word
    'ا'
    >>> find_blowup(regex.compile("ا+ب زر"), "match")
    """
    look, most = getattr(pattern, way), _most()
    for pump in pumps(read_structure(pattern.pattern, flags_of(pattern)), list(matched)):
        text = pump.text(LONGEST)
        if all(_takes_longer(look, text, most) for _ in range(_TRIES)):
            return Blowup(pump, most)
    return None


def _takes_longer(look: Callable[..., object], text: str, seconds: float) -> bool:
    try:
        look(text, timeout=seconds)
    except TimeoutError:
        return True
    return False


@cache
def _most() -> float:
    """Give the seconds of CPU time that are allowed: some times what the yardstick takes here and now."""
    import regex  # late, as everywhere

    known, text = regex.compile(_YARDSTICK), "ا" * LONGEST
    return max(_LEAST, _ALLOWED * min(seconds_of(lambda: known.match(text)) for _ in range(_TRIES)))


def seconds_of(do: Callable[[], object]) -> float:
    """Give the CPU seconds that something takes."""
    started = process_time()
    do()
    return process_time() - started
