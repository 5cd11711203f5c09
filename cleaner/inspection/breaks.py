"""Where one article ends and another begins: by its headline, a dateline, or a lead that says when it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import Final, NamedTuple

from cleaner.arabic.stems import common_stems, content_stems
from cleaner.arabic.topics import nearness, topic_space
from cleaner.arabic.word_lists import word_pattern
from cleaner.inspection.article import Article, Passage
from cleaner.inspection.prose import AFTER_HEADLINE, RESUMING, ProseParagraph, has_dateline, has_day, stems_of

_ELSEWHERE: Final = frozenset({"related", "read_also"})  # labels of what leads to other articles
_HEAD: Final = 80  # characters at the beginning of a paragraph
_FULL: Final = 18  # different stems on each side of a break that can be told from chance
_ONE_SUBJECT: Final = 0.5  # nearness of what stands above a headline and below it, if it is the article's own
_PARAGRAPHS: Final = 4  # fewer hold no two articles
_LONGEST: Final = 60  # paragraphs; longer texts are press reviews, minutes, books
_STRANGE: Final = 0.15  # share of stems in common below which two sides may be two articles: 1 true article in 8
_ALIEN: Final = 0.05  # and without a headline or dateline: 1 in 200
_FOREIGN: Final = 0.07  # where the title speaks of the first side alone
_LISTED: Final = 0.4  # where the headline at the break stands in a list of other stories
_ITSELF: Final = 0.05  # share that the paragraphs of each side have in common, for a side that is one article
_ABOUT: Final = 0.3  # share of a headline's stems that stand in the paragraphs below it
_KNOWN: Final = 2  # words of the title that another article may have by chance
_DATELINES: Final = 3  # as many datelines are a round-up
_ASKED: Final = 2  # paragraphs that are questions, in an interview
_PERSONAL: Final = 3  # words of the first person, in a letter or a diary
_FIRST_PERSON: Final = word_pattern(r"(?<!\w)[وف]?<genres.first_person>(?!\w)")
_HEADLINES: Final = 2  # as many headlines are an article's own sections


class Break(NamedTuple):
    """A place where another article begins: the raw places that show it, whether it is sure, and how much."""

    places: tuple[tuple[int, int], ...]
    sure: bool
    confidence: float


class _Signs(NamedTuple):
    """What tells of other articles: headlines in lists of stories, that one headline alone stands within, the title."""

    others: frozenset[str]
    single: bool
    title: frozenset[str]
    personal: bool


def find_breaks(article: Article, prose: Sequence[tuple[Passage, Passage | None]]) -> Iterator[Break]:
    """Give the surest break between two articles in what stays, if there is one.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> list(find_breaks(read_article(clean("خبر قصير.")), []))
    []
    """
    key = article.key
    if not _PARAGRAPHS <= len(prose) <= _LONGEST:
        return
    places = [at for at, (passage, headline) in enumerate(prose) if at and _may_begin(key, passage, headline)]
    if not places or sum(has_dateline(key, passage) for passage, _ in prose) >= _DATELINES:
        return
    paragraphs = [ProseParagraph(p, stems_of(article, p), headline) for p, headline in prose]
    signs = _Signs(
        frozenset(key[p.start : p.end].strip(" .•-*") for p in article.passages if p.label in _ELSEWHERE),
        sum(headline is not None and headline.kept for _, headline in prose) < _HEADLINES,
        frozenset(content_stems(article.title)) - common_stems(),
        _is_personal(article),
    )
    above = list(accumulate([paragraph.stems for paragraph in paragraphs], _joined))
    below = list(accumulate([paragraph.stems for paragraph in reversed(paragraphs)], _joined))[::-1]
    found = [
        one
        for at in places
        if (kinship := _kinship(above[at - 1], below[at])) <= _LISTED
        and (one := _judged(article, paragraphs, at, kinship, signs))
    ]
    if found:
        yield max(found, key=lambda one: one.confidence)


def _is_personal(article: Article) -> bool:
    """Tell whether an article is somebody's own story or talk: questions with answers, or «كنت», «بيتي» often."""
    key = article.key
    asked = sum(key[passage.end - 1] in "؟?" for passage in article.body)
    spoken = len(list(islice(_FIRST_PERSON().finditer(key), _PERSONAL)))
    return asked >= _ASKED or spoken >= _PERSONAL


