"""How much two stretches of Arabic prose share: the share of word stems, as in M. Hearst, TextTiling (1997)."""

from __future__ import annotations

import re
from collections.abc import Set

from cleaner.arabic.word_lists import word_set

_WORD = re.compile(r"[ء-غف-ي]{3,}")
_PREFIX = re.compile(r"^[وف]?(?:بال|كال|ال|لل|[بلك](?=\w{4}))?")
_STEM = 5  # letters; enough to tell words apart, few enough to lose most endings


def stems(key: str) -> frozenset[str]:
    """Give the stems of the content words of a folded text.

    >>> sorted(stems("والمفاوضات في القاهره"))
    ['قاهره', 'مفاوض']
    """
    functional = word_set("function_words.shared", "function_words.of_neighbours")
    return frozenset(stem for word in _WORD.findall(key) if word not in functional and len(stem := _stem(word)) >= 3)


def _stem(word: str) -> str:
    return _PREFIX.sub("", word, count=1)[: _STEM + 1 if word.startswith("م") else _STEM] if len(word) > 4 else word


def shared(part: Set[str], whole: Set[str]) -> float:
    """Give the share of `part` that stands in `whole` too, from 0 to 1; 0 for an empty part.

    >>> shared(frozenset({"قاهره", "مفاوض"}), frozenset({"قاهره"}))
    0.5
    """
    return len(part & whole) / len(part) if part else 0.0
