"""The outer form of a word: its particles, what a verb begins and a plural ends with, so that unseen words count."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from cleaner.arabic.word_lists import word_set

MARKS: Final = ".,:،؛()[]«»\"'|-–“”!؟?…"
_SHORTEST: Final = 3  # letters
_PLURALS: Final = ("ات", "ين", "ون")


@lru_cache(maxsize=1 << 15)
def word_form(word: str) -> str:
    """Name the form of a folded word that has no marks around it; what is no Arabic word has a form of its own.

    >>> [word_form(word) for word in ("والقاهره", "يعلن", "مدينه", "2024", "")]
    ['وال', 'ي', '_ه', 'd', '0']
    """
    if not word or word[0].isascii():
        return "0" if not word else "d" if word.isdigit() else "L"
    size = len(word)
    if word[0] == "و" and size > _SHORTEST:
        return f"و{_inner_form(word[1:])}"
    return _inner_form(word)


def _inner_form(word: str) -> str:
    size = len(word)
    if size > _SHORTEST + 1:
        if word.startswith("ال"):
            return "ال"
        if word.startswith(("بال", "لل")):
            return "بال"
        if word[0] in "بلك":
            return "ب"
    if size > _SHORTEST and word[0] in "يت":
        return word[0]
    if word[-1] == "ه":
        return "_ه"
    if word.endswith(_PLURALS):
        return "_ات"
    return "s" if size <= _SHORTEST else "x"


@cache
def function_words() -> frozenset[str]:
    """Give the words of which prose has many and labels few.

    >>> {"من", "الذي"} <= function_words()
    True
    """
    return word_set("function_words.shared", "function_words.of_subjects")
