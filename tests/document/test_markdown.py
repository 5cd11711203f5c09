"""Pages as Markdown: headings, lists, quotations, tables and links of what stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from cleaner import clean, clean_html
from cleaner.document.markdown import write_markdown
from tests.support.generated_pages import pages
from tests.support.pages import PROSE, TITLE, page, paragraphs

P1, P2 = PROSE[:2]


def written(body: str, url: str | None = None) -> str:
    return write_markdown(clean_html(page(f"<article><h1>{TITLE}</h1>{body}</article>"), url=url))


def test_headings_paragraphs_and_lists() -> None:
    items = "<ul><li>رصيف للصيادين<li>سوق للسمك<ul><li>سوق الصباح</ul></ul>"
    assert written(f"<p>{P1}</p><h2>ماذا تغيّر؟</h2>{items}<p>{P2}</p>").split("\n") == [
        *(P1, "", "## ماذا تغيّر؟", "", "- رصيف للصيادين", "- سوق للسمك", "   - سوق الصباح", "", P2)
    ]


def test_numbered_lists() -> None:
    items = f"<ol><li>{P1}<li><p>{P2}</p><p>{PROSE[2]}</p><li>{PROSE[3]}</ol>"
    assert written(f"{items}<p>{PROSE[4]}</p>").split("\n") == [
        *(f"1. {P1}", f"2. {P2}", f"   {PROSE[2]}", f"3. {PROSE[3]}", "", PROSE[4])
    ]


def test_quotations() -> None:
    assert (
        written(f"<p>{P1}</p><blockquote><p>«{P2}»</p></blockquote>{paragraphs(*PROSE[2:])}").split("\n")[2]
        == f"> «{P2}»"
    )


def test_tables() -> None:
    rows = "".join(f"<tr><td>قارب {n}<td>{n} أمتار | {n}" for n in (2, 3))
    found = written(f"<p>{P1}</p><table><tr><th>القارب<th>الطول{rows}</table><p>{P2}</p>").split("\n")
    assert found[2:6] == [
        *("| القارب | الطول |", "| --- | --- |", "| قارب 2 | 2 أمتار \\| 2 |", "| قارب 3 | 3 أمتار \\| 3 |")
    ]


def test_links_have_the_addresses_of_the_page() -> None:
    linked = P1.replace("إدارة الميناء", '<a href="/port?a=(1)">إدارة <b>الميناء</b></a>').replace(
        "المنارة", '<a href="javascript:x()">المنارة</a>'
    )
    found = written(f"<p>{linked}</p>{paragraphs(*PROSE[1:])}", "https://marfa.example/n/1")
    assert "[إدارة الميناء](https://marfa.example/port?a=%281%29)" in found
    assert "javascript" not in found


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        (f"# {P1}", f"\\# {P1}"),
        (f"1. {P1}\n* {P2}", f"1\\. {P1}\n\n- {P2}"),
        (f"{P1} [1] *مهم* <b>", f"{P1} \\[1\\] \\*مهم\\* \\<b>"),
        ("", ""),
    ],
)
def test_what_markdown_would_read_is_escaped(text: str, markdown: str) -> None:
    assert write_markdown(clean(text)) == markdown


@settings(max_examples=60, deadline=None, derandomize=True)
@given(pages())
def test_every_line_that_stays_is_written(html: str) -> None:
    result = clean_html(html)
    letters = "".join(filter(str.isalpha, result.text))
    addresses = [href for segment in result.segments if segment.element for _, href in segment.element.links]
    found = "".join(filter(str.isalpha, result.markdown))
    assert found == letters if not addresses else len(found) >= len(letters)
