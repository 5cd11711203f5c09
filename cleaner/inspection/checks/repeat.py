"""`repeat`: the same paragraph twice in the article, or the same sentences, be it in other words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from cleaner.arabic.morphology import CLOSING_QUOTES, OPENING_QUOTES
from cleaner.document.types import Finding
from cleaner.inspection.article import INFO, WARNING, Article
from cleaner.inspection.retellings import retold

NAME: Final = "repeat"
_FEWEST: Final = 12  # words; shorter lines may be refrains, labels, captions
_SURE: Final = 25  # words that nobody writes twice by chance
_STRETCH: Final = 25  # words of at least two sentences; one sentence alone may be a quotation that comes again
_FLATTENED: Final = 300  # characters; a longer line is looked at by its sentences
_MOST: Final = 5  # findings an article
_OPENING: Final = 8  # characters by which paragraphs are told apart at a glance
_WORD: Final = re.compile(r"\w+")
_FIRST: Final = re.compile(r"\w[\w ]{0,11}")


class _Unit(NamedTuple):
    """A paragraph, or (`whole` is false) a sentence of a long line."""

    start: int
    end: int
    whole: bool


class _Run(NamedTuple):
    """Units from number `first` on that stand again from `second` on, `length` of them."""

    first: int
    second: int
    length: int


def check(article: Article) -> Iterator[Finding]:
    r"""Give each run of paragraphs that stands twice in the body, with both places; punctuation is not compared.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> line = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة بعد إغلاق دام ثلاثة أشهر كاملة."
    >>> [finding] = check(read_article(clean(line + "\nوشكر التجار البلدية.\n" + line)))
    >>> [piece.start for piece in finding.evidence]
    [0, 102]
    """
    units = list(_units(article))
    found = 0
    if len({_opening(article.key, unit) for unit in units}) < len(units):  # two begin alike
        for finding in _verbatim(article, units):
            found += 1
            yield finding
    if not found:
        yield from _told_again(article)


def _told_again(article: Article) -> Iterator[Finding]:
    for first, second in retold(article):
        yield Finding(
            check=NAME,
            severity=WARNING,
            confidence=0.75,
            message="Sentences of the article are told again in nearly the same words.",
            message_ar="يعيد المقال رواية جمل منه بكلمات تكاد تكون هي نفسها.",
            evidence=(article.quote(*first), article.quote(*second)),
        )


def _verbatim(article: Article, units: list[_Unit]) -> Iterator[Finding]:
    found = 0
    for run in _runs(article.key, units):
        first, second = units[run.first : run.first + run.length], units[run.second : run.second + run.length]
        words = len(_WORD.findall(article.key, second[0].start, second[-1].end))
        if not any(unit.whole for unit in second) and (run.length < 2 or words < _STRETCH):
            continue
        found += 1
        if found > _MOST:
            return
        pulled = run.length == 1 and _is_quotation(article.key, second[0])
        yield Finding(
            check=NAME,
            severity=INFO if pulled else WARNING,
            confidence=0.5 if pulled else 0.95 if words >= _SURE else 0.85,
            message="The same paragraph stands twice in the article.",
            message_ar="وردت الفقرة نفسها مرتين في المقال.",
            evidence=(article.quote(first[0].start, first[-1].end), article.quote(second[0].start, second[-1].end)),
        )


def _units(article: Article) -> Iterator[_Unit]:
    for passage in article.body:
        length = passage.end - passage.start
        parts = list(article.sentences(passage)) if length > _FLATTENED else []
        if len(parts) > 1:
            yield from (_Unit(start, end, False) for start, end in parts)
        elif length >= 3 * _FEWEST and article.key.count(" ", passage.start, passage.end) >= _FEWEST - 1:
            yield _Unit(passage.start, passage.end, True)


def _runs(key: str, units: list[_Unit]) -> Iterator[_Run]:
    """Join units that stand again in the same order; words are only compared where the first letters are the same."""
    alike: dict[str, list[int]] = defaultdict(list)
    run: _Run | None = None
    for index, unit in enumerate(units):
        earlier = alike[_opening(key, unit)]
        wanted = run.first + run.length if run and run.second + run.length == index else -1
        candidates = ([wanted] if wanted in earlier[-3:] else []) + earlier[:1] + earlier[-1:]
        twin = next((other for other in candidates if _same(key, units[other], unit)), None)
        if run and twin is not None and twin == wanted:
            run = run._replace(length=run.length + 1)
        else:
            if run:
                yield run
            run = None if twin is None else _Run(twin, index, 1)
        earlier.append(index)
    if run:
        yield run


def _opening(key: str, unit: _Unit) -> str:
    """Give the first letters of a unit, without the particle that may lead on to it."""
    found = _FIRST.search(key, unit.start, unit.end)
    return found[0].removeprefix("و")[:_OPENING] if found else ""


def _same(key: str, first: _Unit, second: _Unit) -> bool:
    if abs((first.end - first.start) - (second.end - second.start)) > 0.1 * (second.end - second.start) + 4:
        return False
    return _words(key, first) == _words(key, second)


def _is_quotation(key: str, unit: _Unit) -> bool:
    """Tell whether all of a paragraph is quoted: then it may have been pulled out of the article's own text."""
    words = key[unit.start : unit.end].strip(" .،")
    return words[0] in OPENING_QUOTES and words[-1] in CLOSING_QUOTES


def _words(key: str, unit: _Unit) -> list[str]:
    words = [str(int(word)) if word.isdecimal() else word for word in _WORD.findall(key, unit.start, unit.end)]
    return [words[0].removeprefix("و"), *words[1:]] if words else []
