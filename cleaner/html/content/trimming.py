"""The edges of an article within its container: dates above it, links and names beside it, boxes below its end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from cleaner.html.content.line_scores import is_link
from cleaner.html.content.state import ContentState, Pruned
from cleaner.html.thresholds import THRESHOLDS

_DATED = re.compile(
    r"\d{1,2}:\d{2}|\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|(?<!\d)(?:1[34]|19|20)\d\d(?!\d)|[٠-٩]{4}"
)


def trim(state: ContentState, inside: Sequence[int], core: int) -> list[int]:
    """Give the lines of a container less those at its edges that are no part of the article.

    `inside` are its lines that are not gone, in order. In a container that a rule names, only links, names that the
    page gives and dates go; in another, also what stands apart from its prose.
    """
    prose = [index for index in inside if state.scores[index] > 0]
    if not prose:
        return list(inside)
    named = state.named[core]
    apart = frozenset() if named else _apart(state, inside, prose)
    kept = []
    for place, index in enumerate(inside):
        line, beside = state.lines[index], not prose[0] <= index <= prose[-1]
        told = state.anchors.told(line.text) if beside else None
        if told:
            state.prune([Pruned(index, index + 1, *told, state.blocks[line.block].selector)])
        elif (
            index in apart
            or (beside and is_link(line))
            or ((index < prose[0] or (place < THRESHOLDS.trim_top and not named)) and is_date(state, index))
        ):
            continue
        else:
            kept.append(index)
    return kept


def is_date(state: ContentState, index: int) -> bool:
    """Tell whether a line that is no prose, and announces none, holds a date or an hour."""
    text, element = state.lines[index].text, state.lines[index].element
    if state.scores[index] > 0 or text[-1] == ":" or element.tag == "tr":  # a row of values
        return False
    return _DATED.search(text) is not None


def _is_listed(state: ContentState, index: int, heading: int) -> bool:
    """Tell whether a line is an item of a list below a subheading, as the ingredients of a recipe are."""
    return index > heading and state.lines[index].element.list_depth > 0 and not is_link(state.lines[index])


def _apart(state: ContentState, inside: Sequence[int], prose: Sequence[int]) -> frozenset[int]:
    """Find the lines that stand apart from the prose: short ones above it, and all that is below its end.

    The prose is the paragraphs that stand in one block, and in others of its kind; its end is where links or pruned
    elements follow. Where blocks of another kind hold much of the prose, nothing stands apart.
    """
    kinds = {index: state.kind(state.group(index)) for index in inside}
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for index in prose:
        weights[kinds[index]] += state.scores[index]
    main = max(weights, key=lambda kind: weights[kind])
    if weights[main] < THRESHOLDS.trim_main * sum(weights.values()):
        return frozenset()
    own = [index for index in prose if kinds[index] == main]
    strangers = [index for index in inside if kinds[index] != main]
    heading = next((i for i in inside if state.lines[i].element.heading), own[0])
    above = {
        i
        for i in strangers
        if i < own[0]
        and state.scores[i] <= 0
        and not state.lines[i].element.heading
        and not _is_listed(state, i, heading)
    }
    end = next((i for i in range(own[-1] + 1, inside[-1]) if state.gone[i] or state.scores[i] < 0), inside[-1])
    return frozenset(above | {i for i in strangers if i > end})
