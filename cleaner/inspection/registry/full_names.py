"""Full names in a folded text: a given name of the language with the family name behind it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.lexicon import load_lexicon
from cleaner.arabic.morphology import occurrences, phonetic_key
from cleaner.arabic.stems import stem
from cleaner.arabic.topics import topic_space
from cleaner.arabic.word_lists import word_set
from cleaner.inspection.registry.office_holders import could_be_name

Place = tuple[int, int]

_WORD: Final = re.compile(r"\w+")
_SHORTEST: Final = 3  # letters of each word
_WEAK: Final = str.maketrans("", "", "اويه")
_SOUNDS: Final = 3  # consonants of a family name that is compared
_GIVEN: Final = 2  # and of a given name
_NEAR: Final = 90  # characters between two of one family, who are named together
_FAMILY: Final = 80  # characters around a name in which it is said that one is another's kin


class FullName(NamedTuple):
    """A given name and a family name at `place` of a key."""

    given: str
    family: str
    place: Place


def full_names(key: str) -> list[FullName]:
    """Give the names of two words whose first is a given name, in order.

    >>> from cleaner.arabic.fold import fold
    >>> [(one.given, one.family) for one in full_names(fold("كرم الاتحاد السباح أيمن الغضباني أمس"))]
    [('ايمن', 'الغضباني')]
    """
    given = _given_names().intersection(key.split())
    found = list[FullName]()
    for name in given:
        for start in occurrences(key, f"{name} "):
            word = _WORD.match(key, start + len(name) + 1)
            if word and not key[start - 1 : start].isalnum() and _may_be_family(word[0]):
                found.append(FullName(name, word[0], (start, word.end())))
    return sorted(found, key=lambda one: one.place)


def names_alike(key: str) -> Iterator[tuple[Place, Place]]:
    """Give pairs of names that may be one person's in two spellings: one half is the same, the other sounds alike.

    >>> from cleaner.arabic.fold import fold
    >>> key = fold("أوقف سالم باعوضة أمس. وأقر سالم باعويضة بصلته بالشبكة.")
    >>> [key[slice(*other)] for _, other in names_alike(key)]
    ['سالم باعويضه']
    """
    names = full_names(key)
    often = Counter((name.given, name.family) for name in names)
    by_family: dict[str, list[FullName]] = defaultdict(list)
    told = set[frozenset[tuple[str, str]]]()
    for name in names:
        sound = sound_of(name.family)
        for other in by_family[sound] if len(sound) >= _SOUNDS else ():
            pair = frozenset({(name.given, name.family), (other.given, other.family)})
            if (
                len(pair) == 2
                and pair not in told
                and _is_one(key, other, name)
                and min(often[one] for one in pair) == 1
            ):
                told.add(pair)
                yield other.place, name.place
        by_family[sound].append(name)


def _is_one(key: str, one: FullName, other: FullName) -> bool:
    """Tell whether two names whose families sound alike may be one person's."""
    first, second = (name.family.removeprefix("ال") for name in (one, other))
    if second == f"و{first}" or first == f"و{second}":  # a family name and a word behind the conjunction
        return False
    given = load_lexicon().given_names  # those that are ordinary words, too, are family names as often
    if first == second:
        return one.given != other.given and is_rare(first) and _may_be_given(key, one, other)
    if {first, second} & given or not (is_rare(first) or is_rare(second)) or not _is_near(first, second):
        return False  # «حسن» and «حسين» are two names, «قطاع» and «قطع» are words
    return one.given == other.given or _may_be_given(key, one, other)


def _may_be_given(key: str, one: FullName, other: FullName) -> bool:
    """Tell whether two given names sound alike, and nobody says that their bearers are kin."""
    sound = sound_of(one.given)
    if len(sound) < _GIVEN or sound != sound_of(other.given) or other.place[0] - one.place[1] < _NEAR:
        return False
    near = [key[max(0, name.place[0] - _FAMILY) : name.place[1] + _FAMILY].split() for name in (one, other)]
    return word_set("persons.kin").isdisjoint([*near[0], *near[1]])


def _is_near(one: str, other: str) -> bool:
    """Tell whether two spellings differ by one letter more or less, by one for another, or by two in turn."""
    short, long = sorted((phonetic_key(one), phonetic_key(other)), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(long) > len(short):
        return short[same:] == long[same + 1 :]
    return short[same + 1 :] == long[same + 1 :] or sorted(short[same : same + 2]) == sorted(long[same : same + 2])


def is_rare(word: str) -> bool:
    """Tell whether a folded word is hardly met in texts, as family names are.

    >>> is_rare("باعويضه"), is_rare("مستشفي")
    (True, False)
    """
    return stem(word) not in topic_space().numbers and word not in topic_space().numbers


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return load_lexicon().given_names - {"علي"}  # على, more often than not


@lru_cache(maxsize=32_768)
def _may_be_family(word: str) -> bool:
    bare = word.removeprefix("ال")
    if len(bare) < _SHORTEST or not word.isalpha():
        return False
    return could_be_name(bare) and not word.startswith(("لل", "بال", "وال", "فال", "كال"))


@lru_cache(maxsize=32_768)
def sound_of(word: str) -> str:
    """Give the consonants of a folded word, whichever letters spell them, without its article.

    >>> sound_of("باعويضه") == sound_of("باعوضه")
    True
    """
    return phonetic_key(word.removeprefix("ال")).translate(_WEAK)
