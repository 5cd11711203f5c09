"""What is left by the rules, cut into pieces wherever something can begin or end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from cleaner.arabic.fold import align, fold, squeeze
from cleaner.document.types import Mark, Segment, Verdict
from cleaner.rules.literals import LiteralMatch, Literals, Use
from cleaner.rules.matcher import Matcher, Sight
from cleaner.text.evidence.bounds import LINE, STOP, find_bounds, glued_words
from cleaner.text.segments import Cut

_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.؟!?…۔][\s\"'»”’)\]}]*\Z")
_PARTS = re.compile(r"\s[-–—|ـ:]+\s")
_ALIKE = 0.8
_MIN_TITLE = 4  # words
_MOST_TITLES = 8  # of a key
_LONG_LINE = 70  # words; in a longer one breaks were lost, and rules guess where what they take ends
_GUESSED = 14  # words; a shorter piece of it is what a rule saw, not what it guessed
_COVERED = 0.9
_ATOM = 9  # words; a line of so few is not cut
_WITHIN = "within:"
_REMEMBERED = 512  # segments, so that a later pass cuts anew only what is left in another form


class JudgedPiece(NamedTuple):
    """A stretch `start:end` of a segment's key; `kind` is the kind of the bound before it.

    `ruled` tells by what the rules dropped it, or is empty; `settled` is 1 where that holds, -1 where a mark keeps the
    piece, else 0; `marks` are what rules see on it. `terminal` tells that it ends as a sentence
    ends, `titled` that it is a copy of the title, `joint` how the text goes on where rules see several pieces as
    this one.
    """

    segment: int
    start: int
    end: int
    kind: str
    key: str
    words: tuple[str, ...]
    terminal: bool
    ruled: str
    settled: int
    titled: bool
    marks: tuple[Sight | Mark, ...]
    joint: str = ""


class Phrases:
    """The phrases of all rules that drop, found anywhere: each may begin a piece, and end one."""

    def __init__(self, matcher: Matcher) -> None:
        """Build the automaton."""
        uses = ((phrase, rule) for rule in matcher.rules if rule.effect == "drop" for phrase in rule.phrases)
        self._literals = Literals(((fold(phrase), Use(rule, cue=False)) for phrase, rule in uses), dense=False)

    def spans(self, key: str) -> list[tuple[int, int]]:
        """Give the places of phrases in a key, the longest where several overlap."""
        spans: list[tuple[int, int]] = []
        for start, end, _ in sorted(self._literals.find(key), key=_longest_first):
            if spans and start < spans[-1][1]:
                continue
            if (start and key[start - 1].isalnum()) or key[end : end + 1].isalnum():
                continue
            spans.append((start, end))
        return spans


def _longest_first(found: LiteralMatch) -> tuple[int, int]:
    return found[0], -found[1]


def title_spans(key: str, title: str) -> list[tuple[int, int]]:
    """Give the places of a title in a key, word by word or nearly so.

    >>> title_spans("سياسه فتح الطريق الساحلي امس الاحد", "فتح الطريق الساحلي امس")
    [(6, 28)]
    """
    spans: list[tuple[int, int]] = []
    for wanted in dict.fromkeys((title, *_PARTS.split(title)[:1])):
        words = wanted.split()
        if len(words) < _MIN_TITLE:
            continue
        first = " ".join(words[:2])
        place = key.find(first)
        while place >= 0 and len(spans) < _MOST_TITLES:
            end = _title_end(key, place, wanted, words) if not place or key[place - 1] == " " else 0
            if end and not any(s < end and place < e for s, e in spans):
                spans.append((place, end))
            place = key.find(first, place + 1)
    return sorted(spans)


def _title_end(key: str, place: int, wanted: str, words: Sequence[str]) -> int:
    """Give where a title that begins at a place of a key ends, or 0 where that is no title."""
    if key.startswith(wanted, place):
        return place + len(wanted)
    taken = key[place : place + 2 * len(wanted)].split(" ")[: len(words)]
    near = len(set(taken) & set(words)) >= _ALIKE * len(set(words))
    return place + len(" ".join(taken)) if near and taken[-1].strip(".،:") in words[-2:] else 0


class _Stretch(NamedTuple):
    """A part `start:end` of a key, the kind of the bound before it, and what rules see on it."""

    start: int
    end: int
    kind: str
    sights: tuple[Sight, ...]


class PieceCutter:
    """Cuts what rules have left of a document into pieces."""

    def __init__(self, matcher: Matcher, openings: Collection[str], weak_openings: Collection[str]) -> None:
        """Make the rules' phrases ready."""
        self.matcher, self._phrases = matcher, Phrases(matcher)
        self._openings = frozenset(openings) | matcher.lexicon.resuming_words
        self._weak_openings = weak_openings
        self._seen: dict[tuple[object, ...], tuple[_Stretch, ...]] = {}

    def cut(
        self,
        text: str,
        cuts: Sequence[Cut],
        marks: Sequence[Sequence[Mark]],
        verdicts: Sequence[Verdict],
        found: Sequence[Sequence[LiteralMatch]],
        title: str,
    ) -> list[JudgedPiece]:
        """Give the pieces of all segments; one that a rule has dropped is one piece. `found` are literals in each."""
        pieces: list[JudgedPiece] = []
        lengths: Counter[int] = Counter()
        for cut in cuts:
            lengths[cut.line] += cut.segment.words
        for index, (cut, own, verdict) in enumerate(zip(cuts, marks, verdicts, strict=True)):
            segment, alone = cut.segment, _alone(cuts, index)
            ruled = _ruled_part(verdict, segment, in_long_line=not alone and lengths[cut.line] > _LONG_LINE)
            protected = any(mark.effect == "keep" for mark in own) or (verdict.kept and verdict.label != "body")
            settled = -1 if protected else int(bool(ruled) and not ruled.startswith(_WITHIN))
            key = segment.key
            titles = title_spans(key, title) if title else []
            stretches: Sequence[_Stretch] = ()
            if not alone or segment.words > _ATOM:
                stretches = self._stretches(key, titles, self._glued(text, cut), found[index])
            if len(stretches) < 2:
                kind = stretches[0].kind if stretches else LINE
                pieces.append(_piece(index, (0, len(key), kind), key, ruled, settled, titles, own))
                continue
            for start, end, kind, sights in stretches:
                kept = any(sight.rule.effect == "keep" for sight in sights)
                place = (start, end, kind)
                pieces.append(_piece(index, place, key[start:end], ruled, -1 if kept else settled, titles, sights))
        return pieces

    def _stretches(
        self,
        key: str,
        titles: Sequence[tuple[int, int]],
        glued: Sequence[int],
        found: Sequence[LiteralMatch],
    ) -> tuple[_Stretch, ...]:
        """Cut a key, or give how it was cut: a later pass over a document sees most of its lines again."""
        known = (key, *titles, *glued)
        stretches = self._seen.get(known)
        if stretches is None:
            bounds = find_bounds(
                key,
                self._phrases.spans(key),
                titles,
                glued,
                self._openings,
                self._weak_openings,
                self.matcher.lexicon,
            )
            places = between(key, bounds)
            stretches = tuple(
                _Stretch(start, end, kind, self.look(key[start:end], start, end, found) if len(places) > 1 else ())
                for start, end, kind in places
            )
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            self._seen[known] = stretches
        return stretches

    def look(self, key: str, start: int, end: int, found: Sequence[LiteralMatch]) -> tuple[Sight, ...]:
        """Give what rules see in `key`, which is `start:end` of a segment with the literals `found` in it."""
        within: list[LiteralMatch] = []
        for index in range(bisect_left(found, start, key=itemgetter(0)), len(found)):
            first, last, uses = found[index]
            if first >= end:
                break
            if last <= end:
                within.append((first - start, last - start, uses))
        return tuple(self.matcher.look(key, key.count(" ") + 1, within))

    def _glued(self, text: str, cut: Cut) -> list[int]:
        segment = cut.segment
        raw = text[segment.start : segment.end]
        places, last, size = [], 0, 0
        for place in glued_words(raw):  # between two letters, so the parts fold as the whole does
            size += len(squeeze(align(raw[last:place])))
            places.append(size)
            last = place
        return places


