"""A thread of a forum: its first post is the article, and the replies to it are readers' comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.html.content.state import ContentState, Pruned
from cleaner.html.parse.layout import Block

_NUMBER: Final = re.compile(r"(?:^|\s)#\s?(\d{1,5})$")  # as the head of a post bears it
_SIGNATURE: Final = re.compile(r"_{8,}|-{20,}")  # what parts a post from its author's signature


def prune_replies(state: ContentState) -> int:
    """Let the posts go that are numbered from 2 on, where one of number 1 stands above; give how many went.

    A post is the largest block that holds its number and no other's. Of the first, its date and its author's signature
    go, too.
    """
    numbered = [
        (index, int(found[1]))
        for index, line in enumerate(state.lines)
        if "#" in line.text and not state.gone[index] and (found := _NUMBER.search(line.text))
    ]
    if len(numbered) < 2 or [number for _, number in numbered[:2]] != [1, 2]:
        return 0
    places = [index for index, _ in numbered]
    posts = [post for place in range(1, len(places)) if (post := _post(state, places, place)) is not None]
    pruned = [Pruned(post.first, post.end, "page.reply", "comments", post.selector) for post in posts]
    head = state.blocks[state.lines[places[0]].block].selector
    pruned.append(Pruned(places[0], places[0] + 1, "page.post-head", "date", head))
    state.prune([*pruned, *_signatures(state, places[0], places[1])])
    return len(posts)


def _post(state: ContentState, places: Sequence[int], place: int) -> Block | None:
    before, after = places[place - 1], places[place + 1] if place + 1 < len(places) else len(state.lines)
    post = None
    for number in state.layout.around(state.lines[places[place]].block):
        block = state.blocks[number]
        if block.first <= before or block.end > after:
            break
        post = block
    return post


def _signatures(state: ContentState, first: int, end: int) -> Iterator[Pruned]:
    """Give the signature of a post, from the line that parts it to the end of the block."""
    for index in range(first, end):
        if _SIGNATURE.fullmatch(state.lines[index].text.strip()):
            block = state.blocks[state.group(index)]
            yield Pruned(index, min(block.end, end), "page.signature", "comments", block.selector)
            return
