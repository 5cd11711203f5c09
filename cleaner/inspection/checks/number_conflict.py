"""`number-conflict`: a number that the headline and the article, or two places of the article, give otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import Final

from cleaner.arabic.casualties import event_of, events_in
from cleaner.arabic.fold import Places, align
from cleaner.arabic.match_results import MatchResult, agree, find_results
from cleaner.arabic.numbers import find_numbers
from cleaner.arabic.quantities import Quantity, find_quantities, may_count
from cleaner.arabic.stems import common_stems, content_stems, stem
from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.document.types import Evidence, Finding
from cleaner.inspection.article import INFO, WARNING, Article
from cleaner.inspection.divisions import broken_divisions
from cleaner.inspection.match_recounts import broken_end, broken_results
from cleaner.inspection.outcomes import broken_outcomes
from cleaner.inspection.recounts import broken_recounts
from cleaner.inspection.retold_amounts import broken_amounts
from cleaner.inspection.sums import broken_sums

NAME: Final = "number-conflict"
_RECORD: Final = word_pattern("<numbers.records>")
_UPDATED: Final = re.compile("ارتف|يرتف|ترتف|حصيل")
_AND_OTHERS: Final = re.compile(r"(?<!\w)و ?(\d{1,4}) اخر")
_ONE_MORE: Final = word_pattern(r"(?<!\w)<numbers.one_more>(?!\w)")
_PERSON: Final = "شخص"
_PARTS: Final = 12  # numbers of the body of which two may make the title's
_FEW: Final = 10  # a smaller number is in nearly every text, of something else
_EXACT: Final = 100  # smaller numbers are not rounded
_TOLD_AGAIN: Final = 1  # words of the title beside the counted thing, in a sentence that tells the same
_PLAINLY: Final = 3  # and where the body counts the same thing elsewhere, too, with other numbers
_ROUGH: Final = 0.15  # share by which «نحو» may be off
_LARGE: Final = 1e6  # sums of money from which on one is told of alone
_FAR: Final = 5  # times more or less: that is a total beside a part of it
_SCALES: Final = frozenset((1e3, 1e6))  # «3 مليارات» and «3 ملايين»
_MOST: Final = 3  # findings within the body
_NEAR: Final = 120  # characters on each side
_LEAD: Final = 700  # characters of the body in which what the headline counts is counted again


def check(article: Article) -> Iterator[Finding]:
    """Give each number of the title that the body contradicts: the same thing, counted once, and another number.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = "لقي 15 شخصا مصرعهم أمس في انقلاب حافلة على الطريق الساحلي، وفق ما أعلنت الشرطة."
    >>> [finding] = check(read_article(clean(text, title="مقتل 12 شخصا في انقلاب حافلة")))
    >>> [piece.text for piece in finding.evidence]
    ['12 شخصا', '15 شخصا']
    """
    yield from _of_matches(article)
    yield from _of_one_match(article)
    yield from _within(article)
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
        one_more = quantity.value - rival.value == 1 and _ONE_MORE().search(body) is not None
        updated = one_more or (
            quantity.thing not in word_set("numbers.measures")
            and any(_UPDATED.match(word) for word in (*quantity.before, *rival.before))
        )
        yield Finding(
            check=NAME,
            severity=INFO if updated else WARNING,
            confidence=0.5 if updated else 0.85,
            message="The title gives another number than the article for the same thing.",
            message_ar="العدد المذكور في العنوان يخالف العدد المذكور في المقال للشيء نفسه.",
            evidence=(_quote_title(article, quantity), article.quote(rival.start, rival.end)),
        )


def _within(article: Article) -> Iterator[Finding]:
    """Compare the numbers of the body with one another: parts with their whole, and what is counted twice."""
    for pairs in (broken_sums, broken_divisions, broken_outcomes):
        for one, other in islice(pairs(article), _MOST):
            yield Finding(
                check=NAME,
                severity=WARNING,
                confidence=0.75,
                message="The parts do not make the whole.",
                message_ar="الأجزاء لا تساوي المجموع.",
                evidence=(article.quote(*one), article.quote(*other)),
            )
    again = [(*pair, True) for pair in broken_amounts(article)]
    for one, other, more in islice(again or broken_recounts(article), _MOST):
        yield Finding(
            check=NAME,
            severity=WARNING if more else INFO,
            confidence=0.75 if more else 0.4,
            message="The same thing is counted twice, with two numbers.",
            message_ar="يُعد الشيء نفسه مرتين بعددين مختلفين.",
            evidence=(article.quote(*one), article.quote(*other)),
        )


def _of_matches(article: Article) -> Iterator[Finding]:
    """Compare the result of a match in the title with the first one of the article."""
    stated = next(find_results(article.title), None) if article.title and article.body else None
    if not stated:
        return
    start = article.body[0].start
    told = [
        result for result in find_results(article.key, start, start + _LEAD) if article.passage_at(result.start).kept
    ]
    if not told or any(agree(stated, result) for result in find_results(article.key, start)):
        return
    yield Finding(
        check=NAME,
        severity=WARNING,
        confidence=0.8,
        message="The title gives another result of the match than the article.",
        message_ar="نتيجة المباراة في العنوان تخالف نتيجتها في المقال.",
        evidence=(_quote_title(article, stated), article.quote(told[0].start, told[0].end)),
    )


def _of_one_match(article: Article) -> Iterator[Finding]:
    """Tell of a match whose result the body gives twice, otherwise."""
    places = [((one.start, one.end), (other.start, other.end)) for one, other in broken_results(article)]
    for one, other in places or filter(None, [broken_end(article)]):
        yield Finding(
            check=NAME,
            severity=WARNING,
            confidence=0.75,
            message="The result of the match is told twice, otherwise.",
            message_ar="تُذكر نتيجة المباراة مرتين على وجهين مختلفين.",
            evidence=(article.quote(*one), article.quote(*other)),
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
        if len(events_in(" ".join(quantity.before[:3]))) > 1:  # «مقتل وإصابة خمسة»
            continue
        first = next((other for other in lead if _alike(quantity, other) and _event(other) == event), None)
        if first and _is_of_others(article.key, first) and quantity.value > first.value:
            continue  # «وفاة شخص وإصابة اثنين آخرين» are three
        if not first or first.value == quantity.value or _may_be(first, quantity.value) or _tell_apart(quantity, first):
            continue
        ratio = max(quantity.value, first.value) / max(1, min(quantity.value, first.value))
        if ratio <= _FAR or ratio in _SCALES:
            yield quantity, first


def _is_of_others(key: str, quantity: Quantity) -> bool:
    """Tell whether a number is of others beside those who were told of before."""
    words = (key[quantity.start : quantity.end].split(" ")[-1], *quantity.behind[:1])
    return not word_set("numbers.others").isdisjoint(words)


def _may_be(rough: Quantity, value: float) -> bool:
    """Tell whether a number may be what another one, which is said to be rough, is about."""
    if " ".join(rough.behind[:2]) in word_set("numbers.no_less"):  # «ثلاثة قتلى على الأقل»
        return value > rough.value
    if not rough.about:
        return False
    before = rough.before[:3]
    if not word_set("numbers.at_least").isdisjoint(before):
        return value > rough.value
    if not word_set("numbers.at_most").isdisjoint(before):
        return value < rough.value
    return abs(value - rough.value) <= _ROUGH * rough.value


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
    event = _event(quantity)
    same = [other for other in counted if other.value == quantity.value]
    return any(_alike(quantity, other) or (event is not None and _told_near(other) == event) for other in same)


def _told_near(quantity: Quantity) -> int | None:
    """Give which event the words around a number tell of, whatever it counts: «استشهاد 8 فلسطينيين»."""
    words = (quantity.thing, *quantity.before, *quantity.behind)
    return next((event for word in words if (event := event_of(word)) is not None), None)


def _alike(first: Quantity, second: Quantity) -> bool:
    things = {first.thing, second.thing}
    if len(things) == 1 or things <= word_set("numbers.persons"):
        return True
    people = word_set("numbers.persons", "numbers.people")  # «متهمين» and «موقوفين» are «أشخاص»
    return _PERSON in things and all(thing in people or event_of(thing) is not None for thing in things)


def _plainly(article: Article, quantity: Quantity, rival: Quantity, counted: Sequence[Quantity]) -> bool:
    """Tell whether title and lead plainly count the same: the lead's sentence tells what the title tells."""
    event, sentence = _event(quantity), _sentence_of(article, rival)
    values = {other.value for other in counted if _alike(quantity, other) and _event(other) == event}
    if quantity.value in values or _is_sum(quantity.value, values | find_numbers(sentence)):
        return False
    if quantity.value - 1 in {float(found[1]) for found in _AND_OTHERS.finditer(sentence)}:  # «باب و26 آخر»
        return False
    title = frozenset(content_stems(article.title)) - common_stems() - {stem(quantity.thing)}
    told = len(title.intersection(content_stems(sentence))) + (event is not None)
    others = find_numbers(article.title) & find_numbers(sentence) - {quantity.value, rival.value}
    told += any(number > _FEW for number in others)  # «18%» in both
    if quantity.thing in word_set("numbers.spans") and len(values) > 1:
        return False
    measured = quantity.thing in word_set("numbers.spans", "numbers.measures") and quantity.value < _LARGE
    alone = len(values) == 1 and not measured
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


def _quote_title(article: Article, quantity: Quantity | MatchResult) -> Evidence:
    title = article.document.title or ""
    aligned = align(title)
    lead = len(aligned) - len(aligned.lstrip())
    places = Places(aligned[lead:])
    start, end = places.span(quantity.start, quantity.end)
    return article.quote_raw(lead + start, lead + end, "title")
