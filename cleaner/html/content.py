"""The fast engine: which lines of a page are its main content, by markup, by links, and by Arabic prose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from cleaner.html.furniture import Furniture
from cleaner.html.tree import Block, Layout
from cleaner.html.worth import is_headline_link, is_link, worth
from cleaner.rules import Rule

_MOST = 0.5  # of a page's prose; an element that holds more of it, and the headline, is the article whatever its name
_KEPT = 1.3  # by so much weighs more what a rule calls the article's container
_ANCHORED = 1.5  # and a line that the page's description begins with
_HIDDEN_PROSE = 30  # words; hidden text of more is shown later, by a button
_CARDS = 3  # like blocks in a row, each with a headline that is a link
_CARD = 90  # words
_LINKS = 0.7  # share of a list's characters in links
_FEW = 3  # words of links that may come with the rest of a paragraph's block
_ABOVE = 0.1  # of the container's worth, in words of links that may come in by climbing


class Pruned(NamedTuple):
    """An element that is no part of the article: its block or its line, the rule's id and label, and its selector."""

    first: int
    end: int
    rule: str
    label: str
    selector: str


class Content(NamedTuple):
    """What the engine found: the lines that are main content, what was pruned, and the evidence.

    `container` is the index of the block that holds the article, -1 for none; `words` are its words of prose, and
    `share` their share of all prose that was not pruned. `cards` counts the words in cards of other stories.
    """

    kept: tuple[int, ...]
    pruned: tuple[Pruned, ...]
    container: int
    words: float
    share: float
    cards: int
    named: bool
    anchored: bool
    headline: int


class Anchors(NamedTuple):
    """What the page says where its article is: lines that hold its headline, and lines its description begins with."""

    headlines: frozenset[int]
    leads: frozenset[int]


def find_anchors(layout: Layout, title: str, description: str) -> Anchors:
    """Find the lines that copy the page's title or heading, and those that its description begins with."""
    headlines, leads = set(), set()
    opening = description.rstrip(". …")[:60]
    for index, line in enumerate(layout.lines):
        if (line.element.heading == 1 or (title and line.text == title)) and not is_link(line):
            headlines.add(index)
        elif len(opening) >= 30 and len(line.text) >= 40 and opening[:40] in line.text and not is_link(line):
            leads.add(index)
    return Anchors(frozenset(headlines), frozenset(leads))


def find_content(layout: Layout, furniture: Furniture, anchors: Anchors, outlet: frozenset[str]) -> Content:
    """Find the main content of a page."""
    lines, blocks = layout
    values = [worth(line) for line in lines]
    for index in anchors.leads:
        values[index] *= _ANCHORED
    sights = [furniture.look(block, outlet) for block in blocks]
    drops = [sight.drop if not sight.keep else None for sight in sights]
    kept_names = [sight.keep is not None for sight in sights]
    pruned = _prune(layout, drops, kept_names, values, anchors)
    gone = _covered(pruned, len(lines))
    for index, line in enumerate(lines):
        if line.inner and not gone[index] and values[index] < _HIDDEN_PROSE:
            rule = furniture.look_at_names(line.inner, outlet).drop
            if rule:
                pruned.append(Pruned(index, index + 1, rule.id, rule.family, _inner_selector(line.inner)))
                gone[index] = True
    cards = _cards(layout, gone)
    card_words = sum(len(lines[i].text.split()) for first, end, *_ in cards for i in range(first, end) if not gone[i])
    pruned += cards
    gone = _covered(pruned, len(lines))
    lists = _link_lists(layout, gone)
    pruned += lists
    gone = _covered(pruned, len(lines))
    free = [0.0 if gone[index] else value for index, value in enumerate(values)]
    container = _container(layout, free, gone, kept_names)
    if container < 0:
        return Content((), tuple(pruned), -1, 0.0, 0.0, card_words, named=False, anchored=False, headline=-1)
    block = blocks[container]
    headline = max((i for i in anchors.headlines if i < block.end and not gone[i]), default=-1)
    first = max(block.first, headline + 1) if headline >= block.first else block.first
    if headline >= block.first and not any(free[i] > 0 for i in range(first, block.end)):
        first = block.first
    chosen = [i for i in range(first, block.end) if not gone[i]]
    leads = [i for i in range(headline + 1, block.first) if headline >= 0 and not gone[i] and free[i] > 0]
    positive = sum(value for value in free if value > 0)
    words = sum(free[i] for i in (*leads, *chosen) if free[i] > 0)
    return Content(
        (*leads, *chosen),
        tuple(pruned),
        container,
        words,
        words / positive if positive else 0.0,
        card_words,
        named=any(kept_names[b] for b in layout.around(container)),
        anchored=any(block.first <= i < block.end for i in anchors.leads),
        headline=headline,
    )


