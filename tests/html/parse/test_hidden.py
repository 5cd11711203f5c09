"""What styles hide, and what is for screen readers alone."""

from __future__ import annotations

import time

import pytest

from cleaner import clean_html
from cleaner.html.parse.hidden import hidden_names, is_spoken_alone
from tests.support.pages import PROSE, TITLE, page, paragraphs


@pytest.mark.parametrize(
    ("style", "names"),
    [
        (".a{display:none}", {".a"}),
        ("div.a , #b { color: red; display : none }", {".a", "#b"}),
        ("/* .a{display:none} */ .b{visibility:hidden}", {".b"}),
        ("@media print{.a{display:none}.b{display:none}} .c{display:none}", {".c"}),
        (".a .b{display:none} .c:hover{display:none} .d > p{display:none}", set()),
        (".a{display:block}", set()),
    ],
)
def test_names_that_have_no_display(style: str, names: set[str]) -> None:
    assert hidden_names([style]) == names


def test_long_styles_take_bounded_time() -> None:
    start = time.process_time()
    for style in ("{" * 300_000, "}display:none" * 30_000, "/*" * 200_000, ".a{display:none}" * 30_000):
        hidden_names([style])
    assert time.process_time() - start < 5


def test_words_for_screen_readers_are_no_text() -> None:
    link = '<a href="/x">التقرير<span class="sr-only"> (يفتح في نافذة جديدة)</span></a>'
    found = clean_html(
        page(f"<article><h1>{TITLE}</h1>{paragraphs(*PROSE)}<p>وفي {link} أن الرصيف يفتح غداً.</p></article>")
    )
    assert found.text.split("\n")[-1] == "وفي التقرير أن الرصيف يفتح غداً."
    assert not is_spoken_alone("has-sr-onlyish")
