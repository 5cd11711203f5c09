"""Counted things in Arabic texts, on the folded key: «12 شخصا», «خمسة عشر عاملا», «قتيلان»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.casualties import event_of
from cleaner.arabic.numbers import PERCENT, PREFIXES, WORD, number_at, number_words
from cleaner.arabic.stems import stem
from cleaner.arabic.word_lists import forms, table, word_set

_PERSON: Final = "شخص"
_DIGIT: Final = re.compile(r"\d")
_DEFINITE: Final = re.compile(
    r"(?<!\w)[وفبلك]?ال(?P<thing>[^\W\d_]{3,})(?: (?:في|ب|علي)هم)? ال ?(?:(?P<digits>\d{1,3})(?![\d.,/])"
    r"|(?P<word>[^\W\d_]{2,})(?: (?P<more>عشره?|وال[^\W\d_]{4,}))?)(?!\w)"
)
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
    known = (number_words(), _duals())
    return _DIGIT.search(key) is not None or any(
        word in those or word[1:] in those for word in key.split() for those in known
    )


def find_quantities(key: str, start: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Give the counted things in `start:end` of a key, in digits and in words.

    >>> from cleaner.arabic.fold import fold
    >>> [(found.value, found.thing) for found in find_quantities(fold("مقتل 12 شخصا وإصابة خمسة عشر عاملا"))]
    [(12.0, 'شخص'), (15.0, 'عامل')]
    """
    words = list(WORD.finditer(key, start, len(key) if end is None else end))
    index = 0
    while index < len(words):
        value, after = number_at(words, index)
        if not after:
            dual = _dual_at(words, index)
            if dual:
                yield dual
            index += 1
            continue
        thing = words[after][0] if after < len(words) else ""
        if thing or index:
            before = tuple(word[0] for word in reversed(words[max(0, index - _CONTEXT) : index]))
            behind = tuple(word[0] for word in words[after + 1 : after + 1 + _CONTEXT])
            percent = thing == "في" and behind[:1] in (("الميه",), ("المايه",))
            name = PERCENT if percent else _things().get(thing) or (stem(thing) if thing.isalpha() else "")
            unnamed = not percent and before[:1] and (not name or thing in word_set("numbers.others"))
            if unnamed and event_of(before[0]) is not None:  # «مقتل 14 في …»
                name, after = _PERSON, after - (not name)
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


def _dual_at(words: list[re.Match[str]], index: int) -> Quantity | None:
    """Give the two things that one word counts: «قتيلان», «بشخصين»."""
    word = words[index][0]
    name = _duals().get(word) or (_duals().get(word[1:]) if word[0] in PREFIXES - {"و"} else None)  # «رجل وطفلان»
    if not name:
        return None
    return Quantity(
        start=words[index].start(),
        end=words[index].end(),
        value=2.0,
        thing=name,
        about=False,
        before=tuple(one[0] for one in reversed(words[max(0, index - _CONTEXT) : index])),
        behind=tuple(one[0] for one in words[index + 1 : index + 1 + _CONTEXT]),
    )


def read_definite(key: str) -> Iterator[tuple[int, int, float, str]]:
    """Give what is counted as known («القتلى الخمسة», «الدول الخمس والأربعون»): place, number and thing of each.

    >>> from cleaner.arabic.fold import fold
    >>> [(value, thing) for _, _, value, thing in read_definite(fold("شكرت الدول الخمس والأربعون المتهمين الـ12"))]
    [(45, 'دوله'), (12.0, 'متهم')]
    """
    numbers = number_words()
    for found in _DEFINITE.finditer(key):
        word, more, digits = found["word"] or "", found["more"] or "", found["digits"]
        value = float(digits) if digits else numbers.get(word, 0)
        if not value or (value == 1 and not more):
            continue
        if more in ("عشر", "عشره"):
            value += 10
        elif more:
            tens = numbers.get(more.removeprefix("وال"), 0)
            value = value + tens if tens >= 20 and value < 10 else 0
        if value:
            thing = found["thing"]
            if not thing.endswith(("ون", "ين", "ات")) and thing not in _plurals():
                continue  # «العقد الأربعون» is one
            name = _things().get(thing) or _things().get(_nominative(thing)) or stem(f"ال{thing}")
            yield found.start(), found.end() if more or digits else found.end("word"), value, name


@lru_cache(maxsize=1)
def _plurals() -> frozenset[str]:
    things = {word for those in forms("numbers.things") for word in those[1:] if not word.endswith("ا")}
    classes = table("numbers.classes").values()
    return frozenset(things.union(word for those in classes for word in those))


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    return {word: name for name, those in table("numbers.classes").items() for word in those}


def class_of(word: str) -> str:
    """Give the class of what a folded word counts: things of one class stand for one another; empty if it has none.

    >>> class_of("روايات") == class_of("اعمال"), class_of("قرد")
    (True, '')
    """
    return _classes().get(word) or _classes().get(word.removesuffix("ا"), "")


def _nominative(thing: str) -> str:
    return f"{thing[:-2]}ين" if thing.endswith("ون") else thing


def thing_of(word: str) -> str:
    """Give the name of the thing that a folded word counts, the same for singular and plural.

    >>> thing_of("اشخاص"), thing_of("عاملا")
    ('شخص', 'عامل')
    """
    return _things().get(word) or stem(word)


@lru_cache(maxsize=1)
def _things() -> dict[str, str]:
    names: dict[str, str] = {}
    for those in forms("numbers.things"):
        names |= dict.fromkeys(those, those[0])
    names = {word: word for word in _classes() if not stem(word)} | names  # «شبان»
    return names | {"%": PERCENT, "٪": PERCENT}


@lru_cache(maxsize=1)
def _duals() -> dict[str, str]:
    """Give the duals of the people that are counted, with the name of each; «عامين» and «هدفين» tell little."""
    people = word_set("numbers.persons", "numbers.people")
    names = {word: those[0] for those in forms("numbers.things") for word in those[:1] if word in people}
    stems = {word[:-1] + "ت" if word.endswith("ه") else word: name for word, name in names.items()}
    duals = {stem + ending: name for stem, name in stems.items() for ending in ("ان", "ين")}
    return {word: name for word, name in duals.items() if word not in _things()}  # «متهمين» may be any number
