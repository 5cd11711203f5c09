"""A title by which something rises that falls by the article's first sentences, or the other way round."""

from __future__ import annotations

import re
from typing import Final

from cleaner.arabic.stems import content_stems
from cleaner.arabic.word_lists import word_pattern
from cleaner.inspection.article import Article

Place = tuple[int, int]

_RISES: Final = word_pattern(r"(?<!\w)[وفب]?(?:ال)?<directions.up>(?:ت|ا)?(?!\w)")
_FALLS: Final = word_pattern(r"(?<!\w)[وفب]?(?:ال)?<directions.down>(?:ت|ا)?(?!\w)")
_SUBJECT: Final = 4  # stems behind the word in the title that may be what rises
_SHARED: Final = 2  # of these that the sentence must have
_LEAD: Final = 450  # characters of the article that must not tell both directions
_NEAR: Final = 45  # characters between what rises and that it does
_WORDS: Final = re.compile(r"\W*(?:\w+ ){0,2}")


def broken_direction(article: Article) -> tuple[Place, Place] | None:
    """Give where the title says that something rises or falls, and where the article says the contrary, or None.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = "أعلن مكتب الصرف أن عجز الميزان التجاري تراجع خلال الشهر."
    >>> article = read_article(clean(text, title="ارتفاع عجز الميزان التجاري"))
    >>> title, body = broken_direction(article)
    >>> article.title[slice(*title)], article.key[slice(*body)]
    ('ارتفاع', 'تراجع')
    """
    title, key = article.title, article.key
    if not title or not article.body:
        return None
    for own, other in ((_RISES, _FALLS), (_FALLS, _RISES)):
        said = own().search(title)
        if not said or other().search(title) or not _WORDS.fullmatch(title[: said.start()]):
            continue
        start = article.body[0].start
        end = min(len(key), start + _LEAD)
        contrary = list(other().finditer(key, start, end))
        if len(contrary) != 1 or own().search(key, start, end):
            return None
        subject = set(content_stems(title, said.end())[:_SUBJECT])
        found = contrary[0]
        beside = content_stems(key, max(start, found.start() - _NEAR), min(end, found.end() + _NEAR))
        return (said.span(), found.span()) if len(subject.intersection(beside)) >= _SHARED else None
    return None
