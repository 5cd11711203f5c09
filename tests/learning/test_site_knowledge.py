"""What is known of a site."""

from __future__ import annotations

from cleaner.learning.candidates import whole_lines
from cleaner.learning.site_knowledge import SiteKnowledge
from tests.support.learning import knowledge, reads


def test_how_many_articles_there_are_and_whether_a_number_changes() -> None:
    articles = reads(8, lambda n, title, prose: [*prose, f"الحلقة {n + 2}", "هاتف المرفأ 5551234"])
    lines = whole_lines(articles, 4)
    site: SiteKnowledge = knowledge(articles, lines)
    assert site.size == 8
    assert {" ".join(one.tokens): site.counts(one) for one in lines} == {
        "الحلقه {number}": True,
        "هاتف المرفا {number}": False,
    }


def test_common_language_is_nobodys() -> None:
    articles = reads(8, lambda n, title, prose: [*prose, "من غرفة أخبار المرفأ", "على الرغم من ذلك"])
    lines = whole_lines(articles, 4)
    spread = {one.tokens[0]: knowledge(articles, lines).is_spread(one) for one in lines}
    assert spread == {"من": True, "علي": False}
