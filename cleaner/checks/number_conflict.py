"""`number-conflict`: a number of the headline that the article gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import floor, log10
from typing import Final

from cleaner.checks.article import INFO, WARNING, Article
from cleaner.document import Evidence, Finding
from cleaner.fold import Places, align
from cleaner.quantities import Quantity, find_numbers, find_quantities
from cleaner.stems import common_stems, content_stems, stem

NAME: Final = "number-conflict"
_EVENTS: Final = (  # stems: deaths, injuries, arrests
    "قتل مقتل قتيل قتلي مصرع وفاه وفا وفي توفي شهيد استشهاد استشهد ضحيه ضحاي لقي اودي حصد",
    "اصاب اصيب جريح جرح جرحي مصاب اصابه",
    "اعتقال اعتقل توقيف اوقف اوقفت اعتقلت قبض ضبط ضبطت موقوف احتجاز معتقل",
)
_PERSONS: Final = frozenset(("شخص", "قتيل", "شهيد", "جريح", "مصاب", "ضحيه", "مدني"))
_SPECIFIC: Final = frozenset(("قتيل", "شهيد", "جريح", "مصاب"))
_UPDATED: Final = frozenset(("ارتفاع", "ارتفع", "ارتفعت", "حصيل", "يرتفع", "ترتفع", "اخر", "سابق"))
_PARTS: Final = 8  # numbers of a sentence, the largest, of which two may make the title's
_FEW: Final = 10  # a smaller number is in nearly every text, of something else
_TOLD_AGAIN: Final = 2  # words of the title beside the counted thing, in a sentence that tells the same
_LEAD: Final = 700  # characters of the body in which what the headline counts is counted again


def check(article: Article) -> Iterator[Finding]:
    """Give each number of the title that the body contradicts: the same thing, counted once, and another number.

    >>> from cleaner import clean
    >>> from cleaner.checks.article import read_article
    >>> text = "لقي 15 شخصا مصرعهم أمس في انقلاب حافلة على الطريق الساحلي، وفق ما أعلنت الشرطة."
    >>> [finding] = check(read_article(clean(text, title="مقتل 12 شخصا في انقلاب حافلة")))
    >>> [piece.text for piece in finding.evidence]
    ['12 شخصا', '15 شخصا']
    """
    title = article.title
    stated = (
        [quantity for quantity in find_quantities(title) if not quantity.about and quantity.value >= 2] if title else []
    )
    if not stated:
        return
    counted = [
        quantity for passage in article.body for quantity in find_quantities(article.key, passage.start, passage.end)
    ]
    body = "\n".join(article.key[passage.start : passage.end] for passage in article.body)
    numbers = find_numbers(body)
    for quantity in stated:
        if quantity.value in numbers and (quantity.value > _FEW or _counts(quantity, counted)):
            continue
        rival = _rival(article, quantity, counted)
        if rival is None or _rounds(quantity.value, rival.value):
            continue
        updated = not _UPDATED.isdisjoint(quantity.around | rival.around)
        yield Finding(
            NAME,
            INFO if updated else WARNING,
            0.5 if updated else 0.85,
            "The title gives another number than the article for the same thing.",
            "العدد المذكور في العنوان يخالف العدد المذكور في المقال للشيء نفسه.",
            (_quote_title(article, quantity), article.quote(rival.start, rival.end)),
        )


def _counts(quantity: Quantity, counted: Sequence[Quantity]) -> bool:
    """Tell whether the body has the title's number of the same thing, or of people where it counts people."""
    return any(
        other.value == quantity.value and (other.thing == quantity.thing or {other.thing, quantity.thing} <= _PERSONS)
        for other in counted
    )


def _rival(article: Article, quantity: Quantity, counted: Sequence[Quantity]) -> Quantity | None:
    """Give the one other number that the body gives for what the title counts; None if it gives none, or several."""
    title = frozenset(content_stems(article.title)) - common_stems() - {stem(quantity.thing)}
    rivals = [other for other in counted if _same_thing(article, quantity, other, title)]
    if len({rival.value for rival in rivals}) != 1 or any(rival.about for rival in rivals):
        return None
    if rivals[0].start - article.body[0].start > _LEAD:
        return None
    if _is_sum(quantity.value, _sentence_of(article, rivals[0])):
        return None
    return rivals[0]


def _same_thing(article: Article, first: Quantity, second: Quantity, title: frozenset[str]) -> bool:
    """Tell whether two quantities plainly count the same: the same thing, of which the same is told."""
    persons = first.thing in _PERSONS and second.thing in _PERSONS
    if first.thing != second.thing and not persons:
        return False
    event, other = _event(first), _event(second)
    if event is not None or other is not None:
        return event == other
    if (first.around - common_stems()) & (second.around - common_stems()):
        return True
    return len(title.intersection(content_stems(_sentence_of(article, second)))) >= _TOLD_AGAIN


def _sentence_of(article: Article, quantity: Quantity) -> str:
    passage = article.passage_at(quantity.start)
    places = article.sentences(passage)
    return next((article.key[start:end] for start, end in places if start <= quantity.start < end), "")


def _is_sum(value: float, sentence: str) -> bool:
    """Tell whether two numbers of a sentence together are the title's: «7 رجال و5 نساء»."""
    return any(first + second == value for first, second in combinations(sorted(find_numbers(sentence))[-_PARTS:], 2))


def _event(quantity: Quantity) -> int | None:
    """Give which of the events that news count is told of a quantity, if one is."""
    words = {quantity.thing} if quantity.thing in _SPECIFIC else quantity.around
    found = [number for number, names in enumerate(_EVENTS) if not words.isdisjoint(names.split())]
    return found[0] if len(found) == 1 else -1 if found else None


def _rounds(first: float, second: float) -> bool:
    """Tell whether one number is the other, rounded to the digits that it has."""
    for rough, exact in ((first, second), (second, first)):
        if rough <= 0:
            continue
        step = 10 ** max(0, len(str(int(rough))) - len(str(int(rough)).rstrip("0"))) if rough >= 10 else 1
        if rough >= 1000:
            step = max(step, 10 ** (floor(log10(rough)) - 1))
        if step > 1 and abs(rough - exact) < step:
            return True
        if exact != int(exact) and abs(rough - exact) < 1:
            return True
        if abs(rough - exact / 1000) < 1:  # «584.376» may be read as a fraction or as thousands
            return True
    return False


def _quote_title(article: Article, quantity: Quantity) -> Evidence:
    title = article.document.title or ""
    aligned = align(title)
    lead = len(aligned) - len(aligned.lstrip())
    places = Places(aligned[lead:])
    start, end = places.span(quantity.start, quantity.end)
    return article.quote_raw(lead + start, lead + end, "title")
