"""What is left by the rules, cut into pieces wherever something can begin or end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from cleaner.arabic.fold import align, squeeze
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
_LONG_LINE = 70  # words; in a longer one breaks were lost, and rules guess where what they take ends
_GUESSED = 14  # words; a shorter piece of it is what a rule saw, not what it guessed
_COVERED = 0.9
_ATOM = 9  # words; a line of so few is not cut


class Piece(NamedTuple):
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
        from cleaner.arabic.fold import fold

        self._literals = Literals((fold(phrase), Use(rule, cue=False)) for phrase, rule in uses)

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
        while place >= 0 and len(spans) < 8:
            if not place or key[place - 1] == " ":
                end = place + len(wanted)
                if not key.startswith(wanted, place):
                    taken = key[place : place + 2 * len(wanted)].split(" ")[: len(words)]
                    end = place + len(" ".join(taken))
                    near = len(set(taken) & set(words)) >= _ALIKE * len(set(words))
                    if not near or taken[-1].strip(".،:") not in words[-2:]:
                        end = 0
                if end and not any(s < end and place < e for s, e in spans):
                    spans.append((place, end))
            place = key.find(first, place + 1)
    return sorted(spans)


class Cutter:
    """Cuts what rules have left of a document into pieces."""

    def __init__(self, matcher: Matcher, openings: Collection[str], weak_openings: Collection[str]) -> None:
        """Make the rules' phrases ready."""
        self.matcher, self._phrases = matcher, Phrases(matcher)
        self._openings = frozenset(openings) | matcher.lexicon.resuming_words
        self._weak_openings = weak_openings

    def cut(
        self,
        text: str,
        cuts: Sequence[Cut],
        marks: Sequence[Sequence[Mark]],
        verdicts: Sequence[Verdict],
        found: Sequence[Sequence[LiteralMatch]],
        title: str,
    ) -> list[Piece]:
        """Give the pieces of all segments; one that a rule has dropped is one piece. `found` are literals in each."""
        pieces: list[Piece] = []
        lengths: Counter[int] = Counter()
        for cut in cuts:
            lengths[cut.line] += cut.segment.words
        long_lines = {line: words > _LONG_LINE for line, words in lengths.items()}
        for index, (cut, own, verdict) in enumerate(zip(cuts, marks, verdicts, strict=True)):
            segment = cut.segment
            protected = any(mark.effect == "keep" for mark in own) or (verdict.kept and verdict.label != "body")
            ruled = "" if verdict.kept else _ruled(verdict.marks[0])
            alone = _alone(cuts, index)
            guessed = segment.words > _GUESSED and not _covers(verdict, segment)
            if ruled and long_lines[cut.line] and not alone and guessed:
                ruled = f"within:{ruled.partition(':')[0]}"
            settled = -1 if protected else int(bool(ruled) and not ruled.startswith("within:"))
            if alone and segment.words <= _ATOM:
                titles = title_spans(segment.key, title) if title else []
                pieces.append(_piece(index, 0, len(segment.key), LINE, segment.key, ruled, settled, titles, own))
                continue
            key = segment.key
            spans = title_spans(key, title) if title else []
            bounds = find_bounds(
                key,
                self._phrases.spans(key),
                spans,
                self._glued(text, cut),
                self._openings,
                self._weak_openings,
                self.matcher.lexicon,
            )
            for start, end, kind in _stretches(key, bounds):
                if end - start == len(key):
                    pieces.append(_piece(index, start, end, kind, key, ruled, settled, spans, own))
                    continue
                part = key[start:end]
                sights = self._look(part, start, end, found[index])
                keeps = any(sight.rule.effect == "keep" for sight in sights)
                pieces.append(_piece(index, start, end, kind, part, ruled, -1 if keeps else settled, spans, sights))
        return pieces

    def _look(self, key: str, start: int, end: int, found: Sequence[LiteralMatch]) -> list[Sight]:
        within = [(s - start, e - start, uses) for s, e, uses in found if s >= start and e <= end] if found else []
        return self.matcher.look(key, key.count(" ") + 1, within)

    def _glued(self, text: str, cut: Cut) -> list[int]:
        segment = cut.segment
        raw = text[segment.start : segment.end]
        return [len(squeeze(align(raw[:place]))) for place in glued_words(raw)]


def _stretches(key: str, bounds: dict[int, str]) -> list[tuple[int, int, str]]:
    """Give the cut_candidates between bounds, without blanks around them; one without a word belongs to the one before."""
    cut_candidates: list[tuple[int, int, str]] = []
    start, kind = 0, LINE
    for place in (*sorted(bounds), len(key)):
        if place > len(key):
            break
        if _WORD.search(key, start, place):
            part = key[start:place]
            left = start + len(part) - len(part.lstrip())
            cut_candidates.append((left, left + len(part.strip()), kind))
            start, kind = place, bounds.get(place, "")
        elif place < len(key) and kind in (LINE, STOP):
            continue  # the stronger bound holds
        elif place < len(key):
            kind = bounds.get(place, kind)
    if cut_candidates:
        last = cut_candidates[-1]
        cut_candidates[-1] = (last[0], len(key), last[2])
        cut_candidates[0] = (0, cut_candidates[0][1], LINE)
        return [
            (begin, cut_candidates[i + 1][0] if i + 1 < len(cut_candidates) else end, how)
            for i, (begin, end, how) in enumerate(cut_candidates)
        ]
    return [(0, len(key), LINE)]


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


def _ruled(cause: Mark) -> str:
    """Name what dropped a segment: a step of the context pass, or how sure a rule was."""
    if cause.rule.startswith("context."):
        return cause.rule.removeprefix("context.")
    return f"{cause.label}:{int(cause.strength * 10 + 0.01)}"


def _piece(
    index: int,
    start: int,
    end: int,
    kind: str,
    key: str,
    ruled: str,
    settled: int,
    titles: Sequence[tuple[int, int]],
    marks: Sequence[Sight | Mark],
) -> Piece:
    titled = any(first <= start and end <= last + 2 for first, last in titles)
    words = tuple(_WORD.findall(key))
    return Piece(index, start, end, kind, key, words, bool(_END.search(key)), ruled, settled, titled, tuple(marks))
