"""Paragraphs in the middle that are another article's."""

from __future__ import annotations

from cleaner import clean
from cleaner.inspection.article import Article, read_article
from cleaner.inspection.islands import find_islands
from cleaner.inspection.prose import prose_with_headlines
from tests.inspection.test_breaks import GARDEN

MATCH = (
    "سجل مهاجم المنتخب هدفين في مرمى الضيوف يوم الجمعة، وتأهل الفريق إلى الدور الثاني من التصفيات الآسيوية.",
    "يخوض المنتخب مباراته الثانية في التصفيات أمام حامل اللقب، بعد أن شفي مهاجم الفريق من إصابة في الكاحل.",
)


def article_of(*paragraphs: str) -> Article:
    return read_article(clean("\n".join(paragraphs), title="حديقة عامة على الواجهة البحرية في صور"))


def test_an_island() -> None:
    article = article_of(*GARDEN, *MATCH, *GARDEN[1:])
    found = list(find_islands(article, [passage for passage, _ in prose_with_headlines(article)]))
    text = article.document.text
    assert [text[slice(*place)] for _, place in found] == ["\n".join(MATCH)]


def test_none_without_a_title() -> None:
    article = read_article(clean("\n".join((*GARDEN, *MATCH, *GARDEN[1:]))))
    assert not list(find_islands(article, [passage for passage, _ in prose_with_headlines(article)]))
