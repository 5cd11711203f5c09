"""The state of a document while verdicts are made: segments, their marks, and what has been decided so far."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleaner.arabic.prefix_stems import stems
from cleaner.document.types import Mark, Segment
from cleaner.text.verdicts.thresholds import THRESHOLDS

_INNER_STOP = re.compile(r"\w{3}[\"»”)]?[.؟!] (?!\.)")
_OF_LISTS = frozenset({"section-item", "run", "edge", "head", "tail", "bare-tags"})
_NAMING = frozenset({"byline", "source", "caption", "nav", "tags"})
_QUOTES = frozenset('«»"“”')
_CLOSERS = " \"'»”’)]}"


def is_prose(segment: Segment) -> bool:
    """Tell whether a segment reads as a paragraph and not as a headline, label or list item.

    Its length and its punctuation say so: headlines hold few commas and end without a full stop.
    """
    words, key = segment.words, segment.key
    if words < THRESHOLDS.prose_words or is_link(segment):
        return False
    if segment.resumes:
        return True
    if ".. " in key and not segment.terminal:  # a chain of phrases: some outlets' headlines are as long as paragraphs
        return words > THRESHOLDS.prose_chain_words
    last = key.rstrip(_CLOSERS)[-3:]
    if words >= THRESHOLDS.prose_sure_words or last[-1:] == ":" or (last.endswith(".") and not last.endswith("..")):
        return True
    if words >= THRESHOLDS.prose_stop_words and (stop := _INNER_STOP.search(key)):
        return words >= THRESHOLDS.prose_question_words or stop[0][-2] == "."
    if words >= THRESHOLDS.prose_ended_words and last[-1:] in "؟!…،؛:":
        return True
    return words >= THRESHOLDS.prose_comma_words and ("،" in key or ". " in key)


def is_link(segment: Segment) -> bool:
    """Tell whether a line of a page is a link, wholly or nearly; of a text's line nobody knows."""
    return segment.element is not None and segment.element.link_share >= THRESHOLDS.link_share


