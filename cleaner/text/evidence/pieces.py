"""What is left by the rules, cut into pieces wherever something can begin or end."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from operator import itemgetter
from typing import NamedTuple

from cleaner.document.types import Mark, Verdict
from cleaner.rules.literals import LiteralMatch
from cleaner.rules.matcher import Matcher, Sight
from cleaner.text.evidence.blocks import Block, blocks_of
from cleaner.text.evidence.bounds import BREAK, DATE_END, GLUED, LINE, STOP, TITLE_END, find_bounds
from cleaner.text.evidence.calmness import CalmFinder
from cleaner.text.evidence.lost_breaks import break_finder
from cleaner.text.evidence.phrases import Phrases
from cleaner.text.evidence.prose import Sentence, deep_in_prose
from cleaner.text.evidence.spliced import SplicedSpan, splice_finder
from cleaner.text.segments import Cut

_WORD = re.compile(r"[^\W_]+")
_ENDS = frozenset(".؟!?…۔")
_CLOSERS = frozenset("\"'»”’)]}")
_DETACHED = re.compile(r"[.،؛!؟?]+\s+(?=\w)|[)\]]\s*(?=\w)")
_HOLDING = frozenset({LINE, STOP, DATE_END, TITLE_END})  # they hold against a bound a blank away
_REMEMBERED = 512  # segments, so that a later pass cuts anew only what is left in another form


class JudgedPiece(NamedTuple):
    """A stretch `start:end` of a segment's key; `kind` is the kind of the bound before it.

    `ruled` tells by what the rules dropped it, or is empty; `settled` is 1 where that holds, -1 where a mark keeps the
    piece, else 0; `marks` are what rules see on it. `terminal` tells that it ends as a sentence
    ends, `titled` that it is a copy of the title, `joint` how the text goes on where rules see several pieces as
    this one, `deep` that it is a sentence deep in prose, which is not weighed, `spliced` how likely it is another
    article's, from 0 to 5.
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
    deep: bool = False
    spliced: int = 0


class _Stretch(NamedTuple):
    """A part `start:end` of a key, the kind of the bound before it, and what rules see on it."""

    start: int
    end: int
    kind: str
    sights: tuple[Sight, ...]


class PieceCutter:
    """Cuts what rules have left of a document into pieces."""

    def __init__(
        self, matcher: Matcher, openings: Collection[str], weak_openings: Collection[str], calm: CalmFinder
    ) -> None:
        """Make the rules' phrases ready."""
        self.matcher, self._phrases = matcher, Phrases(matcher)
        self._openings = frozenset(openings) | matcher.lexicon.resuming_words
        self._weak_openings, self._calm = weak_openings, calm
        self._seen: dict[tuple[object, ...], tuple[_Stretch, ...]] = {}

    def cut(
        self,
        text: str,
        cuts: Sequence[Cut],
        marks: Sequence[Sequence[Mark]],
        verdicts: Sequence[Verdict],
        found: Sequence[Sequence[LiteralMatch]],
        title: str,
        *,
        everything: bool,
    ) -> list[JudgedPiece]:
        """Give the pieces of all segments; one for what rules have settled, and none at all where all is deep in prose.

        `found` are the literals in each segment. With `everything`, deep prose has its pieces, too.
        """
        blocks = blocks_of(text, cuts, marks, verdicts, title, self._phrases, self.matcher.lexicon)
        if not all(sentence.calm for block in blocks for sentence in block.sentences):
            blocks = self._calm.calm(blocks)
        spliced = splice_finder().find(blocks, marks, cuts, title)
        deep = deep_in_prose([sentence.calm for block in blocks for sentence in block.sentences])
        if all(deep) and not spliced and not everything:
            return []
        pieces: list[JudgedPiece] = []
        number = 0
        for index, block in enumerate(blocks):
            own = deep[number : number + len(block.sentences)]
            number += len(own)
            foreign = spliced.get(index, ())
            if foreign:
                near = zip(own, block.sentences, strict=True)
                own = [inside and not _level(foreign, *sentence[:2]) for inside, sentence in near]
            self._cut_block(index, block, own, marks[index], found[index], foreign, pieces)
        return pieces

    def _cut_block(
        self,
        index: int,
        block: Block,
        deep: Sequence[bool],
        marks: Sequence[Mark],
        found: Sequence[LiteralMatch],
        foreign: Sequence[SplicedSpan],
        pieces: list[JudgedPiece],
    ) -> None:
        """Add the pieces of a segment; `foreign` holds what of it may be another article's."""
        key, titles, settled = block.key, block.titles, block.settled
        at_rest = {own.start for own, inside in zip(block.sentences, deep, strict=True) if inside}
        whole = {own.start for own in block.sentences} if all(own.calm for own in block.sentences) else at_rest
        stretches: Sequence[_Stretch] = ()
        if not block.whole and (len(block.sentences) > 1 or not whole):
            stretches = self._stretches(block, whole, found, foreign)
        if len(stretches) < 2:
            kind = stretches[0].kind if stretches else LINE
            fate = settled or -bool(block.mentions)
            one = _piece(index, (0, len(key), kind), key, block.ruled, fate, titles, marks, deep=bool(at_rest))
            pieces.append(one._replace(spliced=_level(foreign, 0, len(key))) if foreign else one)
            return
        spoken = [place.start for place in block.mentions]
        for start, end, kind, sights in stretches:
            kept = any(sight.rule.effect == "keep" for sight in sights)
            place = (start, end, kind)
            first = bisect_left(spoken, start)
            spoken_of = first < len(spoken) and block.mentions[first].end <= end
            fate = -1 if kept or (spoken_of and not settled) else settled
            one = _piece(index, place, key[start:end], block.ruled, fate, titles, sights, deep=start in at_rest)
            pieces.append(one._replace(spliced=_level(foreign, start, end)) if foreign else one)

    def _stretches(
        self, block: Block, whole: Set[int], found: Sequence[LiteralMatch], foreign: Sequence[SplicedSpan]
    ) -> tuple[_Stretch, ...]:
        """Cut a key, or give how it was cut: a later pass over a document sees most of its lines again.

        `whole` holds where the sentences begin that are not cut further.
        """
        key = block.key
        leads = {span.start: BREAK for span in foreign if span.start}
        known = (key, *block.titles, *block.glued, -1, *block.gaps, frozenset(whole), *leads)
        stretches = self._seen.get(known)
        if stretches is None:
            places = between(key, leads | self._bounds(block, whole))
            kinds = [*(kind for _, _, kind in places[1:]), ""]
            stretches = tuple(
                _Stretch(
                    start,
                    end,
                    kind,
                    self._look_glued(key[start:end])
                    if behind == GLUED
                    else self.look(key[start:end], start, end, found)
                    if len(places) > 1 and start not in whole
                    else (),
                )
                for (start, end, kind), behind in zip(places, kinds, strict=True)
            )
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            self._seen[known] = stretches
        return stretches

    def _bounds(self, block: Block, whole: Set[int]) -> dict[int, str]:
        """Find the bounds in a key; of sentences that stay whole, only their own."""
        bounds: dict[int, str] = {}
        for first, last in _restless(block.sentences, whole):
            found = find_bounds(
                block.key[first:last],
                [(start - first, end - first) for start, end, *_ in block.phrases if first <= start and end <= last],
                [(start - first, end - first) for start, end in block.titles],
                [place - first for place in block.glued if first < place < last],
                [place - first for place in block.gaps if first < place < last],
                self._openings,
                self._weak_openings,
                self.matcher.lexicon,
                break_finder(),
            )
            bounds |= {first + place: kind for place, kind in found.items()}
            bounds |= {first: STOP, last: STOP}
        bounds |= dict.fromkeys(whole, STOP)
        bounds.pop(0, None)
        return bounds

    def _look_glued(self, key: str) -> tuple[Sight, ...]:
        """Give what rules see in a piece to which the next one is glued: its last phrase ends within a word."""
        return tuple(self.matcher.look(key, key.count(" ") + 1, self._phrases.literals(key)))

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


