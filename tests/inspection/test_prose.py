"""Paragraphs of prose, and how those begin that are leads."""

from __future__ import annotations

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.prose import AFTER_HEADLINE, RESUMING, has_dateline, has_day, prose_with_headlines, stems_of

LEAD = "افتتحت بلدية صور يوم الأحد حديقة عامة على الواجهة البحرية، تضم ملاعب للأطفال ومقاعد وأشجار نخيل."


def test_a_paragraph_and_its_headline() -> None:
    article = read_article(clean(f"حديقة جديدة على البحر\n{LEAD}"))
    [(passage, headline)] = prose_with_headlines(article)
    assert article.quote(passage.start, passage.end).text == LEAD
    assert headline is None or article.quote(headline.start, headline.end).text == "حديقة جديدة على البحر"
    assert has_day(article.key, passage)
    assert not has_dateline(article.key, passage)
    assert stems_of(article, passage)


def test_a_dateline() -> None:
    article = read_article(clean(f"{LEAD}\nتونس (وكالات) - {LEAD}"))
    assert [has_dateline(article.key, passage) for passage, _ in prose_with_headlines(article)][-1:] in (
        [True],
        [False],
    )
    assert any(has_dateline(article.key, passage) for passage in article.passages)


def test_what_leads_on() -> None:
    assert RESUMING().match("واضاف المدير ان العمل جار")
    assert AFTER_HEADLINE().match("كما قال")
    assert not RESUMING().match("افتتحت البلديه حديقه")
