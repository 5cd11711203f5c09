"""Put marks on segments: what every rule sees on each of them, free of context and without deciding anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from cleaner.arabic.lines import FoldedText
from cleaner.document.types import Mark
from cleaner.rules.literals import LiteralMatch
from cleaner.rules.matcher import Hit, Matcher, Sight, opening
from cleaner.rules.rule import Rule
from cleaner.text.segments import Cut, CutCandidate, is_glued, with_bullet

_LONGEST_WORD = 16  # characters, on the average over a segment
_CHAINED = 120  # characters


def cut_candidates(folded: FoldedText, hits: Sequence[Hit], matcher: Matcher) -> dict[int, list[CutCandidate]]:
    """Give, by line number, the parts of lines that inline rules may speak of, for `segments.cut`."""
    found: dict[int, list[CutCandidate]] = defaultdict(list)
    number, lead = -1, 0
    for hit in hits:
        key = folded.lines[hit.line].key
        if hit.line != number:
            number, lead = hit.line, opening(key)[0]
        for rule, cue in hit.uses:
            if not rule.inline:
                continue
            if cue:
                if rule.where == "whole" and len(key) - hit.start > _LONGEST_WORD * rule.max_words:
                    continue  # too far from the line's end, which it would have to reach
                place = matcher.glued_span(rule, key, hit.start)
                if place and place[0] <= lead:  # a bullet before it goes with it
                    place = (0, place[1])
                candidate = with_bullet(key, CutCandidate(*place, 0)) if place else None
                if candidate and candidate not in found[hit.line][-4:]:
                    found[hit.line].append(candidate)
            elif _may_begin_piece(key=key, start=hit.start, end=hit.end, rule=rule, lead=lead, before=found[hit.line]):
                found[hit.line].append(with_bullet(key, CutCandidate(hit.start, hit.end, rule.max_words)))
    return {number: candidates for number, candidates in found.items() if candidates}


def _may_begin_piece(key: str, start: int, end: int, rule: Rule, lead: int, before: Sequence[CutCandidate]) -> bool:
    if key[end : end + 1].isalnum():
        return False
    if start and key[start - 1].isalnum() and key[start - 1].isascii() == key[start].isascii():
        return False
    if any(other.start <= start < other.end for other in before[-4:]):  # a phrase within a phrase
        return False
    chained = any(_follows(key, other.start, start) for other in before[-4:])  # boilerplate follows on boilerplate
    if not chained and not is_glued(key, start, end):
        return False
    # at a line's start there is nothing to cut off before; and after, only what is too long for the rule
    return start > lead or key.count(" ") >= rule.max_words


def _follows(key: str, other: int, start: int) -> bool:
    return 0 < start - other <= _CHAINED and "،" not in key[other:start] and "؛" not in key[other:start]


def mark(
    folded: FoldedText, cuts: Sequence[Cut], hits: Sequence[Hit], matcher: Matcher, outlet: frozenset[str]
) -> list[list[Mark]]:
    """Give the marks of each segment; `outlet` holds what the document's outlet is called (host and name)."""
    marks: list[list[Mark]] = []
    position, total = 0, len(hits)
    for index, (segment, number, start) in enumerate(cuts):
        end = start + len(segment.key)
        within: list[LiteralMatch] = []
        while position < total and (hits[position].line, hits[position].start) < (number, end):
            hit = hits[position]
            if hit.line == number and hit.start >= start and hit.end <= end:
                within.append((hit.start - start, hit.end - start, hit.uses))
            position += 1
        seen = matcher.look(segment.key, segment.words, within)
        marks.append([_mark(index, sight, folded, number, start) for sight in seen if _speaks(sight.rule, outlet)])
    return marks


def useful(
    found: Mapping[int, Sequence[CutCandidate]], cuts: Sequence[Cut], marks: Sequence[Sequence[Mark]]
) -> dict[int, list[CutCandidate]]:
    """Give those of the candidates whose piece was marked; the others cut a line in vain."""
    marked = {(piece.line, piece.start) for piece, own in zip(cuts, marks, strict=True) if own and piece.line in found}
    return {
        number: kept
        for number, candidates in found.items()
        if (kept := [one for one in candidates if any((number, one.start + blank) in marked for blank in (0, 1, 2))])
    }


def _speaks(rule: Rule, outlet: frozenset[str]) -> bool:
    return not rule.outlets or any(name.casefold() in outlet for name in rule.outlets)


def _mark(index: int, sight: Sight, folded: FoldedText, number: int, start: int) -> Mark:
    rule = sight.rule
    first, last = folded.lines[number].span(start + sight.start, start + sight.end)
    return Mark(
        segment=index,
        rule=rule.id,
        label=rule.family,
        effect=rule.effect,
        start=first,
        end=last,
        phrase="",
        strength=rule.strength,
        opens=rule.opens,
        ends=rule.ends,
    )
