"""Names of one person that differ by a letter or two: «فيليب لارسون … لارسن», «هانس فيسلر … هانز فيسلر»."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations
from typing import Final, NamedTuple

from cleaner.arabic.lexicon import load_lexicon
from cleaner.arabic.morphology import phonetic_key, word_starts, words_in
from cleaner.arabic.stems import stem
from cleaner.arabic.word_lists import word_set
from cleaner.inspection.article import Article
from cleaner.inspection.registry.foreign_names import foreign_names, is_of_person
from cleaner.inspection.registry.full_names import is_rare
from cleaner.inspection.registry.office_holders import could_be_name, given_names, is_strange
from cleaner.inspection.registry.persons import find_names
from cleaner.inspection.spelled_names import full_names_of

Place = tuple[int, int]

_SHORTEST: Final = 4  # letters of a first name that is compared
_ALONE: Final = 5  # and of a surname that stands alone
_LONG: Final = 7  # letters of a first name behind a particle
_MOST: Final = 60  # names of one article
_SENTENCE: Final = re.compile(r"[.؟!\n]")
_AROUND: Final = 60
_PARTICLES: Final = ("", "و", "ل", "ب", "ف", "ك", "ول", "وب")
_INFLECTED: Final = ("ي", "يه", "ه", "ا", "ين", "ون", "ات", "يا", "ان", "ت", "نا", "ها")


class _Name(NamedTuple):
    """A first name and a surname at `start:end` of a key."""

    first: str
    last: str
    start: int
    end: int


def near_names(article: Article) -> Iterator[tuple[Place, Place]]:
    """Give pairs of places where one person's name seems to be spelled otherwise, once for each pair of spellings.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = "أعلن فيليب لارسون افتتاح القاعة. وقال لارسون إنها تضم مئتي قطعة. وأضاف لارسن أن الدخول مجاني."
    >>> article = read_article(clean(text))
    >>> [(article.key[slice(*one)], article.key[slice(*other)]) for one, other in near_names(article)]
    [('فيليب لارسون', 'لارسن')]
    """
    names = _names(article)
    if not names:
        return
    told = set[frozenset[str]]()
    for one, other in chain(_of_two(article.key, names), _alone(article, names)):
        pair = frozenset((article.key[slice(*one)], article.key[slice(*other)]))
        if pair not in told and all(article.passage_at(start).kept for start, _ in (one, other)):
            told.add(pair)
            yield one, other


def _names(article: Article) -> list[_Name]:
    key = article.key
    found = {name.start: name for name in _arabic(key)}
    spoken = full_names_of(article).items()
    for words, (start, end) in (*foreign_names(key, article.actors), *spoken, *_introduced(article)):
        first, _, last = words.partition(" ")
        lead = len(first) - len(_bare(first))
        found.setdefault(start + lead, _Name(first[lead:], last, start + lead, end))
    return [found[start] for start in sorted(found)][:_MOST]


def _arabic(key: str) -> Iterator[_Name]:
    for name in find_names(key):
        if len(name.words) == 2 and is_of_person(key, name.start, name.end):
            yield _Name(*name.words, name.start, name.end)


def _introduced(article: Article) -> Iterator[tuple[str, Place]]:
    """Give two unknown words behind a verb of speech, and their like before the same surname elsewhere."""
    key, words, starts = article.key, words_in(article.key), word_starts(article.key)
    surnames = set[str]()
    for at, word in enumerate(words[:-1]):
        if word in article.speakers and _is_first(word) and _is_surname(words[at + 1]):
            surnames.add(words[at + 1])
    for at, word in enumerate(words) if surnames else ():
        if at and word in surnames and _is_first(words[at - 1]):
            start, end = starts[at - 1], starts[at] + len(word)
            if end - start == len(word) + len(words[at - 1]) + 1 and is_of_person(key, start, end):
                yield key[start:end], (start, end)


@lru_cache(maxsize=16_384)
def _is_first(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and could_be_name(word)


@lru_cache(maxsize=16_384)
def _is_surname(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and could_be_name(word) and is_rare(word) and stem(word) != ""


@lru_cache(maxsize=16_384)
def _bare(first: str) -> str:
    """Give a first name without the particle that may stand before a known one."""
    return first[1:] if first[:1] in "وفبلك" and (first[1:] in given_names() or len(first) > _LONG) else first


def _of_two(key: str, names: Sequence[_Name]) -> Iterator[tuple[Place, Place]]:
    """Compare full names of which one half is the same."""
    often = Counter((name.first, name.last) for name in names)
    first_of = dict[tuple[str, str], _Name]()
    for name in names:
        first_of.setdefault((name.first, name.last), name)
    halves: dict[str, list[_Name]] = defaultdict(list)
    for name in first_of.values():
        halves[f"{name.first} "].append(name)
        halves[f" {name.last}"].append(name)
    for half, those in halves.items():
        for one, other in combinations(those, 2) if 1 < len(those) <= 4 else ():
            a, b = (one.last, other.last) if half.endswith(" ") else (one.first, other.first)
            fits = _may_be_one_family(a, b) if half.endswith(" ") else _may_be_one_given(a, b, half[1:])
            rare = min(often[one.first, one.last], often[other.first, other.last]) == 1
            if fits and rare and not _told_apart(key, one, other):
                yield (one.start, one.end), (other.start, other.end)


def _may_be_one_family(one: str, other: str) -> bool:
    """Tell whether two surnames behind one first name may be one: a letter differs, and they are no two known words."""
    if {one, other} <= given_names() or one.removeprefix("ال") == other.removeprefix("ال"):
        return False
    a, b = one.removeprefix("ال"), other.removeprefix("ال")
    if min(len(a), len(b)) < _SHORTEST or one.startswith("ال") != other.startswith("ال"):
        return False
    if not (is_rare(one) or is_rare(other) or (one.startswith("ال") and {a, b} & given_names())):
        return False
    return is_near(a, b)


def _may_be_one_given(one: str, other: str, last: str) -> bool:
    """Tell whether two first names before one surname may be one: a letter differs, and not both are known names."""
    known = {one, other} & given_names()
    if min(len(one), len(other)) < _SHORTEST or len(known) > 1 or not is_rare(last):
        return False
    return is_near(one, other) and (is_strange(one) or is_strange(other) or bool(known) or _are_unknown(one, other))


def _are_unknown(*firsts: str) -> bool:
    return any(is_rare(first) for first in firsts)


def _told_apart(key: str, one: _Name, other: _Name) -> bool:
    """Tell whether two are named together, or words near a name say that its bearer is another's kin."""
    if not _SENTENCE.search(key, one.end, other.start):
        return True
    kin = word_set("persons.kin", "persons.others")
    for name in (one, other):
        around = key[max(0, name.start - _AROUND) : name.end + _AROUND].split()
        if not kin.isdisjoint(word.strip('،,.:«»"()').removeprefix("و") for word in around[1:-1]):
            return True
    return False


