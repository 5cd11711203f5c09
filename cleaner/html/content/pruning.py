"""What goes before an article is looked for: boilerplate by its markup, teasers of other stories, lists of links."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate

from cleaner.html.content.element_rules import ElementRules
from cleaner.html.content.hidden_pages import HiddenPages
from cleaner.html.content.line_scores import is_headline_link
from cleaner.html.content.state import ContentState, Pruned, Sums
from cleaner.html.parse.layout import Block
from cleaner.html.parse.microdata import is_part
from cleaner.html.parse.tags import PARAGRAPHS, words
from cleaner.html.thresholds import THRESHOLDS
from cleaner.rules.rule import Rule

_ENDS = tuple(".؟!…»")  # of sentences; hidden lists of keywords have none
_SHORT = words("title byline date caption share subscribe tags source ui ad")  # families of such
_ABOUT = words("title date tags source ui share widget")  # families of what holds no sentence in a container
_NEVER = frozenset({"body", "main", "article"})
_AROUND_ALL = frozenset({"form", "header"})  # some pages stand in one of these
_TEXTUAL = PARAGRAPHS - {"li"}


def prune_markup(state: ContentState, released: frozenset[int] = frozenset()) -> None:
    """Prune the blocks that rules name as boilerplate, less those that hold the article after all, and hidden ones.

    Of what is `released` (indexes of blocks) nothing is hidden.
    """
    total = sum(value for value in state.scores if value > 0)
    prose = Sums(max(value, 0.0) for value in state.scores)
    anchors = _counts(state.anchors.headings | state.anchors.leads, len(state.lines))
    firsts = {block.first for block, named in zip(state.blocks, state.named, strict=True) if named}
    containers = _counts(firsts, len(state.lines))
    parts = _counts(
        {block.first for block in state.blocks if "itemprop" in block.attributes and is_part(block.attributes)},
        len(state.lines),
    )
    main = _main(state, prose, total)
    pruned: list[Pruned] = []
    links = cache(lambda: Sums(state.links))
    texts = cache(lambda: Counter(line.text for line in state.lines))
    ended = cache(lambda: _ended(state))
    pages = HiddenPages(state)
    sentence = THRESHOLDS.prune_sentence
    beyond = container = hidden = -1
    for index, block in enumerate(state.blocks):
        if block.end == block.first:
            continue
        if (state.named[index] or block.tag == "article") and block.first >= beyond:
            container = max(container, block.end)
        if block.first < beyond or block.tag in _NEVER or state.named[index]:
            continue
        rule = block.sight.drop
        if rule is None and not ((block.attributes or block.concealed) and block.hidden):
            continue
        holds = (anchors[block.end] > anchors[block.first]) + (containers[block.end] > containers[block.first])
        within = block.first < container
        if rule and not (
            _is_article(block, rule, holds, prose.within(block), total)
            or parts[block.end] > parts[block.first]
            or (main and block.first <= main.first and main.end <= block.end)
            or (within and rule.family in _ABOUT and sentence <= prose.within(block) and not links().within(block))
        ):
            pruned.append(Pruned(block.first, block.end, rule.id, rule.family, block.selector, index))
        elif (
            rule is None
            and index not in released
            and (
                not _is_shown_later(
                    state, block, prose, pages, ended().within(block), sentence if within else THRESHOLDS.prune_hidden
                )
                or (block.end > hidden and _is_shown_elsewhere(state, block, texts()))
            )
        ):
            pruned.append(Pruned(block.first, block.end, "page.hidden", "ui", block.selector, index))
            texts().subtract(line.text for line in state.lines[block.first : block.end])
        else:
            hidden = max(hidden, block.end)
            continue
        beyond = block.end
    state.prune(pruned)


def _ended(state: ContentState) -> Sums:
    """Add up the scores of the lines of prose that end as sentences do."""
    pairs = zip(state.scores, state.lines, strict=True)
    return Sums([max(score, 0.0) * line.text.endswith(_ENDS) for score, line in pairs])


def _is_shown_later(
    state: ContentState, block: Block, prose: Sums, pages: HiddenPages, ended: float, least: float
) -> bool:
    """Tell whether a hidden block may be shown by a button: the rest of the article, with none of it right below.

    Beside a shown block of its kind it is a further page of the article, or none of it, by what it tells of.
    """
    if ended < THRESHOLDS.prune_sentence:
        return False
    page = pages.is_page(block)
    if page is not None:
        return page
    if ended < least:
        return False
    if prose.within(block) >= THRESHOLDS.hidden_most * prose.within(state.blocks[0]):
        return True
    around = state.blocks[block.parent] if block.parent >= 0 else block
    goes_on = block.end < around.end and prose.between(block.end, block.end + 1) >= THRESHOLDS.prune_sentence
    return not goes_on and prose.between(around.first, block.first) > 0


def _is_shown_elsewhere(state: ContentState, block: Block, texts: Mapping[str, int]) -> bool:
    """Tell whether nearly all prose of a hidden block stands on the page once more, outside of it: it is a copy."""
    if block.end - block.first > len(state.lines) * THRESHOLDS.copies_share:
        return False  # so much of the page has no copy in the rest
    inside = range(block.first, block.end)
    own = Counter(state.lines[index].text for index in inside)
    prose = [index for index in inside if state.scores[index] > 0]
    copied = [index for index in prose if texts[state.lines[index].text] > own[state.lines[index].text]]
    return sum(map(state.words, copied)) >= THRESHOLDS.copies_share * sum(map(state.words, prose)) > 0


def _main(state: ContentState, prose: Sums, total: float) -> Block | None:
    """Give the named container with most of the prose of all that are named, if that is much of the page's."""
    outer, beyond = [], -1
    for block, named in zip(state.blocks, state.named, strict=True):
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


