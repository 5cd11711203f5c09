"""Lines and blocks of a page: selectors, what hides, and what stands around."""

from __future__ import annotations

import pytest

from cleaner.html.parse.layout import NOTHING_SEEN, Block, Inline, Sighting, selector_of
from cleaner.rules.rule import Rule
from tests.support.layouts import laid_out, parsed

RULE = Rule("ad.test", "ad", "why")


@pytest.mark.parametrize(
    ("attributes", "hidden"),
    [
        ({"hidden": None}, True),
        ({"aria-hidden": "true"}, True),
        ({"aria-hidden": "false"}, False),
        ({"style": "color: red; display : NONE"}, False),
        ({"style": "display: none"}, True),
        ({"style": "display:block"}, False),
        ({"amp-access": "NOT subscriber"}, True),
        ({"subscriptions-display": "NOT granted"}, True),
        ({"amp-access": "subscriber"}, False),
        ({"amp-access": None}, False),
        ({}, False),
    ],
)
def test_an_element_hides_by_its_own_markup(attributes: dict[str, str | None], hidden: bool) -> None:
    assert Block("div", 0, 0, attributes).hidden is hidden


@pytest.mark.parametrize(
    "attributes",
    ['id=main class="post wide"', 'class="md:w-1/2 2col"', 'id="3" class="أخبار"', 'class="a.b #c"', "class"],
)
def test_a_selector_chooses_its_element(attributes: str) -> None:
    html = f"<p>سوق</p><div {attributes}>خبر</div>"
    block = next(block for block in laid_out(html).blocks if block.tag == "div")
    assert [node.text() for node in parsed(html).css(block.selector)] == ["خبر"]


def test_long_and_many_names_are_left_out_of_a_selector() -> None:
    assert selector_of("div", "x" * 61, f"{'y' * 61} a b c d e f g") == "div.a.b.c.d.e.f"
    assert selector_of("div", "two words", None) == "div"
    assert Inline("span", "a", "b").selector == "span#b.a"


def test_what_rules_saw_is_plain_if_none_of_them_keeps() -> None:
    assert Sighting(RULE).is_plain
    assert not Sighting(RULE, RULE).is_plain
    assert not NOTHING_SEEN.is_plain


def test_blocks_around_are_given_from_the_inside() -> None:
    layout = laid_out("<main><section><p>خبر</p></section></main>")
    assert [layout.blocks[index].tag for index in layout.around(layout.lines[0].block)][:3] == ["p", "section", "main"]
