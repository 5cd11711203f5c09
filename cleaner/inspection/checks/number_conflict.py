"""`number-conflict`: a number of the headline that the article gives otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from cleaner.arabic.casualties import event_of
from cleaner.arabic.fold import Places, align
from cleaner.arabic.quantities import Quantity, find_numbers, find_quantities, may_count
from cleaner.arabic.stems import common_stems, content_stems, stem
from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.document.types import Evidence, Finding
from cleaner.inspection.article import INFO, WARNING, Article

NAME: Final = "number-conflict"
_RECORD: Final = word_pattern("<numbers.records>")
_UPDATED: Final = re.compile("ارتف|يرتف|ترتف|حصيل")
_PARTS: Final = 12  # numbers of the body of which two may make the title's
_FEW: Final = 10  # a smaller number is in nearly every text, of something else
_EXACT: Final = 100  # smaller numbers are not rounded
_TOLD_AGAIN: Final = 2  # words of the title beside the counted thing, in a sentence that tells the same
_PLAINLY: Final = 3  # and where the body counts the same thing elsewhere, too, with other numbers
_FAR: Final = 5  # times more or less: that is a total beside a part of it
_SCALES: Final = frozenset((1e3, 1e6))  # «3 مليارات» and «3 ملايين»
_NEAR: Final = 120  # characters on each side
_LEAD: Final = 500  # characters of the body in which what the headline counts is counted again


def check(article: Article) -> Iterator[Finding]:
    """Give each number of the title that the body contradicts: the same thing, counted once, and another number.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = "لقي 15 شخصا مصرعهم أمس في انقلاب حافلة على الطريق الساحلي، وفق ما أعلنت الشرطة."
    >>> [finding] = check(read_article(clean(text, title="مقتل 12 شخصا في انقلاب حافلة")))
    >>> [piece.text for piece in finding.evidence]
    ['12 شخصا', '15 شخصا']
    """
    pairs = list(_pairs(article)) if article.body and may_count(article.title) else []
    if not pairs:
        return
    body = "\n".join(article.key[passage.start : passage.end] for passage in article.body)
    numbers, counted = find_numbers(body), list(find_quantities(body))
    for quantity, rival in pairs:
        if quantity.value in numbers and (quantity.value > _FEW or _counts(quantity, counted)):
            continue
        if any(_rounds(quantity.value, number) for number in numbers) or not _plainly(
            article, quantity, rival, counted
        ):
            continue
        updated = any(_UPDATED.match(word) for word in (*quantity.before, *rival.before))
        yield Finding(
            check=NAME,
            severity=INFO if updated else WARNING,
            confidence=0.5 if updated else 0.85,
            message="The title gives another number than the article for the same thing.",
            message_ar="العدد المذكور في العنوان يخالف العدد المذكور في المقال للشيء نفسه.",
            evidence=(_quote_title(article, quantity), article.quote(rival.start, rival.end)),
        )


def _pairs(article: Article) -> Iterator[tuple[Quantity, Quantity]]:
    """Give what the title counts with what the lead first counts of the same, where their numbers are not the same."""
    stated = [quantity for quantity in find_quantities(article.title) if not quantity.about and quantity.value > 1]
    if not stated:
        return
    start = article.body[0].start
    lead = [
        quantity
        for quantity in find_quantities(article.key, start, min(len(article.key), start + _LEAD))
        if article.passage_at(quantity.start).kept
    ]
    for quantity in stated:
        event = _event(quantity)
        first = next((other for other in lead if _alike(quantity, other) and _event(other) == event), None)
        if not first or first.about or first.value == quantity.value or _tell_apart(quantity, first):
            continue
        ratio = max(quantity.value, first.value) / max(1, min(quantity.value, first.value))
        if ratio <= _FAR or ratio in _SCALES:
            yield quantity, first


def _tell_apart(*quantities: Quantity) -> bool:
    """Tell whether words near two numbers say that they differ: «لكل منهم», or records of two spans of time."""
    each = word_set("numbers.each")
    if any(word in each for quantity in quantities for word in (*quantity.before[:2], *quantity.behind[:2])):
        return True
    if quantities[0].thing not in word_set("numbers.spans"):
        return False
    return any(_RECORD().match(word) for one in quantities for word in one.before)


def _counts(quantity: Quantity, counted: Sequence[Quantity]) -> bool:
    """Tell whether the body has the title's number of the same thing, or of people where it counts people."""
    return any(other.value == quantity.value and _alike(quantity, other) for other in counted)


def _alike(first: Quantity, second: Quantity) -> bool:
    return first.thing == second.thing or {first.thing, second.thing} <= word_set("numbers.persons")


def _plainly(article: Article, quantity: Quantity, rival: Quantity, counted: Sequence[Quantity]) -> bool:
    """Tell whether title and lead plainly count the same: the lead's sentence tells what the title tells."""
    event, sentence = _event(quantity), _sentence_of(article, rival)
    values = {other.value for other in counted if _alike(quantity, other) and _event(other) == event}
    if quantity.value in values or _is_sum(quantity.value, values | find_numbers(sentence)):
        return False
    title = frozenset(content_stems(article.title)) - common_stems() - {stem(quantity.thing)}
    told = len(title.intersection(content_stems(sentence))) + (event is not None)
    if quantity.thing in word_set("numbers.spans") and len(values) > 1:
        return False
    alone = len(values) == 1 and quantity.thing not in word_set("numbers.spans", "numbers.measures")
    return told >= (_TOLD_AGAIN if alone else _PLAINLY)


def _sentence_of(article: Article, quantity: Quantity) -> str:
    """Give the sentence of a quantity, or what is near it in a long one."""
    passage = article.passage_at(quantity.start)
    for start, end in article.sentences(passage):
        if start <= quantity.start < end:
            return article.key[max(start, quantity.start - _NEAR) : min(end, quantity.end + _NEAR)]
    return ""


def _is_sum(value: float, numbers: set[float]) -> bool:
    """Tell whether two numbers together are the title's: «7 رجال و5 نساء»."""
    parts = sorted(number for number in numbers if 1 < number < value)[-_PARTS:]
    return any(first + second == value for first, second in combinations(parts, 2))


def _event(quantity: Quantity) -> int | None:
    """Give which event is told of people that are counted: by what they are called, or the words around it."""
    if quantity.thing in word_set("numbers.persons", "numbers.people"):
        for word in (quantity.thing, *quantity.before, *quantity.behind):
            event = event_of(word)
            if event is not None:
                return event
    return None


def _rounds(rough: float, exact: float) -> bool:
    """Tell whether the title's number is another one, rounded to the digits that it has."""
    if rough == exact:
        return False
    step = 10 ** (len(str(int(rough))) - len(str(int(rough)).rstrip("0"))) if rough >= _EXACT else 1
    if step > 1 and (abs(rough - exact) <= step / 2 or rough <= exact < rough + step):
        return True
    if exact != int(exact) and abs(rough - exact) < 1:
        return True
    # «584.376» may be read as a fraction or as thousands
    return exact % 1000 != 0 and abs(rough - exact / 1000) < 1 < rough


def _quote_title(article: Article, quantity: Quantity) -> Evidence:
    title = article.document.title or ""
    aligned = align(title)
    lead = len(aligned) - len(aligned.lstrip())
    places = Places(aligned[lead:])
    start, end = places.span(quantity.start, quantity.end)
    return article.quote_raw(lead + start, lead + end, "title")