def _may_begin(key: str, passage: Passage, headline: Passage | None) -> bool:
    """Tell whether a paragraph could be a lead: it does not lead on, and it has a headline, a dateline or a day."""
    leading_on = AFTER_HEADLINE if headline is not None else RESUMING
    if leading_on().match(key, passage.start) or "صحيف" in key[passage.start : passage.start + _HEAD]:  # a press review
        return False
    return headline is not None or has_day(key, passage) or has_dateline(key, passage)


def _union(paragraphs: Sequence[ProseParagraph]) -> frozenset[str]:
    return frozenset[str]().union(*(paragraph.stems for paragraph in paragraphs))


def _joined(first: frozenset[str], second: frozenset[str]) -> frozenset[str]:
    return first | second


def _kinship(head: frozenset[str], tail: frozenset[str]) -> float:
    """Give the share of stems that both sides of a place have in common, or 1 where a side is too short to tell."""
    smaller = min(len(head), len(tail))
    return len(head & tail) / smaller if smaller >= _FULL else 1.0


def _judged(
    article: Article, paragraphs: Sequence[ProseParagraph], at: int, kinship: float, signs: _Signs
) -> Break | None:
    """Weigh the signs at one break: the headline and where else it stands, the dateline, how alien both sides are."""
    key, paragraph, headline = article.key, paragraphs[at], paragraphs[at].headline
    sure, confidence = True, 0.0
    if headline and headline.kept and key[headline.start : headline.end].strip(" .") in signs.others:
        confidence = 0.9
    elif kinship > _STRANGE or len(signs.title & _union(paragraphs[at:])) > _KNOWN:
        return None
    elif has_dateline(key, paragraph.passage):
        confidence = 0.85
    elif headline and signs.single and _opens(article, headline, paragraphs, at, signs.title):
        confidence = 0.8
    elif not signs.personal and has_day(key, paragraph.passage) and _are_two(paragraphs, at, kinship, signs.title):
        sure, confidence = (True, 0.7) if len(paragraphs) - at > 1 else (False, 0.5)
    if not confidence:
        return None
    pieces = [paragraphs[at - 1].passage, *((headline,) if headline else ()), paragraph.passage]
    return Break(tuple(piece.place for piece in pieces), sure, confidence)


def _opens(
    article: Article, headline: Passage, paragraphs: Sequence[ProseParagraph], at: int, title: frozenset[str]
) -> bool:
    """Tell whether a headline is about what stands below it and about nothing of what stands above it."""
    own, above = stems_of(article, headline), _union(paragraphs[:at])
    told = len(own & _union(paragraphs[at : at + 2]))
    strange = len(own & above) <= 1 and own.isdisjoint(title)
    if nearness(topic_space().direction(above), topic_space().direction(_union(paragraphs[at:]))) > _ONE_SUBJECT:
        return False
    return strange and len(own) > _HEADLINES and told >= max(2, _ABOUT * len(own))


def _are_two(paragraphs: Sequence[ProseParagraph], at: int, kinship: float, title: frozenset[str]) -> bool:
    """Tell whether each side is one article: by its paragraphs, or because the title is about the first alone."""
    head, tail = paragraphs[:at], paragraphs[at:]
    if kinship <= _FOREIGN and len(title & _union(head)) > _KNOWN and title.isdisjoint(_union(tail)):
        return True
    return kinship <= _ALIEN and _is_one(head) and _is_one(tail)


def _is_one(side: Sequence[ProseParagraph]) -> bool:
    """Tell whether the paragraphs of one side belong together, as those of a press review or a list do not."""
    for at in range(1, len(side)):
        first, second = _union(side[:at]), _union(side[at:])
        if len(first & second) < _ITSELF * min(len(first), len(second)):
            return False
    return True
