"""Bounds in the head of a sentence: where what stands above an article may end and its first sentence begin.

Within a sentence of prose hardly anything ends; before its first words, where line breaks were lost, much may: «قبل 6
ساعات أطلقت جمعية …», «عدسة: فراس مع أول أسبوع …», «مشاركة دعت الوكالة …». So these bounds are looked for in the head of a
sentence alone, and a run of words that label things bounds anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, NamedTuple

from cleaner.arabic.label_classes import classes_of

HEAD: Final = 25  # words behind the end of a sentence; further on, a sentence is under way
NUMBER: Final = "number"  # behind a number, or the unit that follows it
BRACKET: Final = "bracket"  # behind what stands in brackets
LABEL: Final = "label"  # before a word that labels, or a run of them
LABEL_END: Final = "label-end"
WEAK_OPENING: Final = "weak-opening"  # before a word that now and then opens a paragraph
PLACE_END: Final = "place-end"  # behind a place that a dash joins to a name: «ناصر - جدة»
NAME_END: Final = "name-end"  # behind what may be a person's name
HEAD_KINDS: Final = (PLACE_END, LABEL_END, BRACKET, NUMBER, NAME_END, WEAK_OPENING, LABEL)
_UNITS: Final = frozenset({"time_units", "counters", "money", "comments", "rating", "months", "ago"})
_ACTING: Final = frozenset(  # classes whose words make a label wherever they stand; items and places stand in prose
    (
        *("look", "click", "also", "more", "akin", "may_interest", "follow", "ours", "networks", "share", "react"),
        *("controls", "comments", "write_send", "form_fields", "login", "subscribe", "notify", "download", "search"),
        *("menu", "tags", "source", "byline", "caption", "date_labels", "counters", "legal", "cookies", "ads", "rating"),
        *("player", "navigation", "end"),
    )
)
_RUN: Final = 2  # words that label; fewer stand in any sentence
_LETTERS: Final = 4  # of a word that labels; shorter ones are particles as often
_CLOSERS: Final = ")]}»"
_DASHES: Final = frozenset(("-", "–", "—", "ـ", "/", "|", ":"))
_NAME_WORDS: Final = 2  # behind a given name


class _Word(NamedTuple):
    """A word of a key: where it begins and ends, and how many words stand between it and the end of a sentence before."""

    text: str
    start: int
    end: int
    since: int


def add_head_bounds(
    key: str,
    stops: Collection[int],
    weak_openings: Collection[str],
    given_names: Collection[str],
    places: Collection[str],
    add: Callable[[int, str], None],
) -> None:
    """Add the bounds in the heads of the sentences of a key.

    Args:
        key: The folded text of a segment.
        stops: Where sentences begin in it.
        weak_openings: Words that now and then open a paragraph.
        given_names: Given names of people.
        places: Names of places, each of one word.
        add: Takes each place in the key, and the kind of the bound.
    """
    words = _words(key, stops)
    _add_labels(words, add)
    for index, word in enumerate(words[:-1]):
        following = words[index + 1]
        if following.since > HEAD or not following.since:
            continue
        bare = word.text.strip(".,:،؛()[]«»\"'|-–")
        if word.text[-1] in _CLOSERS and following.text[0].isalpha():
            add(following.start, BRACKET)
        elif bare.isdigit() or (index and words[index - 1].text.strip("()[]+,.:").isdigit() and not _UNITS.isdisjoint(classes_of(bare))):
            add(following.start, NUMBER)
        elif bare in places and index and (words[index - 1].text in _DASHES or word.since <= 1):
            add(following.start, PLACE_END)
        elif bare in given_names:
            for steps in range(2, 2 + _NAME_WORDS):
                behind = words[index + steps] if index + steps < len(words) else word
                if behind.since == word.since + steps:
                    add(behind.start, NAME_END)
        if bare in places and (word.text[-1] in _DASHES or following.text in _DASHES):
            for behind in words[index + 2 : index + 5]:
                if word.since < behind.since <= HEAD:
                    add(behind.start, NAME_END)
        if following.text in weak_openings:
            add(following.start, WEAK_OPENING)


def _words(key: str, stops: Collection[int]) -> list[_Word]:
    words, position, since = [], 0, 0
    for text in key.split(" "):
        if text:
            since = 0 if position in stops else since
            words.append(_Word(text, position, position + len(text), since))
            since += 1
        position += len(text) + 1
    return words


def _add_labels(words: list[_Word], add: Callable[[int, str], None]) -> None:
    """Bound the runs of words that label, wherever they stand."""
    first = -1
    for index in range(len(words) + 1):
        found = index < len(words) and _labels(words[index].text)
        if found and first < 0:
            first = index
        elif not found and first >= 0:
            if index - first >= _RUN:
                add(words[first].start, LABEL)
                if index < len(words):
                    add(words[index].start, LABEL_END)
            first = -1


def _labels(word: str) -> bool:
    return len(word) >= _LETTERS and not _ACTING.isdisjoint(classes_of(word))
