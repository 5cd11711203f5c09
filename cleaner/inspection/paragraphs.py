"""The prose of an article in paragraphs that can be compared; a line that lost its breaks is taken by its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from cleaner.arabic.stems import content_stems
from cleaner.arabic.word_lists import word_pattern
from cleaner.inspection.article import Article
from cleaner.inspection.cohesion import Paragraph

_FEWEST: Final = 6  # different stems of a paragraph; a shorter one is of no subject
_FLATTENED: Final = 900  # characters; a longer line is parted at its sentences
_PART: Final = 260  # characters of such a part at the least
_ANAPHORA: Final = word_pattern(
    r"\W{0,3}(?:[وف]?<linking.words|linking.anaphora>\b|[وف]?<speech.adding|speech.verbs|speech.explaining>(?:ت|وا)?\b"
    r"|[وف]?(?:<linking.beginnings>\w*)|[وف]?<linking.phrases>)"
)
_FOREIGN: Final = re.compile("[A-Za-z]")
_MOST_FOREIGN: Final = 0.3  # share of Latin letters in an Arabic paragraph
_ARABIC_WORD: Final = re.compile(r"[\"«“( ]{0,3}[ء-ي]")
# Of a list («حماة: …»), of a diary («الاثنين. …»), and what parts the pieces of a column.
_ITEM: Final = re.compile(r"\W{0,3}(?:\w+ ){0,2}\w+ ?:|\W{0,3}\d{1,2}[.)–-]|\W{0,3}\w+\. ")
_PARTED: Final = re.compile(r"(?:^|\n)[^\S\n]*[*#•~=_-]{1,5}(?: ?[*#•~=_-]){0,5}[^\S\n]*(?:\n|$)")


def has_sections(article: Article, starts: Iterable[int], least: int) -> bool:
    r"""Tell whether an article is a list, a diary or a column of pieces, whose parts need not be of one subject.

    Args:
        article: The article.
        starts: Where its paragraphs begin in the key.
        least: How many of them must begin as those of a list do.

    Returns:
        Whether it is.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> has_sections(read_article(clean("حلب: افتتح المعرض.\nحماة: بدأ الحصاد.")), [0, 19], 2)
    True
    """
    key = article.key
    if sum(_ITEM.match(key, start) is not None for start in starts) >= least:
        return True
    return _PARTED.search(article.document.text) is not None


def prose_of(article: Article) -> Iterator[tuple[int, int]]:
    r"""Give the places, in the key, of the paragraphs of an article's body that say enough to be of a subject.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = "أعلنت البلدية أمس فتح الطريق الساحلي أمام حركة السيارات والحافلات.\nوشكرا."
    >>> len(list(prose_of(read_article(clean(text)))))
    1
    """
    for passage in article.body:
        if passage.end - passage.start <= _FLATTENED:
            pieces = [(passage.start, passage.end)]
        else:
            pieces = list(_parts(article, list(article.sentences(passage))))
        for start, end in pieces:
            if len(article.stems(start, end)) >= _FEWEST:
                yield start, end


def paragraph_of(key: str, start: int, end: int, stems: frozenset[str] | None = None) -> Paragraph:
    """Read the paragraph at `start:end` of a key; its stems need not be given.

    >>> from cleaner.arabic.fold import fold
    >>> key = fold("وأضاف أن الجسر يخدم القرى.")
    >>> paragraph_of(key, 0, len(key)).leads_on
    True
    """
    foreign = len(_FOREIGN.findall(key, start, end)) > _MOST_FOREIGN * (end - start)
    begins = _ARABIC_WORD.match(key, start, end) is not None and not _ANAPHORA().match(key, start, end)
    stems = frozenset(content_stems(key, start, end)) if stems is None else stems
    return Paragraph(stems, foreign or not begins)


def _parts(article: Article, sentences: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first = 0
    for index, (_, end) in enumerate(sentences):
        start = sentences[first][0]
        if end - start >= _PART or index + 1 == len(sentences):
            yield start, end
            first = index + 1
