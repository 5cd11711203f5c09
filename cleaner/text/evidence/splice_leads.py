"""Under a label, the first sentence of another article: it tells again what the headline above it says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from cleaner.text.evidence.blocks import Block
from cleaner.text.evidence.lost_breaks import break_finder
from cleaner.text.evidence.splice_units import Unit, stems_of

_HEADLINE: Final = (3, 26)  # words
_NEAREST: Final = 6  # headlines above the prose that it may retell
_RETOLD: Final = 0.45  # share of a headline's stems that a short sentence has which is none itself
_LEAD: Final = 6  # words, at least, of a first sentence that is glued to its headline
_LOOKED_AT: Final = 80  # words of a sentence that begins with a headline
_GLUE: Final = 4.0  # how much more a retold headline counts than a likely line break, in log odds for all of it
_BREAK: Final = -1.0  # log odds of a line break between two headlines
_LAST: Final = 400  # sentences of a document that are looked at below a label


class Lead(NamedTuple):
    """The first sentence under a label: its unit, where its text begins, its headline's stems and its own.

    `apart` tells that the headline is none of the items that rules took under the label, but stands behind them.
    """

    unit: int
    begin: int
    headline: frozenset[str]
    stems: frozenset[str]
    apart: bool = False


def lead_under(blocks: Sequence[Block], units: Sequence[Unit], label: int) -> Lead | None:
    """Find the first sentence under a label, which may be glued to its headline."""
    headlines: list[frozenset[str]] = []
    gone: list[bool] = []
    for number in range(label + 1, min(len(units), label + 1 + _LAST)):
        unit = units[number]
        if unit.label:
            return None
        if unit.is_prose and number == label + 1:
            glued = _glued_lead(blocks[unit.block].key, unit, number)
            if glued:
                return glued
        if unit.is_prose and headlines and _is_lead(units, number, headlines):
            near = range(max(0, len(headlines) - _NEAREST), len(headlines))
            best = max(near, key=lambda one: len(headlines[one] & unit.stems) / max(2, len(headlines[one])))
            return Lead(number, unit.start, headlines[best], unit.stems, any(gone[:best]) and not gone[best])
        if _HEADLINE[0] <= unit.words <= _HEADLINE[1]:
            headlines.append(unit.stems)
            gone.append(unit.gone)
    return None


def _is_lead(units: Sequence[Unit], number: int, headlines: Sequence[frozenset[str]]) -> bool:
    """Tell whether a sentence is no further headline: it is long, or tells one again, or another goes on behind it."""
    unit = units[number]
    if unit.words > _HEADLINE[1]:
        return True
    retold = max(len(one & unit.stems) / max(2, len(one)) for one in headlines[-_NEAREST:])
    return retold >= _RETOLD or (number + 1 < len(units) and units[number + 1].block == unit.block)


def _glued_lead(key: str, unit: Unit, number: int) -> Lead | None:
    """Part one headline or several from the sentence that is glued to the last of them, and tells it again."""
    words = key[unit.start : unit.end].split()[:_LOOKED_AT]
    if len(words) < _HEADLINE[0] + _LEAD:
        return None
    odds = break_finder().odds(words)
    own = list(map(stems_of, words))
    behind = list(accumulate(reversed(own), frozenset.union, initial=frozenset[str]()))[::-1]
    best, place, start, last_start = 0.0, 0, 0, 0
    for cut in range(_HEADLINE[0], len(words) - _LEAD + 1):
        if cut - last_start > _HEADLINE[1]:
            break
        headline = frozenset[str]().union(*own[last_start:cut])
        if len(headline) > 1 and cut - last_start >= _HEADLINE[0]:
            found = odds[cut] + _GLUE * len(headline & behind[cut]) / len(headline)
            if found > best:
                best, place, start = found, cut, last_start
        if odds[cut] >= _BREAK and cut - last_start >= _HEADLINE[0]:
            last_start = cut
    if not place:
        return None
    begin = unit.start + _offset_of(key[unit.start : unit.end], place)
    return Lead(number, begin, frozenset[str]().union(*own[start:place]), behind[place])


def _offset_of(text: str, number: int) -> int:
    """Give where the word of a number begins in a text."""
    position = 0
    for index, word in enumerate(text.split()):
        position = text.index(word, position)
        if index == number:
            return position
        position += len(word)
    return len(text)
