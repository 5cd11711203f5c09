"""Where, inside a line, something may begin or end: the candidate bounds of pieces.

A bound costs nothing where both of its sides belong together: the chain couples them. So there may be many.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import Final

from cleaner.arabic.lexicon import Lexicon
from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.text.evidence.head_bounds import HEAD_KINDS, ITEM_NUMBER, add_head_bounds
from cleaner.text.evidence.lost_breaks import BreakFinder

LINE: Final = "line"  # a line break, or what rules had cut apart
STOP: Final = "stop"  # behind the end of a sentence
COLON: Final = "colon"
ITEM: Final = "item"  # before the number of an item of a list: «12- مصر»
BAR: Final = "bar"  # before or behind a bullet, bar, arrow or dash
CUE: Final = "cue"  # where a phrase of a rule begins
CUE_END: Final = "cue-end"
DATE: Final = "date"
DATE_END: Final = "date-end"
TAG: Final = "tag"  # before or behind an address, a handle, a hashtag
LATIN: Final = "latin"
TITLE: Final = "title"
TITLE_END: Final = "title-end"
GLUED: Final = "glued"
RESUMED: Final = "resumed"  # before a word with which reports go on
JOINT_END: Final = "joint-end"  # behind pieces that a rule sees as one
OPENING: Final = "opening"  # before a word that often opens a paragraph
GAP: Final = "gap"  # two blanks, where a page's parts were joined
BREAK: Final = "break"  # where a line break was lost, as the words around say
WEAK_BREAK: Final = "weak-break"
KINDS: Final = (
    JOINT_END,
    *(
        LINE,
        STOP,
        TITLE,
        TITLE_END,
        GLUED,
        GAP,
        ITEM,
        BREAK,
        RESUMED,
        TAG,
        DATE,
        DATE_END,
        CUE,
        CUE_END,
        BAR,
        COLON,
        LATIN,
        OPENING,
    ),
    *HEAD_KINDS,
    WEAK_BREAK,
)
_ONE_SIDED: Final = {"stop": STOP, "colon": COLON, "glued": GLUED, "unglued": GLUED}  # groups of the pattern below
_BEGINNINGS: Final = frozenset({STOP, DATE_END, TITLE_END})  # behind these, the head of a sentence begins
_GUESSED: Final = frozenset({OPENING, BREAK, WEAK_BREAK, *HEAD_KINDS})
_RANK: Final = {kind: rank for rank, kind in enumerate(KINDS)}

_MONTHS = "<calendar.gulf|calendar.levant|calendar.algeria|calendar.morocco|calendar.hijri>"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?(?:صباحا|مساء|ظهرا|AM|PM|am|pm|ص|م|GMT|بتوقيت\s\w+)(?!\w))*"
_DAY = (
    rf"(?:\d{{1,4}}\s?[/.-]\s?(?:\d{{1,2}}|{_MONTHS})\s?[/.-]\s?\d{{2,4}}"
    rf"|\d{{1,2}}\s(?:من\s)?{_MONTHS}(?:\s?/\s?{_MONTHS})?[،,]?(?:\s?\d{{4}})?"
    r"|(?i:<calendar.latin>)\.?\s\d{1,2},?\s\d{4}|\d{1,2}\s(?i:<calendar.latin>),?\s\d{4})"
    r"(?:\s?(?:ه|هـ|م)(?!\w))?"
)
_DATE = rf"{_DAY}(?:\s?(?:الموافق|[-–/])\s?{_DAY})?(?:\s?[-–|،,]?\s?(?:{_CLOCK}|\({_CLOCK}\)))?"
_DAY_BEFORE = word_pattern(r"(?:<calendar.weekdays>\s?[،,]?\s?[-–|]?\s?|الساعه\s)\Z")
_POSTED = (  # a post of a network as a page shows it: its address, or its author and day behind a dash
    r"(?:(?:pic\.twitter\.com|https?://t\.co)/\w+?(?=pic\.|https?:|\W|\Z)\s*)+"
    r"(?:[—–-]+[^()\n]{1,60}\(@\w+\)\s*(?:\w+\s\d{1,2},\s\d{4})?)?"
    r"|[—–][^()\n—–]{1,60}\(@\w+\)\s*\w+\s\d{1,2},\s\d{4}"
)
_ADDRESS = r"(?:https?://|www\.)\S+|[\w.+-]{1,40}@[\w-]+\.[\w.]+|[@#]\w+?(?=pic\.twitter|\W|\Z)"
_NAME = r"[A-Za-z][\w.&'’+-]*"
_FULL_STOP = r"(?<![.\d\s!؟?…۔])[.!؟?…۔]++[\"'»”)\]]*+(?:\s+|(?=[^\W\d_]{2}))"
_BULLET = r"(?:(?<=\s)[-–—*/\\_~»›]+(?=\s)|[|•▪▫●○■□◾◽★◆►▶←→➡⬅🔴🔹🔸📌✔✅]+|[.]{4,})\s*"
_BOUND = word_pattern(
    r"(?=[^\sء-غف-ي،])(?:"  # nothing below begins with an Arabic letter
    rf"(?P<tweet>{_POSTED})|(?P<tag>{_ADDRESS})"
    rf"|(?<!\d)(?P<date>{_DATE}|{_CLOCK})(?![\d%])"
    r"|(?P<item>(?<=\s)\d{1,3}(?:[-–)](?=\s?[^\W\d_])|\s[-–]\s?(?=[^\W\d_])))"
    rf"|(?P<latin>{_NAME}(?: ?[&|/-]? ?{_NAME})*(?: \+(?=\s))?)"
    rf"|(?P<stop>{_FULL_STOP})|(?P<bar>{_BULLET})"
    r"|(?P<colon>[:：](?=\s|[^\W\d])\s*)"
    r"|(?P<glued>(?<=[ء-ي]{3})(?=\d))"
    r")|(?P<unglued>(?<=\d)(?=[ء-ي]{3}))"
)
_TANWEEN = "\u064b"
_RAW_GLUED = re.compile(f"[ةى](?=[ء-ي])|[اى]{_TANWEEN}(?=[ء-ي])|{_TANWEEN}[اى](?=[ء-ي])")
_RAW_GLUED_BARE = re.compile("[ةى](?=[ء-ي])")  # the same of a text without the sign
_RAW_GAP = re.compile(r"(?<=\S)(?: |\xa0){2}(?=\S)")
_EDGES = frozenset(".:!؟?…|•»>)]-–—/")
_AFTER = frozenset(":|•>/")
_APART = 3  # words; nearer to a bound, no word opens anything
_BROKEN = 6  # words; in fewer no break is lost
_LIKELY, _SURELY = -2.7, -1.0  # log odds of a lost break


def glued_words(raw: str) -> list[int]:
    """Give where, in raw text, a letter that ends words is followed by another word without a blank.

    >>> glued_words("اقرأ أيضاًالعالم")
    [10]
    """
    pattern = _RAW_GLUED if _TANWEEN in raw else _RAW_GLUED_BARE
    return [found.end() for found in pattern.finditer(raw)]


def wide_gaps(raw: str) -> list[int]:
    """Give where, in raw text, a word follows on two blanks: three count as a line break, one is none.

    >>> wide_gaps("سوق السمك  حالة الطقس")
    [11]
    """
    return [found.end() for found in _RAW_GAP.finditer(raw)] if "  " in raw else []


class BoundSet:
    """The bounds of a key by their places, of which the stronger holds where two meet; `dates` are the dates found."""

    __slots__ = ("dates", "kinds")

    def __init__(self) -> None:
        """Begin with none."""
        self.kinds: dict[int, str] = {}
        self.dates: list[tuple[int, int]] = []

    def add(self, place: int, kind: str) -> None:
        """Add a bound."""
        known = self.kinds.get(place)
        if known is None or _RANK[kind] < _RANK[known]:
            self.kinds[place] = kind


def find_bounds(
    key: str,
    cues: Iterable[tuple[int, int]],
    titles: Iterable[tuple[int, int]],
    glued: Iterable[int],
    gaps: Iterable[int],
    openings: Collection[str],
    weak_openings: Collection[str],
    lexicon: Lexicon,
    breaks: BreakFinder,
) -> dict[int, str]:
    """Give the places in a key where a piece may begin, each with its kind; 0 is none of them.

    `cues` and `titles` are spans of the key, `glued` places where two words run together, `gaps` places behind two
    blanks of the text, `openings` words that often open a paragraph, `weak_openings` those that now and then do;
    `breaks` finds lost line breaks.
    """
    found = BoundSet()
    addresses = _add_signs(key, found)
    whole = _apart(key, _outside(key, cues, addresses), found.kinds)
    for start, end in whole:
        found.add(start, CUE)
        found.add(end, CUE_END)
    for start, end in titles:
        found.add(start, TITLE)
        found.add(end, TITLE_END)
    for place in glued:
        found.add(place, GLUED)
    for place in gaps:
        if key[place - 1 : place] == " ":
            found.add(place, GAP)
    _add_openings(key, found.kinds, openings, lexicon)
    stops = {place + (key[place : place + 1] == " ") for place, kind in found.kinds.items() if kind in _BEGINNINGS}
    add_head_bounds(key, stops, weak_openings, lexicon.given_names, lexicon.places, lexicon.bare_sections, found.add)
    _add_breaks(key, breaks, found)
    for start, end in (*whole, *found.dates):  # what is one phrase of a rule, or one date, is one
        for place in range(start + 1, end):
            if found.kinds.get(place) in _GUESSED:
                del found.kinds[place]
    found.kinds.pop(0, None)
    return found.kinds


def _add_breaks(key: str, breaks: BreakFinder, found: BoundSet) -> None:
    """Add the places where a line break was probably lost."""
    words = key.split(" ")
    if len(words) < _BROKEN:
        return
    known = [word for word in words if word]
    odds = iter(breaks.odds(known))
    position, before = 0, ""
    for word in words:
        if word:
            chance = next(odds)
            if chance >= _LIKELY and position and not ITEM_NUMBER.fullmatch(before):
                found.add(position, BREAK if chance >= _SURELY else WEAK_BREAK)
            before = word
        position += len(word) + 1


def _add_signs(key: str, found: BoundSet) -> list[tuple[int, int]]:
    """Add the bounds that no word makes: stops, dates, bars, addresses; give the places of the addresses."""
    addresses: list[tuple[int, int]] = []
    for match in _BOUND().finditer(key):
        kind, start, end = match.lastgroup or "", match.start(), match.end()
        if kind in _ONE_SIDED:
            place, name = (start if kind in ("glued", "unglued") else end), _ONE_SIDED[kind]
            found.add(place, name)
        elif kind == "date":
            _add_date(key, start, end, found)
        elif kind == ITEM:
            found.add(start, ITEM)
        else:
            if kind in ("tag", "tweet"):
                addresses.append((start, end))
            if kind != "tag" or _stands_apart(key, start, end):
                name = TAG if kind == "tweet" else kind
                found.add(start, name)
                found.add(end, name)
    return addresses


def _add_date(key: str, start: int, end: int, found: BoundSet) -> None:
    day = _DAY_BEFORE().search(key, max(0, start - 14), start)
    start = day.start() if day else start
    if not _in_sentence(key, start, end):
        found.add(start, DATE)
        found.add(end, DATE_END)
        found.dates.append((start, end))


def _outside(key: str, cues: Iterable[tuple[int, int]], addresses: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out the phrases that are a part of an address."""
    return [
        (start, end)
        for start, end in cues
        if not (_of_address(key, start - 1) or _of_address(key, end)) and not _overlaps(start, end, addresses)
    ]


