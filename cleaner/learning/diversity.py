"""Over how many days, topics and authors a candidate is spread: a site's furniture stands whatever the article is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from itertools import combinations
from typing import Final

from cleaner.learning.candidates import Candidate, Tokens
from cleaner.learning.history import Months, months_of
from cleaner.learning.reading import ReadArticle

_LOOKED_AT: Final = 24  # articles whose words are compared
_TELLING: Final = 2  # articles that a word stands on which tells a topic, at the least,
_TELLING_MOST: Final = 12  # and at the most, or
_TELLING_SHARE: Final = 0.08  # this share of the site's articles
_TOGETHER: Final = 0.8  # share of a candidate's articles that bear the author's name as well
_HARDLY_MORE: Final = 1.7  # times as many articles as the candidate's, that the author has
_SMALL: Final = 0.001


class Diversity:
    """What the articles of a site speak of, and who wrote them."""

    def __init__(self, articles: Sequence[ReadArticle], names: Iterable[Candidate]) -> None:
        """Weigh the words of the articles; `names` are lines that name authors."""
        self._articles = articles
        topics = [read.topic for read in articles]
        seen = Counter(word for topic in topics for word in topic)
        most = max(_TELLING_MOST, _TELLING_SHARE * len(articles))
        telling = {word for word, count in seen.items() if _TELLING <= count <= most}
        self._topics = [topic & telling for topic in topics]
        self._usual = self._alike(range(len(articles)))
        self._by_author = {one.tokens: one.articles for one in names}
        self._authors: dict[int, set[Tokens]] = defaultdict(set)
        for tokens, numbers in self._by_author.items():
            for number in numbers:
                self._authors[number].add(tokens)

    def days(self, candidate: Candidate) -> tuple[str, str, int]:
        """Give the first day on which a candidate is seen, the last one, and how many there are, if any is known."""
        days = {self._articles[number].article.day for number in candidate.articles} - {""}
        return min(days, default=""), max(days, default=""), len(days)

    def months(self, candidate: Candidate) -> Months:
        """Count the articles of a candidate by their months, as far as these are known."""
        return months_of(self._articles[number].article for number in candidate.articles)

    def one_topic(self, candidate: Candidate) -> float:
        """Give how many times more alike the articles of a candidate are than those of the site are."""
        own = self._alike(sorted(candidate.articles), frozenset(candidate.tokens))
        return (own + _SMALL) / (self._usual + _SMALL)

    def one_author(self, candidate: Candidate) -> bool:
        """Tell whether most articles of a candidate bear one name that few others bear."""
        own = candidate.articles
        counts = Counter(name for number in own for name in self._authors[number] if name != candidate.tokens)
        return any(
            count >= _TOGETHER * len(own) and len(self._by_author[name]) <= _HARDLY_MORE * len(own)
            for name, count in counts.items()
        )

    def _alike(self, numbers: Sequence[int], without: Set[str] = frozenset()) -> float:
        """Give how much articles have in common of what tells their topics, but for some words."""
        step = max(1, len(numbers) // _LOOKED_AT)
        looked_at = (self._topics[number] - without for number in numbers[::step][:_LOOKED_AT])
        topics = [topic for topic in looked_at if topic]
        shares = [len(one & other) / min(len(one), len(other)) for one, other in combinations(topics, 2)]
        return sum(shares) / len(shares) if shares else 0.0
