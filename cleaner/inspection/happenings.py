"""One event that is told to have happened on two weekdays: «وقع الحادث فجر الثلاثاء … أن الحادث وقع مساء الأربعاء»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from cleaner.arabic.calendars import calendar_words
from cleaner.arabic.morphology import word_starts, words_in
from cleaner.arabic.stems import stem
from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.inspection.article import Article

Place = tuple[int, int]

_NOUN: Final = r"(?P<noun>(?:ال)?[^\W\d_]{3,})"
_WHEN: Final = (
    r"(?: [^\W\d_]+){0,5}?,?،? (?:يوم |<calendar.parts_of_days> (?:يوم |امس )?|امس )?"
    r"(?P<weekday><calendar.weekdays>)(?!\w)"
)
_HAPPENED: Final = (
    word_pattern(rf"(?<!\w)[وف]?(?P<verb><tenses.happening>)ت? {_NOUN}{_WHEN}"),
    word_pattern(rf"(?<!\w){_NOUN} (?P<verb><tenses.happening>)ت?{_WHEN}"),
    word_pattern(rf"(?<!\w){_NOUN} قد (?P<verb><tenses.happening>)ت?{_WHEN}"),
)
_OTHERS: Final = word_pattern(r"(?<!\w)(?:<numbers.others|numbers.other_counts|tenses.another>)(?!\w)")
_MOST: Final = 12
_DAYS: Final = 2  # weekdays that are named


class _Happening(NamedTuple):
    """An event at `start:end` of a key: what happened, on which weekday, and whether it is a known one."""

    start: int
    end: int
    noun: str
    weekday: str
    known: bool


def broken_happenings(article: Article) -> Iterator[tuple[Place, Place]]:
    """Give where an event is told with its weekday, and where it is told again with another.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> article = read_article(clean("وقع الحادث فجر الثلاثاء. وأضافت الشرطة أن الحادث وقع مساء الأربعاء."))
    >>> [(article.key[slice(*one)], article.key[slice(*other)]) for one, other in broken_happenings(article)]
    [('وقع الحادث فجر الثلاثاء', 'الحادث وقع مساء الاربعاء')]
    """
    key = article.key
    if sum(isinstance(name, int) for _, _, name in calendar_words(key)) < _DAYS:
        return
    found = sorted(one for one in _happenings(key) if article.passage_at(one.start).kept)[:_MOST]
    for at, other in enumerate(found):
        same = [one for one in found[:at] if one.noun == other.noun and one.end <= other.start]
        if other.known and len(same) == 1 and same[0].weekday != other.weekday:
            yield (same[0].start, same[0].end), (other.start, other.end)
            return


def _happenings(key: str) -> Iterator[_Happening]:
    words, starts = words_in(key), word_starts(key)
    verbs = word_set("tenses.happening")
    for at, word in enumerate(words):
        if word.removesuffix("ت") not in verbs and word[1:].removesuffix("ت") not in verbs:
            continue
        pairs = zip(_HAPPENED, (starts[at], starts[at - 1], starts[at - 2]), strict=True)
        for found in filter(None, (pattern().match(key, place) for pattern, place in pairs)):
            noun = stem(found["noun"])
            behind = key[found.end() : found.end() + 20]
            if noun and not _OTHERS().search(found[0]) and not _OTHERS().search(behind):
                known = found["noun"].startswith("ال") and found["noun"] not in word_set("calendar.weekdays")
                yield _Happening(found.start(), found.end(), noun, found["weekday"], known)
