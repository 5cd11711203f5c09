"""Pairs of places of an article where one name is spelled in two ways: سيرغي / سيرجي, نتنياهو / نتانياهو."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from cleaner.arabic.lexicon import load_lexicon
from cleaner.arabic.morphology import occurrences, phonetic_key, words_in
from cleaner.inspection.article import Article
from cleaner.inspection.registry.foreign_names import foreign_names, heard, is_of_person
from cleaner.inspection.registry.full_names import names_alike
from cleaner.inspection.registry.office_holders import could_be_name, given_names, is_strange

Place = tuple[int, int]

_SHORTEST: Final = 4  # letters of a name that is compared with another spelling
_MOST_NAMES: Final = 40  # surnames of one article that are looked at
_LONG_NAME: Final = 7  # letters of a name that may end in ا
_LONGEST: Final = 16  # letters of a first name
_WORD: Final = re.compile(r"\w+")
_VOWELS: Final = str.maketrans("", "", "اويه")
_SOUNDS: Final = 4  # letters that are left of a first name that is compared by its sound
_ALONE: Final = 5  # and of a surname that is, where it stands alone
_SIBILANT: Final = re.compile("تش|تس|دج")  # one sound of other languages, in two letters or one
_INFLECTED: Final = ("ين", "ون", "ان", "ات", "ه")  # how words end that may be no names
_MOST: Final = 12  # spellings of one name that are compared with one another


def spelled_otherwise(article: Article) -> Iterator[tuple[Place, Place]]:
    """Look for the names of holders and speakers in other letters, and for surnames with a long vowel more or less.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> article = read_article(clean("قال سيرغي بالاكين ذلك. وأضاف سيرجي بالاكين أن الرحلة ممكنة."))
    >>> [article.key[slice(*other)] for _, other in spelled_otherwise(article)][:1]
    ['سيرجي بالاكين']
    """
    key = article.key
    yield from (places for places in names_alike(key) if _stay(article, *places))
    yield from (places for places in _behind_one_name(key) if _stay(article, *places))
    names = {name: place for name, place in full_names_of(article).items() if is_of_person(article.key, *place)}
    pairs = {name: place for name, place in foreign_names(key, article.actors) if name not in names}
    if not names and not pairs and not article.speakers:
        return
    sounds, seen = heard(key), set[str]()
    given = given_names()
    for name, place in (*names.items(), *islice(pairs.items(), _MOST_NAMES)):
        sound = heard(name)
        if sound not in seen:
            seen.add(sound)
            for start in islice(occurrences(sounds, sound), _MOST):
                other = key[start : start + len(name)]
                if (
                    other != name
                    and _is_whole(key, start, start + len(name))
                    and _differ_in_letters(name, other, given)
                ):
                    yield place, (start, start + len(name))
                    break
    yield from _pairs_alike({**pairs, **names})
    yield from _surnames(article, sounds)
    yield from _by_sound(key, names)
    for first in dict.fromkeys(name.split(" ", 1)[0] for name in names):
        if first not in given:
            yield from _vowels(article, first, [name for name in names if name.startswith(f"{first} ")])


def is_of_full_name(article: Article, *places: Place) -> bool:
    """Tell whether what is spelled otherwise is a person's whole name, and no outlet's or place's.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> is_of_full_name(read_article(clean("وقالت يديعوت أحرونوت ذلك")), (6, 20), (6, 20))
    False
    """
    names = [article.key[slice(*place)] for place in places]
    words = [word for name in names for word in name.split(" ")]
    if all(" " not in name for name in names) and not any(_has_first_name(article.key, name) for name in names):
        return False
    firsts = {name.split(" ")[0] for name in names}
    if len(firsts) == 1 and not firsts & given_names() and any(word.startswith(("بال", "لل")) for word in words):
        return False  # «تسونامي بالباسيفيك»
    if not load_lexicon().places.isdisjoint({*names, *words}):
        return False
    outlets = [mention for mention in article.outlet_mentions if mention.end > places[0][0]]
    return not any(one.start < end and start < one.end for one in outlets for start, end in places)


def _has_first_name(key: str, surname: str) -> bool:
    """Tell whether a first name of no Arabic shape, or a known one, stands somewhere before a surname."""
    firsts = (first for first, place in _firsts(key, surname) if is_of_person(key, *place))
    return any(is_strange(first) or first in given_names() for first in firsts)


def _behind_one_name(key: str) -> Iterator[tuple[Place, Place]]:
    """Look for long foreign surnames of one sound in other letters, behind the same first name.

    The first name need not be known for one: what stands before two spellings of one long foreign word names its
    bearer, be it of an Arabic word's shape («جواو»).
    """
    words = [word for word in dict.fromkeys(words_in(key)) if len(word) >= _LONG_NAME]
    sounds = heard(" ".join(words)).split()
    if len(set(sounds)) == len(words):
        return  # no two sound alike, which is what nearly every text is like
    known: dict[str, list[str]] = {}
    for word, sound in zip(words, sounds, strict=True):
        if word.isalpha() and could_be_name(word) and is_strange(word):
            known.setdefault(sound, []).append(word)
    for spellings in known.values():
        for one, other in pairwise(sorted(spellings)[:_MOST]):
            firsts = dict(_firsts(key, one))
            for first, place in _firsts(key, other):
                if first in firsts and is_of_person(key, *place):
                    yield (firsts[first], place)
                    break


def _stay(article: Article, *places: Place) -> bool:
    return all(article.passage_at(start).kept for start, _ in places)


@lru_cache(maxsize=2)
def full_names_of(article: Article) -> dict[str, Place]:
    """Give names of two words with a place of each: those of holders, and those before the surnames of speakers.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> list(full_names_of(read_article(clean("أعلن فيليب لارسون ذلك. وقال لارسون إن القاعة واسعة."))))
    ['فيليب لارسون']
    """
    given = given_names()
    names = {h.name: (h.name_start, h.name_end) for h in article.holders if h.name.count(" ") == 1}
    spoken = sorted(word for word in article.speakers if len(word) >= _SHORTEST and could_be_name(word))
    for surname in spoken[:_MOST_NAMES]:
        for first, place in _firsts(article.key, surname):
            names.setdefault(f"{first} {surname}", place)
        start = article.key.find(f" {surname} ") + 1  # it may be a first name, too
        behind = _WORD.match(article.key, start + len(surname) + 1) if start else None
        if behind and could_be_name(behind[0]) and (surname in given or is_strange(behind[0])):
            names.setdefault(f"{surname} {behind[0]}", (start, behind.end()))
    foreign = {name: place for name, place in names.items() if any(map(is_strange, name.split(" ")))}
    return dict(islice(foreign.items(), _MOST_NAMES))  # Arabic names have one spelling


def _pairs_alike(pairs: Mapping[str, Place]) -> Iterator[tuple[Place, Place]]:
    """Compare names of two foreign words by all but their long vowels."""
    known: dict[tuple[str, ...], tuple[str, Place]] = {}
    for name, place in islice(pairs.items(), _MOST_NAMES):
        sounds = tuple(_sound(heard(_SIBILANT.sub("ش", word))) for word in name.split(" "))
        if min(map(len, sounds)) < _SHORTEST - 1:
            continue
        other, first = known.setdefault(sounds, (name, place))
        if other != name and heard(other) != heard(name) and _differ_in_names(other, name):
            yield first, place


def _differ_in_names(name: str, other: str) -> bool:
    """Tell whether no two words of two names differ that are both of an Arabic word's shape: «تمثال» and «تماثيل»."""
    pairs = zip(name.split(" "), other.split(" "), strict=True)
    return all(a == b or is_strange(a) or is_strange(b) for a, b in pairs)


