"""`title-body`: a headline that has nothing to do with the article below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from cleaner.arabic.casualties import events_in
from cleaner.arabic.fold import Places, align, fold
from cleaner.arabic.lexicon import load_lexicon
from cleaner.arabic.stems import common_stems, consonants, content_stems, content_words, stem, variants
from cleaner.arabic.topics import nearness, topic_space
from cleaner.arabic.word_lists import word_pattern
from cleaner.document.types import Finding
from cleaner.inspection.article import INFO, WARNING, Article
from cleaner.inspection.directions import broken_direction

NAME: Final = "title-body"
_FEWEST: Final = 4  # content words of a title; a shorter one may be a metaphor, a name, a column's
_FULL: Final = 6  # content words of which one may stand in the article's lead by chance
_PLENTY: Final = 4  # words of the title that are anywhere in the text: then nothing needs to be weighed
_BODY: Final = 25  # different stems of a body that can be told to be about something else
_LEAD: Final = 60  # content words at the beginning; what a headline says stands there, and weighs 1
_GLANCE: Final = 400  # characters; most leads are not longer
_OFTEN: Final = 0.5  # the weight of a word that comes more than once, below the lead
_ONCE: Final = 0.3  # that comes once
_AKIN: Final = 0.2  # of whose root another word comes
# Measured on 8,000 titles: 1 in 1,000 true ones share so little, and 45 in 100 of other articles' do.
_SHARED: Final = 1.0
_LITTLE: Final = 0.4  # the same for five words
# In the latent space: of 8,056 true titles, 2 that share so little are farther; of 1,500 of other articles, 71 in 100.
_FAR: Final = 0.25
_ELSEWHERE: Final = 0.11  # for a title none of whose words is met, however few they are
_ASKED: Final = 0.06  # for such a question, or one with dots or quotation marks
_KNOWN: Final = 3  # words of the title that the space knows
_CONTINUED: Final = re.compile(r"\W{0,3}اضافه \w")  # «إضافة ثانية»: a later part of an agency's report
# A quoted word or two are a name.
_POETIC: Final = re.compile(r"[؟?!]|\.\.|…|^[^ :]+ [^:]{3,30}: |[\"«“](?!\w{1,20}(?: \w{1,20})?[\"»”])")
# «تحميك», and no verb whose root ends so: it is the reader's title
_YOURS: Final = word_pattern(r"\b[يت](?!<verbs.ending_in_kaf>)\w{2,5}ك\b")
_DIGIT: Final = re.compile(r"\d")
_SITE: Final = re.compile(r"\s(?:[-–—|]+|ـ+|::)\s[^-–—|]{2,40}\Z")


def check(article: Article) -> Iterator[Finding]:
    """Give the title if the body holds none of its content words, or one by chance.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> list(check(read_article(clean("فاز الفريق بالمباراة.", title="هيئة الموانئ توسع أرصفة الحاويات"))))
    []
    """
    if not article.title:
        return
    yield from _contrary(article)
    title = fold(_SITE.sub("", article.document.title or "")).lower()  # folding takes dashes that are drawn with ـ
    telling = set(content_stems(title)) - common_stems()
    if len(telling) < _FEWEST or sum(word in article.key for word in telling if len(word) > 3) >= _PLENTY:
        return
    kinship = _kinship(article, title, telling)
    if kinship is None or kinship > _SHARED:
        return
    poetic = any(pattern.search(article.title) for pattern in (_POETIC, _YOURS()))
    if len(telling) >= _FULL:
        sure = kinship <= _SHARED
    else:  # a short title with a number in it is no metaphor
        sure = kinship <= _LITTLE and (len(telling) > _FEWEST or _DIGIT.search(article.title) is not None)
    nothing = kinship == 0 and _points_elsewhere(article, telling, _ASKED if poetic else _ELSEWHERE)
    if not sure and not nothing and (poetic or kinship > _LITTLE):
        return
    far = (
        (nothing or not poetic)
        and not _CONTINUED.match(article.key, article.body[0].start)
        and (nothing or _is_far(article, telling))
    )
    yield Finding(
        check=NAME,
        severity=WARNING if far else INFO,
        confidence=0.85 if far else 0.3 if sure else 0.2,
        message="The title and the article share no subject: none of the title's words is what the article speaks of.",
        message_ar="لا يجمع العنوان والمقال موضوع واحد، فكلمات العنوان لا ترد في ما يتناوله المقال.",
        evidence=(article.quote_all("title"), article.quote_raw(*article.body[0].place)),
    )


def _contrary(article: Article) -> Iterator[Finding]:
    found = broken_direction(article)
    if found:
        (start, end), body = found
        first, last = Places(align(article.document.title or "")).span(start, end)
        yield Finding(
            check=NAME,
            severity=WARNING,
            confidence=0.75,
            message="By the title something rises or falls that does the contrary in the article.",
            message_ar="يقول العنوان بارتفاع شيء أو انخفاضه، ويقول المقال بعكس ذلك.",
            evidence=(article.quote_raw(first, last, "title"), article.quote(*body)),
        )


def _is_literal(article: Article) -> bool:
    """Tell whether a short title names a state or place, or counts something: no metaphor does."""
    words = article.title.split()
    if _DIGIT.search(article.title):
        return True
    places, actors = load_lexicon().places, article.actors
    named = (form for word in words for form in (word, word[1:]))
    return any(word in places or actors.spellings.get(word) or actors.country_of_adjective(word) for word in named)


def _points_elsewhere(article: Article, title: set[str], bar: float) -> bool:
    """Tell whether a title of words that are known points quite elsewhere than its article, be it a question or not."""
    space = topic_space()
    known = [stem for stem in title if stem in space.numbers]
    body = frozenset[str]().union(*(article.stems(passage.start, passage.end) for passage in article.body))
    literal = len(title) >= _FULL or _is_literal(article)
    return literal and len(known) >= _FEWEST and nearness(space.direction(known), space.direction(body)) < bar


def _is_far(article: Article, title: set[str]) -> bool:
    """Tell whether what the title's words stand for, too, is nothing of what the article is about."""
    space = topic_space()
    known = [stem for stem in title if stem in space.numbers]
    if len(known) < _KNOWN or (len(title) < _FULL and not _is_literal(article)):
        return False
    body = frozenset[str]().union(*(article.stems(passage.start, passage.end) for passage in article.body))
    return nearness(space.direction(known), space.direction(body)) < _FAR


