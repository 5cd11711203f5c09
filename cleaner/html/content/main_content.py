"""The fast engine: which lines of a page are its main content, by markup, by links, and by Arabic prose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleaner.html.content.element_rules import ElementRules
from cleaner.html.content.line_scores import is_link
from cleaner.html.content.pruning import prune_cards, prune_lines, prune_links, prune_markup, prune_pictures
from cleaner.html.content.state import ContentState, Pruned, Sums
from cleaner.html.content.trimming import trim
from cleaner.html.metadata.anchors import Anchors
from cleaner.html.parse.layout import Block, Layout
from cleaner.html.parse.tags import HOLDERS, PARAGRAPHS
from cleaner.html.thresholds import THRESHOLDS


class Content(NamedTuple):
    """What the engine found: the lines that are main content, what was pruned, and the evidence.

    `container` is the index of the block that holds the article, -1 for none; `words` counts the words of its prose;
    `share` is that of its prose in the scores of all that was not pruned, `density` the share of its words in all words
    of the page. `cards` counts the words in teasers of other stories, `lost` is the score of the prose that was pruned.
    `named` tells that a rule knows the container, `anchored` that the page's description opens its text, and
    `headline` is the line of the headline above, or -1.
    """

    kept: tuple[int, ...]
    pruned: tuple[Pruned, ...]
    container: int = -1
    words: int = 0
    share: float = 0.0
    density: float = 0.0
    cards: int = 0
    lost: float = 0.0
    named: bool = False
    anchored: bool = False
    headline: int = -1


def find_content(layout: Layout, element_rules: ElementRules, anchors: Anchors, outlet: frozenset[str]) -> Content:
    """Find the main content of a page: prune what is boilerplate, find the container, and take what belongs to it."""
    state = ContentState(layout, anchors)
    prune_markup(state)
    prune_lines(state, element_rules, outlet)
    cards = prune_cards(state)
    prune_links(state)
    prune_pictures(state)
    scores = Sums(map(state.free, range(len(state.lines))))
    lost = sum(value for value, gone in zip(state.scores, state.gone, strict=True) if gone and value > 0)
    widest = _widest(state, scores)
    core = _core(state, widest, scores) if widest >= 0 else _without_prose(state)
    if core < 0:
        return Content((), tuple(state.pruned), cards=cards, lost=lost)
    headline = _headline(state, core)
    kept = _take(state, core, max(core, widest), headline)
    block = state.blocks[core]
    prose = [index for index in kept if state.free(index) > 0] if widest >= 0 else kept
    words = sum(map(state.words, prose))
    total = sum(max(0.0, state.free(index)) for index in range(len(state.lines)))
    return Content(
        kept=tuple(kept),
        pruned=tuple(state.pruned),
        container=core,
        words=words,
        share=sum(map(state.free, prose)) / total if total else 0.0,
        density=words / sum(map(state.words, range(len(state.lines)))),
        cards=cards,
        lost=lost,
        named=any(state.named[b] for b in layout.around(core)),
        anchored=any(block.first <= index < block.end for index in anchors.leads),
        headline=headline,
    )


def _widest(state: ContentState, scores: Sums) -> int:
    """Give the innermost block with the largest sum of scores; a container that a rule names weighs more."""
    best, found = 0.0, -1
    for index, block in enumerate(state.blocks):
        value = scores.within(block) * (THRESHOLDS.container_named if state.named[index] else 1.0)
        if value > 0 and value >= best:
            best, found = value, index
    return found


def _without_prose(state: ContentState) -> int:
    """Give the container that a rule names and that has the most words outside of links: verses are no prose."""
    words = state.sums(lambda index: 0 if is_link(state.lines[index]) else state.words(index))
    named = [index for index, is_named in enumerate(state.named) if is_named]
    best = max(named, key=lambda index: words.within(state.blocks[index]), default=-1)
    return best if best >= 0 and words.within(state.blocks[best]) >= THRESHOLDS.container_verses else -1


def _core(state: ContentState, widest: int, scores: Sums) -> int:
    """Give the smallest block that holds nearly all of the scores of the widest, but never a mere paragraph of it.

    Rather than that, a container that a rule names; or else the block around it, as long as no links come with it.
    """
    path = _inwards(state, widest, scores)
    named = next((b for b in (*reversed(path), *state.layout.around(widest)) if state.named[b]), -1)
    if named >= 0:
        return named
    core, links = path[-1], Sums(-min(0.0, value) for value in state.scores)
    while (parent := state.blocks[core].parent) >= 0:
        if links.within(state.blocks[parent]) - links.within(state.blocks[core]) > THRESHOLDS.container_links:
            break
        core = parent
    return core


def _inwards(state: ContentState, widest: int, scores: Sums) -> list[int]:
    """Give the blocks from the widest inwards that hold nearly all of its scores."""
    children = _children(state.blocks, widest)
    path, total = [widest], scores.within(state.blocks[widest])
    while True:
        inner = max(
            children.get(path[-1], ()),
            key=lambda b: scores.within(state.blocks[b]) * (THRESHOLDS.container_named if state.named[b] else 1),
            default=-1,
        )
        if inner < 0 or _is_paragraph(state.blocks[inner]):
            return path
        share = THRESHOLDS.container_mostly if state.named[inner] else THRESHOLDS.container_nearly
        if scores.within(state.blocks[inner]) < share * total:
            return path
        path.append(inner)


def _children(blocks: Sequence[Block], outer: int) -> Mapping[int, Sequence[int]]:
    children: dict[int, list[int]] = defaultdict(list)
    for index in range(outer + 1, len(blocks)):
        if blocks[index].first >= blocks[outer].end:
            break
        children[blocks[index].parent].append(index)
    return children


def _is_paragraph(block: Block) -> bool:
    """Tell whether a block is a paragraph, and no cell or quotation that holds several."""
    return block.tag in PARAGRAPHS and (block.end - block.first == 1 or block.tag not in HOLDERS)


def _headline(state: ContentState, core: int) -> int:
    """Give the line of the headline above the first prose of the container, or -1."""
    block = state.blocks[core]
    first = next((i for i in range(block.first, block.end) if state.free(i) > 0), block.end)
    for candidates in (state.anchors.headings, state.anchors.headlines):
        above = [index for index in candidates if index < first]
        if above:
            return max(above)
    return -1


def _take(state: ContentState, core: int, widest: int, headline: int) -> list[int]:
    """Give the lines of the article: the container's, and the prose beside it that belongs to it.

    That is prose between the headline and the container, and prose below it that no boilerplate parts from it.
    """
    block, outer = state.blocks[core], state.blocks[widest]
    above = range(headline + 1, block.first) if headline >= 0 else ()
    leads = [index for index in above if state.free(index) > 0]
    inside = [index for index in range(max(block.first, headline + 1), block.end) if not state.gone[index]]
    below: list[int] = []
    for index in range(block.end, outer.end):
        if state.gone[index] or state.scores[index] < 0:
            break
        if state.scores[index] > 0:
            below.append(index)
    return [*leads, *trim(state, inside, core), *below]
