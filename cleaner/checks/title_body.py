"""`title-body`: a headline that has nothing to do with the article below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from cleaner.checks.article import INFO, WARNING, Article
from cleaner.document import Finding
from cleaner.stems import common_stems, content_stems, skeleton

NAME: Final = "title-body"
_FEWEST: Final = 4  # content words of a title; a shorter one may be a metaphor, a name, a column's
_FULL: Final = 7  # content words of which one may stand in the body by chance
_PLENTY: Final = 4  # words of the title that are anywhere in the text: then nothing needs to be weighed
_BODY: Final = 40  # different stems of a body that can be told to be about something else
_LEAD: Final = 60  # content words at the beginning; what a headline says stands there
_ONCE: Final = 0.5  # the weight of a word that stands but once below the lead, and of one of the same root only
_TOLD_NOTHING: Final = 0.25  # the weight of a word that all news share
# more is enough: measured, 1 true title in 1,000 of that many words has so little, and 93 in 100 of strangers
_SHARED: Final = 1.0
_POETIC: Final = re.compile(r"[؟?!]|\.\.|…|^[^:]{3,30}: |[\"«“]")
_SITE: Final = re.compile(r"\s(?:[-–—|]+|ـ+|::)\s[^-–—|]{2,40}\Z")


def check(article: Article) -> Iterator[Finding]:
    """Give the title if the body holds none of its content words, or one by chance.

    >>> from cleaner import clean
    >>> from cleaner.checks.article import read_article
    >>> list(check(read_article(clean("فاز الفريق بالمباراة.", title="هيئة الموانئ توسع أرصفة الحاويات"))))
    []
    """
    if not article.title:
        return
    title = set(content_stems(_SITE.sub("", article.title)))
    telling = title - common_stems()
    if len(telling) < _FEWEST or sum(word in article.key for word in telling if len(word) > 3) >= _PLENTY:
        return
    kinship = _kinship(article, title)
    if kinship is None or kinship > _SHARED:
        return
    poetic = _POETIC.search(article.title) is not None
    sure = kinship <= (_SHARED if len(telling) >= _FULL else _ONCE if len(telling) > _FEWEST else 0)
    if not sure and poetic:
        return
    yield Finding(
        NAME,
        WARNING if sure and not poetic else INFO,
        0.9 if sure and not kinship else 0.75 if sure else 0.5,
        "The title and the article share no subject: none of the title's words is what the article speaks of.",
        "لا يجمع العنوان والمقال موضوع واحد، فكلمات العنوان لا ترد في ما يتناوله المقال.",
        (article.quote_all("title"), article.quote_raw(*article.body[0].place)),
    )


def _kinship(article: Article, title: set[str]) -> float | None:
    """Weigh the words of a title that stand in the body, or give None if there is too little of a body."""
    common, weight = common_stems(), 0.0
    seen: Counter[str] = Counter()
    lead: set[str] = set()
    for passage in article.body:  # nearly every article shows within a few lines that it is the title's
        stems = content_stems(article.key, passage.start, passage.end)
        if seen.total() < _LEAD:
            lead.update(stems[: _LEAD - seen.total()])
        seen.update(stems)
        weight = sum(
            _TOLD_NOTHING if word in common else 1 if word in lead or seen[word] > 1 else _ONCE
            for word in title
            if word in seen
        )
        if weight > _SHARED:
            return weight
    if len(seen) < _BODY:
        return None
    roots = set(map(skeleton, seen)) - {""}
    return weight + sum(_ONCE for word in title - common if word not in seen and skeleton(word) in roots)
