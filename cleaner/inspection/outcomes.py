"""Outcomes of which none is another that together are more than all: «150 طلبا، قبل منها 90 ورفض 80»."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

from cleaner.arabic.morphology import places_of, word_starts, words_in
from cleaner.arabic.numbers import Number, read_numbers
from cleaner.arabic.word_lists import first_words, table, word_pattern
from cleaner.inspection.article import Article

Place = tuple[int, int]
Pair = tuple[Place, Place]

_ALL: Final = word_pattern(r"(?<!\w)[وف]?(?:<numbers.out_of>|<numbers.present>) (?:\w+ )?$")
_OF_THEM: Final = word_pattern(r"(?<!\w)و?<numbers.part_of>(?!\w)")
_PLAYED: Final = word_pattern(r"[^.\n]{0,20}(?<!\w)<numbers.matches>(?!\w)")
_CUES: Final = ("numbers.part_of", "numbers.out_of", "numbers.present", "numbers.matches")
_BEFORE: Final = 34  # characters before a number in which its outcome is told
_BEHIND: Final = 3  # words behind it in which it is
_LONGEST: Final = 500  # characters of a sentence that is read
_LEADS: Final = ("", "ال", "ب", "بال", "لل")
_ENDINGS: Final = ("", "ت", "ه", "ها", "وا", "ا", "ين", "ون")
_FEWEST: Final = 2  # outcomes


class _Part(NamedTuple):
    """A number of those to whom one outcome of a kind of outcomes fell."""

    number: Number
    kind: str
    outcome: int


def broken_outcomes(article: Article) -> Iterator[Pair]:
    """Give where all are numbered and where those are to whom this or that happened, who are more, in order.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> article = read_article(clean("استقبل المركز 150 طلبا هذا الشهر، قبل منها 90 ورفض 80."))
    >>> [(article.key[slice(*one)], article.key[slice(*other)]) for one, other in broken_outcomes(article)]
    [('150', '90 ورفض 80')]
    """
    key = article.key
    places = places_of(key, first_words(*_CUES))
    known = _outcomes()
    told = (
        [start for word, start in zip(words_in(key), word_starts(key), strict=True) if word in known] if places else []
    )
    for passage in article.body if places else ():
        at = bisect_left(places, passage.start)
        if at == len(places) or places[at] >= passage.end:
            continue
        for start, end in article.sentences(passage):
            if end - start > _LONGEST or bisect_left(told, end) - bisect_left(told, start) < _FEWEST:
                continue
            numbers = [one for one in read_numbers(key, start, end) if not one.share]
            if len(numbers) > _FEWEST:
                found = _broken(key, start, end, numbers)
                if found:
                    yield found


def _broken(key: str, start: int, end: int, numbers: Sequence[Number]) -> Pair | None:
    whole = next((one for one in numbers if _ALL().search(key, start, one.start)), None)
    parts = [part for one in numbers if one is not whole and (part := _part(key, start, end, one))]
    if not parts:
        return None
    parts = [part for part in parts if part.kind == parts[0].kind]
    first, last = parts[0].number, parts[-1].number
    if whole is None:
        before = [one for one in numbers if one.end < first.start]
        whole = before[-1] if before and _is_whole(key, before[-1], last, parts[0].kind) else None
    if whole is None or whole.about or whole.value <= 1 or len(parts) < _FEWEST:
        return None
    if len({part.outcome for part in parts}) < len(parts) or any(part.number.about for part in parts):
        return None
    total = sum(part.number.value for part in parts)
    largest = max(part.number.value for part in parts)
    if largest <= whole.value < total:
        return (whole.start, whole.end), (first.start, last.end)
    return None


def _is_whole(key: str, whole: Number, last: Number, kind: str) -> bool:
    """Tell whether the parts are said to be some of those that are numbered before them, or those are matches."""
    if kind == "matches":
        return _PLAYED().match(key, whole.end) is not None
    return _OF_THEM().search(key, whole.end, last.end) is not None


def _part(key: str, start: int, end: int, number: Number) -> _Part | None:
    """Give the outcome that is told right before a number, or else right behind it."""
    before = key[max(start, number.start - _BEFORE) : number.start].split()
    behind = re.split(r"[،,؛:(]", key[number.end : end])[0].split()[:_BEHIND]
    words = list[str]()
    for word in reversed(before[-4:]):
        if word.rstrip("،,").isdecimal():
            break
        words.append(word)
    for word in (*words, *behind):
        found = _outcomes().get(word.strip("،,.:()"))
        if found:
            return _Part(number, *found)
    return None


@lru_cache(maxsize=1)
def _outcomes() -> dict[str, tuple[str, int]]:
    """Give every form of the words that tell an outcome, with its kind and number."""
    found = dict[str, tuple[str, int]]()
    for number, (name, those) in enumerate(table("numbers.outcomes").items()):
        outcome = name.split(" ")[0], number
        for conjunction, lead, word, ending in product(("", "و", "ف"), _LEADS, those, _ENDINGS):
            found.setdefault(f"{conjunction}{lead}{word}{ending}", outcome)
    return found
