"""What goes before an article is looked for: furniture by its markup, teasers of other stories, lists of links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from cleaner.html.content.element_rules import Furniture
from cleaner.html.content.line_scores import is_headline_link, is_link
from cleaner.html.content.state import Draft, Pruned, Sums
from cleaner.html.parse.layout import Block
from cleaner.html.parse.tags import PARAGRAPHS, words
from cleaner.html.thresholds import THRESHOLDS
from cleaner.rules.rule import Rule

_ENDS = tuple(".؟!…»")  # of sentences; hidden lists of keywords have none
_SHORT = words("title byline date caption share subscribe tags source ui ad")  # families of such
_ABOUT = words("title date tags source ui share widget")  # families of what holds no sentence in a container
_NEVER = frozenset({"body", "main", "article"})
_AROUND_ALL = frozenset({"form", "header"})  # some pages stand in one of these
_TEXTUAL = PARAGRAPHS - {"li"}


def prune_markup(draft: Draft) -> None:
    """Prune the blocks that rules name as furniture, less those that hold the article all the same, and hidden ones."""
    total = sum(value for value in draft.values if value > 0)
    prose = Sums(max(value, 0.0) for value in draft.values)
    anchors = _counts(draft.anchors.headings | draft.anchors.leads, len(draft.lines))
    firsts = {block.first for block, named in zip(draft.blocks, draft.named, strict=True) if named}
    containers = _counts(firsts, len(draft.lines))
    main = _main(draft, prose, total)
    pruned: list[Pruned] = []
    links = Sums(is_link(line) for line in draft.lines)
    ended = Sums(max(v, 0.0) * line.text.endswith(_ENDS) for v, line in zip(draft.values, draft.lines, strict=True))
    sentence = THRESHOLDS.prune_sentence
    beyond = container = -1
    for index, block in enumerate(draft.blocks):
        if draft.named[index] and block.first >= beyond:
            container = max(container, block.end)
        if block.first < beyond or block.end == block.first or block.tag in _NEVER or draft.named[index]:
            continue
        rule = block.sight.drop
        holds = (anchors[block.end] > anchors[block.first]) + (containers[block.end] > containers[block.first])
        within = block.first < container
        if rule and not (
            _is_article(block, rule, holds, prose.within(block), total)
            or (main and block.first <= main.first and main.end <= block.end)
            or (within and rule.family in _ABOUT and sentence <= prose.within(block) and not links.within(block))
        ):
            pruned.append(Pruned(block.first, block.end, rule.id, rule.family, block.selector))
        elif rule is None and block.hidden and ended.within(block) < (sentence if within else THRESHOLDS.prune_hidden):
            pruned.append(Pruned(block.first, block.end, "page.hidden", "ui", block.selector))
        else:
            continue
        beyond = block.end
    draft.prune(pruned)


def _main(draft: Draft, prose: Sums, total: float) -> Block | None:
    """Give the named container with most of the prose of all that are named, if that is much of the page's."""
    outer, beyond = [], -1
    for block, named in zip(draft.blocks, draft.named, strict=True):
        if named and block.first >= beyond:
            outer.append(block)
            beyond = block.end
    values = [prose.within(block) for block in outer]
    best = max(values, default=0.0)
    least = max(THRESHOLDS.prune_container, THRESHOLDS.prune_most * sum(values), THRESHOLDS.prune_much * total)
    return outer[values.index(best)] if best >= least else None


def _is_article(block: Block, rule: Rule, holds: int, prose: float, total: float) -> bool:
    """Tell whether a block holds the article, whatever its name: its headline or lead, its container, most prose."""
    if block.tag in _AROUND_ALL:
        return holds > 0 or prose >= THRESHOLDS.prune_most * total
    if rule.family in _SHORT and prose >= THRESHOLDS.prune_small:
        return True
    return prose > 0 and (holds == 2 or (holds == 1 and prose >= THRESHOLDS.prune_most * total))


def _counts(places: frozenset[int] | set[int], length: int) -> list[int]:
    return [0, *accumulate(index in places for index in range(length + 1))]