def _prune(
    layout: Layout, drops: Sequence[Rule | None], kept: Sequence[bool], values: Sequence[float], anchors: Anchors
) -> list[Pruned]:
    """Prune what the markup names as furniture, less what holds the article all the same."""
    total = sum(value for value in values if value > 0)
    sums = [0.0, *accumulate(max(value, 0.0) for value in values)]
    inside = _counts(anchors.headlines | anchors.leads, len(values))
    containers = _counts({block.first for block, named in zip(layout.blocks, kept, strict=True) if named}, len(values) + 1)
    pruned: list[Pruned] = []
    beyond = -1
    for index, block in enumerate(layout.blocks):
        if block.first < beyond or block.end == block.first or index == 0 or kept[index]:
            continue
        rule = drops[index]
        prose = sums[block.end] - sums[block.first]
        if rule is None:
            if block.hidden and prose < _HIDDEN_PROSE:
                pruned.append(Pruned(block.first, block.end, "page.hidden", "ui", block.selector))
                beyond = block.end
            continue
        told = inside[block.end] - inside[block.first] + containers[block.end] - containers[block.first]
        if prose >= _MOST * total and prose > 0 and (told or block.tag in ("form", "header")):
            continue
        if block.tag == "header" and told:
            continue
        pruned.append(Pruned(block.first, block.end, rule.id, rule.family, block.selector))
        beyond = block.end
    return pruned


def _counts(places: frozenset[int] | set[int], length: int) -> list[int]:
    return [0, *accumulate(index in places for index in range(length + 1))]


def _covered(pruned: Sequence[Pruned], length: int) -> list[bool]:
    gone = [False] * length
    for item in pruned:
        gone[item.first : item.end] = [True] * (item.end - item.first)
    return gone


def _inner_selector(names: str) -> str:
    return "".join(f".{name}" for name in names.split()[:4])


def _cards(layout: Layout, gone: Sequence[bool]) -> list[Pruned]:
    """Find blocks of one kind side by side, each with a headline that is a link: teasers of other stories."""
    lines, blocks = layout
    groups: dict[tuple[int, str, str], list[Block]] = defaultdict(list)
    for block in blocks[1:]:
        if block.end > block.first and not gone[block.first] and block.tag not in ("p", "td", "span", "br"):
            groups[block.parent, block.tag, block.classes.split(" ", 1)[0]].append(block)
    found: list[Pruned] = []
    for members in groups.values():
        if len(members) < _CARDS:
            continue
        linked = [m for m in members if any(is_headline_link(lines[i]) for i in range(m.first, m.end))]
        small = [m for m in linked if sum(lines[i].text.count(" ") + 1 for i in range(m.first, m.end)) <= _CARD]
        if len(small) >= _CARDS and len(small) >= 0.7 * len(members):
            found += [Pruned(m.first, m.end, "page.cards", "related", m.selector) for m in small]
    return found


def _link_lists(layout: Layout, gone: Sequence[bool]) -> list[Pruned]:
    """Find blocks that are nothing but links, two or more."""
    lines, blocks = layout
    found: list[Pruned] = []
    beyond = -1
    for block in blocks[1:]:
        if block.first < beyond or block.end - block.first < 2 or gone[block.first]:
            continue
        free = [lines[i] for i in range(block.first, block.end) if not gone[i]]
        links = [line for line in free if is_link(line)]
        if len(links) < 2:
            continue
        letters = sum(len(line.text) for line in free)
        if sum(len(line.text) for line in links) >= _LINKS * letters and not any(worth(line) > 0 for line in free):
            label = "related" if sum(map(is_headline_link, links)) * 2 > len(links) else "nav"
            found.append(Pruned(block.first, block.end, "page.links", label, block.selector))
            beyond = block.end
    return found


def _container(layout: Layout, free: Sequence[float], gone: Sequence[bool], named: Sequence[bool]) -> int:
    """Give the innermost block with the largest sum of worth, and climb as long as no links come with it."""
    blocks = layout.blocks
    sums = [0.0, *accumulate(free)]
    best, container = 0.0, -1
    for index, block in enumerate(blocks):
        value = (sums[block.end] - sums[block.first]) * (_KEPT if named[index] else 1.0)
        if value > 0 and value >= best:
            best, container = value, index
    while container > 0:
        parent = blocks[container].parent
        outer, inner = blocks[parent], blocks[container]
        added = [*range(outer.first, inner.first), *range(inner.end, outer.end)]
        linked = sum(-free[i] for i in added if free[i] < 0)
        if named[container] or linked > _FEW + _ABOVE * best or outer.tag == "body":
            break
        container = parent
    return container
