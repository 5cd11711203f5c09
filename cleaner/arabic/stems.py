"""What a text is about: the stems of its content words, on the folded key.

The stemmer is light: it takes off particles, the article and endings of number and gender, and knows no roots (after
L. Larkey, L. Ballesteros and M. Connell, 2002).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from cleaner.arabic.morphology import readings
from cleaner.arabic.word_lists import word_set

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_PREFIX: Final = re.compile(r"\A(?:و?(?:ال|بال|كال|فال|لل)|و)(?=\w{2})")
_ENDING: Final = re.compile(r"(?<=\w\w)(?:ها|ان|ات|ون|ين|يه|يات|ه|ي)\Z|(?<=\w\w\w)يا\Z|(?<=\w\w\w)ا\Z")
_PARTICLES: Final = "بلفك"
_LONG: Final = 4  # letters; in a shorter word, a first letter is taken for its own and no particle
_SHORTEST: Final = 3  # letters of a stem
_WEAK: Final = re.compile("[اويء]")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Give the light stem of a folded word, or an empty text for a function word and what is too short.

    >>> [stem(word) for word in ("والمفاوضات", "مفاوض", "بالقاهره", "القاهره", "التي")]
    ['مفاوض', 'مفاوض', 'قاهر', 'قاهر', '']
    """
    functional = _function_words()
    if word in functional:
        return ""
    bare = _PREFIX.sub("", word, count=1)
    if bare == word and len(word) > _LONG and word[0] in _PARTICLES:
        bare = word[1:]
    for form in (bare, word):  # «لبنان» would lose all its letters
        if form in functional:
            return ""
        if len(found := _without_ending(form)) >= _SHORTEST:
            return found
    return ""


def _without_ending(word: str) -> str:
    return _ENDING.sub("", word) if len(word) >= _LONG else word


@lru_cache(maxsize=65_536)
def variants(word: str) -> frozenset[str]:
    """Give the stem of a folded word for every way to read its first letters, as particles or as its own.

    >>> sorted(variants("فيضانات"))
    ['فيضان', 'فيضانات', 'يضان', 'يضانات']
    """
    if not stem(word):
        return frozenset()
    forms = {form.stem for form in readings(word)}
    return frozenset(form for form in {stem(word), *forms, *map(_without_ending, forms)} if len(form) >= _SHORTEST)


def content_words(key: str, start: int = 0, end: int | None = None) -> list[str]:
    """Give the words of `start:end` of a key that have a stem.

    >>> content_words("اقر المجلس علي الفور الموازنه")
    ['اقر', 'المجلس', 'الفور', 'الموازنه']
    """
    return [word for word in _WORD.findall(key, start, len(key) if end is None else end) if stem(word)]


def content_stems(key: str, start: int = 0, end: int | None = None) -> list[str]:
    """Give the stems of the content words of `start:end` of a key, in their order.

    >>> content_stems("اقر المجلس علي الفور الموازنه")
    ['اقر', 'مجلس', 'فور', 'موازن']
    """
    words = _WORD.findall(key, start, len(key) if end is None else end)
    return [found for word in words if (found := stem(word))]


@lru_cache(maxsize=65_536)
def consonants(stem: str) -> str:
    """Give a stem without its weak letters behind the first one, or an empty text if that leaves too little.

    Words of one root often share it where their stems differ.

    >>> consonants("مستشفي") == consonants("مستشفيا"), consonants("دور")
    (True, '')
    """
    bare = stem[:1] + _WEAK.sub("", stem[1:])
    return bare if len(bare) >= _SHORTEST else ""


@lru_cache(maxsize=1)
def common_stems() -> frozenset[str]:
    """Give the stems that news of every subject share, so that they tell nothing of what a text is about.

    >>> "رييس" in common_stems(), "زلزال" in common_stems()
    (True, False)
    """
    return frozenset(filter(None, map(stem, word_set("function_words.of_news"))))


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    return word_set("function_words.shared", "function_words.of_subjects")
