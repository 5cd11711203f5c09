"""The result of one match that the body tells twice, otherwise: «فاز برباعية دون رد», then «الفوز بثلاثة أهداف»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cleaner.arabic.match_results import MatchResult, agree, find_results
from cleaner.arabic.stems import common_stems, content_stems
from cleaner.arabic.word_lists import word_pattern, word_set, words
from cleaner.inspection.article import Article

Place = tuple[int, int]

_THIS: Final = word_pattern(r"(?<!\w)[وفبل]?<numbers.this_match>(?!\w)")
_ENDS: Final = word_pattern(r"(?<!\w)ل[يت]نتهي (?:<numbers.this_match>)(?!\w)")  # «لتنتهي المباراة»
_DRAWN: Final = word_pattern(r"(?<!\w)[وف]?<numbers.drawn>(?!\w)")
_DECIDED: Final = word_pattern(r"(?<!\w)[وفبل]?<numbers.decided>(?!\w)")
_THIS_DRAW: Final = word_pattern(r"(?<!\w)[وف]?<numbers.this_draw>(?!\w)")
_THIS_END: Final = word_pattern(r"(?<!\w)[وف]?<numbers.this_end>(?!\w)")
_MOST: Final = 3  # results of a body; more are those of several matches
_SHARED: Final = 1  # stems of both sentences, or words that say it is this match


def broken_results(article: Article) -> Iterator[tuple[MatchResult, MatchResult]]:
    r"""Give the first result of the body and one that contradicts it, where words say that it is the same match.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = "فاز المحرق على النجمة برباعية دون رد.\nوقال مدربه إن الفوز بثلاثة أهداف نظيفة على النجمة يسعده."
    >>> [(one.most, other.most) for one, other in broken_results(read_article(clean(text)))]
    [(4, 3)]
    """
    if not article.body or "ب" not in article.key:
        return
    start = article.body[0].start
    told = [one for one in find_results(article.key, start) if article.passage_at(one.start).kept][: _MOST + 1]
    if not 1 < len(told) <= _MOST:
        return
    first, *others = told
    sentence = _sentence(article, first)
    if _is_other(sentence):
        return
    for other in others:
        again = _sentence(article, other)
        if again != sentence and not agree(first, other) and _is_same(sentence, again):
            yield first, other
            return


def broken_end(article: Article) -> tuple[Place, Place] | None:
    """Give where a match is told to be drawn or won, and where the other is taken up as told, or None.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> article = read_article(clean("تعادل الفريقان بهدفين لمثلهما. وبهذا الفوز رفع المنتخب رصيده."))
    >>> broken_end(article)
    ((0, 5), (31, 42))
    """
    if not article.body:
        return None
    key, first = article.key, article.body[0].start
    if not any(end in key for end in words("numbers.this_end", "numbers.this_draw")):
        return None
    for told, other, taken_up in ((_DRAWN, _DECIDED, _THIS_END), (_DECIDED, _DRAWN, _THIS_DRAW)):
        again = taken_up().search(key, first)
        said = told().search(key, first, again.start()) if again else None
        if again and said and not other().search(key, first, again.start()) and not other().search(article.title):
            return said.span(), again.span()
    return None


def _sentence(article: Article, result: MatchResult) -> str:
    passage = article.passage_at(result.start)
    places = article.sentences(passage)
    return next((article.key[start:end] for start, end in places if start <= result.start < end), "")


def _is_other(sentence: str) -> bool:
    words = {word.strip("،,.:") for word in sentence.split()}
    bare = {word[1:] for word in words if word[:1] in "وف"}
    return not word_set("numbers.other_matches").isdisjoint(words | bare)


def _is_same(one: str, other: str) -> bool:
    """Tell whether a sentence says that it is the match of another one: by name, or by what is told of in both."""
    if not _THIS().search(other):
        return False
    if _ENDS().search(other):
        return True
    shared = (frozenset(content_stems(one)) & frozenset(content_stems(other))) - common_stems()
    return len(shared) >= _SHARED and not _is_other(other)
