"""Several articles on one page, as endless scrolling and sections of full texts have them: all but one are foreign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from cleaner.arabic.fold import fold
from cleaner.arabic.word_lists import word_pattern
from cleaner.html.content.line_scores import is_link
from cleaner.html.content.other_subjects import HEADINGS, alike_headed, sections
from cleaner.html.content.state import ContentState, Pruned
from cleaner.html.metadata.anchors import Anchors
from cleaner.html.parse.layout import Block
from cleaner.html.thresholds import THRESHOLDS

_ADDRESSES: Final = ("data-url", "data-href", "data-permalink", "data-link", "data-article-url", "about", "itemid")
_MOST: Final = 200  # articles of one page that are told apart
_CUT: Final = ("…", "...", "[…]", "[...]")
_LIVE: Final = word_pattern("<page_titles.live>")
_DAY: Final = re.compile(r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|(?<!\d)(?:1[34]|19|20)\d\d(?!\d)|[٠-٩]{4}")
_DATED_WITHIN: Final = 3  # lines below a headline among which its date is
_DATED_WORDS: Final = 14  # words of such a line


class _Unit(NamedTuple):
    """An article of its own: its headline, its lines `first:end`, its address, and how sure it is one.

    `around` is the index of the block around its element.
    """

    head: int
    first: int
    end: int
    address: str
    around: int
    full: bool


def prune_other_articles(state: ContentState) -> int:
    """Let all articles go but that of the page's address or title, or the first; the entries of a live blog stay.

    An article of its own has a headline that is a link or a first-level heading, or stands in an element that is an
    article or bears an address, or has a date below it as that of the page's title has, or is of the level of that
    and tells of something else; and several lines of prose. Gives the number of articles that went.
    """
    if is_live(state.anchors):
        return 0
    units = _units(state)
    if sum(unit.full for unit in units) < THRESHOLDS.separate_least - 1 or not units:
        return 0
    own = _own(state, units)
    others = [unit for unit in units if unit is not own]
    if own is None and not _has_prose_above(state, units):
        own = next(unit for unit in units if unit.full)
        others = [unit for unit in units if unit is not own]
    if own is None and state.anchors.article and not all(unit.address for unit in others):
        return 0
    if not any(unit.full for unit in others):
        others = [unit for unit in others if own and own.full and _is_beside(state, unit, own)]
    state.prune(
        Pruned(
            unit.first, unit.end, "page.other-article", "foreign", state.blocks[state.lines[unit.head].block].selector
        )
        for unit in others
    )
    return len(others)


def is_live(anchors: Anchors) -> bool:
    """Tell whether a page calls itself a live blog, or its title does."""
    return anchors.live or _LIVE().search(fold(anchors.title).lower()) is not None


def _units(state: ContentState) -> list[_Unit]:
    heads = [i for i, line in enumerate(state.lines) if 0 < line.element.heading <= HEADINGS and not state.gone[i]]
    if len(heads) < THRESHOLDS.separate_least or len(heads) > _MOST:
        return []
    first_level = sum(state.lines[index].element.heading == 1 for index in heads)
    spans = [_span(state, heads, place) for place in range(len(heads))]
    alike = _dated_alike(state, heads) | _alike_headed(state, heads)
    found: list[_Unit] = []
    for place, index in enumerate(heads):
        block, span = spans[place]
        line = state.lines[index]
        address = _address(block) or (line.href if is_link(line) and not line.local else "")
        sure = address or block.tag == "article" or (line.element.heading == 1 and first_level > 1) or index in alike
        if sure and line.text.count(" ") + 1 >= THRESHOLDS.separate_words:
            found.append(_Unit(index, *span, address, block.parent, full=False))
    ends = [unit.first for unit in found[1:]] + [found[-1].end] if found else []
    if found and found[-1].around >= 0 and (found[-1].head in alike or _are_flat(state, found, ends)):
        ends[-1] = max(ends[-1], state.blocks[found[-1].around].end)  # its prose stands beside its headline
    return [
        unit._replace(end=max(unit.end, end), full=_is_full(state, unit.head, max(unit.end, end)))
        for place, (unit, end) in enumerate(zip(found, ends, strict=True))
    ]


def _alike_headed(state: ContentState, heads: Sequence[int]) -> frozenset[int]:
    if not any(state.lines[index].text in state.anchors.titles for index in heads):
        return frozenset()
    free = [index for index, gone in enumerate(state.gone) if not gone]
    return alike_headed(sections(state.lines, free, lambda index: state.scores[index] > 0), state.anchors.titles)


def _are_flat(state: ContentState, found: Sequence[_Unit], ends: Sequence[int]) -> bool:
    """Tell whether the prose of all articles but the last stands beside their headlines, in the same element."""
    *above, last = found
    return bool(above) and all(
        unit.end == unit.head + 1 and unit.around == last.around and _is_full(state, unit.head, end)
        for unit, end in zip(above, ends, strict=False)
    )


def _dated_alike(state: ContentState, heads: Sequence[int]) -> frozenset[int]:
    """Give the headings below which a date stands in an element of the kind of that below the page's title.

    So are posts headed that follow each other. The parts of one article have no such dates, and entries of a list of
    events have theirs in elements of another kind than the article's own.
    """
    own = next((index for index in heads if state.lines[index].text in state.anchors.titles), -1)
    kind = _date_below(state, own) if own >= 0 else None
    if kind and not kind[1]:  # elements without a class are of all kinds
        return frozenset()
    return frozenset(index for index in heads if _date_below(state, index) == kind) if kind else frozenset()


def _date_below(state: ContentState, index: int) -> tuple[str, str] | None:
    """Give the kind of the element with a date between a heading and the prose below it, or None."""
    for below in range(index + 1, min(index + 1 + _DATED_WITHIN, len(state.lines))):
        line = state.lines[below]
        if state.scores[below] > 0 or line.element.heading:
            return None
        if state.words(below) <= _DATED_WORDS and _DAY.search(line.text):
            return state.kind(line.block)
    return None


def _span(state: ContentState, heads: Sequence[int], place: int) -> tuple[Block, tuple[int, int]]:
    """Give the outermost block that holds a heading and no other that is not within its own, and its lines."""
    index = heads[place]
    before = heads[place - 1] if place else -1
    best = state.blocks[state.lines[index].block]
    article = None
    for number in state.layout.around(state.lines[index].block):
        block = state.blocks[number]
        if block.first <= before or number == 0:
            break
        if block.tag == "article" or _address(block):
            article = block
        if place + 1 < len(heads) and heads[place + 1] < block.end and article is not block:
            continue
        best = block
    best = article or best
    return best, (best.first, best.end)


def _address(block: Block) -> str:
    return next((value for name in _ADDRESSES if (value := block.attributes.get(name))), "") or ""


def _is_full(state: ContentState, head: int, end: int) -> bool:
    """Tell whether a whole article stands below a headline, and no teaser."""
    prose = [index for index in range(head + 1, end) if state.free(index) > 0]
    words = sum(map(state.words, prose))
    cut = bool(prose) and state.lines[prose[-1]].text.endswith(_CUT)
    return not cut and len(prose) >= THRESHOLDS.separate_lines and words >= THRESHOLDS.separate_prose


def _own(state: ContentState, units: Sequence[_Unit]) -> _Unit | None:
    """Give the article that the page is about, by its address or its title."""
    path = _path(state.anchors.address)
    if path:
        for unit in units:
            if unit.address and _path(unit.address) == path:
                return unit
    titled = [unit for unit in units if state.lines[unit.head].text in state.anchors.titles]
    return titled[0] if titled else None


def _is_beside(state: ContentState, unit: _Unit, own: _Unit) -> bool:
    """Tell whether a short article stands side by side with the page's own, each with an address of its own."""
    if unit.around != own.around or not unit.address or not own.address:
        return False
    words = sum(state.words(index) for index in range(unit.head + 1, unit.end) if state.free(index) > 0)
    return words >= THRESHOLDS.article_least


def _has_prose_above(state: ContentState, units: Sequence[_Unit]) -> bool:
    """Tell whether an article stands above all these, under a headline of the page's own."""
    first = min(unit.first for unit in units)
    top = max((index for index in state.anchors.headlines if index < first), default=-1)
    words = sum(state.words(index) for index in range(top + 1, first) if state.free(index) > 0)
    return top >= 0 and words >= THRESHOLDS.article_least


def _path(address: str) -> str:
    """Give what tells one address from others of its site, or an empty text for a home page."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    path = unquote(parts.path).rstrip("/").casefold()
    return f"{path}?{parts.query}" if path and parts.query else path
