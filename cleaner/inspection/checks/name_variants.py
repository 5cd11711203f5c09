"""`name-variants`: one person in two spellings (سيرغي / سيرجي), under two names, or with posts that nobody has at once.

An office that two people hold is information: offices change hands. So is a spelling that may be of no person's name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Final

from cleaner.arabic.morphology import phonetic_key
from cleaner.arabic.word_lists import word_pattern
from cleaner.document.types import Finding
from cleaner.inspection.article import INFO, WARNING, Article
from cleaner.inspection.misnamings import Misnaming, misnamings
from cleaner.inspection.near_names import near_names
from cleaner.inspection.registry.office_holders import Holder
from cleaner.inspection.spelled_names import is_of_full_name, spelled_otherwise

NAME: Final = "name-variants"
_VOWELS: Final = str.maketrans("", "", "اويه")
_OTHER_TIMES: Final = word_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\w)<offices.other_times>(?!\w)")
_MEETS: Final = word_pattern(r"(?<!\w)[وف]?(?:<offices.meeting>|[يتس]\w+)ت? ?(?:ال|لل)?$")
_VERB: Final = 14  # characters of a verb before an office
_AROUND: Final = 60  # characters around an office in which another time is looked for
_SHARED: Final = ("متحدث", "ناطق", "مستشار")  # offices that several people hold at once
_TWO_NAMES: Final = ("One person seems to be called by two names", "يبدو أن شخصا واحدا سمي باسمين")
_TWO_POSTS: Final = (
    "One person is given two posts of which nobody holds both",
    "ينسب إلى شخص واحد منصبان لا يجتمعان",
)

Place = tuple[int, int]


def check(article: Article) -> Iterator[Finding]:
    """Compare the spellings of names, the names of one person, the posts of one, and who holds one office.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = (
    ...     "قال محافظ المدينة مازن الطراونة إن أعمال توسعة السوق ستنتهي قبل حلول الشتاء، "
    ...     "وإن المقاول تسلم الموقع خاليا من البسطات. "
    ...     "وأكد المحافظ مازن العبابنة أن التجار سيعودون."
    ... )
    >>> [finding.severity for finding in check(read_article(clean(text)))]
    ['warning']
    """
    told = set[frozenset[str]]()
    found = [_variants(article, *places) for places in spelled_otherwise(article)]
    found += [_variants(article, *places, sure=True) for places in near_names(article)]
    for finding in chain(found, (_misnamed(article, one) for one in misnamings(article))):
        spelled = frozenset(piece.text for piece in finding.evidence)
        if spelled not in told and not any(_tells_more(other, finding) for other in found):
            told.add(spelled)
            yield finding
    yield from _offices(article)


def _tells_more(one: Finding, other: Finding) -> bool:
    """Tell whether one finding quotes at the same places as another, and longer names."""
    pairs = list(zip(one.evidence, other.evidence, strict=True))
    covers = all(a.start <= b.start and b.end <= a.end for a, b in pairs)
    return covers and any(len(a.text) > len(b.text) for a, b in pairs)


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
    if not holder.sure and _MEETS().search(key, max(0, holder.start - _VERB), holder.start):
        return True
    return _OTHER_TIMES().search(key, max(0, holder.start - _AROUND), holder.name_end + _AROUND) is not None


def _differ(one: Holder, other: Holder) -> bool:
    """Tell whether two names have neither first name nor surname in common, in any spelling."""
    words, others = (
        {phonetic_key(word).translate(_VOWELS) for word in holder.name.split(" ")} for holder in (one, other)
    )
    return not words & others


def _variants(article: Article, one: Place, other: Place, *, sure: bool = False) -> Finding:
    """Tell of two spellings of one name."""
    first, second = sorted((article.quote(*one), article.quote(*other)), key=lambda piece: piece.start)
    sure = sure or is_of_full_name(article, one, other)
    return Finding(
        check=NAME,
        severity=WARNING if sure else INFO,
        confidence=0.8 if sure else 0.5,
        message=f"One person is spelled in two ways: «{first.text}» and «{second.text}».",
        message_ar=f"يكتب اسم الشخص نفسه بصورتين: «{first.text}» و«{second.text}».",
        evidence=(first, second),
    )


def _misnamed(article: Article, found: Misnaming) -> Finding:
    """Tell of two names, or of two posts, of one person."""
    first, second = article.quote(*found.one), article.quote(*found.other)
    message, message_ar = _TWO_POSTS if found.kind == "post" else _TWO_NAMES
    return Finding(
        check=NAME,
        severity=WARNING,
        confidence=0.75,
        message=f"{message}: «{first.text}» and «{second.text}».",
        message_ar=f"{message_ar}: «{first.text}» و«{second.text}».",
        evidence=(first, second),
    )


def _two_holders(article: Article, one: Holder, other: Holder) -> Finding:
    first, second = (article.quote(holder.start, holder.name_end) for holder in (one, other))
    return Finding(
        check=NAME,
        severity=INFO,
        confidence=0.5,
        message=f"Two people hold one office in the text: «{first.text}» and «{second.text}».",
        message_ar=f"يشغل المنصب نفسه في النص شخصان: «{first.text}» و«{second.text}».",
        evidence=(first, second),
    )
