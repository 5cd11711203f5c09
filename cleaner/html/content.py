"""The fast engine: which lines of a page are its main content, by markup, by links, and by Arabic prose."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
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
_ALIKE = 0.7  # of like blocks, that are cards
_FEW = 3.0  # words of links that may come with the block around a container
_NEARLY = 0.85  # of the worth of the widest block
_MOSTLY = 0.6  # the same, for a block that a rule names as a container
_FILLED = 0.7  # of a line
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 li blockquote pre dd dt td th figcaption".split())
_HOLDERS = frozenset("li blockquote dd td th".split())
_TOP = 4  # lines below the headline among which a line with a date or an hour is the date of publication
_NEVER = frozenset({"body", "main", "article"})
_DATED = re.compile(r"\d{1,2}:\d{2}|\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|(?<!\d)(?:1[34]|19|20)\d\d(?!\d)|[٠-٩]{4}")


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
    `share` their share of all prose that was not pruned. `cards` counts the words in cards of other stories. `named`
    tells that a rule knows the container, `anchored` that the page's description opens its text, and `headline` is
    the line of the headline above it, or -1.
    """

    kept: tuple[int, ...]
    pruned: tuple[Pruned, ...]
    container: int = -1
    words: float = 0.0
    share: float = 0.0
    cards: int = 0
    named: bool = False
    anchored: bool = False
    headline: int = -1


class Anchors(NamedTuple):
    """What the page says where its article is: lines that hold its headline, and lines its description begins with.

    `headings` are those of the headlines that are marked up as the page's first-level heading.
    """

    headings: frozenset[int]
    headlines: frozenset[int]
    leads: frozenset[int]


def find_anchors(layout: Layout, titles: Collection[str], description: str) -> Anchors:
    """Find the lines that copy one of the page's titles, and those that its description begins with."""
    headings, headlines, leads = set(), set(), set()
    opening = description.strip(". …")[:40]
    for index, line in enumerate(layout.lines):
        if line.element.heading == 1 and not is_link(line):
            headings.add(index)
            headlines.add(index)
        elif line.text in titles:
            headlines.add(index)
        elif len(opening) >= 30 and opening in line.text and not is_link(line):
            leads.add(index)
    return Anchors(frozenset(headings), frozenset(headlines), frozenset(leads))


class _Page:
    """A page while its content is being found: what is gone of its lines, and what the others are worth."""

    def __init__(self, layout: Layout, furniture: Furniture, anchors: Anchors, outlet: frozenset[str]) -> None:
        self.lines, self.blocks = layout.lines, layout.blocks
        self.layout, self.furniture, self.anchors, self.outlet = layout, furniture, anchors, outlet
        self.values = [worth(line) for line in layout.lines]
        for index in anchors.leads:
            self.values[index] *= _ANCHORED
        for index in anchors.headlines:
            self.values[index] = 0.0
        self.named = [False] * len(layout.blocks)
        self.pruned: list[Pruned] = []
        self.gone = [False] * len(layout.lines)
        self.sums: list[float] = []

    def prune(self, items: Iterable[Pruned]) -> None:
        for item in items:
            self.pruned.append(item)
            self.gone[item.first : item.end] = [True] * (item.end - item.first)

    def free(self, index: int) -> float:
        return 0.0 if self.gone[index] else self.values[index]

    def add_up(self) -> None:
        self.sums = [0.0, *accumulate(0.0 if gone else value for gone, value in zip(self.gone, self.values, strict=True))]

    def sum(self, block: int) -> float:
        return self.sums[self.blocks[block].end] - self.sums[self.blocks[block].first]


