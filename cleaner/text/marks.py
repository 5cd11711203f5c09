"""Put marks on segments: what every rule sees on each of them, free of context and without deciding anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from cleaner.arabic.lines import FoldedText
from cleaner.document.types import Mark
from cleaner.rules.literals import LiteralMatch
from cleaner.rules.matcher import Hit, Matcher, Sight, opening
from cleaner.rules.quoted_phrases import is_mentioned
from cleaner.rules.rule import Rule
from cleaner.rules.templates import mask_title
from cleaner.text.segments import Cut, CutCandidate, is_glued, with_bullet

_LONGEST_WORD = 16  # characters, on the average over a segment
_CHAINED = 120  # characters
_SURE = 0.8  # strength from which on a template goes under every preset


def cut_candidates(
    folded: FoldedText, hits: Sequence[Hit], matcher: Matcher, outlet: frozenset[str] = frozenset(), title: str = ""
) -> dict[int, list[CutCandidate]]:
    """Give, by line number, the parts of lines that inline rules may speak of, for `segments.cut`.

    `outlet` holds what the document's outlet is called, and `title` is its folded title, for templates that name it.
    """
    found: dict[int, list[CutCandidate]] = defaultdict(list)
    exact: dict[int, dict[CutCandidate, float]] = defaultdict(dict)
    number, lead = -1, 0
    for hit in hits:
        key = folded.lines[hit.line].key
        if hit.line != number:
            number, lead = hit.line, opening(key)[0]
        for rule, cue in hit.uses:
            if not rule.inline or not _speaks(rule, outlet):
                continue
            if cue:
                masked = mask_title(key, title) if rule.id in matcher.titled else key
                candidate = _pattern_candidate(rule, masked, hit.start, lead, matcher)
                if candidate and candidate not in found[hit.line][-4:]:
                    found[hit.line].append(candidate)
                    if rule.kind == "template":
                        exact[hit.line][candidate] = max(exact[hit.line].get(candidate, 0), rule.strength)
            elif _may_begin_piece(key=key, start=hit.start, end=hit.end, rule=rule, lead=lead, before=found[hit.line]):
                found[hit.line].append(with_bullet(key, CutCandidate(hit.start, hit.end, rule.max_words)))
    for number, templates in exact.items():
        found[number] = _without_parts(found[number], templates)
    return {number: candidates for number, candidates in found.items() if candidates}


def _without_parts(found: Sequence[CutCandidate], exact: Mapping[CutCandidate, float]) -> list[CutCandidate]:
    """Leave out what is part of the place of a template, which knows more of it; `exact` has these with strengths."""
    inner = {one for one in exact if any(_is_within(one, other) for other in exact)}
    sure = [one for one, strength in exact.items() if strength >= _SURE and one not in inner]
    return [one for one in found if one not in inner and not _is_amid(one, sure)]


def _pattern_candidate(rule: Rule, key: str, cue: int, lead: int, matcher: Matcher) -> CutCandidate | None:
    """Give the part of a line that a pattern or template sees around its cue, or None."""
    if _is_out_of_reach(rule, len(key) - cue):
        return None
    place = matcher.glued_span(rule, key, cue)
    if place and place[0] <= lead:  # a bullet before it goes with it
        place = (0, place[1])
    return with_bullet(key, CutCandidate(*place, 0)) if place else None


def _is_within(one: CutCandidate, other: CutCandidate) -> bool:
    """Tell whether a template's place is a part of another's, which knows more of it."""
    return other.start <= one.start and one.end <= other.end and other != one


def _is_amid(one: CutCandidate, templates: Sequence[CutCandidate]) -> bool:
    """Tell whether a phrase begins amid a template's place, which goes as a whole."""
    return any(other.start < one.start < other.end and one.end <= other.end for other in templates)


def _is_out_of_reach(rule: Rule, rest: int) -> bool:
    """Tell whether a pattern is too far from the line's end, which it would have to reach."""
    return rule.where == "whole" and rule.kind != "template" and rest > _LONGEST_WORD * rule.max_words


def _may_begin_piece(key: str, start: int, end: int, rule: Rule, lead: int, before: Sequence[CutCandidate]) -> bool:
    if key[end : end + 1].isalnum():
        return False
    if start and key[start - 1].isalnum() and key[start - 1].isascii() == key[start].isascii():
        return False
    if is_mentioned(key, start, end):
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
    folded: FoldedText,
    cuts: Sequence[Cut],
    hits: Sequence[Hit],
    matcher: Matcher,
    outlet: frozenset[str],
    title: str = "",
) -> list[list[Mark]]:
    """Give the marks of each segment.

    `outlet` holds what the document's outlet is called (host and name), and `title` is its folded title.
    """
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
        if matcher.titled and (masked := mask_title(segment.key, title)) != segment.key:
            titled = matcher.look_anew(masked, segment.words, within)
            seen = [*seen, *(sight for sight in titled if sight.rule.id in matcher.titled)]
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
