"""What goes before an article is looked for: elements by their names, teasers, lists of links, hidden text."""

from __future__ import annotations

import pytest

from cleaner.html.content.pruning import prune_cards, prune_lines, prune_links, prune_markup, prune_pictures
from cleaner.html.content.state import ContentState
from tests.support.layouts import NOBODY, gone, rules, state_of
from tests.support.pages import HEADLINES, PROSE, TITLE, links, paragraphs

ARTICLE = f"<div class=entry-content>{paragraphs(*PROSE)}</div>"


def by_markup(html: str) -> ContentState:
    state = state_of(html)
    prune_markup(state)
    return state


def cards(count: int, text: str = "") -> ContentState:
    items = "".join(f"<div class=item><h3><a href=/{n}>{HEADLINES[n]}</a></h3>{text}</div>" for n in range(count))
    state = state_of(f"{ARTICLE}<section>{items}</section>")
    prune_cards(state)
    return state


class TestMarkup:
    def test_an_element_with_the_name_of_furniture_goes(self) -> None:
        state = by_markup(f"{ARTICLE}<div class=sidebar><p>{PROSE[0]}</p></div>")
        assert gone(state) == [PROSE[0]]
        assert [(item.label, item.selector) for item in state.pruned] == [("widget", "div.sidebar")]

    def test_one_that_holds_headline_and_prose_is_the_article(self) -> None:
        assert gone(by_markup(f"<div class=sidebar><h1>{TITLE}</h1>{paragraphs(*PROSE)}</div>")) == []

    def test_one_inside_another_is_told_once(self) -> None:
        state = by_markup(f"{ARTICLE}<div class=sidebar><div class=comments><p>{PROSE[0]}</p></div></div>")
        assert len(state.pruned) == 1

    @pytest.mark.parametrize(("text", "stays"), [("سوق السمك", False), (" ".join(PROSE[:3]), True)])
    def test_hidden_text_goes_unless_it_is_prose_that_is_shown_later(self, text: str, stays: bool) -> None:
        state = by_markup(f"{paragraphs(*PROSE)}<div style='display: none'><p>{text}</p></div>")
        assert (gone(state) == []) is stays

    def test_of_a_hidden_copy_and_a_shown_one_the_shown_stays(self) -> None:
        copy = "".join(f"<div>{text}</div>" for text in PROSE)
        state = by_markup(f"<div style='display:none'>{copy}</div>{paragraphs(*PROSE)}<ul>{links(*HEADLINES)}</ul>")
        assert [(item.rule, item.first, item.end) for item in state.pruned] == [("page.hidden", 0, len(PROSE))]

    def test_of_two_hidden_copies_one_stays(self) -> None:
        copy = f"<div hidden>{paragraphs(*PROSE)}</div>"
        assert gone(by_markup(f"{copy}{copy}<ul>{links(*HEADLINES)}</ul>")) == list(PROSE)

    @pytest.mark.parametrize(("name", "stays"), [("screen-reader-text", False), ("reader-text", True)])
    def test_a_paragraph_for_screen_readers_goes(self, name: str, stays: bool) -> None:
        words = "نهاية المقال، اضغط لسماعه"
        state = by_markup(f"<h1>{TITLE}</h1><div>{paragraphs(*PROSE)}<p class={name}>{words}</p></div>")
        assert gone(state) == ([] if stays else [words])


class TestCards:
    def test_three_of_a_kind_go(self) -> None:
        assert gone(cards(3)) == list(HEADLINES[:3])

    def test_two_stay(self) -> None:
        assert gone(cards(2)) == []

    def test_long_ones_stay(self) -> None:
        assert gone(cards(3, paragraphs(*PROSE))) == []

    def test_what_the_article_announces_stays(self) -> None:
        items = "".join(f"<div class=item><a href=/{n}>{HEADLINES[n]}</a></div>" for n in range(3))
        state = state_of(f"<div class=entry-content><p>وهذه هي المشاريع الثلاثة:</p>{items}</div>")
        prune_cards(state)
        assert gone(state) == []

    def test_their_words_are_counted(self) -> None:
        items = "".join(f"<div class=item><a href=/{n}>{HEADLINES[n]}</a></div>" for n in range(3))
        count = sum(headline.count(" ") + 1 for headline in HEADLINES[:3])
        assert prune_cards(state_of(f"{ARTICLE}<section>{items}</section>")) == count


class TestLinks:
    @pytest.mark.parametrize(("texts", "label"), [(HEADLINES[:2], "related"), (("رياضة", "ثقافة"), "nav")])
    def test_a_block_of_links_goes_as_stories_or_a_menu(self, texts: tuple[str, ...], label: str) -> None:
        state = state_of(f"{ARTICLE}<ul>{links(*texts)}</ul>")
        prune_links(state)
        assert gone(state) == list(texts)
        assert [item.label for item in state.pruned] == [label]

    def test_one_link_is_no_list(self) -> None:
        state = state_of(f"{ARTICLE}<ul>{links(HEADLINES[0])}</ul>")
        prune_links(state)
        assert gone(state) == []

    def test_a_block_with_prose_stays(self) -> None:
        state = state_of(f"<div>{paragraphs(PROSE[0])}{links(*HEADLINES, tag='p')}</div>")
        prune_links(state)
        assert gone(state) == []


def test_a_line_that_a_named_element_fills_goes() -> None:
    state = state_of(
        f"{ARTICLE}<p><span class=share>شارك هذا الخبر</span></p><p>قال <span class=share>الوزير</span> أمس</p>"
    )
    prune_lines(state, rules(), NOBODY)
    assert gone(state) == ["شارك هذا الخبر"]


def test_a_line_that_repeats_the_text_of_a_picture_is_its_caption() -> None:
    state = state_of(f"<img src=a.jpg alt='رصيف الصيادين'><p>رصيف الصيادين</p><h2>السوق</h2><img alt='السوق'>{ARTICLE}")
    prune_pictures(state)
    assert gone(state) == ["رصيف الصيادين"]
