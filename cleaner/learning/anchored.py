"""Stretches at the edges of texts in which what recurs and what changes take turns: «مرمى .. {name} .. {date}».

Flattened texts begin and end with menus, lists of other stories and credits, of which some words stand on every
article and some on none. Runs of words that stand at the same edge of many articles are anchors; what lies between two
of them goes with them, if it is short or a list and no sentence ends in it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cleaner.learning.candidates import Candidate, Place, Tokens
from cleaner.learning.reading import ReadArticle
from cleaner.learning.surroundings import is_opening

WORDS: Final = "{words}"
_NAME: Final = "{name}"
_HEAD: Final = 60  # tokens of the first line that are looked at
_TAIL: Final = 160  # tokens of the last one
_SHARES: Final = (0.9, 0.7, 0.5, 0.35, 0.25, 0.15, 0.08)  # of articles that a run of an anchor may stand on
_RUN: Final = 3  # tokens of such a run
_GAP: Final = 6  # tokens between two anchors
_LIST: Final = 60  # tokens between two anchors that hold a list
_NUMBER: Final = "{number}"
_NUMBERED: Final = frozenset({"{number})", "{number}-", "{number}."})
_MOST_NAME: Final = 4  # tokens
_OPEN_HEAD: Final = 3  # tokens of a head behind its last slot or mark
_LONGEST: Final = 400  # characters of a template
_EDGE: Final = "\ue002"  # stands beyond the edge; it is for private use, so no text has it
_ALONE: Final = frozenset({"{date}", "{title}"})  # these are anchors by themselves
_CLAUSES: Final = frozenset({"ان", "انه", "انها", "الذي", "التي", "بان", "لان"})
_ENDS: Final = (".", "؟", "!", "…")


class _Zone(NamedTuple):
    """What is looked at of an article: the number of the line, its tokens, and what stands before them in it."""

    article: int
    line: int
    tokens: Tokens
    before: Tokens

    @property
    def offset(self) -> int:
        """Where in the line the tokens begin."""
        return len(self.before)


class _Region(NamedTuple):
    """The anchors of a zone, as spans of its tokens in their order, from one edge on."""

    zone: _Zone
    anchors: tuple[tuple[int, int], ...]

    def tokens(self) -> Tokens:
        """The anchors with slots for what is between them."""
        found: list[str] = []
        last = self.anchors[0][0]
        for start, end in self.anchors:
            if gap := self.zone.tokens[last:start]:
                found.append(_NAME if len(gap) <= _MOST_NAME and all(map(str.isalpha, gap)) else WORDS)
            found += self.zone.tokens[start:end]
            last = end
        return tuple(found)


def anchored(articles: Sequence[ReadArticle], where: str, least: int) -> list[Candidate]:
    """Give the stretches of `least` articles or more with which their first lines start, or their last ones end."""
    zones = [zone for number, read in enumerate(articles) if (zone := _zone(number, read, where))]
    seen = _counts(zones, where)
    limits = sorted({max(least, int(share * len(articles))) for share in _SHARES})
    options = [_options_of(zone, where, seen, limits) for zone in zones]
    counts = Counter(option.tokens for own in options for option in own)
    chosen: set[Tokens] = set()
    for own in options:
        left = [option for option in own if counts[option.tokens] >= least]
        if left:
            chosen.add(max(left, key=lambda option: (option.size, counts[option.tokens], option.tokens)).tokens)
    places: dict[Tokens, list[Place]] = defaultdict(list)
    for zone, own in zip(zones, options, strict=True):
        for option in own:
            if option.tokens in chosen:
                places[option.tokens].append(Place(zone.article, zone.line, zone.offset + option.start))
    return [Candidate(tokens, where, tuple(sorted(set(places[tokens])))) for tokens in sorted(chosen)]


def anchors_of(tokens: Tokens) -> list[Tokens]:
    """Give the runs of some tokens that stand between slots for words.

    >>> anchors_of(("مرمي", "..", "{name}", "..", "{date}"))
    [('مرمي', '..'), ('..', '{date}')]
    """
    runs: list[list[str]] = [[]]
    for token in tokens:
        if token in (_NAME, WORDS):
            runs.append([])
        else:
            runs[-1].append(token)
    return [tuple(run) for run in runs if run]


def _zone(number: int, read: ReadArticle, where: str) -> _Zone | None:
    index = 0 if where == "start" else len(read.lines) - 1
    tokens = read.lines[index].tokens
    offset = max(0, len(tokens) - _TAIL) if where == "end" else 0
    size = _HEAD if where == "start" else _TAIL
    return _Zone(number, index, tokens[offset : offset + size], tokens[:offset]) if len(tokens) > 1 else None


class _Option(NamedTuple):
    """What may be the template of a zone: its tokens, where it begins in it, and how many tokens it takes."""

    tokens: Tokens
    start: int
    size: int


def _options_of(zone: _Zone, where: str, seen: Mapping[Tokens, int], limits: Sequence[int]) -> set[_Option]:
    spread = [0] * len(zone.tokens)  # of each token: on how many articles the most frequent run stands that it is in
    for run, place in _runs(zone, where):
        for index in range(max(0, place), min(len(spread), place + len(run))):
            spread[index] = max(spread[index], seen[run])
    regions = (_region(zone, where, [count >= limit for count in spread]) for limit in limits)
    return {option for region in regions if region for option in _options(region, where)}


def _counts(zones: Sequence[_Zone], where: str) -> dict[Tokens, int]:
    """Count the zones in which runs stand."""
    seen: dict[Tokens, set[int]] = defaultdict(set)
    for zone in zones:
        for run, _ in _runs(zone, where):
            seen[run].add(zone.article)
    return {run: len(articles) for run, articles in seen.items()}


def _runs(zone: _Zone, where: str) -> Iterator[tuple[Tokens, int]]:
    """Give runs of three tokens with their places, and of two with a slot or mark among them."""
    beyond = (_EDGE, _EDGE)
    tokens = beyond + zone.tokens if where == "start" else zone.tokens + beyond
    shift = 2 if where == "start" else 0
    for index in range(len(tokens) - _RUN + 1):
        yield tokens[index : index + _RUN], index - shift
    for index in range(len(zone.tokens) - 1):
        pair = zone.tokens[index : index + 2]
        if any(map(_is_apart, pair)):
            yield pair, index
    for index, token in enumerate(zone.tokens):
        if token in _ALONE:
            yield (token,), index


def _is_apart(token: str) -> bool:
    return "{" in token or token[-1:] in ":»|)" or not any(map(str.isalnum, token))


def _region(zone: _Zone, where: str, covered: Sequence[bool]) -> _Region | None:
    """Give the anchors from the edge on, as far as what is between them may go with them."""
    size = len(covered)
    spans = list(_spans(covered))
    tokens = zone.tokens
    if where == "end":
        spans, tokens = [_backwards(span, size) for span in reversed(spans)], tokens[::-1]
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        gap = tokens[joined[-1][1] if joined else 0 : start]
        if (not joined and gap) or not _is_bridged(gap, tokens[start:end], where):
            break
        joined.append((start, end))
    anchors = [tokens[start:end] for start, end in joined]
    if not joined or (where == "start" and len(set(anchors)) < len(anchors)):
        return None  # a list of the article's own
    found = [_backwards(span, size) for span in reversed(joined)] if where == "end" else joined
    return _Region(zone, tuple(found))


def _backwards(span: tuple[int, int], size: int) -> tuple[int, int]:
    return size - span[1], size - span[0]


def _spans(covered: Iterable[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for index, one in enumerate([*covered, False]):
        if one and start is None:
            start = index
        elif not one and start is not None:
            yield start, index
            start = None


def _is_bridged(gap: Sequence[str], anchor: Sequence[str], where: str) -> bool:
    """Tell whether what changes between two anchors may go with them: neither a sentence nor a clause stands there."""
    if not gap:
        return True
    if any(map(_ends_sentence, gap)) or any(token in _CLAUSES or is_opening(token) for token in anchor):
        return False
    if where == "start":
        short = len(gap) == 1 or (len(gap) <= _MOST_NAME and all(map(str.isalpha, gap)))
        return short and not any(token.endswith("،") for token in anchor)
    if len(gap) <= _GAP:
        return True
    prose = any(token in _CLAUSES or token.endswith("،") for token in gap)
    return len(gap) <= _LIST and not prose and sum(map(_parts_items, gap)) > 1


def _parts_items(token: str) -> bool:
    """Tell whether a token numbers or parts the items of a list."""
    return token in _NUMBERED or token[-1] in "؛|" or not any(map(str.isalnum, token))


def _ends_sentence(token: str) -> bool:
    return len(token) > 2 and token.endswith(_ENDS) and "{" not in token


def _head(spans: Sequence[tuple[int, int]], tokens: Tokens) -> list[tuple[int, int]]:
    """Cut a head where its last slot or mark stands, if more than a few words follow or a sentence ends in them."""
    if not spans:
        return []
    ended = next((i for start, end in spans for i in range(start, end) if _ends_sentence(tokens[i])), None)
    limit = spans[-1][1] if ended is None else ended
    last = next((i for i in range(limit - 1, -1, -1) if _is_apart(tokens[i]) and _is_in(i, spans)), None)
    if last is None:
        return []
    marked = sum(_is_apart(tokens[i]) and tokens[i] != _NUMBER for i in range(last + 1) if _is_in(i, spans))
    if not marked and last < _RUN:
        return []  # a few words and a number begin many a sentence and list
    behind = limit - last - 1
    limit = last + 1 if ended is not None or behind > _OPEN_HEAD else limit
    if tokens[limit - 1].endswith(":") and "{" not in tokens[limit - 1]:  # what it opens is no part of this
        return _head([(start, min(end, limit - 1)) for start, end in spans if start < limit - 1], tokens)
    return [(start, min(end, limit)) for start, end in spans if start < limit]


def _tail(spans: Sequence[tuple[int, int]], zone: _Zone) -> list[tuple[int, int]]:
    """Leave out what a tail begins with if it stands in the text before as well, or is a sentence of words alone.

    An author may close all articles so, and a poem ends with its refrain.
    """
    kept, tokens = list(spans), zone.tokens
    above = zone.before + tokens[: kept[0][0]]
    before = {above[i : i + _RUN] for i in range(len(above) - _RUN + 1)}
    while kept:
        start, end = kept[0]
        if tokens[start] in _ENDS:
            kept = _shorter(kept, start + 1)
            continue
        if tokens[start : start + _RUN] in before:
            further = tokens[start + 1 : start + 1 + _RUN] in before
            kept = _shorter(kept, start + 1 if further else start + _RUN)
            continue
        ended = next((index for index in range(start, end) if _ends_sentence(tokens[index])), None)
        if ended is None or ended == len(tokens) - 1 or any(map(_is_apart, tokens[start:ended])):
            break
        kept = _shorter(kept, ended + 1)
    return kept


def _shorter(spans: Sequence[tuple[int, int]], start: int) -> list[tuple[int, int]]:
    return [(max(one, start), end) for one, end in spans if end > start]


def _is_in(index: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= index < end for start, end in spans)


def _options(region: _Region, where: str) -> Iterator[_Option]:
    """Give what may be the template of a region: all its anchors from the edge on, and fewer and fewer."""
    anchors, words = region.anchors, region.zone.tokens
    for count in range(len(anchors), 0, -1):
        part = _head(anchors[:count], words) if where == "start" else _tail(anchors[-count:], region.zone)
        if part:
            tokens = region._replace(anchors=tuple(part)).tokens()
            if len(" ".join(tokens)) <= _LONGEST and len(tokens) > 1:
                yield _Option(tokens, part[0][0], part[-1][1] - part[0][0])
