"""Parts that do not make their whole: «24 شخصا، منهم 17 … والباقون 11», «62% مقابل 41%», «12 شخصا بينهم 15 طفلا»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from cleaner.arabic.numbers import Number, read_numbers
from cleaner.arabic.quantities import thing_of
from cleaner.arabic.stems import stem
from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.inspection.article import Article

Pair = tuple[tuple[int, int], tuple[int, int]]

_REST: Final = word_pattern(r"(?<!\w)[وف]?<numbers.rest>(?!\w)")
_PART: Final = word_pattern(r"(?<!\w)و?<numbers.part_of>(?!\w)")
_SUM: Final = word_pattern(r"(?<!\w)(?:[وفب]?<numbers.sums>(?: \w+)? |المجموع(?: الكلي)? ?: )$")
_INTO: Final = word_pattern(r"(?<!\w)(?P<count>\w+) <numbers.parts>[^.:\n]{0,30}: ?")
_OUT_OF: Final = word_pattern(r"\W{0,2}(?:\w+ )?<numbers.out_of> (?:\w+ )?$")
_SHARE: Final = word_pattern(r" ?(?:\w+ ){0,3}\w*[،,(–-]? ?\(?<numbers.shares> (?:نحو |حوالي )?$")
_FROM: Final = re.compile(r"(?<!\w)من (?:نحو |حوالي )?$")
_TO: Final = re.compile(r" ?(?:\w+ ){0,4}(?:الي|ل) ?(?:نحو |حوالي )?$")
_CHANGED: Final = word_pattern(r" ?(?:\w+ ){0,5}\w*[،,]? ?<numbers.changes> (?:نحو |حوالي )?$")
_VOTES: Final = word_pattern(r"(?<!\w)[وفبل]{0,2}(?:ال)?<numbers.votes>(?!\w)")
_OTHER_TIMES: Final = word_pattern(r"(?<!\w)(?:<numbers.other_times>\w{0,2}|\d{4})(?!\w)")
_AGAINST: Final = re.compile(r"[^.\n]{0,60}(?<!\w)(?:مقابل|بينما|فيما|في حين)(?!\w)[^.\n\d]{0,40}$")
_CUES: Final = word_pattern(
    r"(?<!\w)[وفبل]{0,2}(?:<numbers.rest|numbers.part_of|numbers.sums|numbers.parts|numbers.out_of|numbers.changes>"
    r"|(?:ال)?<numbers.votes>)(?!\w)"
)
_NEAR_REST: Final = 40  # characters from what is left over to its number
_BEHIND_PART: Final = 25  # characters from «بينهم» to the number of the part
_PARTS: Final = 6  # numbers that may make a whole
_ALL: Final = 100.5  # percent, rounded
_WRONG_SHARE: Final = 2.0  # points by which a share may be rounded
_WRONG_CHANGE: Final = 0.12  # share by which a change may be
_LONGEST: Final = 700  # characters of a sentence that is read


def broken_sums(article: Article) -> Iterator[Pair]:
    """Give where a whole or a part is numbered and where another number contradicts it, in order.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = "أصيب في الحادث 12 شخصا بينهم 15 طفلا نقلوا إلى المستشفى."
    >>> article = read_article(clean(text))
    >>> [(article.key[slice(*one)], article.key[slice(*other)]) for one, other in broken_sums(article)]
    [('12', '15')]
    """
    key, above = article.key, (0, 0)
    for passage in article.body:
        if not _CUES().search(key, passage.start, passage.end):
            above = (max(passage.start, passage.end - _LONGEST), passage.end)
            continue
        for start, end in article.sentences(passage):
            if end - start <= _LONGEST and _CUES().search(key, start, end):
                numbers = read_numbers(key, start, end)
                found = (
                    next(_of_sentence(key, start, end, numbers, read_numbers(key, *above)), None) if numbers else None
                )
                if found:
                    yield found
            above = (max(start, end - _LONGEST), end)


def _of_sentence(key: str, start: int, end: int, numbers: Sequence[Number], above: Sequence[Number]) -> Iterator[Pair]:
    yield from _parts_and_rest(key, start, end, numbers, above)
    yield from _part_above_whole(key, start, end, numbers)
    yield from _into_parts(key, start, end, numbers, above)
    yield from _shares(key, numbers)
    yield from _votes(key, start, end, numbers)


def _parts_and_rest(
    key: str, start: int, end: int, numbers: Sequence[Number], above: Sequence[Number]
) -> Iterator[Pair]:
    """Look for parts with what is left over, which together must be the whole."""
    rest = _REST().search(key, start, end)
    if not rest:
        return
    shares = [number for number in numbers if number.share]
    split = len(shares) > 1 and shares[-1].end < rest.start() and _is_split(key, shares)
    if split and sum(one.value for one in shares) > _ALL:
        yield _place(shares[0]), _place(shares[-1])
        return
    near = [
        one
        for one in numbers
        if not one.share and (rest.end() <= one.start <= rest.end() + _NEAR_REST or 0 <= rest.start() - one.end <= 2)
    ]
    marked = _PART().search(key, start, rest.start())
    if not near or not marked:
        return
    left = near[0]
    parts = [one for one in numbers if one.start < left.start and not one.share]
    wholes = [one for one in (*above, *parts) if one.value > left.value and not one.share]
    if not parts or not wholes:
        return
    whole = max(wholes, key=lambda one: one.value)
    parts = [one for one in parts if one is not whole]
    if parts and not _may_sum(whole, [*parts, left]):
        yield _place(whole), _place(left)


def _is_split(key: str, shares: Sequence[Number]) -> bool:
    """Tell whether shares are of one question: each is set against the one before, and no time stands between them."""
    against = all(_AGAINST.match(key[one.end : other.start]) for one, other in pairwise(shares))
    return (
        against
        and _OTHER_TIMES().search(key, shares[0].start, shares[-1].end) is None
        and not any(one.about for one in shares)
    )


def _may_sum(whole: Number, parts: Sequence[Number]) -> bool:
    """Tell whether the last part with some of the others makes the whole, as exactly as they are given."""
    *others, last = parts[-_PARTS:]
    about = whole.about or any(part.about for part in parts)
    room = _step(whole.value, about=about) / 2 + sum(_step(part.value, about=about) / 2 for part in parts)
    return any(
        abs(last.value + sum(one.value for one in some) - whole.value) <= room
        for count in range(len(others) + 1)
        for some in combinations(others, count)
    )


def _step(value: float, *, about: bool) -> float:
    """Give to how much a number is rounded: a thousand for 17,000; nothing for 17."""
    if value != int(value):
        return 10.0 ** (len(str(int(value))) - 2)
    digits = str(int(value))
    zeros = len(digits) - len(digits.rstrip("0"))
    return (10.0**zeros if zeros >= 2 else 0.0) + (0.1 * value if about else 0.0)


def _part_above_whole(key: str, start: int, end: int, numbers: Sequence[Number]) -> Iterator[Pair]:
    """Look for a part that is more than all that were counted before it."""
    for marked in _PART().finditer(key, start, end):
        before = [one for one in numbers if one.end <= marked.start() and not one.share]
        part = next((one for one in numbers if 0 < one.start - marked.end() <= _BEHIND_PART), None)
        if not before or not part or part.share or part.about:
            continue
        whole = max(before, key=lambda one: one.value)
        small = len(before) == 1 and not whole.about and whole.value > 1 and _of_one_kind(whole, part)
        if small and part.value > whole.value and ":" not in key[whole.end : part.start]:
            yield _place(whole), _place(part)


def _of_one_kind(whole: Number, part: Number) -> bool:
    """Tell whether some may be some of those: they are called alike, or both are people."""
    if stem(whole.behind) and stem(whole.behind) == stem(part.behind):
        return True
    people = word_set("numbers.persons", "numbers.people")
    return thing_of(whole.behind) in people and thing_of(part.behind) in people


def _into_parts(key: str, start: int, end: int, numbers: Sequence[Number], above: Sequence[Number]) -> Iterator[Pair]:
    """Look for a whole that goes into so many parts, each of which has a number of its kind."""
    into = _INTO().search(key, start, end)
    if into:
        count = next((one.value for one in numbers if one.start == into.start("count")), 0)
        parts = [one for one in numbers if one.start >= into.end() and not one.share]
        wholes = [one for one in (*above, *(one for one in numbers if one.end <= into.start())) if not one.share]
        whole = max(wholes, key=lambda one: one.value, default=None)
        if whole and len(parts) == count > 1 and whole.value > max(one.value for one in parts):
            *others, last = parts
            total = sum(one.value for one in parts)
            if _alike(parts) and abs(total - whole.value) > _room(whole, parts):
                yield _place(whole), (others[0].start, last.end)
    for number in numbers:
        before = [one for one in numbers if one.end < number.start and not one.share and not _is_year(one)]
        total = sum(one.value for one in before)
        if (
            len(before) > 1
            and total / 2 < number.value < total * 2
            and _SUM().search(key, start, number.start)
            and not number.share
        ):
            totals = {sum(one.value for one in before[at:]) for at in range(len(before) - 1)}
            if number.value > max(one.value for one in before) and min(
                abs(total - number.value) for total in totals
            ) > _room(number, before):
                yield (before[0].start, before[-1].end), _place(number)


def _is_year(number: Number) -> bool:
    return 1900 <= number.value <= 2100 and number.value == int(number.value)


def _room(whole: Number, parts: Sequence[Number]) -> float:
    about = whole.about or any(part.about for part in parts)
    return sum(_step(one.value, about=about) / 2 for one in (whole, *parts) if one.value < 1e6 or about) + (
        0.06 * whole.value
        if about
        else 0.02 * whole.value
        if any(one.value != int(one.value) for one in parts)
        else 0.0
    )


def _alike(parts: Sequence[Number]) -> bool:
    """Tell whether the largest part is no more than so many times the smallest, as parts of one whole are."""
    values = [part.value for part in parts]
    return min(values) > 0 and max(values) < 1000 * min(values)


def _shares(key: str, numbers: Sequence[Number]) -> Iterator[Pair]:
    """Look for the share that some are of all, and for the share by which something changed."""
    for first, second, share in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if not share.share or first.share or second.share or not first.value or _is_year(second):
            continue
        between, behind = key[first.end : second.start], key[second.end : share.start]
        if _OUT_OF().fullmatch(between) and _SHARE().fullmatch(behind) and first.value <= second.value:
            if abs(100 * first.value / second.value - share.value) > _WRONG_SHARE * (1 + 2 * share.about):
                yield (first.start, second.end), _place(share)
        elif _FROM.search(key, 0, first.start) and _TO.fullmatch(between) and _CHANGED().fullmatch(behind):
            if first.behind not in ("الي", "ل") and stem(first.behind) != stem(second.behind):
                continue
            change = 100 * abs(second.value - first.value) / first.value
            if abs(change - share.value) > max(_WRONG_SHARE, _WRONG_CHANGE * change):
                yield (first.start, second.end), _place(share)


def _votes(key: str, start: int, end: int, numbers: Sequence[Number]) -> Iterator[Pair]:
    """Look for shares of one vote that are more than all."""
    shares = [one for one in numbers if one.share]
    if len(shares) != 2 or not _VOTES().search(key, start, end) or _OTHER_TIMES().search(key, start, end):
        return
    one, other = shares
    whole = one.value + other.value > _ALL and max(one.value, other.value) < 100 and not (one.about or other.about)
    if whole and "مقابل" in key[one.end : other.start] and _AGAINST.search(key[one.end : other.start]):
        yield _place(one), _place(other)


def _place(number: Number) -> tuple[int, int]:
    return number.start, number.end
