"""Articles for the tests of learning: as many as are asked for, each with prose of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from cleaner.learning.articles import Article, article_of
from cleaner.learning.background import load_background
from cleaner.learning.candidates import Candidate, spread
from cleaner.learning.diversity import Diversity
from cleaner.learning.reading import ReadArticle, read_articles
from cleaner.learning.site import sign_reader
from cleaner.learning.site_knowledge import SiteKnowledge
from cleaner.learning.surroundings import Surroundings
from tests.support.invented_sites import headline, paragraphs

HOST = "marfa.example"


def records(count: int, dress: Callable[[int, str, list[str]], list[str]], *, gap: str = "\n") -> list[dict[str, str]]:
    """Make records of a site; `dress` gives the lines of the article of a number, of its title and prose."""
    random = Random(count)
    found = []
    for number in range(count):
        title = headline(random)
        lines = dress(number, title, paragraphs(random))
        address = f"https://{HOST}/2024/0{1 + number % 9}/1{number % 10}/{number}"
        found.append({"text": gap.join(lines), "title": title, "url": address})
    return found


def articles(count: int, dress: Callable[[int, str, list[str]], list[str]], *, gap: str = "\n") -> list[Article]:
    """Make the articles of such records."""
    return [article_of(record) for record in records(count, dress, gap=gap)]


def reads(count: int, dress: Callable[[int, str, list[str]], list[str]], *, gap: str = "\n") -> list[ReadArticle]:
    """Read such articles."""
    return read_articles(articles(count, dress, gap=gap))


def knowledge(articles: Sequence[ReadArticle], lines: Sequence[Candidate]) -> SiteKnowledge:
    """Give what is known of the site of such articles; `lines` are those that recur."""
    return SiteKnowledge(
        Surroundings(articles, spread(lines)), Diversity(articles, []), sign_reader(), load_background()
    )
