"""Lines that tell where the article is, and names that tell what a line is."""

from __future__ import annotations

from cleaner.html.metadata.anchors import Anchors, Told
from tests.support.layouts import anchors_of
from tests.support.pages import PROSE, TITLE, paragraphs

KEYWORD, AUTHOR = Told("page.keyword", "tags"), Told("page.author", "byline")


def lines(html: str, which: str, title: str | None = None) -> list[str]:
    layout, anchors = anchors_of(html, title)
    return [layout.lines[index].text for index in sorted(getattr(anchors, which))]


def test_a_first_level_heading_is_one_and_a_copy_of_the_title_too() -> None:
    html = f"<h1>{TITLE}</h1><p>{TITLE}</p><h2>السوق</h2>"
    assert lines(html, "headings") == [TITLE]
    assert lines(html, "headlines", TITLE) == [TITLE, TITLE]


def test_a_heading_that_is_a_link_is_none() -> None:
    assert lines(f"<h1><a href=/>{TITLE}</a></h1>", "headings") == []


def test_the_description_and_linked_data_lead_to_prose() -> None:
    meta = f'<meta name="description" content="{PROSE[1][:80]} …">'
    assert lines(f"{meta}{paragraphs(*PROSE)}", "leads") == [PROSE[1]]
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{PROSE[2]}"}}</script>'
    assert lines(f"{data}{paragraphs(*PROSE)}", "leads") == [PROSE[2]]


def test_a_short_description_leads_nowhere() -> None:
    assert lines(f'<meta name="description" content="{PROSE[1][:25]}">{paragraphs(*PROSE)}', "leads") == []


def test_names_are_those_that_the_page_gives_and_no_sentence() -> None:
    head = (
        '<meta name="keywords" content="ترميم، متاحف"><meta name="author" content="سعاد نصر">'
        f'<meta property="article:tag" content="{PROSE[0]}">'
    )
    anchors = anchors_of(f"{head}<p>x</p>")[1]
    assert anchors.told("ترميم") == KEYWORD
    assert anchors.told("• سعاد نصر") == AUTHOR
    assert anchors.told(PROSE[0]) is None


def test_several_names_in_a_line_are_told_if_all_are_known() -> None:
    anchors = Anchors(names={"ترميم": KEYWORD, "متاحف": KEYWORD})
    assert anchors.told("ترميم | متاحف") == KEYWORD
    assert anchors.told("ترميم | سوق") is None
    assert Anchors().told("ترميم") is None
