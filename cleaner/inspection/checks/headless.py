"""`headless`: an article that begins in its middle, with «وأضاف أن» or «من جانبه» and nobody above who spoke."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.arabic.word_lists import word_pattern
from cleaner.document.types import Finding
from cleaner.inspection.article import WARNING, Article, Passage

NAME: Final = "headless"
_FEWEST: Final = 8  # words of a first paragraph
_HEAD: Final = 120  # characters above it, such as a headline, a dateline, a date
_ENDS: Final = (".", "؟", "!")  # of a short lead
_OPENING: Final = 60  # characters that are quoted
_VERBS: Final = "<speech.adding|speech.verbs|speech.explaining>(?:ت|وا)?"
# Nobody is named: «وأضاف أن», «وأشارت إلى»
_GOES_ON: Final = word_pattern(rf"\W{{0,3}}(?:و(?:قد )?|كما ){_VERBS} (?:<speech.that>|الي|علي|قايلا|قايله)(?!\w)")
# Another one was there before: «من جانبه», «بدوره»
_ANOTHER: Final = word_pattern(r"\W{0,3}و?<linking.another>(?!\w)")
# Somebody is named, but the و goes on with something: «وقال الوزير»
_NAMED: Final = word_pattern(rf"\W{{0,3}}و{_VERBS} ")


def check(article: Article) -> Iterator[Finding]:
    """Give the opening of an article that lost its first paragraphs.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = "وأضاف أن الجسر الجديد سيخدم ثلاث قرى، وأن أعمال الرصف تنتهي قبل موسم الأمطار."
    >>> [finding.severity for finding in check(read_article(clean(text)))]
    ['warning']
    """
    above = 0
    for first in article.body:
        if _is_prose(article.key, first):
            break
        above += article.key[first.start : first.end].rstrip().endswith(_ENDS)
    else:
        return
    if above or first.place[0] > _HEAD:
        return  # what stands above is its lead, or may be, taken for something else
    goes_on = _GOES_ON().match(article.key, first.start) or _ANOTHER().match(article.key, first.start)
    if not goes_on and not _NAMED().match(article.key, first.start):
        return
    end = article.key.find(" ", min(first.end, first.start + _OPENING), first.end)
    yield Finding(
        check=NAME,
        severity=WARNING,
        confidence=0.9 if goes_on else 0.8,
        message="The article begins in its middle: it goes on with what nobody has said above.",
        message_ar="يبدأ المقال من وسطه، فأوله تكملة لكلام لم يرد قبله.",
        evidence=(article.quote(first.start, end if end > 0 else first.end),),
    )


def _is_prose(key: str, passage: Passage) -> bool:
    return key.count(" ", passage.start, passage.end) >= _FEWEST - 1
