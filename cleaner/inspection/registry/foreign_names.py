"""Names of foreigners in a folded text, whom no office and no verb of speech shows: two words of no Arabic shape."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from cleaner.arabic.morphology import phonetic_key, word_starts, words_in
from cleaner.arabic.word_lists import word_set
from cleaner.inspection.registry.office_holders import could_be_name, given_names, is_strange

if TYPE_CHECKING:
    from cleaner.inspection.registry.actors import Actors

Place = tuple[int, int]

_SHORTEST: Final = 4  # letters of each word
_LONG: Final = 7  # letters of a name that begins like a word behind a particle: بالاكين
_BEFORE: Final = 20  # characters before a name in which the noun for a place or a firm stands
_ENDINGS: Final = (  # of Arabic words, mostly
    *("ين", "ون", "ان", "ات", "نا", "ها", "هم", "كم"),
    *("يه", "يا", "تك", "تم", "وا"),
)


@lru_cache(maxsize=4)
def foreign_names(key: str, actors: Actors) -> tuple[tuple[str, Place], ...]:
    """Give pairs of words that look like the name of a foreigner, with the place of each.

    >>> from cleaner.arabic.fold import fold
    >>> from cleaner.inspection.registry.actors import load_actors
    >>> [name for name, _ in foreign_names(fold("أمضت إنغبورغ هاغنباخ عشرين عاما في جامعة برمنغهام"), load_actors())]
    ['انغبورغ هاغنباخ']
    """
    return tuple(_foreign_names(key, actors))


def _foreign_names(key: str, actors: Actors) -> Iterator[tuple[str, Place]]:
    given = given_names()
    words = words_in(key)
    foreign = set(filter(_may_be_surname, set(words)))
    starts = word_starts(key)
    for at in [at for at, word in enumerate(words) if word in foreign and at]:
        last, word, start = words[at - 1], words[at], starts[at - 1]
        if key.startswith(" ", start + len(last)) and starts[at] == start + len(last) + 1:
            known = _is_foreign(last) or (last in given and last != "علي")  # على, more often than not
            strange = known and _is_foreign(word) and not actors.country_of_adjective(word)
            like_a_particle = word.startswith("بال") and len(word) >= _LONG and _is_foreign(last)
            end = starts[at] + len(word)
            if (strange or like_a_particle) and is_of_person(key, start, end):
                yield f"{last} {word}", (start, end)


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
    return phonetic_key(key).replace("ش", "س")  # غوتيريش, غوتيريس


@lru_cache(maxsize=65_536)
def _may_be_surname(word: str) -> bool:
    return _is_foreign(word) or (word.startswith("بال") and len(word) >= _LONG)


@lru_cache(maxsize=65_536)
def _is_foreign(word: str) -> bool:
    if len(word) < _SHORTEST or word.startswith("و") or word.endswith(_ENDINGS):
        return False
    return word.isalpha() and "ا" <= word[0] <= "ي" and could_be_name(word) and is_strange(word)


def _bare(word: str) -> str:
    return word[1:] if word[:1] in "وفبل" and len(word) > _SHORTEST else word.removeprefix("ال")