def _kinship(article: Article, headline: str, title: set[str]) -> float | None:
    """Weigh the words of a title that stand in the body, or give None if there is too little of a body."""
    if not article.body:
        return None
    start = article.body[0].start
    if len(title.intersection(content_stems(article.key, start, start + _GLANCE))) > _SHARED:
        return _SHARED + 1  # nearly every article shows within a few lines that it is the title's
    key = article.key.lower() if len(article.key.lower()) == len(article.key) else article.key
    seen = [word for passage in article.body for word in content_words(key, passage.start, passage.end)]
    if len(set(map(stem, seen))) < _BODY:
        return None
    lead = frozenset[str]().union(*map(variants, seen[:_LEAD]))
    counts = Counter(form for word in seen for form in variants(word))
    roots = set(map(consonants, counts)) - {""}
    words = {stem(word): variants(word) for word in content_words(headline)}
    told = events_in(headline) & events_in(key[start : start + _GLANCE])  # «مصرع» and «قتيل» share no root
    return len(told) + sum(_weight(words[word] | {word}, lead, counts, roots) for word in title if word in words)


def _weight(forms: frozenset[str], lead: frozenset[str], counts: Counter[str], roots: set[str]) -> float:
    """Weigh one word of the title, in all its forms, by where and how often it stands in the body."""
    if forms & lead:
        return 1
    often = max(counts[form] for form in forms)
    if often:
        return _OFTEN if often > 1 else _ONCE
    return _AKIN if any(consonants(form) in roots for form in forms) else 0
