"""`number-conflict`: a number of the headline that the article gives otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import floor, log10
from typing import Final

from cleaner.checks.article import INFO, WARNING, Article
from cleaner.document import Evidence, Finding
from cleaner.fold import Places, align
from cleaner.quantities import Quantity, find_numbers, find_quantities
from cleaner.stems import common_stems

NAME: Final = "number-conflict"
_EVENTS: Final = (  # stems: deaths, injuries, arrests
    "قتل مقتل قتيل قتلي مصرع وفاه وفا وفي توفي شهيد استشهاد استشهد ضحيه ضحاي لقي اودي حصد",
    "اصاب اصيب جريح جرح جرحي مصاب اصابه",
    "اعتقال اعتقل توقيف اوقف اوقفت اعتقلت قبض ضبط ضبطت موقوف احتجاز معتقل",
)
_PERSONS: Final = frozenset(("شخص", "قتيل", "شهيد", "جريح", "مصاب", "ضحيه", "مدني"))
_SPECIFIC: Final = frozenset(("قتيل", "شهيد", "جريح", "مصاب"))
_UPDATED: Final = frozenset(("ارتفاع", "ارتفع", "ارتفعت", "حصيل", "يرتفع", "ترتفع", "اخر", "سابق"))
_SUM_OF: Final = 12  # numbers of the body of which two or three may make the headline's
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
    stated = list(find_quantities(title)) if title else []
    if not stated:
        return
    body = "\n".join(article.key[passage.start : passage.end] for passage in article.body)
    numbers = find_numbers(body)
    for quantity in stated:
        if quantity.about or quantity.value < 2 or quantity.value in numbers or _is_sum(quantity.value, numbers):
            continue
        rival = _rival(article, quantity)
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


def _rival(article: Article, quantity: Quantity) -> Quantity | None:
    """Give the one other number that the body gives for what the title counts; None if it gives none, or several."""
    found = (find_quantities(article.key, passage.start, passage.end) for passage in article.body)
    rivals = [other for some in found for other in some if _same_thing(quantity, other)]
    values = {rival.value for rival in rivals}
    if len(values) != 1 or any(rival.about for rival in rivals):
        return None
    first = rivals[0]
    return first if article.body and first.start - article.body[0].start <= _LEAD else None


def _same_thing(first: Quantity, second: Quantity) -> bool:
    """Tell whether two quantities plainly count the same: the same thing, of which the same is told."""
    persons = first.thing in _PERSONS and second.thing in _PERSONS
    if first.thing != second.thing and not persons:
        return False
    event, other = _event(first), _event(second)
    if event is not None or other is not None:
        return event == other
    telling = (first.around - common_stems()) & (second.around - common_stems())
    return bool(telling)


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
    return False


def _is_sum(value: float, numbers: set[float]) -> bool:
    """Tell whether a number is the sum of two or three others, as of the dead of two places."""
    parts = sorted(number for number in numbers if 0 < number < value)[-_SUM_OF:]
    return any(sum(some) == value for count in (2, 3) for some in combinations(parts, count))


def _quote_title(article: Article, quantity: Quantity) -> Evidence:
    title = article.document.title or ""
    aligned = align(title)
    lead = len(aligned) - len(aligned.lstrip())
    places = Places(aligned[lead:])
    start, end = places.span(quantity.start, quantity.end)
    return article.quote_raw(lead + start, lead + end, "title")
