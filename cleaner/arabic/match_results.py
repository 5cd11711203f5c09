"""Results of matches as Arabic texts write them, on the folded key: «خماسية نظيفة», «بثلاثة أهداف مقابل هدف», «3-1»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.word_lists import one_of, table, words

_GOALS: Final = "هدف|هدفا|هدفين|هدفان|اهداف"


class MatchResult(NamedTuple):
    """A result at `start:end` of a key: the goals of the winner, and of the other side if they are told, else None."""

    start: int
    end: int
    most: int
    least: int | None


def find_results(key: str, start: int = 0, end: int | None = None) -> Iterator[MatchResult]:
    """Give the results of matches in `start:end` of a key.

    >>> from cleaner.arabic.fold import fold
    >>> [(one.most, one.least) for one in find_results(fold("اكتسح خصمه بخماسية نظيفة ثم فاز بهدفين مقابل هدف"))]
    [(5, 0), (2, 1)]
    """
    for found in _results().finditer(key, start, len(key) if end is None else end):
        one = _many().get(found["many"] or "") or _number(found["one"])
        other = 0 if found["clean"] else _number(found["other"])
        if one is None or (found["many"] is None and other is None):
            continue
        most, least = (one, other) if other is None else (max(one, other), min(one, other))
        yield MatchResult(found.start(), found.end(), most, least)


def agree(one: MatchResult, other: MatchResult) -> bool:
    """Tell whether two results may be the same: what both of them tell is equal.

    >>> agree(MatchResult(0, 1, 5, None), MatchResult(9, 10, 5, 1))
    True
    """
    return one.most == other.most and (one.least is None or other.least is None or one.least == other.least)


def _number(text: str | None) -> int | None:
    if not text:
        return None
    if text in ("هدف", "هدفا"):
        return 1
    if text in ("هدفين", "هدفان"):
        return 2
    word = text.split(" ")[0]
    return int(word) if word.isdecimal() else _units().get(word)


@lru_cache(maxsize=1)
def _many() -> dict[str, int]:
    return {word: int(goals) for goals, those in table("numbers.goals").items() for word in those}


@lru_cache(maxsize=1)
def _units() -> dict[str, int]:
    units = {word: number for number, word in enumerate(words("numbers.units"), 1)}
    return units | {word.removesuffix("ه"): number for word, number in units.items() if number > 2}


@lru_cache(maxsize=1)
def _results() -> re.Pattern[str]:
    many = "|".join(map(re.escape, _many()))
    units = "|".join(sorted(map(re.escape, _units()), key=len, reverse=True))
    counted = rf"(?:(?:\d{{1,2}}|{units}) (?:{_GOALS})|هدفين|هدفان|هدفا?)"
    nothing = one_of("numbers.clean")
    clean = f" (?:{nothing})"
    against = rf" (?:(?:مقابل|لقاء) |ل)(?P<other>{counted}|(?:\d{{1,2}}|{units}|واحد)(?!\w))"
    pattern = rf"(?<!\w)[وف]?ب(?:ال)?(?:(?P<many>{many})|(?P<one>{counted}))(?:(?P<clean>{clean})|{against})?(?!\w)"
    return re.compile(pattern)
