"""Elements with names of furniture that hold an article are released."""

from __future__ import annotations

import pytest

from cleaner import clean_html
from cleaner.html.content.main_content import find_content
from cleaner.html.content.releasing import ReleasedLook, comes_first, heaviest_pruned
from cleaner.html.parse.layout import NOTHING_SEEN, Block
from tests.support.layouts import NOBODY, anchors_of, rules
from tests.support.pages import HEADLINES, PROSE, TITLE, links, page, paragraphs


def test_the_heaviest_block_is_that_with_most_prose_and_few_links() -> None:
    side = f"<div class=sidebar><ul>{links(*HEADLINES)}</ul><p>{PROSE[0]}</p></div>"
    layout, anchors = anchors_of(f"<h1>{TITLE}</h1>{side}<aside>{paragraphs(*PROSE)}</aside>")
    content = find_content(layout, rules(), anchors, NOBODY)
    block = heaviest_pruned(layout, content, anchors)
    assert layout.blocks[block].tag == "aside"
    assert comes_first(layout, content, block)


def test_nothing_is_heavy_where_the_article_is_in_its_place() -> None:
    layout, anchors = anchors_of(f"<h1>{TITLE}</h1>{paragraphs(*PROSE)}<aside><p>{PROSE[0]}</p></aside>")
    assert heaviest_pruned(layout, find_content(layout, rules(), anchors, NOBODY), anchors) == -1


def test_like_names_within_what_is_released_say_nothing() -> None:
    look = ReleasedLook(lambda block: rules().look(block, NOBODY), (1,))
    blocks = [
        Block("body", -1, 0, {}),
        Block("div", 0, 0, {"class": "sidebar"}),
        Block("ul", 1, 0, {"class": "related"}),
    ]
    blocks += [Block("div", 1, 0, {"class": "share"}), Block("div", 0, 0, {"class": "widget"})]
    seen = [look(block) for block in blocks]
    assert seen[:3] == [NOTHING_SEEN] * 3
    assert [sight.drop.family for sight in seen[3:] if sight.drop] == ["share", "widget"]


@pytest.mark.parametrize(("tag", "menu", "stays"), [("div", "", True), ("div", "links", False), ("footer", "", False)])
def test_all_prose_of_a_page_without_a_headline(tag: str, menu: str, stays: bool) -> None:
    items = f"<ul>{links(*HEADLINES)}</ul>" if menu else ""
    found = clean_html(page(f"<{tag} class=faq-menu>{paragraphs(*PROSE[:4])}{items}</{tag}>", title="المرفأ"))
    assert bool(found.text) == stays