def prune_lines(draft: Draft, furniture: Furniture, outlet: frozenset[str]) -> None:
    """Prune lines that inline elements with the names of furniture fill."""
    pruned = []
    for index, line in enumerate(draft.lines):
        if not line.inner or draft.gone[index] or draft.values[index] >= THRESHOLDS.prune_hidden:
            continue
        found = [
            (share, inline, rule)
            for inline, share in line.inner
            if (rule := furniture.look_within(inline, outlet).drop) is not None
        ]
        if sum(share for share, _, _ in found) >= THRESHOLDS.prune_filled:
            _, inline, rule = max(found, key=lambda item: item[0])
            pruned.append(Pruned(index, index + 1, rule.id, rule.family, inline.selector))
    draft.prune(pruned)


def prune_pictures(draft: Draft) -> None:
    """Prune short lines that say the same as the text that stands for a picture: captions."""
    draft.prune(
        [
            Pruned(index, index + 1, "page.picture", "caption", draft.blocks[line.block].selector)
            for index, line in enumerate(draft.lines)
            if line.text in draft.layout.pictures
            and draft.values[index] <= 0
            and not (draft.gone[index] or line.element.heading or index in draft.anchors.headlines)
        ]
    )


def prune_cards(draft: Draft) -> int:
    """Prune blocks of one kind side by side that each hold a link with a headline, and little else: teasers.

    Gives the number of their words.
    """
    linked = Sums(is_headline_link(line) and not line.local for line in draft.lines)  # some are in captions, and gone
    counts = draft.sums(draft.words)
    groups: dict[tuple[int, str, str], list[Block]] = defaultdict(list)
    for index, block in enumerate(draft.blocks):
        if block.end > block.first and counts.within(block) and block.tag not in _TEXTUAL:
            groups[(block.parent, *draft.kind(index))].append(block)
    least, most = THRESHOLDS.cards_least, THRESHOLDS.cards_words
    cards = []
    for members in groups.values():
        if len(members) >= least and not _is_announced(draft, members[0].first) and not _is_content(draft, members):
            small = [block for block in members if linked.within(block) and counts.within(block) <= most]
            if len(small) >= max(least, THRESHOLDS.cards_alike * len(members)):
                cards += small
    count = sum(counts.within(block) for block in cards)
    draft.prune([Pruned(block.first, block.end, "page.cards", "related", block.selector) for block in cards])
    return int(count)


def _is_announced(draft: Draft, first: int) -> bool:
    """Tell whether the prose above leads to a line with a colon: then the links are the article's own list."""
    above = first - 1
    while above >= 0 and draft.gone[above]:
        above -= 1
    if above < 0 or not draft.lines[above].text.endswith(":"):
        return False
    return draft.words(above) >= THRESHOLDS.announcing_words


def _is_content(draft: Draft, members: Sequence[Block]) -> bool:
    """Tell whether blocks with linked headlines hold most of the prose of the named container around them."""
    around = next((b for b in draft.layout.around(members[0].parent) if draft.named[b]), -1)
    if around < 0:
        return False
    container = draft.blocks[around]
    prose = Sums(max(0.0, draft.free(index)) for index in range(container.end))
    return sum(map(prose.within, members)) > THRESHOLDS.prune_most * prose.within(container) > 0


def prune_links(draft: Draft) -> None:
    """Prune blocks that are two or more links and next to nothing else."""
    links = draft.sums(lambda i: is_link(draft.lines[i]))
    headlines = draft.sums(lambda i: is_headline_link(draft.lines[i]))
    letters = draft.sums(lambda i: len(draft.lines[i].text))
    linked = draft.sums(lambda i: len(draft.lines[i].text) * is_link(draft.lines[i]))
    prose = draft.sums(lambda i: draft.values[i] > 0)
    pruned: list[Pruned] = []
    least, beyond = THRESHOLDS.links_least, -1
    for block in draft.blocks[1:]:
        if block.first < beyond or block.end - block.first < least or draft.gone[block.first] or prose.within(block):
            continue
        if _is_announced(draft, block.first):
            continue
        if links.within(block) >= least and linked.within(block) >= THRESHOLDS.links_share * letters.within(block):
            stories = headlines.within(block) > THRESHOLDS.links_headlines * links.within(block)
            label = "related" if stories else "nav"
            pruned.append(Pruned(block.first, block.end, "page.links", label, block.selector))
            beyond = block.end
    draft.prune(pruned)
