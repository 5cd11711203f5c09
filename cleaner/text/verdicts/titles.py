"""The article's own headline, where it stands as a line of the text."""

from __future__ import annotations

import re

from cleaner.document.types import Mark
from cleaner.text.verdicts.state import VerdictState
from cleaner.text.verdicts.thresholds import THRESHOLDS

_PARTS = re.compile(r"\s[-–—|ـ:]+\s")
_WORD = re.compile(r"\w+")
_EVIDENT = frozenset({"byline", "date", "share", "caption", "nav"})


def take_titles(state: VerdictState, title_key: str) -> None:
    """Drop copies of the title down to the article's first paragraph, or what is plainly a headline there."""
    first = next((i for i in range(len(state)) if state.prose[i] and not state.gone(i)), len(state))
    head = list(range(min(first + 1, len(state), THRESHOLDS.title_segments)))
    if title_key:
        wanted = [_words(part) for part in (title_key, *_PARTS.split(title_key)[:1]) if part]
        near = True
        for index in head:
            if state.prose[index]:  # many a title is cut out of the first paragraph, which stays
                continue
            words = _words(state.segments[index].key)
            if words in wanted or (near and any(_same(words, title) for title in wanted)):
                near = near and words in wanted  # a second near copy may be a subheading
                _drop(state, index, THRESHOLDS.title_known)
        _take_author(state, title_key, head)
    _take_twice(state, head)
    _take_above_byline(state, head)


def _take_author(state: VerdictState, title_key: str, head: list[int]) -> None:
    """Take the line of the author's name where the title is «name: headline», as columns have it."""
    author, colon, _ = title_key.partition(":")
    if colon and THRESHOLDS.title_author_least <= author.strip().count(" ") + 1 <= THRESHOLDS.title_author_most:
        for index in head:
            if state.segments[index].key.strip(" :-–—") == author.strip():
                segment = state.segments[index]
                place = Mark(
                    segment=index,
                    rule="",
                    label="byline",
                    effect="drop",
                    start=segment.start,
                    end=segment.end,
                    phrase="",
                    strength=THRESHOLDS.title_known,
                )
                state.drop(index, "title", "byline", place, THRESHOLDS.title_known)


def _take_twice(state: VerdictState, head: list[int]) -> None:
    """Take a line for the headline if it stands twice above the prose, the first time near the top."""
    if not any(state.prose):
        return
    least, most = THRESHOLDS.title_twice_least, THRESHOLDS.title_twice_most
    lines = [i for i in head if least <= state.segments[i].words <= most and not (state.gone(i) or state.prose[i])]
    keys = {i: state.segments[i].key.rstrip(" .") for i in lines}
    for first in lines:
        if first > THRESHOLDS.title_twice_top or len(keys[first]) < THRESHOLDS.title_twice_characters:
            continue
        for twin in lines:
            if twin <= first or len(keys[twin]) < THRESHOLDS.title_twice_characters:
                continue
            if keys[first].endswith(keys[twin]):
                _drop(state, first, THRESHOLDS.title_twice)
                _drop(state, twin, THRESHOLDS.title_twice)


def _take_above_byline(state: VerdictState, head: list[int]) -> None:
    """Take the first line for the headline if a byline, date or the like stands right below it, above the prose."""
    first = next((i for i in head if not state.gone(i)), None)
    if first is None or state.prose[first]:
        return
    if not THRESHOLDS.title_over_least <= state.segments[first].words <= THRESHOLDS.title_over_most:
        return
    segment = state.segments[first]
    below = state.labels(first + 1) if first + 1 < len(state) else frozenset()
    if not below.isdisjoint(_EVIDENT) and not segment.terminal and not segment.bullet:
        _drop(state, first, THRESHOLDS.title_over)


def _drop(state: VerdictState, index: int, evidence: float) -> None:
    segment = state.segments[index]
    place = Mark(
        segment=index,
        rule="",
        label="title",
        effect="drop",
        start=segment.start,
        end=segment.end,
        phrase="",
        strength=evidence,
    )
    state.drop(index, "title", "title", place, evidence)


def _words(key: str) -> frozenset[str]:
    return frozenset(_WORD.findall(key))


def _same(line: frozenset[str], title: frozenset[str]) -> bool:
    if len(title) < THRESHOLDS.title_short_words:
        return line == title and len(title) > 1
    wanted = THRESHOLDS.title_shared * max(len(title), len(line) - THRESHOLDS.title_beside)
    return len(line & title) >= wanted and len(line) <= len(title) + THRESHOLDS.title_longer
