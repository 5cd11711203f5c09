"""Segments as blocks to be cut: what the rules made of each, its sentences, and what in it bounds pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.arabic.fold import align, squeeze
from cleaner.arabic.lexicon import Lexicon
from cleaner.document.types import Mark, Segment, Verdict
from cleaner.text.evidence.bounds import glued_words, wide_gaps
from cleaner.text.evidence.phrases import PhrasePlace, Phrases
from cleaner.text.evidence.prose import Sentence, is_credited, may_be_credited, sentences
from cleaner.text.evidence.title_copies import title_spans
from cleaner.text.segments import Cut

_LONG_LINE = 30  # words; in a longer one breaks were lost, and rules guess where what they take ends
_GUESSED = 14  # words; a shorter piece of it is what a rule saw, not what it guessed
_COVERED = 0.9
_ABOVE = 30  # words; below more of them the article has begun
_GAPPED = 4  # words; where more than every fourth has two blanks before it, they part nothing
_ATOM = 9  # words; a line of so few is not cut
_WITHIN = "within:"


class Block(NamedTuple):
    """A segment: what the rules made of it, its sentences, what in it bounds pieces, and whether it is not cut.

    Of phrases, `mentions` are those of several words that the text speaks of: what they stand in stays.

    `ruled` and `settled` are those of its pieces.
    """

    key: str
    ruled: str
    settled: int
    sentences: tuple[Sentence, ...]
    phrases: Sequence[PhrasePlace]
    titles: Sequence[tuple[int, int]]
    glued: Sequence[int]
    gaps: Sequence[int]
    mentions: Sequence[PhrasePlace] = ()
    whole: bool = False


def blocks_of(
    text: str,
    cuts: Sequence[Cut],
    marks: Sequence[Sequence[Mark]],
    verdicts: Sequence[Verdict],
    title: str,
    phrases: Phrases,
    lexicon: Lexicon,
) -> list[Block]:
    """Give every segment of a text as a block.

    Args:
        text: The text.
        cuts: Its segments.
        marks: What rules see on each.
        verdicts: What they made of each.
        title: The folded title, or an empty text.
        phrases: The phrases of all rules.
        lexicon: The names of people, with which bylines begin.
    """
    lengths: Counter[int] = Counter()
    for cut in cuts:
        lengths[cut.line] += cut.segment.words
    blocks: list[Block] = []
    above = 0  # words that may be the article's
    for index, (cut, own, verdict) in enumerate(zip(cuts, marks, verdicts, strict=True)):
        segment, alone = cut.segment, _alone(cuts, index)
        key = segment.key
        ruled = _ruled_part(verdict, segment, in_long_line=lengths[cut.line] > _LONG_LINE and not alone)
        protected = any(mark.effect == "keep" for mark in own) or (verdict.kept and verdict.label != "body")
        settled = -1 if protected else int(bool(ruled) and not ruled.startswith(_WITHIN))
        titles = title_spans(key, title) if title else []
        restless = (Sentence(0, len(key), calm=False),)
        if settled or (alone and segment.words <= _ATOM):
            blocks.append(Block(key, ruled, settled, restless, (), titles, (), (), whole=True))
            continue
        raw = text[segment.start : segment.end]
        glued, gaps = _key_places(raw, glued_words(raw)), _key_places(raw, wide_gaps(raw))
        if len(gaps) * _GAPPED > segment.words:  # so the text is set
            gaps = []
        places = phrases.spans(key, glued)
        found = [place for place in places if not place.mentioned]
        mentions = [place for place in places if place.mentioned and " " in key[place.start : place.end]]
        parted: tuple[Sentence, ...] = restless
        if alone and not (own or ruled or titles or glued or segment.bullet):
            parted = sentences(key, found)
            credited = is_credited(key) if index else may_be_credited(key, lexicon.given_names)
            if credited and above <= _ABOVE:
                parted = (parted[0]._replace(calm=False), *parted[1:])
        blocks.append(Block(key, ruled, settled, parted, found, titles, glued, gaps, mentions))
        above += 0 if ruled or titles else segment.words
    return blocks


def _key_places(raw: str, raw_places: Sequence[int]) -> list[int]:
    """Give the places of a segment's key for places of its raw text that no folding reaches over."""
    places: list[int] = []
    last = size = 0
    for place in raw_places:
        part = squeeze(align(raw[last:place]))
        size += len(part)
        places.append(size)
        last = place
    return places


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
