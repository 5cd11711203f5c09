"""The part of an article that belongs least to it, by its subject and by its genre: a match, a recipe, a verdict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from cleaner.arabic.stems import content_stems
from cleaner.inspection.article import Article
from cleaner.inspection.cohesion import Block, block_weights, strange_blocks
from cleaner.inspection.genres import Cue, genre_cues, is_of_another, strange_genre
from cleaner.inspection.paragraphs import has_sections, paragraph_of, prose_of

_PARAGRAPHS: Final = range(3, 61)  # with fewer there is nothing to compare; longer texts are reviews, minutes, books
# Different words of a genre that the rest has none of, with the log odds by which the paragraphs must be strange, and
# how near they may point to the rest. Read on 11,280 articles: what changes subject by less is mostly an own aside.
_SWITCHES: Final = ((4, 2.5, 0.4), (3, 4.5, 0.25), (5, -0.5, 0.25), (4, -0.5, 0.33), (3, 0.5, 0.3), (6, -0.5, 0.45))
_LONG: Final = 15  # paragraphs; a longer text has asides, so that a part must point elsewhere altogether
_ELSEWHERE: Final = 0.2
_SHORT: Final = 4  # paragraphs; of fewer, none is an aside
_LEAST: Final = min(strangeness for _, strangeness, _ in _SWITCHES)
_ITEMS: Final = 2  # paragraphs that begin as those of a list
_OF_PART: Final = re.compile(r"\W{0,3}[وف]?\w{1,16}(?:[يه]ا،|يا )")  # «ميدانيا، …»


class StrangePart(NamedTuple):
    """Paragraphs at `place` of the key with the one `above`; `sure` if they are of another genre, too."""

    above: tuple[int, int]
    place: tuple[int, int]
    sure: bool


def strange_part(article: Article) -> StrangePart | None:
    """Give the part that is about something else than the article, or None.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> strange_part(read_article(clean("أعلنت البلدية فتح الطريق."))) is None
    True
    """
    places = list(prose_of(article))
    if len(places) not in _PARAGRAPHS:
        return None
    paragraphs = [paragraph_of(article.key, *place, article.stems(*place)) for place in places]
    blocks = strange_blocks(paragraphs, frozenset(content_stems(article.title)))
    if not blocks:
        return None
    sure = next(_of_another_genre(article, places, blocks), None) if blocks[0].strangeness >= _LEAST else None
    block = sure or blocks[0]
    if not sure and block.strangeness < block_weights().noted:
        return None
    return StrangePart(places[block.first - 1], _span(places, block), sure is not None)


def _of_another_genre(article: Article, places: Sequence[tuple[int, int]], blocks: Sequence[Block]) -> Iterator[Block]:
    """Give the blocks that are of another genre than the rest, the strangest first."""
    key = article.key
    if has_sections(article, [start for start, _ in places], _ITEMS):
        return
    cues: list[Cue] | None = None
    for block in blocks:
        if block.strangeness < _LEAST:
            return
        start, end = _span(places, block)
        if _OF_PART.match(key, start) or 2 * (block.end - block.first) > len(places):
            continue
        if cues is None:
            title = [cue._replace(offset=-1) for cue in genre_cues(article.title)]
            cues = [*title, *_within(genre_cues(key), places)]
        found, genre = strange_genre(cues, start, end)
        if any(is_of_another(cues, *place, genre) for place in places[block.first : block.end]):
            continue
        if len(places) > _LONG and block.near > _ELSEWHERE:
            continue
        if any(
            found >= least and block.strangeness >= bar and block.near <= near
            for least, bar, near in _SWITCHES[: 3 if len(places) < _SHORT else None]
        ):
            yield block


def _within(cues: Sequence[Cue], places: Sequence[tuple[int, int]]) -> Iterator[Cue]:
    return (cue for cue in cues if any(first <= cue.offset < last for first, last in places))


def _span(places: Sequence[tuple[int, int]], block: Block) -> tuple[int, int]:
    return places[block.first][0], places[block.end - 1][1]
