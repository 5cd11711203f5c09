"""What the caller is told of a page: nothing of a good one, and one notice of each thing that may be wrong."""

from __future__ import annotations

import json

from cleaner import clean_html
from cleaner.html.opened_page import Known, OpenedPage
from cleaner.html.page_notices import page_notices
from tests.support.layouts import rules
from tests.support.pages import HEADLINES, PROSE, TITLE, links, page, paragraphs

H1 = f"<h1>{TITLE}</h1>"


def kinds(html: str) -> list[str]:
    return [warning.kind for warning in clean_html(html).warnings]


def linked(**values: object) -> str:
    data = json.dumps({"@type": "NewsArticle", **values}, ensure_ascii=False)
    return f'<script type="application/ld+json">{data}</script>'


def test_a_good_page_has_none() -> None:
    assert kinds(page(f"<article>{H1}{paragraphs(*PROSE)}</article>", linked(wordCount=110))) == []


def test_an_article_that_is_not_found() -> None:
    assert kinds(page(f"{H1}<div id=app></div>", linked(headline=TITLE))) == ["empty"]
    assert kinds(page(f"<ul>{links(*HEADLINES)}</ul>", title="المرفأ")) == []


def test_the_beginning_of_an_article() -> None:
    assert kinds(page(f"<article>{H1}{paragraphs(*PROSE[:2])}<p>{PROSE[2][:50]}...</p></article>")) == ["teaser"]
    assert kinds(page(f"<article>{H1}{paragraphs(*PROSE[:3])}</article>", linked(wordCount="900"))) == ["teaser"]


def test_a_page_that_breaks_off() -> None:
    whole = page(f"<article>{H1}{paragraphs(*PROSE)}")
    assert kinds(whole[: whole.index(PROSE[4]) + 40]) == ["truncated"]


def test_notices_name_numbers() -> None:
    html = page(f"<article>{H1}{paragraphs(*PROSE[:3])}</article>")
    (notice,) = page_notices(html, OpenedPage(html, Known(), rules()).find(), frozenset(), 1_200)
    assert "of 1,200 words" in notice.message