def find_content(layout: Layout, furniture: Furniture, anchors: Anchors, outlet: frozenset[str]) -> Content:
    """Find the main content of a page: prune what is furniture, find the container, and take what belongs to it."""
    page = _Page(layout, furniture, anchors, outlet)
    sights = [furniture.look(block, outlet) for block in page.blocks]
    page.named = [sight.keep is not None for sight in sights]
    page.prune(_by_markup(page, [sight.drop for sight in sights]))
    page.prune(_within_lines(page))
    cards = _cards(page)
    words = sum(line.text.count(" ") + 1 for item in cards for line in page.lines[item.first : item.end])
    page.prune(cards)
    page.prune(_link_lists(page))
    page.prune(_captions(page))
    page.add_up()
    widest = _widest(page)
    if widest < 0:
        return Content((), tuple(page.pruned), cards=words)
    core = _core(page, widest)
    headline = _headline(page, core)
    kept = _take(page, core, widest, headline)
    positive = sum(page.free(index) for index in range(len(page.lines)) if page.free(index) > 0)
    prose = sum(page.free(index) for index in kept if page.free(index) > 0)
    block = page.blocks[core]
    return Content(
        tuple(kept),
        tuple(page.pruned),
        core,
        prose,
        prose / positive if positive else 0.0,
        words,
        named=any(page.named[b] for b in layout.around(core)),
        anchored=any(block.first <= index < block.end for index in anchors.leads),
        headline=headline,
    )


def _widest(page: _Page) -> int:
    """Give the innermost block with the largest sum of worth; a container that a rule names weighs more."""
    best, found = 0.0, -1
    for index in range(len(page.blocks)):
        value = page.sum(index) * (_KEPT if page.named[index] else 1.0)
        if value > 0 and value >= best:
            best, found = value, index
    return found


def _core(page: _Page, widest: int) -> int:
    """Give the smallest block that holds nearly all of the worth of the widest, but never a mere paragraph of it.

    A named container around it, or a block in which nothing but text is added, is taken in its place.
    """
    children: dict[int, list[int]] = defaultdict(list)
    for index in range(widest + 1, len(page.blocks)):
        if page.blocks[index].first >= page.blocks[widest].end:
            break
        children[page.blocks[index].parent].append(index)
    core, total = widest, page.sum(widest)
    named = widest if page.named[widest] else -1
    while True:
        inner = max(children.get(core, ()), key=lambda b: page.sum(b) * (_KEPT if page.named[b] else 1), default=-1)
        enough = _MOSTLY if inner >= 0 and page.named[inner] else _NEARLY
        if inner < 0 or _is_paragraph(page.blocks[inner]) or page.sum(inner) < enough * total:
            break
        core, named = inner, inner if page.named[inner] else named
    if named < 0:
        named = next((b for b in page.layout.around(widest) if page.named[b]), -1)
    if named >= 0:
        return named
    while core > 0:
        parent = page.blocks[core].parent
        if parent <= 0 or _links_added(page, core, parent) > _FEW:
            break
        core = parent
    return core


def _is_paragraph(block: Block) -> bool:
    """Tell whether a block is a paragraph, and no cell or quotation that holds several."""
    return block.tag in _PARAGRAPHS and (block.end - block.first == 1 or block.tag not in _HOLDERS)


def _links_added(page: _Page, inner: int, outer: int) -> float:
    """Count the words of links that come with a block around another, and those of what was pruned there."""
    added = (
        *range(page.blocks[outer].first, page.blocks[inner].first),
        *range(page.blocks[inner].end, page.blocks[outer].end),
    )
    return sum(-page.values[index] for index in added if page.values[index] < 0)


def _headline(page: _Page, core: int) -> int:
    """Give the line of the headline above the first prose of the container, or -1."""
    block = page.blocks[core]
    first = next((i for i in range(block.first, block.end) if page.free(i) > 0), block.end)
    for candidates in (page.anchors.headings, page.anchors.headlines):
        above = [index for index in candidates if index < first]
        if above:
            return max(above)
    return -1


