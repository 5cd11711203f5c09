"""What a word does in the furniture of pages: classes that hold for words seen and unseen alike.

«مقالات ذات صلة» and «وظائف مشابهة» share no word, but both are an item and what says that it is akin. The classes are
those of `labels.toml`, all of them. Where the names of several begin with one of the kinds (`items_jobs`,
`items_books`), their words are in the class of that kind (`items`) as well, before the narrower one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import product
from types import MappingProxyType
from typing import Final

from cleaner.arabic import word_lists

_KINDS: Final = ("items",)
_MARKS: Final = ":.,;!?|/\\-–—_*#@()[]{}<>«»“”\"'’‘…•·►▶←→›‹↑↓،؛؟"
_SHORTEST: Final = 3  # letters of a word that is left when its particles are taken off
_SHORTEST_OF: Final = {"ف": 4}  # it opens more roots than labels: «فكرة» is no «كرة»
_LEADING: Final = tuple(  # particles, and what stands in their place: «للمزيد» is «ل» and «المزيد»
    (conjunction + particle, kept)
    for conjunction, (particle, kept) in product(
        ("", "و", "ف"),
        (("", ""), ("ب", ""), ("ل", ""), ("لل", "ال"), ("لل", ""), ("بال", ""), ("ال", "")),
    )
    if conjunction + particle
)
_LEADING_BY_LETTER: Final = MappingProxyType(
    {
        letter: tuple(
            (leading, kept, _SHORTEST_OF.get(leading, _SHORTEST)) for leading, kept in _LEADING if leading[0] == letter
        )
        for letter in dict.fromkeys(leading[0] for leading, _ in _LEADING)
    }
)


def class_names() -> tuple[str, ...]:
    """Give the names of the classes, and of their kinds, in the order of the file.

    >>> [name for name in class_names() if name in ("akin", "items", "look")]
    ['look', 'items', 'akin']
    """
    return tuple(dict.fromkeys(named for name in _names() for named in _with_kind(name)))


@lru_cache(maxsize=1 << 16)
def classes_of(word: str) -> tuple[str, ...]:
    """Give the classes that a folded word is in, in the order of the file; none where it is in none.

    The word itself is looked up; where it is not listed, it is without the marks at its ends, and then without a
    conjunction, a preposition or the article before it.

    >>> classes_of("مشابهه"), classes_of("وللمزيد"), classes_of("بانستغرام:")
    (('akin',), ('more',), ('networks',))

    A word that nobody has seen in a label is of the same classes as one that all have.

    >>> set(classes_of("مقالات")) & set(classes_of("بودكاستات"))
    {'items'}
    >>> classes_of("الزلزال")
    ()
    """
    known = _classes()
    for form in _forms(word.casefold()):
        if found := known.get(form):
            return found
    return ()


def _forms(word: str) -> Iterator[str]:
    yield word
    bare = word.strip(_MARKS)
    yield bare
    for leading, kept, shortest in _LEADING_BY_LETTER.get(bare[:1], ()):
        if bare.startswith(leading):
            rest = kept + bare[len(leading) :]
            if len(rest) >= shortest:
                yield rest


@cache
def _classes() -> Mapping[str, tuple[str, ...]]:
    """Give the classes of every word that is listed."""
    found: dict[str, dict[str, None]] = {}
    for name in _names():
        for word in word_lists.words(f"labels.{name}"):
            found.setdefault(word, {}).update(dict.fromkeys(_with_kind(name)))
    return MappingProxyType({word: tuple(names) for word, names in found.items()})


def _names() -> tuple[str, ...]:
    return tuple(name.partition(".")[2] for name in word_lists.class_names("labels"))


def _with_kind(name: str) -> tuple[str, ...]:
    kind = name.partition("_")[0]
    return (kind, name) if kind in _KINDS and kind != name else (name,)
