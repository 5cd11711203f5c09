"""Arabic words in their inflected forms, on the folded key: prefixes, adjectives of origin, quotation marks.

Everything here reads and gives folded text (`cleaner.arabic.fold`): ة is ه, ى is ي, every alef and its hamza are ا.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Final, NamedTuple

OPENING_QUOTES: Final = "«\"“„‹‘'"
CLOSING_QUOTES: Final = "»\"”“›’'"
QUOTES: Final = "".join(dict.fromkeys(OPENING_QUOTES + CLOSING_QUOTES))
_PREFIX: Final = re.compile(r"[وف]?(?:[بلك]|لل)?")
_WORD: Final = re.compile(r"\w+")
_GAP: Final = re.compile(r"(\W+)")
# Templates of the grammarians, as they look on folded words: فعل، فعال، افعال، تفعيل، استفعال، مفعول …
_SHORT: Final = r"\w{1,3}|\w[اوي]\w\w|\w\w[اوي]\w|\w{2}[اوي]\wه|\wا\w{2}ه|\w{3}ه"  # فعل، فاعل، فعيل، فعيله، فاعله، فعله
_WITH_ALEF: Final = r"ا\w\wا\w|ا\wت\wا\w|ان\w\wا\w|است\w{2,5}"  # افعال، افتعال، انفعال، استفعال
_WITH_TEH: Final = r"ت\w\w[يا]\w|ت\wا\wي?\w"  # تفعيل، تفعال، تفاعل، تفاعيل
_WITH_MEEM: Final = r"م\w{2,4}|م\wا\w{2}ه|م\w{2,4}يه"  # مفعول، مفاعله، مفعوليه
_BROKEN: Final = r"\wوا\w\w|\w\wاي\w"  # فواعل، فعايل
_VERBS: Final = r"[يتنس]\w{2,3}|[يت]ست\w{2,4}|ي\w{3,4}|\w{3}[يت]|ا\wت\w{2}ت"  # يفعل، يستفعل، يفعلون، فعلت، افتعلت
_ENDED: Final = r"\w{2,}(?:ات|ها|هم|وا)|\w{3,}ته"
_NATIVE: Final = re.compile("|".join((_SHORT, _WITH_ALEF, _WITH_TEH, _WITH_MEEM, _BROKEN, _VERBS, _ENDED)))
_SOUNDS: Final = tuple(zip("غقكڤپطصضظذث", "جججفبتسدززس", strict=True))
_ENDINGS: Final = ("", "ه", "ان", "ين", "ون", "تان", "تين", "ات")
_FEMININE: Final = frozenset({"ه", "تان", "تين", "ات"})
_LONG: Final = 3  # letters that must be left of a word when a prefix is taken off


class Form(NamedTuple):
    """One way to read a word: what is left of it without the particles before it, and whether it has the article ال."""

    stem: str
    definite: bool


def readings(word: str) -> tuple[Form, ...]:
    """Give every way to read a folded word as particles (و ف ب ل ك), the article, and a stem; the barest comes last.

    >>> [form.stem for form in readings("وبالروسيه")]
    ['وبالروسيه', 'بالروسيه', 'الروسيه', 'روسيه']
    >>> readings("للروس")[-1]
    Form(stem='روس', definite=True)
    """
    found = [Form(word, word.startswith("ال"))]
    if word[:1] in ("و", "ف") and len(word) > _LONG:
        found.append(Form(word[1:], word.startswith("ال", 1)))
    last = found[-1].stem
    if last.startswith("لل") and len(last) > _LONG:
        found.append(Form("ال" + last[2:], True))
    elif last[:1] in ("ب", "ل", "ك") and len(last) > _LONG:
        found.append(Form(last[1:], last.startswith("ال", 1)))
    last = found[-1].stem
    if last.startswith("ال") and len(last) > _LONG:
        found.append(Form(last[2:], True))
    return tuple(found)


def is_prefix(letters: str) -> bool:
    """Tell whether letters in front of a name are particles that are written together with it.

    >>> is_prefix("ول"), is_prefix("ال"), is_prefix("")
    (True, False, True)
    """
    return _PREFIX.fullmatch(letters) is not None


@lru_cache(maxsize=4096)
def inflected(stem: str) -> tuple[str, ...]:
    """Give the forms of an adjective of origin from its masculine singular: feminine, dual and plural, all cases.

    >>> inflected("روسي")
    ('روسي', 'روسيه', 'روسيان', 'روسيين', 'روسيون', 'روسيتان', 'روسيتين', 'روسيات')
    """
    return tuple(stem + ending for ending in _ENDINGS)


def is_feminine(form: str) -> bool:
    """Tell whether a form of an adjective of origin is feminine, as what is said of an agency has to be.

    >>> is_feminine("روسيه"), is_feminine("الروسي"), is_feminine("روسيتين")
    (True, False, True)
    """
    return any(form.endswith("ي" + ending) for ending in _FEMININE)


def unquoted(text: str) -> str:
    """Give a text without the quotation marks and blanks at its ends.

    >>> unquoted('«تاس» ')
    'تاس'
    """
    return text.strip(QUOTES + " ")


def phonetic_key(key: str) -> str:
    """Give a text of the same length with one letter for each of the foreign sounds that Arabic writes with several.

    >>> phonetic_key("سيرغي") == phonetic_key("سيرجي"), phonetic_key("غوتيريش") == phonetic_key("جوتيريش")
    (True, True)
    """
    for letter, other in _SOUNDS:
        key = key.replace(letter, other)
    return key


def looks_native(word: str) -> bool:
    """Tell whether a word, less the particles before it, has the shape of an Arabic verb or noun: few foreign names do.

    >>> [looks_native(word) for word in ("استعداد", "دعم", "ولحكومه", "وثايق", "بولوتين", "كوزنتسوف")]
    [True, True, True, True, False, False]
    """
    return any(
        _NATIVE.fullmatch(form.stem) and (form.stem is word or len(form.stem) >= _LONG) for form in readings(word)
    )


def occurrences(key: str, words: str) -> Iterator[int]:
    """Give where words begin in a key, each place that holds them.

    >>> list(occurrences("هذا وهذا", "هذا"))
    [0, 5]
    """
    place = key.find(words)
    while place >= 0:
        yield place
        place = key.find(words, place + 1)


def words_in(key: str) -> tuple[str, ...]:
    """Give the words of a key, in order; several look at those of one text, one after the other.

    >>> words_in("قال «لافروف» امس")
    ('قال', 'لافروف', 'امس')
    """
    return _words_with_starts(key)[0]


def word_starts(key: str) -> tuple[int, ...]:
    """Give where the words of a key begin, in order, as many as `words_in` gives.

    >>> word_starts("قال «لافروف» امس")
    (0, 5, 13)
    """
    return _words_with_starts(key)[1]


@lru_cache(maxsize=4)
def _words_with_starts(key: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Part a key at what is no word, which takes half of the time that matches with their places do."""
    parts = _GAP.split(key)
    starts = tuple(accumulate(map(len, parts), initial=0))
    first, last = 0 if parts[0] else 2, len(parts) if parts[-1] else len(parts) - 2
    return tuple(parts[first:last:2]), starts[first:last:2]


def places_of(key: str, words: frozenset[str]) -> list[int]:
    """Give where those words of a key begin that are in a set, a conjunction before them or not.

    >>> places_of("قال منهم ومنها", frozenset({"منها", "منهم"}))
    [4, 9]
    """
    found, starts = words_in(key), word_starts(key)
    return [starts[at] for at, word in enumerate(found) if word in words or word[1:] in words]


def words_of(key: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
    """Give the words of `start:end` of a key, each as a match that knows its place.

    >>> [word[0] for word in words_of("قال «لافروف» امس")]
    ['قال', 'لافروف', 'امس']
    """
    return list(_WORD.finditer(key, start, len(key) if end is None else end))
