"""What was counted is counted again otherwise: «42 دولة», then «الدول الخمس والأربعون»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from cleaner.arabic.numbers import read_numbers
from cleaner.arabic.quantities import Quantity, class_of, find_quantities, read_definite, thing_of
from cleaner.arabic.stems import content_stems
from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.inspection.article import Article

Place = tuple[int, int]

_NUMBERED: Final = word_pattern(r"(?<!\w)(?P<thing>\w{4,})[،,]? <numbers.numbering>:? (?=\w)")
_ONE_MORE: Final = word_pattern(r"(?<!\w)و?<numbers.added>(?!\w)")
_AROUND: Final = 60  # characters around a count in which words are looked for that both counts share
_LEAST: Final = 3  # a smaller number may be of those that were named one by one
_RATIO: Final = 2.0  # times more or less: else some of them may be meant
_PARTS: Final = 12  # numbers above of which two may make the number
_WORD: Final = re.compile(r"\w+")
_END: Final = re.compile(r"[.؟!\n](?:\s|$)")
_SOME_OF: Final = re.compile(r"(?<!\w)من (?:\w+ ){0,2}$")
_BEHIND: Final = re.compile(r" (\w+)")
_MOST: Final = 60  # counts that are looked at


def broken_recounts(article: Article) -> Iterator[tuple[Place, Place, bool]]:
    r"""Give where a thing is counted first, where it is counted again otherwise, and whether there are more of them.

    Fewer may be some of them («العشرة الأوائل», «التسعة الآخرون»), more cannot.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = "أوقفت الشرطة 7 متهمين في القضية.\\nوأحيل المتهمون التسعة إلى النيابة."
    >>> article = read_article(clean(text))
    >>> [(article.key[slice(*one)], article.key[slice(*other)]) for one, other, _ in broken_recounts(article)]
    [('7 متهمين', 'المتهمون التسعه')]
    """
    key = article.key
    uncounted = word_set("numbers.spans", "numbers.measures")
    again = [one for one in (*read_definite(key), *_numbered(key)) if one[2] >= _LEAST and one[3] not in uncounted]
    if not again or not article.body:
        return
    first = article.body[0].start
    counted = [one for one in find_quantities(key, first) if article.passage_at(one.start).kept][:_MOST]
    for start, end, value, thing in sorted(again):
        if (
            value < _LEAST
            or not article.passage_at(start).kept
            or _SOME_OF.search(key, max(0, start - _AROUND), start)  # some of them are told apart
            or thing in word_set("numbers.spans", "numbers.measures")
        ):
            continue
        near = [one for one in counted if one.end <= start and _are_near(one.value, value)]
        one = _counted_before(key, near, thing, start)
        if not one or one.about or one.value == value or _is_known_set(key, end):
            continue
        if _ONE_MORE().search(key, one.end, start):
            continue  # «ثم توفي رابع»
        if not _is_other(one) and _is_new(key, first, start, value) and _is_same(key, one, start, end):
            yield (one.start, one.end), (start, end), value > one.value or _are_transposed(one.value, value)
            return


def _are_near(one: float, other: float) -> bool:
    return 1 < one <= _RATIO * other and other <= _RATIO * one


def _counted_before(key: str, counted: Sequence[Quantity], thing: str, start: int) -> Quantity | None:
    """Give the count above of the same thing, or of one that it may stand for, if there is one number alone of it."""
    same = [one for one in counted if one.thing == thing]
    if not same and (kind := class_of(_noun(key, start).removeprefix("ال"))):
        same = [one for one in counted if class_of(key[one.start : one.end].split(" ")[-1]) == kind]
    return same[0] if len({one.value for one in same}) == 1 else None


def _noun(key: str, start: int) -> str:
    """Give the noun at a place, without the particles before its article."""
    word = _WORD.match(key, start)
    return word[0][max(0, word[0].find("ال")) :] if word else ""


def _is_known_set(key: str, end: int) -> bool:
    """Tell whether what is counted as known is known to all, and not from the text: «الدول السبع الكبرى»."""
    behind = _BEHIND.match(key, end)
    return behind is not None and behind[1] in word_set("numbers.of_known_sets")


def _are_transposed(one: float, other: float) -> bool:
    """Tell whether the digits of one number are the other's in turn, as they are of a slip: 95 and 59."""
    first, second = str(int(one)), str(int(other))
    return len(first) > 1 and first == second[::-1]


def _numbered(key: str) -> Iterator[tuple[int, int, float, str]]:
    """Give what is counted by its pronoun, and the thing that the noun before names: «الركاب البالغ عددهم 45»."""
    for found in _NUMBERED().finditer(key):
        number = next((one for one in read_numbers(key, found.end(), found.end() + _AROUND)), None)
        if number and number.start == found.end() and not number.about:
            yield found.start(), number.end, number.value, thing_of(found["thing"].removeprefix("ال"))


def _is_new(key: str, first: int, start: int, value: float) -> bool:
    """Tell whether a number stands nowhere above: else it may be of some that were told apart there."""
    numbers = sorted({number.value for number in read_numbers(key, first, start) if 1 < number.value <= value})
    return value not in numbers and all(one + other != value for one, other in combinations(numbers[-_PARTS:], 2))


def _is_other(one: Quantity) -> bool:
    """Tell whether words near a count say that it is of another time, or of more of them."""
    behind = one.behind[2:] if one.behind[:2] == ("من", "اصل") else one.behind[:4]  # «خمس شركات من أصل عشرين»
    near = {word for word in behind[:2] if word in word_set("numbers.others")}
    more = word_set("numbers.other_counts") - word_set("numbers.others")
    return bool(near) or not more.isdisjoint((*one.before[:3], *behind))


def _is_same(key: str, one: Quantity, start: int, end: int) -> bool:
    """Tell whether both counts are of the same: people, or what words around both of them tell of."""
    if not word_set("numbers.other_counts").isdisjoint(_words(key, start, end)):
        return False
    sentence = max(key.rfind(mark, 0, start) for mark in ".؟!\n") + 1
    closing = _END.search(key, end)
    words = key[sentence : closing.start() if closing else len(key)].split()
    if not word_set("numbers.of_other_occasions").isdisjoint(words):
        return False
    people = key[start:end].split(" ")[0].endswith(("ون", "ين"))  # so end plurals of people alone
    kind = class_of(key[one.start : one.end].split(" ")[-1])
    if (
        people
        or one.thing in word_set("numbers.persons", "numbers.people")
        or kind in word_set("numbers.classes_of_people")
    ):
        return True
    behind = _BEHIND.match(key, end)
    opens = len(key[sentence:start].split()) <= 1  # «وستشكل البلدان الخمسة …»
    if kind and ((behind and behind[1] in word_set("numbers.of_those_above")) or opens):
        return True
    shared = _stems(key, one.start, one.end) & _stems(key, start, end)
    return bool(shared - {one.thing})


def _words(key: str, start: int, end: int) -> Sequence[str]:
    return [*key[max(0, start - 20) : start].split()[-2:], *key[end : end + 30].split()[:3]]


def _stems(key: str, start: int, end: int) -> set[str]:
    sentence = max(key.rfind(mark, 0, start) for mark in ".\n") + 1
    behind = re.search(r"[.\n]", key[end : end + _AROUND])
    return set(content_stems(key, max(sentence, start - _AROUND), end + (behind.start() if behind else _AROUND)))