def _surnames(article: Article, sounds: str) -> Iterator[tuple[Place, Place]]:
    """Look for the surname of somebody who speaks in other letters of the same sound."""
    key = article.key
    for surname in islice(sorted(article.speakers), _MOST_NAMES):
        at = key.find(f" {surname}") + 1
        if not at or len(surname) < _LONG_NAME or not could_be_name(surname) or not is_strange(surname):
            continue
        for start in islice(occurrences(sounds, heard(surname)), _MOST):
            end = start + len(surname)
            if key[start:end] != surname and _is_whole(key, start, end) and is_of_person(key, start, end):
                yield (at, at + len(surname)), (start, end)
                break


def _differ_in_letters(name: str, other: str, given: Collection[str]) -> bool:
    """Tell whether two names of one sound are one name: where words differ, not both are names of their own."""
    pairs = zip(name.split(" "), other.split(" "), strict=True)
    return all(a == b or not (a in given and b in given) for a, b in pairs)


def _vowels(article: Article, first: str, names: list[str]) -> Iterator[tuple[Place, Place]]:
    """Compare the words behind a foreign first name with the surname of whoever has it."""
    key = article.key
    for start in islice(occurrences(key, f"{first} "), _MOST):
        found = _WORD.match(key, start + len(first) + 1)
        for name in names if found and _is_whole(key, start, start + len(first)) else ():
            surname = name.rpartition(" ")[2]
            if found and _same_sounds(found[0], surname) and any(map(is_strange, (first, surname, found[0]))):
                at = key.find(name)
                yield (at, at + len(name)), (start, found.end())
                return


