"""Names of foreigners in a folded text, whom no office and no verb of speech shows: two words of no Arabic shape."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from cleaner.arabic.morphology import phonetic_key, words_in
from cleaner.arabic.word_lists import word_set
from cleaner.inspection.registry.office_holders import could_be_name, given_names, is_strange

if TYPE_CHECKING:
    from cleaner.inspection.registry.actors import Actors

Place = tuple[int, int]

_SHORTEST: Final = 4  # letters of each word
_LONG: Final = 7  # letters of a name that begins like a word behind a particle: بالاكين
_WORD: Final = re.compile(r"\w+")
_HISSING: Final = str.maketrans("شصثط", "سسست")  # غوتيريش, غوتيريس
_BEFORE: Final = 20  # characters before a name in which the noun for a place or a firm stands
_ENDINGS: Final = (  # of Arabic words, mostly
    *("ين", "ون", "ان", "ات", "نا", "ها", "هم", "كم"),
    *("يه", "يا", "تك", "تم", "وا"),
)


def foreign_names(key: str, actors: Actors) -> Iterator[tuple[str, Place]]:
    """Give pairs of words that look like the name of a foreigner, with the place of each.

    >>> from cleaner.arabic.fold import fold
    >>> from cleaner.inspection.registry.actors import load_actors
    >>> [name for name, _ in foreign_names(fold("أمضت إنغبورغ هاغنباخ عشرين عاما في جامعة برمنغهام"), load_actors())]
    ['انغبورغ هاغنباخ']
    """
    given = given_names()
    words = words_in(key)
    foreign = {
        word
        for word in set(words)
        if (len(word) >= _SHORTEST and _is_foreign(word)) or (word.startswith("بال") and len(word) >= _LONG)
    }
    pairs = enumerate(pairwise(words))
    places = [at for at, (first, word) in pairs if word in foreign and (first in foreign or first in given)]
    found = list(_WORD.finditer(key)) if places else []
    for at in places:
        last, word = found[at], found[at + 1]
        if word.start() == last.end() + 1 and key[last.end()] == " ":
            known = _is_foreign(last[0]) or (last[0] in given and last[0] != "علي")  # على, more often than not
            strange = known and _is_foreign(word[0]) and not actors.country_of_adjective(word[0])
            like_a_particle = _is_foreign(last[0]) and word[0].startswith("بال") and len(word[0]) >= _LONG
            if (strange or like_a_particle) and is_of_person(key, last.start(), word.end()):
                yield f"{last[0]} {word[0]}", (last.start(), word.end())


def is_of_person(key: str, start: int, end: int) -> bool:
    """Tell whether no noun for a place, a firm or a team stands before a name or is its first word.

    >>> is_of_person("معبر ناحل عوز", 5, 13)
    False
    """
    before = key[max(0, start - _BEFORE) : start].strip().rpartition(" ")[2]
    first = key[start:end].partition(" ")[0]
    return word_set("offices.not_of_persons").isdisjoint({before, _bare(before), first, _bare(first)})


def heard(key: str) -> str:
    """Give a text of the same length in which letters are one that foreign names are spelled with in turn.

    >>> heard("غوتيريش") == heard("جوتيريس")
    True
    """
    return phonetic_key(key).translate(_HISSING)


@lru_cache(maxsize=65_536)
def _is_foreign(word: str) -> bool:
    if len(word) < _SHORTEST or word.startswith("و") or word.endswith(_ENDINGS):
        return False
    return word.isalpha() and "ا" <= word[0] <= "ي" and could_be_name(word) and is_strange(word)


def _bare(word: str) -> str:
    return word[1:] if word[:1] in "وفبل" and len(word) > _SHORTEST else word.removeprefix("ال")
