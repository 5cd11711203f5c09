"""`name-variants`: one person in two spellings (سيرغي / سيرجي), or one office held by two different names.

Both are information: newsrooms spell foreign names as they like, and offices change hands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Final

from cleaner.arabic.morphology import occurrences, phonetic_key
from cleaner.arabic.word_lists import word_pattern
from cleaner.document.types import Finding
from cleaner.inspection.article import INFO, Article
from cleaner.inspection.registry.foreign_names import foreign_names, heard, is_of_person
from cleaner.inspection.registry.full_names import names_alike
from cleaner.inspection.registry.office_holders import Holder, could_be_name, given_names, is_strange

NAME: Final = "name-variants"
_SHORTEST: Final = 4  # letters of a name that is compared with another spelling
_MOST_NAMES: Final = 40  # surnames of one article that are looked at
_LONG_NAME: Final = 7  # letters of a name that may end in ا
_LONGEST: Final = 16  # letters of a first name
_WORD: Final = re.compile(r"\w+")
_VOWELS: Final = str.maketrans("", "", "اويه")
_OTHER_TIMES: Final = word_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\w)<offices.other_times>(?!\w)")
_MEETS: Final = word_pattern(r"(?<!\w)[وف]?(?:<offices.meeting>|[يتس]\w+)ت? ?(?:ال|لل)?$")
_VERB: Final = 14  # characters of a verb before an office
_AROUND: Final = 60  # characters around an office in which another time is looked for
_SOUNDS: Final = 4  # letters that are left of a first name that is compared by its sound
_ALONE: Final = 5  # and of a surname that is, where it stands alone
_INFLECTED: Final = ("ين", "ون", "ان", "ات", "ه")  # how words end that may be no names
_MOST: Final = 12  # spellings of one name that are compared with one another
_SHARED: Final = ("متحدث", "ناطق", "مستشار")  # offices that several people hold at once

Place = tuple[int, int]


def check(article: Article) -> Iterator[Finding]:
    """Compare the spellings of first names and of surnames, and the names of who holds one office."""
    told = set[frozenset[str]]()
    found = list(_spellings(article))
    for finding in found:
        spelled = frozenset(piece.text for piece in finding.evidence)
        if spelled not in told and not any(_tells_more(other, finding) for other in found):
            told.add(spelled)
            yield finding
    yield from _offices(article)


def _tells_more(one: Finding, other: Finding) -> bool:
    """Tell whether one finding quotes at the same places as another, and longer names."""
    pairs = list(zip(one.evidence, other.evidence, strict=True))
    covers = all(a.start <= b.start and b.end <= a.end for a, b in pairs)
    return covers and any(len(a.text) > len(b.text) for a, b in pairs)


def _spellings(article: Article) -> Iterator[Finding]:
    """Look for the names of holders and speakers in other letters, and for surnames with a long vowel more or less."""
    key = article.key
    yield from (_variants(article, *places) for places in names_alike(key) if _stay(article, *places))
    names = {name: place for name, place in _full_names(article).items() if is_of_person(article.key, *place)}
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
                    yield _variants(article, place, (start, start + len(name)))
                    break
    yield from (_variants(article, *places) for places in _pairs_alike(pairs))
    yield from (_variants(article, *places) for places in _surnames(article, sounds))
    for one, other_place in _by_sound(key, names):
        yield _variants(article, one, other_place)
    for first in dict.fromkeys(name.split(" ", 1)[0] for name in names):
        if first not in given:
            yield from _vowels(article, first, [name for name in names if name.startswith(f"{first} ")])


def _stay(article: Article, *places: Place) -> bool:
    return all(article.passage_at(start).kept for start, _ in places)


def _full_names(article: Article) -> dict[str, Place]:
    """Give names of two words with a place of each: those of holders, and those before the surnames of speakers."""
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
        sounds = tuple(_sound(heard(word)) for word in name.split(" "))
        if min(map(len, sounds)) < _SHORTEST - 1:
            continue
        other, first = known.setdefault(sounds, (name, place))
        if other != name and heard(other) != heard(name):
            yield first, place


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


def _vowels(article: Article, first: str, names: list[str]) -> Iterator[Finding]:
    """Compare the words behind a foreign first name with the surname of whoever has it."""
    key = article.key
    for start in islice(occurrences(key, f"{first} "), _MOST):
        found = _WORD.match(key, start + len(first) + 1)
        for name in names if found and _is_whole(key, start, start + len(first)) else ():
            surname = name.rpartition(" ")[2]
            if found and _same_sounds(found[0], surname) and any(map(is_strange, (first, surname, found[0]))):
                at = key.find(name)
                yield _variants(article, (at, at + len(name)), (start, found.end()))
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


def _offices(article: Article) -> Iterator[Finding]:
    held: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for holder in article.holders:
        whole = " " in holder.name and not holder.former and not holder.office.startswith(_SHARED)
        if whole and article.passage_at(holder.start).kept and not _doubtful(article.key, holder):
            held[holder.office, holder.country].append(holder)
    for holders in held.values():
        first = holders[0]
        other = next((holder for holder in holders if _differ(first, holder)), None)
        if other:
            yield _two_holders(article, first, other)


def _doubtful(key: str, holder: Holder) -> bool:
    """Tell whether an office is spoken of as another time's, or the name may be whom its holder meets."""
    if not holder.sure and _MEETS().search(key, max(0, holder.start - _VERB), holder.start):
        return True
    return _OTHER_TIMES().search(key, max(0, holder.start - _AROUND), holder.name_end + _AROUND) is not None


def _differ(one: Holder, other: Holder) -> bool:
    """Tell whether two names have neither first name nor surname in common, in any spelling."""
    words, others = (
        {phonetic_key(word).translate(_VOWELS) for word in holder.name.split(" ")} for holder in (one, other)
    )
    return not words & others


def _variants(article: Article, one: Place, other: Place) -> Finding:
    """Tell of two spellings of one name."""
    first, second = sorted((article.quote(*one), article.quote(*other)), key=lambda piece: piece.start)
    return Finding(
        check=NAME,
        severity=INFO,
        confidence=0.8,
        message=f"One person is spelled in two ways: «{first.text}» and «{second.text}».",
        message_ar=f"يكتب اسم الشخص نفسه بصورتين: «{first.text}» و«{second.text}».",
        evidence=(first, second),
    )


def _two_holders(article: Article, one: Holder, other: Holder) -> Finding:
    first, second = (article.quote(holder.start, holder.name_end) for holder in (one, other))
    return Finding(
        check=NAME,
        severity=INFO,
        confidence=0.5,
        message=f"Two people hold one office in the text: «{first.text}» and «{second.text}».",
        message_ar=f"يشغل المنصب نفسه في النص شخصان: «{first.text}» و«{second.text}».",
        evidence=(first, second),
    )