def between(key: str, bounds: Mapping[int, str]) -> list[tuple[int, int, str]]:
    """Give the stretches between bounds, without blanks before them; one without a word belongs to the next.

    >>> between("خبر. قال", {5: "stop"})
    [(0, 5, 'line'), (5, 8, 'stop')]
    """
    starts: list[tuple[int, str]] = []
    start, kind = 0, LINE
    for place in (*sorted(place for place in bounds if place < len(key)), len(key)):
        if _WORD.search(key, start, place):
            part = key[start:place]
            starts.append((start + len(part) - len(part.lstrip()), kind))
            start, kind = place, bounds.get(place, "")
        elif place < len(key) and kind not in (LINE, STOP):  # of two bounds without a word between, the stronger holds
            kind = bounds.get(place, kind)
    if not starts:
        return [(0, len(key), LINE)]
    starts[0] = (0, LINE)
    ends = [*(begin for begin, _ in starts[1:]), len(key)]
    return [(begin, end, how) for (begin, how), end in zip(starts, ends, strict=True)]


def _alone(cuts: Sequence[Cut], index: int) -> bool:
    """Tell whether a segment is all of its line."""
    line = cuts[index].line
    return (index == 0 or cuts[index - 1].line != line) and (index + 1 == len(cuts) or cuts[index + 1].line != line)


def _covers(verdict: Verdict, segment: Segment) -> bool:
    """Tell whether a rule saw all of a segment, and not its first words alone."""
    cause = verdict.marks[0] if verdict.marks else None
    return (
        cause is not None
        and not cause.rule.startswith("context.")
        and cause.end - cause.start > _COVERED * (segment.end - segment.start)
    )


def _ruled_part(verdict: Verdict, segment: Segment, *, in_long_line: bool) -> str:
    """Name what dropped a segment, and that it only guessed where in a long line the segment ends; else nothing."""
    if verdict.kept:
        return ""
    ruled = _ruled(verdict.marks[0])
    if in_long_line and segment.words > _GUESSED and not _covers(verdict, segment):
        return f"{_WITHIN}{ruled.partition(':')[0]}"
    return ruled


def _ruled(cause: Mark) -> str:
    """Name what dropped a segment: a step of the context pass, or how sure a rule was."""
    if cause.rule.startswith("context."):
        return cause.rule.removeprefix("context.")
    return f"{cause.label}:{int(cause.strength * 10 + 0.01)}"


def _piece(
    index: int,
    place: tuple[int, int, str],
    key: str,
    ruled: str,
    settled: int,
    titles: Sequence[tuple[int, int]],
    marks: Sequence[Sight | Mark],
) -> JudgedPiece:
    start, end, kind = place
    titled = any(first <= start and end <= last + 2 for first, last in titles)
    words, terminal = tuple(_WORD.findall(key)), bool(_END.search(key))
    return JudgedPiece(index, start, end, kind, key, words, terminal, ruled, settled, titled, tuple(marks))
