"""The tokens of a line in which what changes from article to article is a slot: dates, numbers, codes and the title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from sys import intern
from typing import Final, NamedTuple

from cleaner.rules.templates import date_words, mask_title

TITLE: Final = "{title}"
DATE: Final = "{date}"
NUMBER: Final = "{number}"
_NUMBER: Final = re.compile(r"\d[\d.,:/٫٬-]*")
_DATE: Final = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{1,2}:\d{2}(?::\d{2})?")
_DATED: Final = re.compile(r"[(\[]?(\d[\d.,:/-]*(?:هـ?|م|st|nd|rd|th)?)[)\],،|]?")
_ADDRESS: Final = re.compile(r"((?:https?://)?(?:[A-Za-z0-9-]+\.)+[a-z]{2,}/)[\w%~+=&?#.@/:!-]++", re.IGNORECASE)
_MAIL: Final = re.compile(r"[\w.+-]++(@[\w-]++(?:\.[\w-]++)++)")
_MASK: Final = re.compile("\ue000\ue001*")
_JOINING: Final = frozenset({"-", "–", "—", "|", "/", "،", ",", "و"})
_MARKS: Final = ".,،:|/()[]"
_MOST_DATE: Final = 16  # tokens


class Tokens(NamedTuple):
    """The tokens of a line with slots, and the words that stood where its slots for numbers are."""

    slotted: tuple[str, ...]
    numbers: tuple[str, ...]


def tokens_of(key: str, title: str = "") -> Tokens:
    """Give the tokens of a line's key, with slots for what changes; `title` is folded.

    >>> tokens_of("الرياض 26 شوال 1436 ه الموافق 11 اغسطس 2015 م واس").slotted
    ('الرياض', '{date}', 'واس')
    >>> tokens_of("هاتف 5551234: فتح الطريق الساحلي", "فتح الطريق الساحلي")
    Tokens(slotted=('هاتف', '{number}:', '{title}'), numbers=('5551234:',))
    """
    if title:
        masked = mask_title(key, title)
        if masked is not key:
            key = _MASK.sub(f" {TITLE} ", masked)
    words = list(map(intern, key.split()))  # each word once, for a site says the same again and again
    if not any(map(_changes, words)):
        return Tokens(tuple(words), ())
    found: list[str] = []
    numbers: list[str] = []
    index = 0
    while index < len(words):
        end = _date_end(words, index)
        if end:
            found.append(DATE)
            index = end
        else:
            slot = _slot(words[index])
            if NUMBER in slot:
                numbers.append(words[index])
            found.append(intern(slot))
            index += 1
    return Tokens(tuple(found), tuple(numbers))


def _changes(word: str) -> bool:
    return not word.isalpha() and any(character.isdigit() or character in "/@" for character in word)


def _slot(word: str) -> str:
    """Give a word with a slot for its number, or for the changing part of an address."""
    if word.isalpha() or word == TITLE:
        return word
    if address := _ADDRESS.fullmatch(word):
        return f"{address[1]}{{code}}"
    if mail := _MAIL.fullmatch(word):
        return f"{{code}}{mail[1]}"
    bare = word.strip(_MARKS)
    return word.replace(bare, NUMBER) if _NUMBER.fullmatch(bare) else word


def _date_end(words: Sequence[str], start: int) -> int:
    """Give where a date that begins at a word ends, or 0 where none does: a number with a month, or a stamp."""
    dated = date_words()
    numbers = names = stamps = 0
    end = last = start
    while end < len(words) and end - start < _MOST_DATE:
        word = words[end]
        bare = word.strip(_MARKS)
        if _DATE.fullmatch(bare):
            stamps, last = stamps + 1, end + 1
        elif _DATED.fullmatch(word):
            numbers, last = numbers + 1, end + 1
        elif bare and all(part in dated for part in bare.split("/")):
            names += len(bare) > 1
            last = end + 1
        elif word not in _JOINING or end == start:
            break
        end += 1
    if not stamps and not (numbers and names):
        return 0
    return last
