"""Counted things in Arabic texts, on the folded key: «12 شخصا», «خمسة عشر عاملا», «قتيلان»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.stems import stem
from cleaner.arabic.word_lists import forms, table, word_set, words

_FRACTION: Final = "ر"  # «2ر1» of agencies, which some write 1ر2: it is not told which
_PERCENT: Final = "بالميه"
_PREFIXES: Final = frozenset("بلوف")
_WORD: Final = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d]+|[^\w\s]")
_DIGIT: Final = re.compile(r"\d")
_THOUSANDS: Final = re.compile(r"[.,٫٬](?=\d{3}(?!\d))")
_CONTEXT: Final = 5  # words before and after a quantity that tell what is counted


class Quantity(NamedTuple):
    """A number at `start:end` of a key with the thing that it counts; `thing` is the same for singular and plural.

    `about` tells that the number is said to be rough; `before` and `behind` are the words near it, the nearest first.
    """

    start: int
    end: int
    value: float
    thing: str
    about: bool
    before: tuple[str, ...]
    behind: tuple[str, ...]


def may_count(key: str) -> bool:
    """Tell whether a key may hold a number at all, at less cost than reading it.

    >>> from cleaner.arabic.fold import fold
    >>> may_count(fold("مقتل خمسة عمال")), may_count(fold("مقتل عمال"))
    (True, False)
    """
    return _DIGIT.search(key) is not None or any(word in _numbers() or word[1:] in _numbers() for word in key.split())


def find_quantities(key: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Give the counted things in `start:end` of a key, in digits and in words.

    >>> from cleaner.arabic.fold import fold
    >>> [(found.value, found.thing) for found in find_quantities(fold("مقتل 12 شخصا وإصابة خمسة عشر عاملا"))]
    [(12.0, 'شخص'), (15.0, 'عامل')]
    """
    words = list(_WORD.finditer(key, start, len(key) if end is None else end))
    index = 0
    while index < len(words):
        value, after = _number_at(words, index)
        if not after:
            index += 1
            continue
        thing = words[after][0] if after < len(words) else ""
        if thing:
            before = tuple(word[0] for word in reversed(words[max(0, index - _CONTEXT) : index]))
            behind = tuple(word[0] for word in words[after + 1 : after + 1 + _CONTEXT])
            percent = thing == "في" and behind[:1] in (("الميه",), ("المايه",))
            name = _PERCENT if percent else _things().get(thing) or (stem(thing) if thing.isalpha() else "")
            if name:
                about = not word_set("numbers.about").isdisjoint(before[:3])
                yield Quantity(
                    start=words[index].start(),
                    end=words[after].end(),
                    value=value,
                    thing=name,
                    about=about,
                    before=before,
                    behind=behind,
                )
        index = max(after, index + 1)


def find_numbers(key: str) -> set[float]:
    """Give every number that stands in a key, counted thing or not.

    >>> from cleaner.arabic.fold import fold
    >>> sorted(find_numbers(fold("فاز 3-1 في 2024 أمام ألفي متفرج وعشرين شرطيا")))
    [1.0, 3.0, 20.0, 2000.0, 2024.0]
    """
    words = list(_WORD.finditer(key))
    found: set[float] = set()
    index = 0
    while index < len(words):
        value, after = _number_at(words, index)
        if after:
            found.add(value)
        index = max(after, index + 1)
    return found


def _number_at(words: list[re.Match[str]], index: int) -> tuple[float, int]:
    """Give the number that begins at a word, and the index of the word behind it, or 0 if none begins there."""
    numbers, word = _numbers(), words[index][0]
    value = numbers.get(word)
    if value is None:
        if word[0].isdigit():
            value = _digits(word)
        elif word[0] in _PREFIXES:
            value = numbers.get(word[1:])
        if value is None:
            return 0.0, 0
    if _is_of_another_kind(words, index):
        return 0.0, 0
    index += 1
    while not word[0].isdigit() and index < len(words):
        added = _added(words[index][0])
        if not added:
            break
        value, index = value + added, index + 1
    scale = _scales().get(words[index][0]) if index < len(words) else None
    if scale:
        value, index = value * scale, index + 1
        if index + 1 < len(words) and words[index][0] == "و" and words[index + 1][0].isdecimal():  # «186 ألفا و823»
            more, after = _number_at(words, index + 1)
            value, index = (value + more, after) if more < scale else (value, index)
    return float(value), index


def _is_of_another_kind(words: list[re.Match[str]], index: int) -> bool:
    """Tell whether a number is part of a fraction of an agency's, or an ordinal («السباق الـ8»)."""
    near = [word[0] for word in words[max(0, index - 1) : index + 2]]
    return _FRACTION in near or (index > 0 and near[0] == "ال")


def _added(word: str) -> float | None:
    """Give what a later word of a number adds to it: «خمسة عشر», «خمسة وعشرون»."""
    if word in ("عشر", "عشره"):
        return 10
    return _numbers().get(word[1:]) if word[0] == "و" else None


def _digits(text: str) -> float | None:
    """Read digits with their separators: «1,198», «3.5»; None for what is no number, such as «3.5.1»."""
    try:
        return float(_THOUSANDS.sub("", text).replace(",", ".").replace("٫", ".").replace("٬", "."))
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _numbers() -> dict[str, float]:
    numbers: dict[str, float] = {}
    for number, word in enumerate(words("numbers.units"), 1):
        numbers[word] = number
        numbers[word.removesuffix("ه") if number > 2 else word + "ه"] = number
        if number > 2:  # «سبعا وأربعين»
            numbers[word.removesuffix("ه") + "ا"] = number
    for value, others in table("numbers.other_forms").items():
        numbers |= dict.fromkeys(others, float(value))
    for number, word in enumerate(words("numbers.tens"), 2):
        numbers[word] = numbers[word.removesuffix("ون") + "ين"] = number * 10
    for number, word in enumerate(words("numbers.hundreds"), 1):
        numbers[word] = numbers[word.replace("ميه", "مايه")] = number * 100
    return numbers


@lru_cache(maxsize=1)
def _things() -> dict[str, str]:
    names: dict[str, str] = {}
    for those in forms("numbers.things"):
        names |= dict.fromkeys(those, those[0])
    return names | {"%": _PERCENT, "٪": _PERCENT}


@lru_cache(maxsize=1)
def _scales() -> dict[str, float]:
    return {word: float(value) for value, those in table("numbers.scales").items() for word in those}
