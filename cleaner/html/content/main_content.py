"""The fast engine: which lines of a page are its main content, by markup, by links, and by Arabic prose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from cleaner.html.content.consent import prune_consent
from cleaner.html.content.copies import prune_copies
from cleaner.html.content.element_rules import ElementRules
from cleaner.html.content.pruning import prune_cards, prune_lines, prune_links, prune_markup, prune_pictures
from cleaner.html.content.replies import prune_replies
from cleaner.html.content.separate_articles import prune_other_articles
from cleaner.html.content.state import ContentState, Pruned, Sums
from cleaner.html.content.trimming import is_date, trim
from cleaner.html.content.verses import find_verses
from cleaner.html.metadata.anchors import Anchors
from cleaner.html.parse.layout import Block, Layout
from cleaner.html.parse.tags import HOLDERS, PARAGRAPHS
from cleaner.html.thresholds import THRESHOLDS


class Content(NamedTuple):
    """What the engine found: the lines that are main content, what was pruned, and the evidence.

    `container` is the index of the block that holds the article, -1 for none; `words` counts the words of its prose,
    and `other_words` those of its lists, subheadings and the like; `share` is that of its prose in the scores of all
    that was not pruned, `density` the share of its words in all words of the page. `cards` counts the words in teasers
    of other stories, `others` other articles and `replies` those of a thread, `lost` is the score of the prose that was
    pruned, and `aside` the same without teasers. `named` tells that a rule knows the container, `anchored` that the
    page's description opens its text, and `headline` is the line of the headline above, or -1; `titled` tells that it
    is the page's title, and a long one, and `dated` that a date stands between it and the prose.
    """

    kept: tuple[int, ...]
    pruned: tuple[Pruned, ...]
    container: int = -1
    words: int = 0
    other_words: int = 0
    share: float = 0.0
    density: float = 0.0
    cards: int = 0
    others: int = 0
    replies: int = 0
    lost: float = 0.0
    aside: float = 0.0
    named: bool = False
    anchored: bool = False
    headline: int = -1
    titled: bool = False
    dated: bool = False


def find_content(
    layout: Layout,
    element_rules: ElementRules,
    anchors: Anchors,
    outlet: frozenset[str],
    released: tuple[int, ...] = (),
) -> Content:
    """Find the main content of a page: prune what is boilerplate, find the container, and take what belongs to it.

    Of blocks that are `released` (by their indexes, from the outside to the inside) the last is the container.
    """
    state = ContentState(layout, anchors)
    prune_markup(state, frozenset(released))
    prune_lines(state, element_rules, outlet)
    prune_consent(state)
    replies = prune_replies(state)
    others = prune_other_articles(state)
    aside = _lost(state)
    cards = prune_cards(state)
    prune_links(state)
    prune_pictures(state)
    scores = Sums(map(state.free, range(len(state.lines))))
    lost = _lost(state)
    widest = released[-1] if released else _widest(state, scores)
    core = _inwards(state, widest, scores)[-1] if released else _core(state, widest, scores) if widest >= 0 else -1
    poem = -1 if released else find_verses(state, core, scores)
    core, widest = (poem, -1) if poem >= 0 else (core, widest)
    if core < 0:
        return Content((), tuple(state.pruned), cards=cards, lost=lost)
    headline = _headline(state, core)
    kept = prune_copies(state, _take(state, core, max(core, widest), headline))
    block = state.blocks[core]
    prose = [index for index in kept if state.free(index) > 0] if widest >= 0 else kept
    words = sum(map(state.words, prose))
    total = sum(max(0.0, state.free(index)) for index in range(len(state.lines)))
    return Content(
        kept=tuple(kept),
        pruned=tuple(state.pruned),
        container=core,
        words=words,
        other_words=sum(map(state.words, kept)) - words,
        share=sum(map(state.free, prose)) / total if widest >= 0 and total else 1.0,
        density=words / sum(map(state.words, range(len(state.lines)))),
        cards=cards,
        others=others,
        replies=replies,
        lost=lost,
        aside=aside,
        named=any(state.named[b] for b in layout.around(core)),
        anchored=any(block.first <= index < block.end for index in anchors.leads),
        headline=headline,
        titled=headline >= 0
        and layout.lines[headline].text in anchors.titles
        and state.words(headline) >= THRESHOLDS.title_words,
        dated=headline >= 0 and any(is_date(state, index) for index in range(headline + 1, _first_prose(state, kept))),
    )


def _lost(state: ContentState) -> float:
    return sum([value for value, gone in zip(state.scores, state.gone, strict=True) if gone and value > 0])


def _first_prose(state: ContentState, kept: Sequence[int]) -> int:
    return next((index for index in kept if state.scores[index] > 0), 0)


def _widest(state: ContentState, scores: Sums) -> int:
    """Give the innermost block with the largest sum of scores; a container that a rule names weighs more."""
    best, found = 0.0, -1
    for index, block in enumerate(state.blocks):
        if block.end == block.first:
            continue
        value = scores.within(block) * (THRESHOLDS.container_named if state.named[index] else 1.0)
        if value > 0 and value >= best:
            best, found = value, index
    return found


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
        around = state.blocks[parent]
        if links.within(around) - links.within(state.blocks[core]) > THRESHOLDS.container_links:
            break
        first = state.blocks[core].first
        headed = any(around.first <= heading < first for heading in state.anchors.headings)
        if headed and scores.between(around.first, first) > 0:
            break  # it would come with prose above the headline
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

    That is prose between the headline and the container, and prose beside it that no boilerplate parts from it: a lead
    often stands in a block of its own, under no headline where a page was made for a feed.
    """
    block, outer = state.blocks[core], state.blocks[widest]
    if headline >= 0:
        leads = [index for index in range(headline + 1, block.first) if state.free(index) > 0]
    else:
        around = state.blocks[block.parent] if block.parent >= 0 else block
        leads = _prose_beside(state, range(block.first - 1, around.first - 1, -1))[::-1]
    inside = [index for index in range(max(block.first, headline + 1), block.end) if not state.gone[index]]
    below = _prose_beside(state, range(block.end, outer.end))
    return [*leads, *trim(state, inside, core), *below]


def _prose_beside(state: ContentState, lines: Iterable[int]) -> list[int]:
    """Give the lines of prose, from the container outwards, as far as neither links nor pruned lines part them."""
    prose: list[int] = []
    for index in lines:
        if state.gone[index] or state.scores[index] < 0:
            break
        if state.scores[index] > 0:
            prose.append(index)
    return prose
