"""Paragraphs in the middle that share nothing with the title or with either side of them: another article's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.arabic.stems import common_stems, content_stems
from cleaner.inspection.article import Article, Passage
from cleaner.inspection.prose import RESUMING, has_day, stems_of

Place = tuple[int, int]

_PARAGRAPHS: Final = 4  # fewer hold no two articles
_LONGEST: Final = 60  # paragraphs; longer texts are press reviews, minutes, books
_APART: Final = 0.04  # share that an island may have in common with the rest
_ISLAND: Final = 6  # paragraphs of an island
_ENOUGH: Final = 8  # different stems of an island, and of what stands on each side of it
_ITSELF: Final = 0.05  # share that the paragraphs of each side have in common, for a side that is one article
_KNOWN: Final = 2  # words of the title that another article may have by chance


def find_islands(article: Article, prose: Sequence[Passage]) -> Iterator[tuple[Place, Place]]:
    """Give the first such paragraphs, as the raw places of the paragraph above them and of themselves.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> list(find_islands(read_article(clean("خبر قصير.")), []))
    []
    """
    title = frozenset(content_stems(article.title)) - common_stems()
    key = article.key
    if len(title) <= _KNOWN or not _PARAGRAPHS < len(prose) <= _LONGEST:
        return
    leads = [at for at in range(1, len(prose) - 2) if _may_lead(key, prose[at])]
    places = [at for at in leads if all(_is_strange(key, passage, title) for passage in prose[at : at + 2])]
    stems = [stems_of(article, passage) for passage in prose] if places else []
    for at in places:
        for end in range(at + 2, min(at + _ISLAND, len(prose) - 1) + 1):
            if not _is_strange(key, prose[end - 1], title):
                break
            above, within, below = _all(stems[:at]), _all(stems[at:end]), _all(stems[end:])
            led = has_day(key, prose[at]) or not stems[at].isdisjoint(_all(stems[at + 1 : end]))
            if led and _is_island(above, within, below, title):
                yield prose[at - 1].place, _span(prose[at:end])
                return


def _may_lead(key: str, passage: Passage) -> bool:
    """Tell whether a paragraph begins as a lead may: with an Arabic word that does not lead on."""
    return "ا" <= key[passage.start] <= "ي" and not RESUMING().match(key, passage.start)


def _is_strange(key: str, passage: Passage, title: frozenset[str]) -> bool:
    """Tell whether a paragraph holds none of the title's words."""
    return all(key.find(word, passage.start, passage.end) < 0 for word in title)


def _span(passages: Sequence[Passage]) -> tuple[int, int]:
    return passages[0].place[0], passages[-1].place[1]


def _all(stems: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*stems)


def _is_island(above: frozenset[str], within: frozenset[str], below: frozenset[str], title: frozenset[str]) -> bool:
    """Tell whether both sides are one article, and what stands between them none of it."""
    rest = above | below
    if min(len(within), len(above), len(below)) < _ENOUGH or within & title or len(title & rest) < _KNOWN:
        return False
    related = len(above & below) >= _ITSELF * min(len(above), len(below)) or bool(title & below)
    return related and len(within & rest) <= _APART * min(len(within), len(rest))
