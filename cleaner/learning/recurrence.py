"""How much of a piece of text is the site's and not its article's own: its words stand so on other articles, too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

_RUN: Final = 3  # words
_ARTICLES: Final = 3  # on which a run stands that is the site's
_DIGITS: Final = re.compile(r"\d+")


class Recurrence:
    """The runs of words that stand on several articles of a site."""

    def __init__(self, articles: Iterable[Iterable[str]]) -> None:
        """Count the runs of the folded lines of each article."""
        counts: Counter[int] = Counter()
        for lines in articles:
            counts.update({run for line in lines for run in _runs(_words(line))})
        self._runs = frozenset(run for run, count in counts.items() if count >= _ARTICLES)

    def share(self, key: str) -> float:
        """Give the share (0 to 1) of a folded text's words that stand so on several articles.

        Hashtags are an article's own, however often they stand together.

        >>> recurrence = Recurrence([["من غرفة أخبار المرفأ", own] for own in ("هطل المطر", "فاز الفريق", "وصل القمح")])
        >>> recurrence.share("من غرفة أخبار المرفأ"), recurrence.share("هطل المطر")
        (1.0, 0.0)
        """
        words = _words(key)
        covered = [False] * len(words)
        size = min(_RUN, len(words))
        for index, run in enumerate(_runs(words)):
            if run in self._runs:
                covered[index : index + size] = [True] * size
        own = sum(one and not word.startswith("#") for one, word in zip(covered, words, strict=True))
        return own / max(1, len(words))


def _words(key: str) -> list[str]:
    return _DIGITS.sub("0", key).split()


def _runs(words: Sequence[str]) -> list[int]:
    size = min(_RUN, len(words))
    return [hash(tuple(words[index : index + size])) for index in range(len(words) - size + 1)] if size else []
