"""Markdown in a page's data: its signs are no text, and what is no Markdown is left alone."""

from __future__ import annotations

import json

import pytest

from cleaner import clean_html
from cleaner.html.data.articles import as_markup
from cleaner.html.data.markdown import is_markdown, markdown_as_markup
from tests.support.pages import PROSE, TITLE, page


def test_an_article_in_markdown() -> None:
    body = f"## رصيف الصيادين\n\n{PROSE[0]}\n\n![المنارة ليلاً](/a.jpg)\n\n**{PROSE[1]}**\n\n---\n\n{PROSE[2]}\n"
    state = json.dumps({"post": {"title": TITLE, "content": body}}, ensure_ascii=False)
    result = clean_html(page(f'<div id=app></div><script type="application/json" id=__NEXT_DATA__>{state}</script>'))
    assert result.text.split("\n") == ["رصيف الصيادين", *PROSE[:3]]


@pytest.mark.parametrize(
    ("line", "markup"),
    [
        ("# العنوان", "<h2>العنوان</h2>"),
        ("#### العنوان", "<h4>العنوان</h4>"),
        ("#عاجل", "<p>#عاجل</p>"),
        ("- رصيف", "<li>رصيف</li>"),
        ("> قال المدير", "<blockquote>قال المدير</blockquote>"),
        (
            '[الرصيف](https://marfa.example/n/1 "خبر") يفتح',
            '<p><a href="https://marfa.example/n/1">الرصيف</a> يفتح</p>',
        ),
        ('[الرصيف](javascript"x) يفتح', '<p>[الرصيف](javascript"x) يفتح</p>'),
        ("2 * 3 ** 4 < 5", "<p>2 * 3 ** 4 &lt; 5</p>"),
        ("***", ""),
    ],
)
def test_lines(line: str, markup: str) -> None:
    assert markdown_as_markup(line) == markup


@pytest.mark.parametrize(
    "text", ["قال [الوزير] (أمس) إن السفينة وصلت", "#عاجل وصلت السفينة", "- نعم\n- لا", "", "**مهم**"]
)
def test_a_text_that_is_not_surely_markdown_is_left_alone(text: str) -> None:
    assert not is_markdown(text)
    assert as_markup(text) == "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