def prune_lines(state: ContentState, element_rules: ElementRules, outlet: frozenset[str]) -> None:
    """Prune lines that inline elements with the names of boilerplate fill, but not most of the prose that is left."""
    pruned = []
    filled = 0.0
    for index, line in enumerate(state.lines):
        if not line.inner or state.gone[index] or state.scores[index] >= THRESHOLDS.prune_hidden:
            continue
        found = [
            (share, inline, rule)
            for inline, share in line.inner
            if (rule := element_rules.look_within(inline, outlet).drop) is not None
        ]
        if sum(share for share, _, _ in found) >= THRESHOLDS.prune_filled:
            _, inline, rule = max(found, key=lambda item: item[0])
            pruned.append(Pruned(index, index + 1, rule.id, rule.family, inline.selector))
            filled += max(0.0, state.scores[index])
    if filled and filled >= THRESHOLDS.prune_most * sum(max(0.0, state.free(i)) for i in range(len(state.lines))):
        pruned = [item for item in pruned if state.scores[item.first] <= 0]
    state.prune(pruned)


def prune_pictures(state: ContentState) -> None:
    """Prune short lines that say the same as the text that stands for a picture: captions."""
    state.prune(
        [
            Pruned(index, index + 1, "page.picture", "caption", state.blocks[line.block].selector)
            for index, line in enumerate(state.lines)
            if line.text in state.layout.pictures
            and state.scores[index] <= 0
            and not (state.gone[index] or line.element.heading or index in state.anchors.headlines)
        ]
    )


def prune_cards(state: ContentState) -> int:
    """Prune blocks of one kind side by side that each hold a link with a headline, and little else: teasers.

    Gives the number of their words.
    """
    # those in captions are gone, and count
    pairs = zip(state.links, state.lines, strict=True)
    linked = Sums([link and not line.local and is_headline_link(line) for link, line in pairs])
    counts = state.sums(state.words)
    groups: dict[tuple[int, str, str], list[Block]] = defaultdict(list)
    for index, block in enumerate(state.blocks):
        if block.end > block.first and counts.within(block) and block.tag not in _TEXTUAL:
            groups[(block.parent, *state.kind(index))].append(block)
    least, most = THRESHOLDS.cards_least, THRESHOLDS.cards_words
    cards = []
    for members in groups.values():
        if len(members) >= least and not _is_announced(state, members[0].first) and not _is_content(state, members):
            small = [block for block in members if linked.within(block) and counts.within(block) <= most]
            if len(small) >= max(least, THRESHOLDS.cards_alike * len(members)):
                cards += small
    count = sum(counts.within(block) for block in cards)
    state.prune([Pruned(block.first, block.end, "page.cards", "related", block.selector) for block in cards])
    return int(count)


def _is_announced(state: ContentState, first: int) -> bool:
    """Tell whether the prose above leads to a line with a colon: then the links are the article's own list."""
    above = first - 1
    while above >= 0 and state.gone[above]:
        above -= 1
    if above < 0 or not state.lines[above].text.endswith(":"):
        return False
    return state.words(above) >= THRESHOLDS.announcing_words


def _is_content(state: ContentState, members: Sequence[Block]) -> bool:
    """Tell whether blocks with linked headlines hold most of the prose of the named container around them."""
    around = next((b for b in state.layout.around(members[0].parent) if state.named[b]), -1)
    if around < 0:
        return False
    container = state.blocks[around]
    prose = Sums(max(0.0, state.free(index)) for index in range(container.end))
    return sum(map(prose.within, members)) > THRESHOLDS.prune_most * prose.within(container) > 0


def prune_links(state: ContentState) -> None:
    """Prune blocks that are two or more links and next to nothing else."""
    links = state.sums(lambda i: state.links[i])
    headlines = state.sums(lambda i: state.links[i] and is_headline_link(state.lines[i]))
    letters = state.sums(lambda i: len(state.lines[i].text))
    linked = state.sums(lambda i: len(state.lines[i].text) * state.links[i])
    prose = state.sums(lambda i: state.scores[i] > 0)
    pruned: list[Pruned] = []
    least, beyond = THRESHOLDS.links_least, -1
    for block in state.blocks[1:]:
        if block.first < beyond or block.end - block.first < least or state.gone[block.first] or prose.within(block):
            continue
        if _is_announced(state, block.first):
            continue
        if links.within(block) >= least and linked.within(block) >= THRESHOLDS.links_share * letters.within(block):
            stories = headlines.within(block) > THRESHOLDS.links_headlines * links.within(block)
            label = "related" if stories else "nav"
            pruned.append(Pruned(block.first, block.end, "page.links", label, block.selector))
            beyond = block.end
    state.prune(pruned)