def _take(page: _Page, core: int, widest: int, headline: int) -> list[int]:
    """Give the lines of the article: the container's, and the prose beside it that belongs to it.

    That is prose between the headline and the container, and prose below it that no furniture parts from it.
    """
    block, outer = page.blocks[core], page.blocks[widest]
    first = max(block.first, headline + 1)
    leads = [i for i in range(headline + 1, block.first) if headline >= 0 and page.free(i) > 0]
    inside = [i for i in range(first, block.end) if not page.gone[i]]
    inside = _trimmed(page, inside, core)
    below: list[int] = []
    for index in range(block.end, outer.end):
        if page.gone[index] or page.values[index] < 0:
            break
        if page.values[index] > 0:
            below.append(index)
    return [*leads, *inside, *below]


def _trimmed(page: _Page, inside: list[int], core: int) -> list[int]:
    """Leave out links at the edges, dates above the prose, and in an unnamed container what is plainly around it."""
    prose = [index for index in inside if page.values[index] > 0]
    if not prose:
        return inside
    around = frozenset() if page.named[core] else _around_prose(page, inside, prose)
    kept = []
    for place, index in enumerate(inside):
        line = page.lines[index]
        if index in around or (not prose[0] <= index <= prose[-1] and is_link(line)):
            continue
        top = index < prose[0] or (place < _TOP and not page.named[core])
        if top and page.values[index] <= 0 and line.text[-1] != ":" and _DATED.search(line.text):
            continue
        kept.append(index)
    return kept


def _around_prose(page: _Page, inside: list[int], prose: list[int]) -> frozenset[int]:
    """Find the lines of an unnamed container that stand apart from its prose: short ones above, and all below its end.

    The prose is the paragraphs that stand in one block, and in others of its kind; its end is where links or pruned
    elements follow. A part of the article in another block, which holds much, is no mere addition: then nothing is.
    """
    groups = {index: _group(page, index) for index in inside}
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for index in prose:
        weights[_kind(page, groups[index])] += page.values[index]
    main = max(weights, key=lambda kind: weights[kind])
    if weights[main] < _NEARLY * sum(weights.values()):
        return frozenset()
    own = [index for index in prose if _kind(page, groups[index]) == main]
    apart = {i for i in inside if i < own[0] and page.values[i] <= 0 and _kind(page, groups[i]) != main and not page.lines[i].element.heading}
    ended = False
    for index in range(own[-1] + 1, inside[-1] + 1):
        ended = ended or page.gone[index] or page.values[index] < 0
        if ended and not page.gone[index] and _kind(page, groups[index]) != main:
            apart.add(index)
    return frozenset(apart)


def _group(page: _Page, index: int) -> int:
    """Give the innermost block around a line that holds more than the line."""
    block = page.lines[index].block
    while block > 0 and page.blocks[block].end - page.blocks[block].first == 1:
        block = page.blocks[block].parent
    return block


def _kind(page: _Page, block: int) -> tuple[str, str]:
    return page.blocks[block].tag, page.blocks[block].classes.split(" ", 1)[0]


def _by_markup(page: _Page, drops: Sequence[Rule | None]) -> list[Pruned]:
    """Prune what the markup names as furniture, less what holds the article all the same."""
    total = sum(value for value in page.values if value > 0)
    sums = [0.0, *accumulate(max(value, 0.0) for value in page.values)]
    told = _counts(page.anchors.headings | page.anchors.leads, len(page.lines))
    containers = _counts({b.first for b, named in zip(page.blocks, page.named, strict=True) if named}, len(page.lines))
    pruned: list[Pruned] = []
    beyond = -1
    for index, block in enumerate(page.blocks):
        if block.first < beyond or block.end == block.first or block.tag in _NEVER or page.named[index]:
            continue
        rule = drops[index]
        prose = sums[block.end] - sums[block.first]
        if rule is None:
            if not block.hidden or prose >= _HIDDEN_PROSE:
                continue
            pruned.append(Pruned(block.first, block.end, "page.hidden", "ui", block.selector))
        else:
            holds = (told[block.end] > told[block.first]) + (containers[block.end] > containers[block.first])
            if block.tag in ("form", "header") and (prose >= _MOST * total or holds):
                continue
            if prose > 0 and (holds == 2 or (holds and prose >= _MOST * total)):
                continue
            pruned.append(Pruned(block.first, block.end, rule.id, rule.family, block.selector))
        beyond = block.end
    return pruned


