"""Amounts told twice: «خصصت 40 مليون دولار للميناء», then «المبلغ المخصص للميناء، وهو 60 مليون دولار».

The second time words must say that the amount is known: «البالغة …», «وقدرها …», «المؤلف من …» behind a noun with the
article, which stood beside the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from cleaner.arabic.morphology import places_of
from cleaner.arabic.numbers import Number, read_numbers
from cleaner.arabic.quantities import thing_of
from cleaner.arabic.stems import common_stems, content_stems, stem
from cleaner.arabic.word_lists import first_words, word_pattern, word_set
from cleaner.inspection.article import Article
from cleaner.inspection.divisions import measured

Place = tuple[int, int]

_KNOWN: Final = word_pattern(
    r"(?<!\w)<amounts.of_known>(?: <amounts.of_what>)? ?(?:(?:ب|الي|من|علي|عن|نحو) ?)?(?=\d|\w)"
)
_BEFORE: Final = 60  # characters before these words in which the noun stands
_CLAUSE: Final = word_pattern(r"[.؟!\n:؛،,«»\"](?=.)|(?<!\w)(?:<speech.that>)(?!\w)")
_HEAD: Final = re.compile(r"(?<!\w)[وفبك]{0,2}(?:ال|لل)([^\W\d_]{3,})")
_NUMBER: Final = 16  # characters of the beginning of a number
_NEAR: Final = 70  # characters around the first amount in which the noun stands
_MOST: Final = 40  # amounts that are looked at
_RATIO: Final = 3.0  # times more or less: another measure
_OF_COUNTS: Final = 2.0  # and of what is counted: some of them
_SHARED: Final = 1  # stems that both sentences must share where the noun is one for any amount
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_SENTENCE: Final = re.compile(r"[.؟!\n](?:\s|$)")
_WEAK: Final = str.maketrans("", "", "اويءه")
_NEW: Final = frozenset(("جديده", "جدد", "جديد"))  # the first time something is told of, it is new
_WAS: Final = frozenset(("كان", "كانت"))
_SKELETON: Final = 3  # consonants of a noun by which its plural is known


def broken_amounts(article: Article) -> Iterator[tuple[Place, Place]]:
    """Give where an amount is told first and where it is told again otherwise, once.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = "أوصى المجلس بأرباح قيمتها 5 ريالات للسهم. وتصرف الأرباح البالغة 8 ريالات للسهم بعد أسبوعين."
    >>> article = read_article(clean(text))
    >>> [(article.key[slice(*one)], article.key[slice(*other)]) for one, other in broken_amounts(article)]
    [('5', '8')]
    """
    key = article.key
    places = places_of(key, first_words("amounts.of_known"))
    known = (found for place in places if (found := _KNOWN().match(key, place)))
    again = [found for found in islice(known, _MOST) if _is_numbered(article, found)]
    if not again or not article.body:
        return
    numbers = [one for one in read_numbers(key, article.body[0].start) if article.passage_at(one.start).kept]
    for found in again:
        other = next((one for one in numbers if one.start == found.end()), None)
        noun = _noun_before(key, found.start())
        if (
            not other
            or not noun
            or noun in word_set("amounts.no_heads")
            or other.about
            or other.share
            or other.value == 1
        ):
            continue
        unit = _unit(other, noun)
        above = [one for one in numbers if one.end < found.start() and _unit(one, "") == unit and not one.share]
        if not unit or not above or other.value in {one.value for one in above}:
            continue
        one = _same(key, above, other, noun)
        if one and _measure_alike(key, one, found[0]) and not _are_apart(key, one, other):
            yield (one.start, one.end), (other.start, other.end)
            return


def _is_numbered(article: Article, found: re.Match[str]) -> bool:
    """Tell whether a number stands right behind the words that say an amount is known, in what stays."""
    number = next(iter(read_numbers(article.key, found.end(), found.end() + _NUMBER)), None)
    return number is not None and number.start == found.end() and article.passage_at(found.start()).kept


def _unit(number: Number, noun: str) -> str:
    """Give what a number counts or measures in; of one that counts a known noun, that noun."""
    thing = thing_of(number.behind.strip("،,.")) if number.behind.strip("،,.").isalpha() else ""
    if noun and (not thing or number.behind in word_set("amounts.no_units")):
        return _skeleton(noun)
    return _skeleton(thing)


@lru_cache(maxsize=16_384)
def _skeleton(word: str) -> str:
    """Give the consonants of a noun, which its broken plural shares: «حقيبة», «حقائب»."""
    bare = stem(word) or word
    return found if len(found := bare.translate(_WEAK)) >= _SKELETON else bare


def _noun_before(key: str, place: int) -> str:
    """Give the first noun with the article in the clause before a place, without it; what is known stands so."""
    clause = key[max(0, place - _BEFORE) : place].rstrip(" ،,(")
    start = max((found.end() for found in _CLAUSE().finditer(clause)), default=0)
    head = _HEAD.search(clause, start)
    return head[1] if head else ""


def _same(key: str, above: Sequence[Number], other: Number, head: str) -> Number | None:
    """Give the one amount above that is of the noun with which the other one is told."""
    noun = _skeleton(head)
    general = stem(f"ال{head}") in _general() or head in word_set("amounts.nouns")
    near = [one for one in above if noun in _skeletons(key, one)] or (list(above) if general else [])
    if len({one.value for one in near}) != 1:
        return None
    one = near[0]
    if not _SENTENCE.search(key, one.end, other.start):
        return None
    counted = one.behind.strip("،,.") not in measured()
    ratio = _OF_COUNTS if counted else _RATIO
    if max(one.value, other.value) > ratio * min(one.value, other.value) or one.about or one.value == 1:
        return None
    if general and len(_stems(key, one.start) & _stems(key, other.start)) < _SHARED:
        return None
    return one


@lru_cache(maxsize=1)
def _general() -> frozenset[str]:
    return frozenset(filter(None, map(stem, word_set("amounts.nouns"))))


def _skeletons(key: str, one: Number) -> set[str]:
    first = max(0, one.start - _NEAR, key.rfind("\n", 0, one.start) + 1)
    return {_skeleton(word) for word in _WORD.findall(key, first, one.end + _NEAR)}


def _measure_alike(key: str, one: Number, known: str) -> bool:
    """Tell whether a dimension by which an amount is told again («وعمقه») is that of the first, too."""
    dimensions = [word for word in word_set("amounts.dimensions") if word in known]
    return not dimensions or any(word in key[max(0, one.start - 25) : one.start] for word in dimensions)


def _stems(key: str, place: int) -> set[str]:
    first = max((found.end() for found in _SENTENCE.finditer(key, max(0, place - 300), place)), default=0)
    stop = _SENTENCE.search(key, place)
    return set(content_stems(key, first, stop.start() if stop else len(key))) - common_stems()


def _are_apart(key: str, *numbers: Number) -> bool:
    """Tell whether words near a number say that it is of another time, of others, or of a part."""
    apart = word_set("numbers.other_counts", "numbers.of_other_occasions", "amounts.of_parts")
    for at, one in enumerate(numbers):
        words = [*key[max(0, one.start - 50) : one.start].split()[-5:], *key[one.end : one.end + 40].split()[1:3]]
        if not apart.isdisjoint({word.strip("،,.()") for word in words} - (_WAS if at else _WAS | _NEW)):
            return True
    return False
