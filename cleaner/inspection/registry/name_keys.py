"""The spelling in which names are compared, and names with all who bear them.

A name stands in print in many spellings: folded differently, in quotes, with dots between initials. `name_key` makes
one of them. What is found by it is a list, for names are many-to-many.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TypeVar

from cleaner.arabic.fold import fold
from cleaner.arabic.word_lists import word_pattern

_AROUND: Final = " \t\n.،,:؛;-–—_|/()[]{}«»\"'“”„‟‘’‹›*"
_INITIALS: Final = re.compile(r"\w(?:[ .\-]{1,3}\w)+[ .]*")
_MARKS: Final = frozenset(" .-")
_RUN_OF_MARKS: Final = re.compile(r"[ .\-]+")
_LETTERS: Final = word_pattern(r"(?: ?\b<letters.latin>\b){2,}")
Bearer = TypeVar("Bearer")


def name_key(text: str) -> str:
    """Give the spelling in which names are compared: folded, without quotes around it, initials set apart by blanks.

    >>> name_key("«الشرق الأوسط»"), name_key("أ.ف.ب.")
    ('الشرق الاوسط', 'ا ف ب')
    """
    return _tidy(fold(text).casefold())


def name_keys(texts: Iterable[str]) -> dict[str, str]:
    """Give each text with its `name_key`; all are folded at once, which is many times faster than one by one.

    >>> name_keys(["واس", "أ ف ب"])
    {'واس': 'واس', 'أ ف ب': 'ا ف ب'}
    """
    texts = tuple(dict.fromkeys(texts))
    folded = fold("\n".join(texts)).casefold().split("\n")
    if len(folded) != len(texts):  # a text holds a line break of its own
        return {text: name_key(text) for text in texts}
    return {text: _tidy(key) for text, key in zip(texts, folded, strict=True)}


def bearers(named: Iterable[tuple[Bearer, Iterable[str]]]) -> dict[str, tuple[Bearer, ...]]:
    """Give every spelling of the names with all who bear them, in the order in which they come.

    >>> bearers([("السعودية", ["الوطن"]), ("قطر", ["الوطن", "بي بي سي"])])
    {'الوطن': ('السعودية', 'قطر'), 'بي بي سي': ('قطر',), 'بي.بي.سي': ('قطر',)}
    """
    named = [(bearer, tuple(names)) for bearer, names in named]
    keys = name_keys(name for _, names in named for name in names)
    found: dict[str, list[Bearer]] = {}
    letters = _LETTERS()
    for bearer, names in named:
        for name in names:
            key = keys[name]
            # the names of Latin letters are also joined by dots: سي.إن.إن
            dotted = key.replace(" ", ".") if " " in key and letters.fullmatch(key) else key
            for spelling in (key, dotted):
                those = found.setdefault(spelling, [])
                if not those or those[-1] is not bearer:
                    those.append(bearer)
    return {key: tuple(those) for key, those in found.items()}


def _tidy(folded: str) -> str:
    key = folded.strip(_AROUND)
    if "  " in key or "\n" in key:
        key = " ".join(key.split())
    return _RUN_OF_MARKS.sub(" ", key).strip() if key[1:2] in _MARKS and _INITIALS.fullmatch(key) else key
