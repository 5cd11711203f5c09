"""The article's own headline, where it stands as a line of the text."""

from __future__ import annotations

import re

from cleaner.document.types import Mark
from cleaner.text.verdicts.state import Table

_PARTS = re.compile(r"\s[-–—|ـ:]+\s")
_WORD = re.compile(r"\w+")
_HEAD = 40  # segments; a copy of the title further down is left alone
_KNOWN = 0.85  # evidence against a copy of the title that the caller gave
_TWICE = 0.8  # against a headline that stands twice above the article
_TOP = 3  # segments
_MIN_TITLE = 15  # characters
_ABOVE_DATE = 0.6
_EVIDENT = frozenset({"byline", "date", "share", "caption", "nav"})


def take_titles(table: Table, title_key: str) -> None:
    """Drop copies of the title down to the article's first paragraph, or what is plainly a headline there."""
    first = next((i for i in range(len(table)) if table.prose[i] and not table.gone(i)), len(table))
    head = list(range(min(first + 1, len(table), _HEAD)))
    if title_key:
        wanted = [_words(part) for part in (title_key, *_PARTS.split(title_key)[:1]) if part]
        near = True
        for index in head:
            if table.prose[index]:  # many a title is cut out of the first paragraph, which stays
                continue
            words = _words(table.segments[index].key)
            if words in wanted or (near and any(_same(words, title) for title in wanted)):
                near = near and words in wanted  # a second near copy may be a subheading
                _drop(table, index, _KNOWN)
        _take_author(table, title_key, head)
    _take_twice(table, head)
    _take_above_byline(table, head)


def _take_author(table: Table, title_key: str, head: list[int]) -> None:
    """Take the line of the author's name where the title is «name: headline», as columns have it."""
    author, colon, _ = title_key.partition(":")
    if colon and 2 <= author.strip().count(" ") + 1 <= 4:
        for index in head:
            if table.segments[index].key.strip(" :-–—") == author.strip():
                segment = table.segments[index]
                place = Mark(index, "", "byline", "drop", segment.start, segment.end, "", _KNOWN)
                table.drop(index, "title", "byline", place, _KNOWN)


def _take_twice(table: Table, head: list[int]) -> None:
    """Take a line for the headline if it stands twice above the prose, the first time near the top."""
    if not any(table.prose):
        return
    lines = [i for i in head if 3 <= table.segments[i].words <= 30 and not (table.gone(i) or table.prose[i])]
    keys = {i: table.segments[i].key.rstrip(" .") for i in lines}
    for first in lines:
        if first > _TOP or len(keys[first]) < _MIN_TITLE:
            continue
        for twin in lines:
            if twin > first and len(keys[twin]) >= _MIN_TITLE and keys[first].endswith(keys[twin]):
                _drop(table, first, _TWICE)
                _drop(table, twin, _TWICE)


def _take_above_byline(table: Table, head: list[int]) -> None:
    """Take the first line for the headline if a byline, date or the like stands right below it, above the prose."""
    first = next((i for i in head if not table.gone(i)), None)
    if first is None or table.prose[first] or not 4 <= table.segments[first].words <= 25:
        return
    segment = table.segments[first]
    below = table.labels(first + 1) if first + 1 < len(table) else frozenset()
    if not below.isdisjoint(_EVIDENT) and not segment.terminal and not segment.bullet:
        _drop(table, first, _ABOVE_DATE)


def _drop(table: Table, index: int, evidence: float) -> None:
    segment = table.segments[index]
    place = Mark(index, "", "title", "drop", segment.start, segment.end, "", evidence)
    table.drop(index, "title", "title", place, evidence)


def _words(key: str) -> frozenset[str]:
    return frozenset(_WORD.findall(key))


def _same(line: frozenset[str], title: frozenset[str]) -> bool:
    if len(title) < 3:
        return line == title and len(title) > 1
    return len(line & title) >= 0.8 * max(len(title), len(line) - 5) and len(line) <= len(title) + 6
