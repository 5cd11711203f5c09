"""`name-variants`: one person in two spellings (سيرغي / سيرجي), or one office held by two different names.

Both are information: newsrooms spell foreign names as they like, and offices change hands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from typing import Final

from cleaner.checks.article import INFO, Article
from cleaner.document import Finding
from cleaner.lexicon import load_lexicon
from cleaner.morphology import skeleton
from cleaner.offices import Holder, could_be_name, speakers_in

NAME: Final = "name-variants"
_SHORTEST: Final = 4  # letters of a name that is compared with another spelling
_MOST_NAMES: Final = 40  # surnames of one article that are looked at
_LONGEST: Final = 16  # letters of a first name
_VOWELS: Final = str.maketrans("", "", "اويه")
_OTHER_TIMES: Final = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\w)(?:عام|سنه|انذاك|حينها|وقتها|حينذاك|حين كان|عندما كان|عهد|خلفا|بدلا|سلفه"
    r"|خليفته|السابق|الاسبق|الراحل)(?!\w)"
)
_MEETS: Final = re.compile(
    r"(?<!\w)[وف]?(?:التقي|استقبل|هاتف|زار|قابل|ودع|صافح|دعا|اتهم|انتقد|هنا|ابلغ|حذر|طالب|عزي|كلف|عين|اقال|استدعي"
    r"|رافق|استضاف|حاور|هاجم"
    r"|هدد|نصح|اقنع|اخبر|سال|ذكر|وصف|وعد|خلف|لقاء|لقاءات|استقبال|زياره|مقابله|اجتماع|اتهام|دعوه|ي\w+|ت\w+|س\w+)ت?"
    r" ?(?:ال|لل)?$"
)
_VERB: Final = 14  # characters of a verb before an office
_AROUND: Final = 60  # characters around an office in which another time is looked for
_MOST: Final = 12  # spellings of one name that are compared with one another
_SHARED: Final = ("متحدث", "ناطق", "مستشار")  # offices that several people hold at once

Place = tuple[int, int]


def check(article: Article) -> Iterator[Finding]:
    """Compare the spellings of first names and of surnames, and the names of who holds one office."""
    yield from _spellings(article)
    yield from _offices(article)


def _spellings(article: Article) -> Iterator[Finding]:
    """Compare first names before one surname, and surnames behind one foreign first name."""
    key, given = article.key, load_lexicon().given_names
    holders = [holder.surname for holder in article.holders]
    spoken = sorted(word for word in speakers_in(key) if len(word) >= _SHORTEST and could_be_name(word))
    lasts: dict[str, dict[str, Place]] = defaultdict(dict)  # surnames by first name
    for surname in list(dict.fromkeys(holders + spoken))[:_MOST_NAMES]:
        firsts: dict[str, Place] = {}
        for first, place in _firsts(key, surname):
            firsts.setdefault(first, place)
            lasts[first].setdefault(surname, place)
        yield from _twins(article, firsts, lambda one, other: _same_letters(one, other, given))
    for first, names in lasts.items():
        if first not in given:
            yield from _twins(
                article, names, lambda one, other: _same_letters(one, other, given) or _same_sounds(one, other)
            )


def _firsts(key: str, surname: str) -> Iterator[tuple[str, Place]]:
    """Give the words before a surname that could be its first name, with the places of both."""
    at = key.find(f" {surname}")
    for _ in range(_MOST):
        if at < 0:
            return
        end = at + 1 + len(surname)
        start = max(key.rfind(" ", max(0, at - _LONGEST), at), key.rfind("\n", max(0, at - _LONGEST), at)) + 1
        first = key[start:at]
        if (
            start
            and first.isalnum()
            and not key[end : end + 1].isalnum()
            and len(first) >= _SHORTEST
            and could_be_name(first)
        ):
            yield first, (start, end)
        at = key.find(f" {surname}", end)


def _twins(article: Article, names: dict[str, Place], same: Callable[[str, str], bool]) -> Iterator[Finding]:
    """Give the first two names of a few that are one in two spellings."""
    known = list(names.items())[:_MOST]
    for i, (name, place) in enumerate(known):
        for other, elsewhere in known[i + 1 :]:
            if same(name, other):
                yield _variants(article, place, elsewhere)
                return


def _same_letters(one: str, other: str, given: Collection[str]) -> bool:
    """Tell whether two words differ by letters alone that stand for the same foreign sound."""
    return one != other and skeleton(one) == skeleton(other) and not (one in given and other in given)


def _same_sounds(one: str, other: str) -> bool:
    """Tell whether one of two long words has a long vowel more, as نتانياهو has."""
    return (
        abs(len(one) - len(other)) == 1
        and min(len(one), len(other)) >= _SHORTEST
        and one[0] == other[0]
        and skeleton(one).translate(_VOWELS) == skeleton(other).translate(_VOWELS)
    )


def _offices(article: Article) -> Iterator[Finding]:
    held: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for holder in article.holders:
        whole = " " in holder.name and not holder.former and not holder.office.startswith(_SHARED)
        if whole and article.passage_at(holder.start).kept and not _doubtful(article.key, holder):
            held[holder.office, holder.country].append(holder)
    for holders in held.values():
        first = holders[0]
        other = next((holder for holder in holders if _differ(first, holder)), None)
        if other:
            yield _two_holders(article, first, other)


def _doubtful(key: str, holder: Holder) -> bool:
    """Tell whether an office is spoken of as another time's, or the name may be whom its holder meets."""
    if not holder.sure and _MEETS.search(key, max(0, holder.start - _VERB), holder.start):
        return True
    return _OTHER_TIMES.search(key, max(0, holder.start - _AROUND), holder.name_end + _AROUND) is not None


def _differ(one: Holder, other: Holder) -> bool:
    """Tell whether two names have neither first name nor surname in common, in any spelling."""
    words, others = ({skeleton(word).translate(_VOWELS) for word in holder.name.split(" ")} for holder in (one, other))
    return not words & others


def _variants(article: Article, one: Place, other: Place) -> Finding:
    first, second = sorted((article.quote(*one), article.quote(*other)), key=lambda piece: piece.start)
    return Finding(
        NAME,
        INFO,
        0.8,
        f"One person is spelled in two ways: «{first.text}» and «{second.text}».",
        f"يكتب اسم الشخص نفسه بصورتين: «{first.text}» و«{second.text}».",
        (first, second),
    )


def _two_holders(article: Article, one: Holder, other: Holder) -> Finding:
    first, second = (article.quote(holder.start, holder.name_end) for holder in (one, other))
    return Finding(
        NAME,
        INFO,
        0.5,
        f"Two people hold one office in the text: «{first.text}» and «{second.text}».",
        f"يشغل المنصب نفسه في النص شخصان: «{first.text}» و«{second.text}».",
        (first, second),
    )
