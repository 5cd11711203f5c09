"""What was learned as a page."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

import cleaner
from cleaner.cli.learn.report import report_object, report_page
from tests.support.learning import records

SITE = records(6, lambda n, title, prose: [*prose, "من غرفة <أخبار> المرفأ"])


def test_each_rule_is_shown_in_places_with_what_drops_it() -> None:
    learned = cleaner.learn(SITE)
    page = report_page(learned)
    [draft] = learned.drafts
    assert f"# dropped: {draft.id}" in page
    assert page.count("<blockquote>") == 3
    assert "من غرفة &lt;أخبار&gt; المرفأ" in page
    assert "<script" not in page


def test_the_page_is_arabic_and_loads_nothing() -> None:
    page = LexborHTMLParser(report_page(cleaner.learn(SITE)))
    html = page.css_first("html")
    assert html is not None
    assert (html.attributes["lang"], html.attributes["dir"]) == ("ar", "rtl")
    assert page.css("script, link, img, iframe, form, a") == []
    assert [node.text() for node in page.css(".cards b")] == ["1", "1", "6"]


def test_the_same_for_json() -> None:
    learned = cleaner.learn(SITE)
    [site] = report_object(learned)["sites"]
    [rule] = site["rules"]
    [draft] = learned.drafts
    assert (rule["id"], rule["template"], rule["articles"], rule["of"]) == (draft.id, draft.template, 6, 6)
    assert sum(rule["months"].values()) == sum(site["months"].values()) == 6
    assert (rule["since"], rule["until"], site["changed"], site["refused"]) == ("", "", 0, "")
    assert "four are needed" in report_object(cleaner.learn(SITE[:2]))["sites"][0]["refused"]


def test_a_site_that_taught_nothing_says_why() -> None:
    assert "four are needed" in report_page(cleaner.learn(SITE[:2]))