def _in_sentence(key: str, start: int, end: int) -> bool:
    """Tell whether a date belongs to the words around it: «صباح اليوم الخميس 23 تموز، مع …», «في 3 آب»."""
    before = key[max(0, start - 14) : start].rstrip(" (").rsplit(" ", 1)[-1]
    if before in word_set("calendar.before_dates"):
        return True
    following = key[end : end + 1]
    return following in "،)" and (before[-1:].isalpha() or (following == ")" and before[-1:].isdigit()))


def _stands_apart(key: str, start: int, end: int) -> bool:
    """Tell whether a handle, hashtag or address stands at an edge, behind a sentence or beside another one."""
    before, after = key[max(0, start - 3) : start].rstrip(), key[end : end + 3].lstrip()
    if not before or not after or before[-1] in _EDGES or after[0] in "#@|•h":
        return True
    return key[start - 1] != " " or key.rfind("#", max(0, start - 40), start) >= 0


def _of_address(key: str, place: int) -> bool:
    """Tell whether the character at a place joins the parts of an address."""
    return 0 < place < len(key) - 1 and key[place] in "./@" and key[place - 1].isalnum() and key[place + 1].isalnum()


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether `start:end` shares a place with one of the sorted spans, none of which overlap."""
    index = bisect_left(spans, end, key=itemgetter(0)) - 1
    return index >= 0 and spans[index][1] > start


def _apart(key: str, cues: Iterable[tuple[int, int]], found: Collection[int]) -> list[tuple[int, int]]:
    """Leave out the phrases of one word that stand within a sentence, beside no other bound."""
    spans = list(cues)
    apart: list[tuple[int, int]] = []
    ended, first, last = -2, len(key) - len(key.lstrip()), len(key.rstrip())
    for index, (start, end) in enumerate(spans):
        following = spans[index + 1][0] if index + 1 < len(spans) else len(key) + 9
        if (
            " " in key[start:end]
            or start <= first
            or start - ended <= 1
            or following - end <= 1
            or start in found
            or end in found
            or key[max(0, start - 2) : start].rstrip()[-1:] in _EDGES
            or end >= last
            or key[end : end + 2].lstrip()[:1] in _AFTER
        ):
            apart.append((start, end))
            ended = end
    return apart


def _add_openings(key: str, found: dict[int, str], openings: Collection[str], lexicon: Lexicon) -> None:
    """Add the words that open paragraphs, where no other bound is near before them."""
    position, since = 0, _APART
    for word in key.split(" "):
        if position in found:
            since = 0
        elif since >= _APART and word in openings:
            found[position] = RESUMED if lexicon.resumes_at(key, position, word) else OPENING
            since = 0
        since += 1
        position += len(word) + 1
