"""Parts of an article that its microdata names stay, whatever the box around them is called."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from cleaner import clean_html
from cleaner.html.parse.microdata import PARTS, is_part
from tests.support.pages import PROSE, TITLE, page, paragraphs


def test_the_selector_and_the_attribute_tell_the_same() -> None:
    tree = LexborHTMLParser("<li itemprop=recipeIngredient>ماء<li itemprop=name>حساء<li class=ingredients>ملح")
    chosen = {node.mem_id for node in tree.css(PARTS)}
    assert [is_part(node.attributes) for node in tree.css("li")] == [True, False, False]
    assert [node.mem_id in chosen for node in tree.css("li")] == [True, False, False]


@pytest.mark.parametrize("mark", ["itemprop=recipeIngredient", ""])
def test_ingredients_in_a_box_with_the_name_of_furniture(mark: str) -> None:
    items = "".join(f"<li {mark}>{words}</li>" for words in ("كوب من العدس", "ملعقة كمون", "لتر ماء"))
    body = f"<article><h1>{TITLE}</h1>{paragraphs(*PROSE)}<div class=related-box><ul>{items}</ul></div></article>"
    assert ("ملعقة كمون" in clean_html(page(body)).text) == bool(mark)