def _by_sound(key: str, names: Mapping[str, Place]) -> Iterator[tuple[Place, Place]]:
    """Compare first names before one surname, and long surnames that stand alone, by all but their long vowels."""
    sounds = phonetic_key(key)
    strange = {word: _sound(phonetic_key(word)) for name in names for word in name.split(" ") if is_strange(word)}
    alike = _words_alike(sounds, {sound for sound in strange.values() if len(sound) >= _SOUNDS})
    seen = set[str]()
    for name, place in names.items():
        first, surname = name.split(" ")
        others = [other for other in alike.get(strange.get(first, ""), ()) if _is_other(key, other, first)]
        before = next((other for other in others if key.startswith(f" {surname} ", other[1])), None)
        if before:
            yield place, (before[0], before[1] + 1 + len(surname))
        sound = strange.get(surname, "")
        others = [other for other in alike.get(sound, ()) if _is_other(key, other, surname)]
        if others and (len(sound) >= _ALONE or len(surname) >= _LONG_NAME) and sound not in seen:
            seen.add(sound)
            yield place, others[0]


def _is_other(key: str, place: Place, word: str) -> bool:
    other = key[slice(*place)]
    return other != word and is_strange(other)


def _words_alike(sounds: str, wanted: Collection[str]) -> Mapping[str, list[Place]]:
    """Give where the words stand that sound as one of those that are wanted, by how that sounds."""
    found: dict[str, list[Place]] = {sound: [] for sound in wanted}
    ends = {sound[0] + sound[-1] for sound in wanted}
    places: dict[str, list[Place]] = {
        word: []
        for word in dict.fromkeys(sounds.split() if wanted else ())
        if word[0] + word[-1] in ends and _sound(word) in found
    }
    for other in _WORD.finditer(sounds) if places else ():
        if other[0] in places:
            places[other[0]].append(other.span())
    for word, spans in places.items():
        found[_sound(word)] += spans
    return found


@lru_cache(maxsize=65_536)
def _sound(heard: str) -> str:
    """Give the first letter, the consonants, and the last letter of a word; nothing of what looks inflected."""
    return "" if heard.endswith(_INFLECTED) else heard[:1] + heard[1:-1].translate(_VOWELS) + heard[-1:]


def _is_whole(key: str, start: int, end: int) -> bool:
    return not (start and key[start - 1].isalnum()) and not key[end : end + 1].isalnum()


def _firsts(key: str, surname: str) -> Iterator[tuple[str, Place]]:
    """Give the words before a surname that could be its first name, with the places of both."""
    at = key.find(f" {surname}")
    for _ in range(_MOST):
        if at < 0:
            return
        end = at + 1 + len(surname)
        start = max(key.rfind(" ", max(0, at - _LONGEST), at), key.rfind("\n", max(0, at - _LONGEST), at)) + 1
        first = key[start:at]
        if (
            start
            and first.isalnum()
            and not key[end : end + 1].isalnum()
            and len(first) >= _SHORTEST
            and could_be_name(first)
        ):
            yield first, (start, end)
        at = key.find(f" {surname}", end)


def _same_sounds(one: str, other: str) -> bool:
    """Tell whether one of two long words has a long vowel more within, as نتانياهو has."""
    short, long = sorted((phonetic_key(one), phonetic_key(other)), key=len)
    if len(long) - len(short) != 1 or len(short) < _SHORTEST or (long[-1] == "ا" and len(long) < _LONG_NAME):
        return False  # «حربا» and «حروبا» are in the accusative
    more = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    return 0 < more < len(short) and long[more] in "اويه" and long[more + 1 :] == short[more:]
