"""A whole and all of its parts: «19 شخصا، بينهم 8 نساء و6 رجال و3 أطفال», «240 مليونا … تتوزع بين …»; and growth."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from cleaner.arabic.morphology import places_of
from cleaner.arabic.numbers import Number, read_numbers
from cleaner.arabic.quantities import thing_of
from cleaner.arabic.word_lists import first_words, forms, word_pattern, word_set
from cleaner.inspection.article import Article

Place = tuple[int, int]
Pair = tuple[Place, Place]

_KINDS: Final = word_pattern(r"(?<!\w)و?(?:<numbers.part_of>|<numbers.who_are>)(?!\w)")
_WHO_ARE: Final = word_pattern(r"(?<!\w)<numbers.who_are>(?!\w)")
_DIVIDED: Final = word_pattern(r"(?<!\w)[وف]?<numbers.divided>(?!\w)")
_GREW: Final = word_pattern(r"[^.\n]{0,60}?(?<!\w)<numbers.grew> (?:\w+ ){0,2}$")
_SHRANK: Final = word_pattern(r"[^.\n]{0,60}?(?<!\w)<numbers.shrank> (?:\w+ ){0,2}$")
_COMPARED: Final = word_pattern(r"[،,]? ?\(?<numbers.compared> ?(?:نحو |حوالي )?$")
_CUES: Final = word_pattern(
    r"(?<!\w)و?(?:<numbers.part_of>|<numbers.who_are>|<numbers.divided>|<numbers.grew>|<numbers.shrank>)(?!\w)"
    r"|\w ?: ?\w"
)
_CUE_CLASSES: Final = ("numbers.part_of", "numbers.who_are", "numbers.divided", "numbers.grew", "numbers.shrank")
_AND: Final = re.compile(r"[،,]? ?(?:و ?|و?من |، )?$")
_OF_THEM: Final = word_pattern(r" [^\W\d_]+(?: [^\W\d_]+){0,4}[،,]? و?(?:من )?<numbers.part_of> (?:نحو )?")
_AND_FOR: Final = re.compile(r"(?: [^\W\d_]+){0,6}[،,]? و ?")
_COLON: Final = re.compile(r"(?<!\w)([^\W\d_]{3,}) ?:")
_LISTED: Final = re.compile(r" [^\W\d_]+ ?: ?(?:هم )?")
_LONGEST: Final = 500  # characters of a sentence that is read
_ROUNDED: Final = 0.02  # share of a whole by which its rounded parts may miss it
_POINTS: Final = 2.5  # percentage points by which a share may be rounded
_LARGE: Final = 1000  # a whole from which on numbers are rounded


def broken_divisions(article: Article) -> Iterator[Pair]:
    """Give where a whole is numbered and where its parts are, which make another, in order.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = "أصيب 19 شخصا، بينهم 8 نساء و6 رجال و3 أطفال، نقلوا إلى المستشفى."
    >>> article = read_article(clean(text))
    >>> [(article.key[slice(*one)], article.key[slice(*other)]) for one, other in broken_divisions(article)]
    [('19', '8 نساء و6 رجال و3')]
    """
    key, above = article.key, (0, 0)
    places = places_of(key, first_words(*_CUE_CLASSES))
    for passage in article.body if places or ":" in key else ():
        at = bisect_left(places, passage.start)
        if (at == len(places) or places[at] >= passage.end) and not _lists(key, passage.start, passage.end):
            above = (max(passage.start, passage.end - _LONGEST), passage.end)
            continue
        for start, end in article.sentences(passage):
            if end - start <= _LONGEST and _CUES().search(key, start, end):
                numbers = read_numbers(key, start, end)
                yield from _of_kinds(key, numbers)
                yield from _divided(key, start, end, numbers, above)
                yield from _of_measures(key, numbers)
                yield from _grown(key, numbers)
            above = (max(start, end - _LONGEST), end)


def _of_kinds(key: str, numbers: Sequence[Number]) -> Iterator[Pair]:
    """Compare people with the women, men and children among them, of whom nobody is counted twice."""
    for at, whole in enumerate(numbers):
        if whole.share or whole.about or thing_of(whole.behind) not in _people():
            continue
        parts = _row(key, numbers[at + 1 :])
        kinds = {_kind(part.behind) for part in parts}
        if len(parts) < 2 or "" in kinds or len(kinds) < len(parts) or any(part.about for part in parts):
            continue
        lead = key[whole.end : parts[0].start]
        listed = _LISTED.fullmatch(lead) is not None and _ends(key, parts[-1])
        if _kind(whole.behind) or not (listed or _KINDS().search(lead)) or len(lead) > _LONGEST // 5:
            continue
        total = sum(part.value for part in parts)
        whole_kinds = len(kinds) == len(forms("numbers.kinds_of_people")) or bool(_WHO_ARE().search(lead)) or listed
        if total > whole.value or (whole_kinds and total < whole.value):
            yield _place(whole), (parts[0].start, parts[-1].end)
            return


def _lists(key: str, start: int, end: int) -> bool:
    """Tell whether a colon stands right behind a word for people."""
    colon = key.find(":", start, end)
    return colon >= 0 and any(thing_of(found[1]) in _people() for found in _COLON.finditer(key, start, end))


def _ends(key: str, part: Number) -> bool:
    """Tell whether a row of parts ends with the sentence, or a comma."""
    behind = part.end + 1 + len(part.behind)
    return key[behind : behind + 1] in (".", "،", ",", "\n", "")


def _row(key: str, numbers: Sequence[Number]) -> list[Number]:
    """Give the numbers that stand in one row from the first on: what each counts, then «و» or a comma."""
    row = list[Number]()
    for number in numbers:
        behind = row[-1].end + 1 + len(row[-1].behind) if row else 0
        if number.share or (row and not _AND.fullmatch(key[behind : number.start])):
            break
        row.append(number)
    return row


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return word_set("numbers.persons", "numbers.people")


@lru_cache(maxsize=4096)
def _kind(word: str) -> str:
    """Give which kind of people a word counts, or an empty text."""
    bare = word.strip("،,.")
    return next((those[0] for those in forms("numbers.kinds_of_people") if bare in those), "")


def _divided(key: str, start: int, end: int, numbers: Sequence[Number], above: Place) -> Iterator[Pair]:
    """Compare a sum with the parts into which it is said to go, all of them counted in its unit."""
    divided = _DIVIDED().search(key, start, end)
    if not divided:
        return
    parts = [one for one in numbers if one.start > divided.end() and not one.share]
    wholes = [one for one in (*read_numbers(key, *above), *numbers) if one.end <= divided.start() and not one.share]
    if len(parts) < 2 or not wholes:
        return
    whole = max(wholes, key=lambda one: one.value)
    units = {part.behind.strip("،,.") for part in parts}
    if units != {whole.behind.strip("،,.")} or whole.about or any(part.about for part in parts):
        return
    total = sum(part.value for part in parts)
    room = _ROUNDED * whole.value if whole.value >= _LARGE and not _is_round(whole, parts) else 0.0
    largest = max(part.value for part in parts)
    if largest < whole.value and abs(total - whole.value) > room and whole.value / 2 < total < whole.value * 2:
        yield _place(whole), (parts[0].start, parts[-1].end)


def _of_measures(key: str, numbers: Sequence[Number]) -> Iterator[Pair]:
    """Compare what is measured with its parts, which stand in one row: «12 مليونا، منها 7 من … و8 من …»."""
    for at, whole in enumerate(numbers):
        behind = numbers[at + 1 :]
        if whole.share or whole.about or not behind or whole.behind.strip("،,.") not in measured():
            continue
        if not _OF_THEM().fullmatch(key, whole.end, behind[0].start):
            continue
        parts = [behind[0]]
        for number in behind[1:]:
            if not _AND_FOR.fullmatch(key, parts[-1].end, number.start):
                break
            parts.append(number)
        own = {part.behind.strip("،,.") for part in parts} & measured()
        if len(parts) < 2 or own - {whole.behind.strip("،,.")} or any(part.share or part.about for part in parts):
            continue
        total = sum(part.value for part in parts)
        if max(part.value for part in parts) < whole.value < total * (1 - _ROUNDED) and total < 3 * whole.value:
            yield _place(whole), (parts[0].start, parts[-1].end)
            return


@lru_cache(maxsize=1)
def measured() -> frozenset[str]:
    """Give the forms of what is measured rather than counted.

    >>> "دولار" in measured(), "شخص" in measured()
    (True, False)
    """
    measures = word_set("numbers.measures", "numbers.more_measures") - {"مره", "نقطه", "بالميه"}
    return frozenset(form for those in forms("numbers.things") if those[0] in measures for form in those) | measures


def _is_round(whole: Number, parts: Sequence[Number]) -> bool:
    """Tell whether all numbers are whole ones of one scale, which need no rounding: 240, 120, 80 and 60 millions."""
    scale = 10 ** (len(str(int(whole.value))) - 2)
    return all(one.value % scale == 0 for one in (whole, *parts))


def _grown(key: str, numbers: Sequence[Number]) -> Iterator[Pair]:
    """Compare what something came to with what it was before and the share by which it is said to have changed."""
    for now, share, before in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if not share.share or now.share or before.share or not before.value or share.about:
            continue
        if now.behind.strip("،,.") != before.behind.strip("،,.") or not _COMPARED().fullmatch(
            key[share.end : before.start]
        ):
            continue
        between = key[now.end : share.start]
        sign = 1 if _GREW().fullmatch(between) else -1 if _SHRANK().fullmatch(between) else 0
        change = 100 * (now.value - before.value) / before.value
        room = _POINTS + (0.1 * share.value) + (5 if now.about or before.about else 0)
        if sign and abs(sign * share.value - change) > room:
            yield _place(share), (now.start, before.end)


def _place(number: Number) -> tuple[int, int]:
    return number.start, number.end