class VerdictState:
    """What is known of each segment while verdicts are being made; one for each document, thrown away after."""

    def __init__(self, segments: Sequence[Segment], marks: Sequence[Sequence[Mark]], caution: float) -> None:
        """Take the segments; one goes at once if a drop mark on it is strong enough, unless it is protected."""
        self.segments = segments
        self.marks = marks
        self.caution = caution
        self.protected = [any(mark.effect == "keep" for mark in own) for own in marks]
        self.prose = [is_prose(segment) for segment in segments]
        self.cause: list[Mark | None] = [None] * len(segments)
        self._next = list(range(len(segments) + 1))
        for index, own in enumerate(marks):
            if not self.protected[index]:
                strong = (
                    m for m in own if m.effect == "drop" and m.strength >= caution and not self._excused(index, m)
                )
                self.cause[index] = max(strong, key=_strength, default=None)
        self._announced = self._find_announced()
        self._stems: dict[int, frozenset[str]] = {}

    def _excused(self, index: int, mark: Mark) -> bool:
        """Tell whether the place of a segment speaks against what a mark says of it."""
        if mark.label in _NAMING and self._inside_sentence(index):
            return True
        if mark.label == "byline":
            return self.led_to(index)
        if (self._is_quoted(index) or self._is_one_of_many(index, mark)) and self._is_listed(index):
            return True
        if mark.opens == "headlines" and self._has_sibling(index):
            return True
        return mark.label == "date" and self._between_paragraphs(index)

    def _is_quoted(self, index: int) -> bool:
        """Tell whether a line stands in quotes from its first sign to its last."""
        key = self.segments[index].key.strip()
        return len(key) > 2 and key[0] in _QUOTES and key.rstrip(".،")[-1] in _QUOTES

    def _is_one_of_many(self, index: int, mark: Mark) -> bool:
        """Tell whether a source or a count of comments stands beside its like: a footer is one, and is alone."""
        beside = [i for i in (index - 1, index + 1) if 0 <= i < len(self.segments)]
        if mark.label == "source":
            return any(mark.rule == other.rule for i in beside for other in self.marks[i])
        counts = self.segments[index].key[:1].isdigit()
        return (
            mark.label == "comments"
            and counts
            and any(self.segments[i].key[:1].isdigit() and not self.marks[i] for i in beside)
        )

    def _is_listed(self, index: int) -> bool:
        """Tell whether a line is of the article's own list: a paragraph announces it with a colon, another follows."""
        first, last = index - 1, index + 1
        while first >= 0 and index - first <= THRESHOLDS.listed_lines and not self.prose[first]:
            first -= 1
        while last < len(self.segments) and last - index <= THRESHOLDS.listed_lines and not self.prose[last]:
            last += 1
        if first < 0 or last == len(self.segments) or not (self.prose[first] and self.prose[last]):
            return False
        return self.segments[first].key.endswith(":") and not self.marks[last]

    def _has_sibling(self, index: int) -> bool:
        """Tell whether a label with a colon is one of the article's own, as another near that begins alike is no label.

        «الأكثر ارتفاعا: …», «الأكثر تداولا: …».
        """
        key = self.segments[index].key
        if not key.endswith(":"):
            return False
        first = key.split(" ", 1)[0]
        near = range(max(0, index - THRESHOLDS.sibling), min(len(self.segments), index + THRESHOLDS.sibling + 1))
        keys = (self.segments[other].key for other in near if not self.marks[other])
        return any(other.endswith(":") and other.startswith(f"{first} ") for other in keys)

    def _between_paragraphs(self, index: int) -> bool:
        """Tell whether the segment stands between two paragraphs, where a date heads a part of a chronicle."""
        if not 0 < index < len(self.segments) - 1:
            return False
        return all(self.prose[i] and not self.marks[i] for i in (index - 1, index + 1))

    def _find_announced(self) -> list[bool]:
        """Find the lines of lists that the article itself announces with a colon."""
        announced, colon = [False] * len(self.segments), False
        for index, segment in enumerate(self.segments):
            mark = self.marked(index, opens=True)
            if self.gone(index):
                # a label with its headline in between
                colon = colon and mark is not None and segment.words > THRESHOLDS.label_words
            elif segment.key.rstrip(_CLOSERS).endswith(":"):
                colon = True
            elif self.prose[index] and not segment.bullet:
                colon = False
            else:
                announced[index] = colon
        return announced

    def announced(self, index: int) -> bool:
        """Tell whether the segment is of a list that the article itself announces with a colon."""
        return self._announced[index]

    def stems(self, index: int) -> frozenset[str]:
        """Give the stems of a segment; they are made once."""
        if index not in self._stems:
            self._stems[index] = stems(self.segments[index].key)
        return self._stems[index]

    def led_to(self, index: int) -> bool:
        """Tell whether the segment above is the article's own and ends with a colon, as before a list or an address."""
        return index > 0 and not self.marks[index - 1] and self.segments[index - 1].key.endswith(":")

    def _inside_sentence(self, index: int) -> bool:
        """Tell whether a marked piece stands between two unmarked ones of its line, where a link in a sentence does."""
        if not 0 < index < len(self.segments) - 1 or self.marks[index - 1] or self.marks[index + 1]:
            return False
        before, own, after = self.segments[index - 1 : index + 2]
        if own.words > THRESHOLDS.inner_words:
            return False
        return before.line == own.line == after.line and not (before.terminal or own.terminal)

    def __len__(self) -> int:
        return len(self.segments)

    def gone(self, index: int) -> bool:
        """Tell whether the segment is dropped by now."""
        return self.cause[index] is not None

    def next_free(self, index: int) -> int:
        """Give the first segment at or below `index` that is not dropped, or the number of segments.

        What was passed over once is leapt over later, so that a million labels in a row cost no more than a walk.
        """
        passed = []
        while index < len(self.segments):
            if self._next[index] > index:
                passed.append(index)
                index = self._next[index]
            elif self.gone(index):
                passed.append(index)
                index += 1
            else:
                break
        for position in passed:
            self._next[position] = index
        return index

    def drop(self, index: int, rule: str, label: str, because: Mark, evidence: float) -> bool:
        """Drop a segment on evidence from its context, if that is enough; tell whether it is gone.

        `rule` is a key of `reasons.REASONS` without its `context.`; `because` is the mark that was the cause.
        """
        if self.gone(index) or self.protected[index]:
            return self.gone(index)
        if self._announced[index] and rule in _OF_LISTS:
            evidence -= THRESHOLDS.announced
        if evidence < self.caution:
            return False
        self.cause[index] = Mark(
            segment=index,
            rule=f"context.{rule}",
            label=label,
            effect="drop",
            start=because.start,
            end=because.end,
            phrase=because.phrase,
            strength=evidence,
        )
        return True

    def marked(self, index: int, *, opens: bool = False, ends: bool = False) -> Mark | None:
        """Give a mark of a dropped segment that opens a section, or ends the article, or None."""
        if not self.gone(index):
            return None
        for mark in self.marks[index]:
            enough = mark.effect == "drop" and mark.strength >= self.caution
            if enough and ((opens and mark.opens) or (ends and mark.ends)):
                return mark
        return None

    def labels(self, index: int) -> frozenset[str]:
        """Give the labels of every drop mark on a dropped segment that would be enough by itself."""
        if not self.gone(index):
            return frozenset()
        marks = self.marks[index]
        return frozenset(m.label for m in marks if m.effect == "drop" and m.strength >= self.caution)

    def weak(self, index: int, labels: frozenset[str] | None = None) -> Mark | None:
        """Give the strongest drop mark (of these labels) that was not enough to drop the segment, or None."""
        if self.gone(index) or self.protected[index]:
            return None
        marks = (m for m in self.marks[index] if m.effect == "drop" and (labels is None or m.label in labels))
        return max(marks, key=_strength, default=None)


def _strength(mark: Mark) -> float:
    return mark.strength
