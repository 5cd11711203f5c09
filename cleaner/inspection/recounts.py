"""What was counted is counted again otherwise: «42 دولة», then «الدول الخمس والأربعون»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.arabic.numbers import read_numbers
from cleaner.arabic.quantities import Quantity, find_quantities, read_definite, thing_of
from cleaner.arabic.stems import content_stems
from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.inspection.article import Article

Place = tuple[int, int]

_NUMBERED: Final = word_pattern(r"(?<!\w)(?P<thing>\w{4,})[،,]? <numbers.numbering>:? (?=\w)")
_AROUND: Final = 60  # characters around a count in which words are looked for that both counts share
_LEAST: Final = 3  # a smaller number may be of those that were named one by one
_RATIO: Final = 2.0  # times more or less: else some of them may be meant
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
            or key.endswith("من ", 0, start)  # some of them are told apart
            or thing in word_set("numbers.spans", "numbers.measures")
        ):
            continue
        before = [one for one in counted if one.thing == thing and one.end <= start and one.value > 1]
        if len({one.value for one in before}) != 1 or before[0].about or before[0].value == value:
            continue
        one = before[0]
        apart = max(one.value, value) / min(one.value, value)
        if (
            apart <= _RATIO
            and not _is_other(one)
            and _is_new(key, first, start, value)
            and _is_same(key, one, start, end)
        ):
            yield (one.start, one.end), (start, end), value > one.value
            return


def _numbered(key: str) -> Iterator[tuple[int, int, float, str]]:
    """Give what is counted by its pronoun, and the thing that the noun before names: «الركاب البالغ عددهم 45»."""
    for found in _NUMBERED().finditer(key):
        number = next((one for one in read_numbers(key, found.end(), found.end() + _AROUND)), None)
        if number and number.start == found.end() and not number.about:
            yield found.start(), number.end, number.value, thing_of(found["thing"].removeprefix("ال"))


def _is_new(key: str, first: int, start: int, value: float) -> bool:
    """Tell whether a number stands nowhere above: else it may be of some that were told apart there."""
    return all(number.value != value for number in read_numbers(key, first, start))


def _is_other(one: Quantity) -> bool:
    """Tell whether words near a count say that it is of another time, or of more of them."""
    return not word_set("numbers.other_counts").isdisjoint((*one.before[:3], *one.behind[:4]))


def _is_same(key: str, one: Quantity, start: int, end: int) -> bool:
    """Tell whether both counts are of the same: people, or what words around both of them tell of."""
    if not word_set("numbers.other_counts").isdisjoint(_words(key, start, end)):
        return False
    people = key[start:end].split(" ")[0].endswith(("ون", "ين"))  # so end plurals of people alone
    if people or one.thing in word_set("numbers.persons", "numbers.people"):
        return True
    shared = _stems(key, one.start, one.end) & _stems(key, start, end)
    return bool(shared - {one.thing})


def _words(key: str, start: int, end: int) -> Sequence[str]:
    return [*key[max(0, start - 20) : start].split()[-2:], *key[end : end + 30].split()[:3]]


def _stems(key: str, start: int, end: int) -> set[str]:
    sentence = max(key.rfind(mark, 0, start) for mark in ".\n") + 1
    behind = re.search(r"[.\n]", key[end : end + _AROUND])
    return set(content_stems(key, max(sentence, start - _AROUND), end + (behind.start() if behind else _AROUND)))