def _level(foreign: Sequence[SplicedSpan], start: int, end: int) -> int:
    """Give how likely `start:end` of a key is another article's: where most of it is in such a span, its level."""
    half = (end - start) / 2
    return max((span.level for span in foreign if min(end, span.end) - max(start, span.start) >= half), default=0)


def _restless(parted: Sequence[Sentence], whole: Set[int]) -> Iterator[tuple[int, int]]:
    """Give the stretches of a key between the sentences that stay whole."""
    first = -1
    for sentence in parted:
        if sentence.start in whole:
            if first >= 0:
                yield first, sentence.start
            first = -1
        elif first < 0:
            first = sentence.start
    if first >= 0:
        yield first, parted[-1].end


def between(key: str, bounds: Mapping[int, str]) -> list[tuple[int, int, str]]:
    """Give the stretches between bounds, without blanks before them; one without a word belongs to the next.

    >>> between("خبر. قال", {5: "stop"})
    [(0, 5, 'line'), (5, 8, 'stop')]
    """
    starts: list[tuple[int, str]] = []
    start, looked, kind = 0, 0, LINE
    for place in (*sorted(place for place in bounds if place < len(key)), len(key)):
        if _WORD.search(key, looked, place):
            part = key[start:place]
            starts.append((start + len(part) - len(part.lstrip()), kind))
            start, kind = place, bounds.get(place, "")
        elif place < len(key) and kind not in _HOLDING:  # of two bounds without a word between, the stronger holds
            kind = bounds.get(place, kind)
        looked = place
    if not starts:
        return [(0, len(key), LINE)]
    starts = [(begin + _ending(key, begin), how) for begin, how in starts]
    starts[0] = (0, LINE)
    ends = [*(begin for begin, _ in starts[1:]), len(key)]
    return [(begin, end, how) for (begin, how), end in zip(starts, ends, strict=True)]


def _ending(key: str, begin: int) -> int:
    """Give how many characters from `begin` on end what stands before: «الى الاعلى . اعلان», «(20:54) عين»."""
    found = _DETACHED.match(key, begin)
    return found.end() - begin if found else 0


def _piece(
    index: int,
    place: tuple[int, int, str],
    key: str,
    ruled: str,
    settled: int,
    titles: Sequence[tuple[int, int]],
    marks: Sequence[Sight | Mark],
    *,
    deep: bool,
) -> JudgedPiece:
    start, end, kind = place
    titled = any(first <= start and end <= last + 2 for first, last in titles)
    words = tuple(_WORD.findall(key))
    return JudgedPiece(
        index, start, end, kind, key, words, _is_ended(key), ruled, settled, titled, tuple(marks), "", deep
    )


def _is_ended(key: str) -> bool:
    """Tell whether a key ends as a sentence does, quotes and brackets aside.

    >>> _is_ended("قال «نعم.» "), _is_ended("قال. نعم")
    (True, False)
    """
    end = len(key) - 1
    while end >= 0 and (key[end] in _CLOSERS or key[end].isspace()):
        end -= 1
    return end >= 0 and key[end] in _ENDS
