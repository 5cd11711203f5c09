"""Bounds in the head of a sentence: where what stands above an article may end and its first sentence begin.

Within a sentence of prose hardly anything ends; before its first words, where line breaks were lost, much may: «قبل 6
ساعات أطلقت جمعية …», «عدسة: فراس مع أول أسبوع …», «مشاركة دعت الوكالة …». So these bounds are looked for in the head of
a sentence alone, and a run of words that label things bounds anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.label_classes import classes_of
from cleaner.arabic.word_lists import word_set

HEAD: Final = 25  # words behind the end of a sentence; further on, a sentence is under way
NUMBER: Final = "number"  # behind a number, or the unit that follows it
BRACKET: Final = "bracket"  # behind what stands in brackets
LABEL: Final = "label"  # before a word that labels, or a run of them
LABEL_END: Final = "label-end"
WEAK_OPENING: Final = "weak-opening"  # before a word that now and then opens a paragraph
PLACE_END: Final = "place-end"  # behind a place that a dash joins to a name: «ناصر - جدة»
NAME_END: Final = "name-end"  # behind what may be a person's name
CREDIT: Final = "credit"  # before a word that credits, with a sign behind it: «كتبت- …», «إعداد: …»
HEAD_KINDS: Final = (CREDIT, PLACE_END, LABEL_END, BRACKET, NUMBER, NAME_END, WEAK_OPENING, LABEL)
_UNITS: Final = frozenset({"time_units", "counters", "money", "comments", "rating", "months", "ago"})
_ACTING: Final = frozenset(  # classes whose words make a label wherever they stand; items and places stand in prose
    (
        *("look", "click", "also", "more", "akin", "may_interest", "follow", "ours", "networks", "share", "react"),
        *("controls", "comments", "write_send", "form_fields", "login", "subscribe", "notify", "download", "search"),
        *("menu", "tags", "source", "byline", "caption", "date_labels", "counters", "legal", "cookies", "ads"),
        *("rating", "player", "navigation", "end"),
    )
)
_RUN: Final = 2  # words that label; fewer stand in any sentence
_LETTERS: Final = 4  # of a word that labels; shorter ones are particles as often
ITEM_NUMBER: Final = re.compile(r"\d{1,3}[-–)]")  # of a list; it opens what follows
_CLOSERS: Final = ")]}»"
_OPENERS: Final = "([{«"
_DASHES: Final = frozenset(("-", "–", "—", "ـ", "/", "|", ":"))
_NAME_WORDS: Final = 2  # behind a given name
_JOINED_WORDS: Final = 3  # behind a place and a dash: «دبي - الرياضية»
_REMEMBERED: Final = 1 << 14  # words; most of a text are among so many


class _Words(NamedTuple):
    """The words of a key: their texts, where each begins, and how many stand between it and the stop before it."""

    texts: list[str]
    starts: list[int]
    since: list[int]


class _Traits(NamedTuple):
    """What a word is: without the marks around it, whether that is a number, an amount with signs, and a unit."""

    bare: str
    number: bool
    amount: bool
    unit: bool


def add_head_bounds(
    key: str,
    stops: Collection[int],
    weak_openings: Collection[str],
    given_names: Collection[str],
    places: Collection[str],
    sections: Collection[str],
    add: Callable[[int, str], None],
) -> None:
    """Add the bounds in the heads of the sentences of a key.

    Args:
        key: The folded text of a segment.
        stops: Where sentences begin in it.
        weak_openings: Words that now and then open a paragraph.
        given_names: Given names of people.
        places: Names of places, each of one word.
        sections: Names of sections, with which the head of a text may begin.
        add: Takes each place in the key, and the kind of the bound.
    """
    words = _words(key, stops)
    _add_labels(words, add)
    if len(words.texts) > 1 and words.texts[0] in sections and _names(words.texts[1], given_names, places):
        add(words.starts[1], LABEL_END)
    since = words.since
    for index in range(len(words.texts) - 1):
        if 0 < since[index + 1] <= HEAD and not ITEM_NUMBER.fullmatch(words.texts[index]):
            _add_behind(words, index, given_names, places, add)
            if index and _credits(words.texts[index : index + 4], given_names):
                add(words.starts[index], CREDIT)
            if words.texts[index + 1] in weak_openings:
                add(words.starts[index + 1], WEAK_OPENING)


def _words(key: str, stops: Collection[int]) -> _Words:
    words, position, since = _Words([], [], []), 0, 0
    for text in key.split(" "):
        if text:
            if position in stops:
                since = 0
            words.texts.append(text)
            words.starts.append(position)
            words.since.append(since)
            since += 1
        position += len(text) + 1
    return words


def _add_behind(
    words: _Words, index: int, given_names: Collection[str], places: Collection[str], add: Callable[[int, str], None]
) -> None:
    """Add the bounds that a word in the head of a sentence makes behind it."""
    texts, starts, since = words
    text, following = texts[index], index + 1
    traits = _traits(text)
    if text[-1] in _CLOSERS and texts[following][0].isalpha():
        add(starts[following], BRACKET)
    elif traits.number or (traits.unit and index and _traits(texts[index - 1]).amount):
        add(starts[following], NUMBER)
    elif traits.bare in places and index and (texts[index - 1] in _DASHES or since[index] <= 1):
        add(starts[following], PLACE_END)
    elif traits.bare in given_names:
        for behind in range(index + 2, min(index + 2 + _NAME_WORDS, len(texts))):
            if since[behind] == since[index] + behind - index:
                add(starts[behind], NAME_END)
    if traits.bare in places and (text[-1] in _DASHES or texts[following] in _DASHES):
        for behind in range(index + 2, min(index + 2 + _JOINED_WORDS, len(texts))):
            if since[index] < since[behind] <= HEAD:
                add(starts[behind], NAME_END)


def _names(text: str, given_names: Collection[str], places: Collection[str]) -> bool:
    """Tell whether a word begins what stands below a section: a day, a person or a place."""
    traits = _traits(text)
    return traits.number or traits.bare in given_names or traits.bare in places


def _credits(texts: Sequence[str], given_names: Collection[str]) -> bool:
    """Tell whether a word credits the person named behind the sign that follows: «كتبت- منى …», «إعداد / سامر …».

    Behind a verb of writing and a sign nobody else can stand; other words name more than persons.
    """
    text, following = texts[0], texts[1]
    if text[0] in _OPENERS or not (text[-1] in _DASHES or following in _DASHES):
        return False
    bare, named = _traits(text).bare, texts[2:] if following in _DASHES else texts[1:]
    if bare in word_set("credits.writing"):
        return True
    return any(_traits(one).bare in given_names for one in named[:2]) and bare in word_set("labels.byline")


def _add_labels(words: _Words, add: Callable[[int, str], None]) -> None:
    """Bound the runs of words that label, wherever they stand."""
    labels = [*map(labels_something, words.texts), False]
    if sum(labels) < _RUN:
        return
    first = -1
    for index, found in enumerate(labels):
        if found and first < 0:
            first = index
        elif not found and first >= 0:
            if index - first >= _RUN:
                add(words.starts[first], LABEL)
                if index < len(words.starts):
                    add(words.starts[index], LABEL_END)
            first = -1


@lru_cache(maxsize=_REMEMBERED)
def labels_something(word: str) -> bool:
    """Tell whether a word labels things wherever it stands, as it stands in a key.

    >>> [labels_something(word) for word in ("مشابهه", "الزلزال")]
    [True, False]
    """
    return len(word) >= _LETTERS and not _ACTING.isdisjoint(classes_of(word))


@lru_cache(maxsize=_REMEMBERED)
def _traits(word: str) -> _Traits:
    bare = word.strip(".,:،؛()[]«»\"'|-–")
    unit = not _UNITS.isdisjoint(classes_of(bare))
    return _Traits(bare, bare.isdigit(), word.strip("()[]+,.:").isdigit(), unit)
