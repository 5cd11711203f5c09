"""What was learned as a page."""

from __future__ import annotations

import cleaner
from cleaner.cli.learn.report import report_page
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


def test_a_site_that_taught_nothing_says_why() -> None:
    assert "four are needed" in report_page(cleaner.learn(SITE[:2]))
