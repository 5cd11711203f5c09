"""How much two stretches of Arabic prose share: the share of word stems, as in M. Hearst, TextTiling (1997)."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from cleaner.arabic.word_lists import word_set

_WORD = re.compile(r"[ء-غف-ي]{3,}")
_PREFIX = re.compile(r"[وف]?(?:بال|كال|ال|لل|[بلك](?=\w{4}))?")
_STEM = 5  # letters; enough to tell words apart, few enough to lose most endings
_SHORTEST = 3  # letters of a stem
_WHOLE = 4  # letters; a word of so many is its own stem
_REMEMBERED = 1 << 15  # words; most of a text are among so many
_NONE = frozenset({""})


def stems(key: str) -> frozenset[str]:
    """Give the stems of the content words of a folded text.

    >>> sorted(stems("والمفاوضات في القاهره"))
    ['قاهره', 'مفاوض']
    """
    return frozenset(map(_STEMS.__getitem__, _WORD.findall(key))) - _NONE


def _content_stem(word: str) -> str:
    """Give the stem of a word that has a meaning of its own, else nothing."""
    if word in word_set("function_words.shared", "function_words.of_neighbours"):
        return ""
    stem = _stem(word)
    return stem if len(stem) >= _SHORTEST else ""


class _Remembered(dict[str, str]):
    """The stems of the words seen last; a dictionary is read faster than a function's cache."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        stem = self[word] = _content_stem(word)
        return stem


_STEMS: Final = _Remembered()


def _stem(word: str) -> str:
    if len(word) <= _WHOLE:
        return word
    prefix = _PREFIX.match(word)
    start = prefix.end() if prefix else 0
    return word[start : start + _STEM + word.startswith("م")]


def shared(part: Set[str], whole: Set[str]) -> float:
    """Give the share of `part` that stands in `whole` too, from 0 to 1; 0 for an empty part.

    >>> shared(frozenset({"قاهره", "مفاوض"}), frozenset({"قاهره"}))
    0.5
    """
    return len(part & whole) / len(part) if part else 0.0
