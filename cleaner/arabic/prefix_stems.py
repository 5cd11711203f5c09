"""How much two stretches of Arabic prose share: the share of word stems, as in M. Hearst, TextTiling (1997)."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from cleaner.arabic.word_lists import word_set

_WORD = re.compile(r"[ء-غف-ي]{3,}")
_PREFIX = re.compile(r"^[وف]?(?:بال|كال|ال|لل|[بلك](?=\w{4}))?")
_STEM = 5  # letters; enough to tell words apart, few enough to lose most endings
_SHORTEST = 3  # letters of a stem
_REMEMBERED = 1 << 14  # words; most of a text are among so many


def stems(key: str) -> frozenset[str]:
    """Give the stems of the content words of a folded text.

    >>> sorted(stems("والمفاوضات في القاهره"))
    ['قاهره', 'مفاوض']
    """
    return frozenset(filter(None, map(_content_stem, _WORD.findall(key))))


@lru_cache(maxsize=_REMEMBERED)
def _content_stem(word: str) -> str:
    """Give the stem of a word that has a meaning of its own, else nothing."""
    if word in word_set("function_words.shared", "function_words.of_neighbours"):
        return ""
    stem = _stem(word)
    return stem if len(stem) >= _SHORTEST else ""


def _stem(word: str) -> str:
    return _PREFIX.sub("", word, count=1)[: _STEM + 1 if word.startswith("م") else _STEM] if len(word) > 4 else word


def shared(part: Set[str], whole: Set[str]) -> float:
    """Give the share of `part` that stands in `whole` too, from 0 to 1; 0 for an empty part.

    >>> shared(frozenset({"قاهره", "مفاوض"}), frozenset({"قاهره"}))
    0.5
    """
    return len(part & whole) / len(part) if part else 0.0
