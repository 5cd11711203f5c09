"""Articles read: their lines as tokens, which of them are prose, what they speak of."""

from __future__ import annotations

from cleaner.learning.articles import article_of
from cleaner.learning.reading import ReadArticle, read_articles


def test_lines_are_tokens_and_prose_is_told() -> None:
    read = ReadArticle(article_of({"text": "باب\n\nأعلنت البلدية فتح الطريق الساحلي أمام الحركة صباح أمس."}))
    assert [(line.said.split()[0], line.prose) for line in read.lines] == [("باب", False), ("اعلنت", True)]
    assert "الطريق" in read.topic
    assert "فتح" not in read.topic


def test_an_article_without_a_word_is_left_out() -> None:
    assert read_articles([article_of({"text": " \n"})]) == []
