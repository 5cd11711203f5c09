"""Last words that are no whole ones: the article with too few letters behind it, or the beginning of another word."""

from __future__ import annotations

import re
from typing import Final

from cleaner.arabic.stems import stem
from cleaner.arabic.topics import topic_space
from cleaner.arabic.word_lists import word_set

_STUMP: Final = 5  # letters that are left of a word that was cut off
_PARTICLES: Final = re.compile(r"\A[وف]?(?:ال|بال|لل|[بلك](?=\w{3}))?")
_WORD: Final = re.compile(r"[^\W\d_]+")
_WITH_ARTICLE: Final = re.compile(r"[وف]?(?:ال|بال|لل)([^\W\d_]{1,2})")


def is_stump(word: str) -> bool:
    """Tell whether a folded word is the article with too few letters behind it.

    >>> is_stump("الط"), is_stump("الدم")
    (True, False)
    """
    found = _WITH_ARTICLE.fullmatch(word)
    return found is not None and found[1] not in word_set("function_words.of_two_letters")


def is_cut_word(key: str, word: str) -> bool:
    """Tell whether a word that ends a folded text is the beginning of another one of it, and none that is known.

    >>> is_cut_word("عادت قاذفات الى القاذ", "القاذ")
    True
    """
    bare = _PARTICLES.sub("", word, count=1)
    if not 2 <= len(bare) <= _STUMP or key.count(word) > 1:
        return False
    if stem(word) in topic_space().numbers or bare in topic_space().numbers:
        return False
    wholes = {_PARTICLES.sub("", other, count=1) for other in _WORD.findall(key[: -len(word)])}
    return bare not in wholes and any(other.startswith(bare) and len(other) >= len(bare) + 2 for other in wholes)
