"""Prose that has nothing but prose around it: nothing of it goes, so it is neither cut further nor weighed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from operator import itemgetter
from typing import Final, NamedTuple

from cleaner.text.evidence.phrases import PhrasePlace

SETTLED_PROSE: Final = -6.0  # log odds against each sentence of it
SURE: Final = 8  # words; a sentence of so many is prose
SHORT: Final = 3  # words; within a calm paragraph, a sentence of so many is
LONG: Final = 22  # words; a line of so many with a comma is
THIN: Final = 48  # words to a comma; more are headlines that run together
_DENSE: Final = 6  # words to a comma, at least; fewer are a list
_NAME = r"[\w.&'’-]{0,30}+\W{1,3}[A-Za-z]"  # the rest of a Latin word, and the next one's first letter
_ODD: Final = re.compile(  # one set of characters comes first, so that the scan stops at these alone
    r"[A-Za-z|#@_•…<>=©*؟!.\d]"
    r"(?:(?<=[|#@_•…<>=©*])|(?<=[؟!])\s|(?<=\.)(?:\.|com|net|org)|(?<=\d)(?:[/:]\d|\D{0,3}(?:\d\D{0,3}){8})"
    rf"|(?<=[A-Za-z])(?:://|(?:{_NAME}){{2}}))"  # a name or two stand in any sentence
)
_LATIN_HEAD: Final = re.compile(r"\W*[A-Za-z]")
_LATIN_TAIL: Final = re.compile(r"[A-Za-z]\W*\Z")
STOP: Final = re.compile(r"[.!؟?…۔](?<![.\d\s!؟?…۔].)[.!؟?…۔]*+[\"'»”)\]]*+(?:\s+|(?=[^\W\d_]{2}))", re.DOTALL)
_LATIN: Final = re.compile("[A-Za-z]")
_CLOSERS: Final = " \"'»”’)]}"
_ENDS: Final = frozenset(".؟?۔")
_APART: Final = frozenset(".:!|•»>)-–—/")  # behind one of these, a phrase of one word labels something
_LABELS: Final = frozenset(":|>/")  # and before one of these
_EDGE: Final = 2  # characters
_HEAD: Final = 9  # words
_NAMED: Final = 2  # words; a name further on is somebody the text is about
_DATED: Final = 4  # words; a number further on is of the story
_CREDITING: Final = frozenset("-–—ـ|/:")
_CREDITED: Final = 6  # words
_PARTING: Final = frozenset("-–—ـ|/")


class Sentence(NamedTuple):
    """A sentence, or what stands for one, at `start:end` of a key; `calm` tells that nothing in it is odd."""

    start: int
    end: int
    calm: bool


def is_prose(words: int, commas: int, *, terminal: bool) -> bool:
    """Tell whether what stands between two strong bounds is prose, by its length, its commas and how it ends.

    >>> is_prose(12, 0, terminal=True), is_prose(12, 0, terminal=False)
    (True, False)
    """
    if words > THIN * (commas + 1):
        return False
    return (terminal and words >= SURE) or (words >= LONG and commas > 0 and words >= _DENSE * commas)


def may_be_credited(key: str, given_names: Set[str]) -> bool:
    """Tell whether the head of a text may name who wrote it, where or when: a dash, a colon, a name or a day is in it.

    >>> may_be_credited("سالم الحداد - جده اعلنت البلديه", frozenset()), may_be_credited("اعلنت البلديه", frozenset())
    (True, False)
    """
    head = key.split(" ", _HEAD)[:_HEAD]
    dated = any(word.isdigit() for word in head[:_DATED])
    return dated or any(word in given_names for word in head[:_NAMED]) or not _CREDITING.isdisjoint(" ".join(head))


def is_credited(key: str) -> bool:
    """Tell whether a dash, a slash or a bar parts the first words of a key, or they are Latin: a byline may be there.

    >>> is_credited("سلوي سعد – متابعات كشفت الصحف عن السر"), is_credited("كشفت الصحف عن السر")
    (True, False)
    """
    head = " ".join(key.split(" ", _CREDITED)[:_CREDITED]).lstrip()
    return not _PARTING.isdisjoint(head) or ("a" <= head[:1].lower() <= "z")


def sentences(key: str, phrases: Sequence[PhrasePlace]) -> tuple[Sentence, ...]:
    """Part a key into its sentences; a calm one is prose without odd signs, in which no phrase of a rule stands apart.

    Behind a calm sentence of the same line, and not at its end, a short one is calm as well.

    `phrases` are the rules' phrases in the key, in their order.

    >>> sentences("وصل الوفد الى المدينه القديمه مساء امس الاحد. اقرا ايضا", [PhrasePlace(46, 55, inline=True)])
    (Sentence(start=0, end=46, calm=True), Sentence(start=46, end=55, calm=False))
    """
    ends = [found.end() for found in STOP.finditer(key)]
    if not ends or ends[-1] < len(key):
        ends.append(len(key))
    odd, latin = _ODD.search(key) is not None, _LATIN.search(key) is not None
    parted: list[Sentence] = []
    start = 0
    for end in ends:
        sentence = key[start:end].rstrip()
        within = bool(start) and end < len(key) and parted[-1].calm
        calm = _reads_calmly(sentence, SHORT if within else SURE)
        calm = calm and not (odd and _ODD.search(sentence)) and not (latin and _has_latin_edge(sentence))
        calm = calm and not (phrases and _holds_phrase(key, start, start + len(sentence), phrases))
        parted.append(Sentence(start, end, calm))
        start = end
    return tuple(parted)


def deep_in_prose(calm: Sequence[bool]) -> list[bool]:
    """Tell which sentences of a document are calm, as their neighbours on both sides are.

    >>> deep_in_prose([True, True, True, False, True, True])
    [True, True, False, False, False, True]
    """
    size = len(calm)
    return [
        own and (not number or calm[number - 1]) and (number + 1 == size or calm[number + 1])
        for number, own in enumerate(calm)
    ]


def _has_latin_edge(sentence: str) -> bool:
    return _LATIN_HEAD.match(sentence) is not None or _LATIN_TAIL.search(sentence) is not None


def _reads_calmly(sentence: str, least: int) -> bool:
    tail = sentence.rstrip(_CLOSERS)
    terminal = tail[-1:] in _ENDS and tail[-2:] != ".."
    words, commas = sentence.count(" ") + 1, sentence.count("،") + sentence.count(",")
    return is_prose(words, commas, terminal=terminal) or (terminal and least <= words < SURE)


def _holds_phrase(key: str, start: int, end: int, phrases: Sequence[PhrasePlace]) -> bool:
    """Tell whether a phrase begins in `start:end` of a key that may do so within a line, or that stands apart."""
    for index in range(bisect_left(phrases, start, key=itemgetter(0)), len(phrases)):
        first, last, inline, *_ = phrases[index]
        if first >= end:
            return False
        if (
            inline
            or first - start <= _EDGE
            or end - last <= _EDGE
            or key[last : last + 2].lstrip()[:1] in _LABELS
            or key[max(0, first - 2) : first].rstrip()[-1:] in _APART
        ):
            return True
    return False