def _within_lines(page: _Page) -> list[Pruned]:
    """Prune lines that inline elements with the names of furniture fill."""
    pruned = []
    for index, line in enumerate(page.lines):
        if not line.inner or page.gone[index] or page.values[index] >= _HIDDEN_PROSE:
            continue
        found = [
            (names, share, rule)
            for names, share in line.inner
            if (rule := page.furniture.look_at_names(names, page.outlet).drop)
        ]
        if sum(share for _, share, _ in found) >= _FILLED:
            names, _, rule = max(found, key=lambda item: item[1])
            pruned.append(Pruned(index, index + 1, rule.id, rule.family, _inner_selector(names)))
    return pruned


def _captions(page: _Page) -> list[Pruned]:
    """Prune short lines that are the same as the text that stands for a picture."""
    pictures = page.layout.pictures
    return [
        Pruned(index, index + 1, "page.picture", "caption", page.blocks[line.block].selector)
        for index, line in enumerate(page.lines)
        if line.text in pictures and not page.gone[index] and page.values[index] <= 0 and index not in page.anchors.headlines
        and not line.element.heading
    ]


def _counts(places: frozenset[int] | set[int], length: int) -> list[int]:
    return [0, *accumulate(index in places for index in range(length + 1))]


def _inner_selector(names: str) -> str:
    return "".join(f".{name}" for name in names.split()[:4])


def _cards(page: _Page) -> list[Pruned]:
    """Find blocks of one kind side by side, each with a headline that is a link: teasers of other stories."""
    groups: dict[tuple[int, str, str], list[Block]] = defaultdict(list)
    for block in page.blocks[1:]:
        if block.end > block.first and not page.gone[block.first] and block.tag not in _PARAGRAPHS - {"li"}:
            groups[block.parent, block.tag, block.classes.split(" ", 1)[0]].append(block)
    found: list[Pruned] = []
    for members in groups.values():
        if len(members) < _CARDS:
            continue
        small = [member for member in members if _is_card(page, member)]
        if len(small) >= _CARDS and len(small) >= _ALIKE * len(members):
            found += [Pruned(m.first, m.end, "page.cards", "related", m.selector) for m in small]
    return found


def _is_card(page: _Page, block: Block) -> bool:
    """Tell whether a block holds a headline that is a link to another page, and little else."""
    lines = [page.lines[i] for i in range(block.first, block.end) if not page.gone[i]]
    if not any(is_headline_link(line) and not line.local for line in lines):
        return False
    return sum(line.text.count(" ") + 1 for line in lines) <= _CARD


def _link_lists(page: _Page) -> list[Pruned]:
    """Find blocks that are nothing but links, two or more."""
    found: list[Pruned] = []
    beyond = -1
    for block in page.blocks[1:]:
        if block.first < beyond or block.end - block.first < 2 or page.gone[block.first]:
            continue
        indexes = [i for i in range(block.first, block.end) if not page.gone[i]]
        if any(page.values[i] > 0 for i in indexes):
            continue
        links = [page.lines[i] for i in indexes if is_link(page.lines[i])]
        letters = sum(len(page.lines[i].text) for i in indexes)
        if len(links) >= 2 and sum(len(line.text) for line in links) >= _LINKS * letters:
            label = "related" if sum(map(is_headline_link, links)) * 2 > len(links) else "nav"
            found.append(Pruned(block.first, block.end, "page.links", label, block.selector))
            beyond = block.end
    return found
