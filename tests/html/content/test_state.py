"""The state of a page whose content is being found: sums over blocks, lines that are gone, kinds of blocks."""

from __future__ import annotations

from cleaner.html.content.state import ContentState, Pruned, Sums
from cleaner.html.parse.layout import Block
from tests.support.layouts import gone, state_of
from tests.support.pages import PROSE, TITLE, links, paragraphs


def test_a_sum_is_that_of_the_blocks_lines() -> None:
    block = Block("div", 0, 2, {})
    assert Sums([1, 2, 4, 8]).within(block) == 0
    block.end = 4
    assert Sums([1, 2, 4, 8]).within(block) == 12


def state() -> ContentState:
    return state_of(
        f"<h1>{TITLE}</h1><div class='post wide'>{paragraphs(*PROSE[:2])}</div><ul>{links('سوق', 'رياضة')}</ul>"
    )


def test_lines_have_their_worth_until_they_are_gone() -> None:
    found = state()
    first = next(index for index, line in enumerate(found.lines) if line.text == PROSE[0])
    assert found.free(first) == found.scores[first] == found.words(first)
    found.prune([Pruned(first, first + 1, "ad.test", "ad", "p")])
    assert found.free(first) == 0
    assert gone(found) == [PROSE[0]]
    assert found.sums(lambda _: 1).within(found.blocks[0]) == len(found.lines) - 1


def test_a_headline_is_worth_nothing_and_what_the_description_holds_more() -> None:
    meta = f'<meta name="description" content="{PROSE[0]}">'
    plain, told = state(), state_of(f"{meta}<h1>{TITLE}</h1><div>{paragraphs(*PROSE[:2])}</div>")
    assert told.scores[0] == 0
    assert told.scores[1] == 1.5 * plain.scores[1]
    assert told.scores[2] == plain.scores[2]


def test_a_line_belongs_to_the_block_that_holds_more_than_it() -> None:
    found = state()
    first = next(index for index, line in enumerate(found.lines) if line.text == PROSE[0])
    assert found.kind(found.group(first)) == ("div", "post")
    assert found.group(first) == found.group(first + 1)
    assert found.group(first) != found.group(len(found.lines) - 1)
