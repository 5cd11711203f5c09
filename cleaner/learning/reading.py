"""Articles read for learning: their lines as tokens with slots, which of them are prose, and what they speak of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from cleaner.arabic.fold import fold
from cleaner.arabic.lexicon import load_lexicon
from cleaner.arabic.lines import prepare
from cleaner.learning.articles import Article
from cleaner.learning.tokens import tokens_of
from cleaner.text.segments import segment_at
from cleaner.text.verdicts.state import is_prose

_TOPIC_WORD: Final = 5  # letters; shorter words tell little of what an article speaks of


class ReadLine(NamedTuple):
    """A line: its tokens with slots, those joined by blanks, whether it reads as a paragraph, and its numbers."""

    tokens: tuple[str, ...]
    said: str
    prose: bool
    numbers: tuple[str, ...] = ()


class ReadArticle:
    """An article with its lines."""

    def __init__(self, article: Article) -> None:
        """Read the lines; what it speaks of is looked at where that is asked for."""
        self.article = article
        self.title = fold(article.title)
        lexicon = load_lexicon()
        lines: list[ReadLine] = []
        for line in prepare(article.text).lines:
            tokens, numbers = tokens_of(line.key, self.title)
            if tokens:
                prose = len(tokens) > 5 and is_prose(segment_at(line, 0, len(line.key), lexicon))
                lines.append(ReadLine(tokens, " ".join(tokens), prose, numbers))
        self.lines = tuple(lines)

    @property
    def topic(self) -> frozenset[str]:
        """The longer words of its prose."""
        return frozenset(
            word for line in self.lines for word in line.tokens if len(word) >= _TOPIC_WORD and word.isalpha()
        )

    def __len__(self) -> int:
        return len(self.lines)


def read_articles(articles: Iterable[Article]) -> list[ReadArticle]:
    """Read articles, in their order; those without a word are left out."""
    return [read for read in map(ReadArticle, articles) if len(read)]
