"""Copies of an article count once; articles that share much furniture are no copies."""

from __future__ import annotations

from random import Random

from cleaner.learning.articles import article_of
from cleaner.learning.near_duplicates import different
from cleaner.learning.reading import ReadArticle, read_articles
from tests.support.invented_sites import paragraphs

MENU = "\n".join(f"باب من أبواب الموقع رقم {number} وفيه أخبار وصور" for number in range(12))


def read(texts: list[str]) -> list[ReadArticle]:
    return read_articles(article_of({"text": text}) for text in texts)


def stories(count: int) -> list[str]:
    random = Random(3)
    return ["\n".join(paragraphs(random)) for _ in range(count)]


def test_copies_count_once() -> None:
    texts = stories(6)
    copies = [texts[0] + "\nتحديث: أضيفت صورة.", "عاجل\n" + texts[1]]
    assert len(different(read(texts + copies))) == 6


def test_articles_of_one_dress_are_no_copies() -> None:
    assert len(different(read([f"{MENU}\n{text}" for text in stories(8)]))) == 8


def test_four_copies_among_others_are_one() -> None:
    texts = stories(8)
    assert len(different(read([*texts, *(f"{texts[0]}\nنسخة {n} نقلت عن غيرها" for n in range(4))]))) == 8


def test_the_order_is_nothing() -> None:
    texts = stories(5)
    changed = [text + " وأضاف تحديثًا." for text in texts]
    ways = [different(read(all_of_them)) for all_of_them in (texts + changed, changed[::-1] + texts)]
    assert [read.article.digest for read in ways[0]] == [read.article.digest for read in ways[1]]
    assert len(ways[0]) == 5
