"""Numbers in Arabic texts, in digits and in words, on the folded key: «1,198», «خمسة وعشرون», «4 ملايين ونصف»."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.word_lists import table, word_set, words

PERCENT: Final = "بالميه"
PREFIXES: Final = frozenset("بلوف")
WORD: Final = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d]+|[^\w\s]")
_FRACTION: Final = "ر"  # «2ر1» of agencies, which some write 1ر2: it is not told which
_THOUSANDS: Final = re.compile(r"[.,٫٬](?=\d{3}(?!\d))")


class Number(NamedTuple):
    """A number at `start:end` of a key, with the word behind it as it stands; `share` tells that it is a percentage."""

    start: int
    end: int
    value: float
    behind: str
    share: bool
    about: bool


def read_numbers(key: str, start: int = 0, end: int | None = None) -> list[Number]:
    """Give every number in `start:end` of a key, be it the count of a thing or not, in order.

    >>> from cleaner.arabic.fold import fold
    >>> [(one.value, one.behind, one.share) for one in read_numbers(fold("أيد 62% القرار، و4 ملايين ونصف المليون لا"))]
    [(62.0, 'القرار', True), (4500000.0, 'لا', False)]
    """
    words = list(WORD.finditer(key, start, len(key) if end is None else end))
    found, index = list[Number](), 0
    while index < len(words):
        value, after = number_at(words, index)
        if not after:
            index += 1
            continue
        rest = [word[0] for word in words[after : after + 3]]
        marks = 1 if rest[:1] in (["%"], ["٪"], [PERCENT], ["بالمايه"]) else 0
        marks = 2 if rest[:1] == ["في"] and rest[1:2] in (["الميه"], ["المايه"]) else marks
        before = {word[0] for word in words[max(0, index - 3) : index]}
        found.append(
            Number(
                words[index].start(),
                words[after + marks - 1].end(),
                value,
                rest[marks] if len(rest) > marks else "",
                marks > 0,
                not word_set("numbers.about").isdisjoint(before),
            )
        )
        index = max(after + marks, index + 1)
    return found


def find_numbers(key: str) -> set[float]:
    """Give every number that stands in a key, counted thing or not.

    >>> from cleaner.arabic.fold import fold
    >>> sorted(find_numbers(fold("فاز 3-1 في 2024 أمام ألفي متفرج وعشرين شرطيا")))
    [1.0, 3.0, 20.0, 2000.0, 2024.0]
    """
    words = list(WORD.finditer(key))
    found: set[float] = set()
    index = 0
    while index < len(words):
        value, after = number_at(words, index)
        if after:
            found.add(value)
        index = max(after, index + 1)
    return found


def number_at(words: list[re.Match[str]], index: int) -> tuple[float, int]:
    """Give the number that begins at a word, and the index of the word behind it, or 0 if none begins there."""
    numbers, word = number_words(), words[index][0]
    value = numbers.get(word)
    if value is None:
        if word[0].isdigit():
            value = _digits(word)
        elif word[0] in PREFIXES:
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
    return _scaled(words, float(value), index)


def _scaled(words: list[re.Match[str]], value: float, index: int) -> tuple[float, int]:
    """Give a number with the scale behind it, and with what that leaves over: «4 ملايين ونصف», «186 ألفا و823»."""
    scale = _scales().get(words[index][0]) if index < len(words) else None
    if scale:
        value, index = value * scale, index + 1
    else:
        scale = _scale_within(words[index - 1][0])
        if not scale:
            return value, index
    part = _parts_of_one().get(words[index][0]) if index < len(words) else None
    if part:
        of_scale = index + 1 < len(words) and words[index + 1][0].removeprefix("ال") in _scales()
        return value + part * scale, index + 1 + of_scale  # «ونصف المليون»
    if index + 1 < len(words) and words[index][0] == "و" and words[index + 1][0].isdecimal():
        more, after = number_at(words, index + 1)
        return (value + more, after) if more < scale else (value, index)
    return value, index


def _scale_within(word: str) -> float:
    """Give the scale that a word holds with its number: a million in «مليونين» and in «مليون»; 0 if it holds none."""
    value = number_words().get(word) or number_words().get(word[1:], 0)
    return next((scale for scale in _scales().values() if value in (scale, 2 * scale)), 0.0) if value >= 1000 else 0.0


def _is_of_another_kind(words: list[re.Match[str]], index: int) -> bool:
    """Tell whether a number is part of a fraction of an agency's, an ordinal («السباق الـ8»), or scales another."""
    if index and words[index][0] in _scales():
        before = words[index - 1][0]
        if before[-1].isdigit() or before.removeprefix("ال") in number_words():
            return True
    if index > 1 and words[index - 1][0] in ",،" and words[index - 2][0].isdigit():
        return True  # «7, 2 مليار»
    near = [word[0] for word in words[max(0, index - 1) : index + 2]]
    return _FRACTION in near or (index > 0 and near[0] == "ال")


def _added(word: str) -> float | None:
    """Give what a later word of a number adds to it: «خمسة عشر», «خمسة وعشرون»."""
    if word in ("عشر", "عشره"):
        return 10
    return number_words().get(word[1:]) if word[0] == "و" else None


def _digits(text: str) -> float | None:
    """Read digits with their separators: «1,198», «3.5»; None for what is no number, such as «3.5.1»."""
    try:
        return float(_THOUSANDS.sub("", text).replace(",", ".").replace("٫", ".").replace("٬", "."))
    except ValueError:
        return None


@lru_cache(maxsize=1)
def number_words() -> dict[str, float]:
    """Give the folded words that are numbers, in all their forms, with what they are worth.

    >>> number_words()["خمسين"], number_words()["مليون"]
    (50, 1000000.0)
    """
    numbers: dict[str, float] = {}
    for number, word in enumerate(words("numbers.units"), 1):
        numbers[word] = number
        numbers[word.removesuffix("ه") if number > 2 else word + "ه"] = number
        if number > 2:  # «سبعا وأربعين»
            numbers[word.removesuffix("ه") + "ا"] = number
    for word in words("numbers.ones_of_scale"):
        numbers[word] = _scales()[word]
    for value, others in table("numbers.other_forms").items():
        numbers |= dict.fromkeys(others, float(value))
    for number, word in enumerate(words("numbers.tens"), 2):
        numbers[word] = numbers[word.removesuffix("ون") + "ين"] = number * 10
    for number, word in enumerate(words("numbers.hundreds"), 1):
        numbers[word] = numbers[word.replace("ميه", "مايه")] = number * 100
    return numbers


@lru_cache(maxsize=1)
def _parts_of_one() -> dict[str, float]:
    return {f"و{word}": 1 / float(number) for number, those in table("numbers.fractions").items() for word in those}


@lru_cache(maxsize=1)
def _scales() -> dict[str, float]:
    return {word: float(value) for value, those in table("numbers.scales").items() for word in those}