def _alone(article: Article, names: Sequence[_Name]) -> Iterator[tuple[Place, Place]]:
    """Look for the surname of somebody in other letters where it stands alone."""
    key = article.key
    surnames: Mapping[str, _Name] = {
        name.last: name for name in reversed(names) if len(name.last) >= _ALONE and name.last[0] != "و"
    }
    strange = {last: name for last, name in surnames.items() if is_strange(last)}
    if not strange:
        return
    words, starts = words_in(key), word_starts(key)
    taken = {place for name in names for place in range(name.start, name.end)}
    initials = {last[0] for last in strange}
    seen = set[str]()
    for at, word in enumerate(words):
        if len(word) < _ALONE - 1 or initials.isdisjoint(word[:3]) or word in seen:
            continue
        seen.add(word)
        if word in surnames or not _is_unknown(word):
            continue
        for last, name in strange.items():
            lead = next(
                (lead for lead in _PARTICLES if word.startswith(lead) and is_near_alone(word[len(lead) :], last)), None
            )
            if lead is None or starts[at] in taken or not _stands_for_person(article, words, at, last):
                continue
            start = starts[at] + len(lead)
            yield (name.start, name.end), (start, starts[at] + len(word))
            break


def _stands_for_person(article: Article, words: Sequence[str], at: int, last: str) -> bool:
    """Tell whether a word alone stands where a person does: behind a verb of speech, or where the surname does."""
    word = words[at]
    before_it = {words[other - 1] for other, one in enumerate(words) if other and one == word}
    firsts = {words[other - 1] for other, one in enumerate(words) if other and one == last}
    if any(map(could_be_name, before_it - firsts)) or word.endswith(("ا", "يه", "ك")):
        return False  # it is another one's
    if word in article.speakers:
        return True
    if len(word) >= _LONG and is_strange(word) and len(last) >= _LONG:
        return True
    before = words[at - 1] if at else ""
    same = {words[other - 1] for other, one in enumerate(words) if other and one == last}
    return word[:1] in "لب" or before in same


@lru_cache(maxsize=32_768)
def _is_unknown(word: str) -> bool:
    return word.isalpha() and is_rare(word) and could_be_name(word) and word not in load_lexicon().places


def is_near_alone(one: str, other: str) -> bool:
    """Tell whether two spellings are near, and do not differ as the inflected forms of one word do.

    >>> is_near_alone("لارسن", "لارسون"), is_near_alone("بافاري", "بافاريا")
    (True, False)
    """
    if one == other or min(len(one), len(other)) < _ALONE - 1 or one[0] != other[0]:
        return False
    if any(one == other + ending or other == one + ending for ending in _INFLECTED):
        return False
    return is_near(one, other)


@lru_cache(maxsize=32_768)
def is_near(one: str, other: str) -> bool:
    """Tell whether two spellings differ by one letter more or less, by one for another, by two in turn, or in vowels.

    >>> is_near("هانس", "هانز"), is_near("منصوري", "منصور"), is_near("لارسون", "اريكسن")
    (True, True, False)
    """
    a, b = (phonetic_key(word).replace("ز", "س").replace("ش", "س") for word in (one, other))
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(long) > len(short):
        return short[same:] == long[same + 1 :]
    if short[same + 1 :] == long[same + 1 :]:
        return short[same] in "اويه" or long[same] in "اويه" or len(short) > _ALONE
    return sorted(short[same : same + 2]) == sorted(long[same : same + 2]) and short[same + 2 :] == long[same + 2 :]
