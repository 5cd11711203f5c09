"""Sentences that an article tells twice in nearly the same words, as a text does that was put together from two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from cleaner.arabic.numbers import find_numbers
from cleaner.arabic.stems import common_stems
from cleaner.arabic.topics import topic_space
from cleaner.arabic.word_lists import word_pattern
from cleaner.inspection.article import Article

Place = tuple[int, int]

_FEWEST: Final = 9  # different stems of a sentence that is compared
_SHARED: Final = 6  # stems that two must share to be looked at
_ALIKE: Final = 0.62  # share of the weight of the shorter one's stems that stand in the other
_MOST: Final = 120  # sentences of one article
_COMMON: Final = 8  # sentences in which a stem tells nothing any more


_HEAD: Final = 70  # characters of a sentence in which it is said that another does the same
_ANOTHER: Final = word_pattern(r"(?<!\w)[وف]?<linking.of_another>(?!\w)")


class _Sentence(NamedTuple):
    place: Place
    stems: frozenset[str]


def retold(article: Article) -> Iterator[tuple[Place, Place]]:
    """Give where two or more sentences stand, and where as many tell the same again, in order.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> list(retold(read_article(clean("أعلنت البلدية فتح الطريق. وشكر التجار البلدية."))))
    []
    """
    sentences = list(_sentences(article))
    twins = _twins(article.key, sentences)
    for second, first in sorted(twins.items()):
        follower = twins.get(second + 1)
        if follower is not None and 0 < follower - first <= 2:
            yield (
                (sentences[first].place[0], sentences[follower].place[1]),
                (sentences[second].place[0], sentences[second + 1].place[1]),
            )
            return


def _sentences(article: Article) -> Iterator[_Sentence]:
    found = 0
    for passage in article.body:
        for start, end in article.sentences(passage):
            stems = article.stems(start, end) - common_stems()
            if len(stems) >= _FEWEST and found < _MOST:
                found += 1
                yield _Sentence((start, end), stems)


def _twins(key: str, sentences: list[_Sentence]) -> dict[int, int]:
    """Give the number of each sentence that an earlier one tells, with the number of that one."""
    space = topic_space()
    holding: dict[str, list[int]] = defaultdict(list)
    twins: dict[int, int] = {}
    for number, sentence in enumerate(sentences):
        shared = Counter(other for stem in sentence.stems if len(holding[stem]) < _COMMON for other in holding[stem])
        for other, count in shared.most_common(2):
            if count < _SHARED or number - other < 2 or _ANOTHER().search(key, *_head(sentence.place)):
                continue
            one = sentences[other]
            whole = min(space.total(one.stems), space.total(sentence.stems))
            if space.total(one.stems & sentence.stems) >= _ALIKE * whole and _same_numbers(key, one, sentence):
                twins[number] = other
                break
        for stem in sentence.stems:
            holding[stem].append(number)
    return twins


def _head(place: Place) -> Place:
    return place[0], min(place[1], place[0] + _HEAD)


def _same_numbers(key: str, one: _Sentence, other: _Sentence) -> bool:
    """Tell whether two sentences have no numbers that differ: else they are two items of a list."""
    first, second = (find_numbers(key[slice(*sentence.place)]) for sentence in (one, other))
    return first <= second or second <= first
