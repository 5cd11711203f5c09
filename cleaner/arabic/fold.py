r"""The Arabic matching key, and the way back from a place in the key to a place in the source.

Arabic stands on pages in many spellings of the same word: with and without harakat and tatweel, with any seat of the
hamza, ى for ي, ه for ة, Persian ی and ک, presentation forms, HTML entities, invisible direction marks. Phrases are
compared on a key in which these are one. The key is made in two steps. `align` swaps single characters and turns every
kind of line break (and every gap of three blanks or more, with which flattened pages part their cells) into `\n`
without changing the length, so offsets still hold. `squeeze` then drops and folds what has no length of its own.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

_DROPPED = (
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"  # harakat, tatweel, Quranic marks
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"  # invisible ones
)
_ODD = "\ufb50-\ufdff\ufe70-\ufefc"
_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"
_DROP = re.compile(f"[{_DROPPED}]+")
_FIND_ODD = re.compile(f"[{_ODD}]")
_EXPAND = re.compile(f"[{_ODD}]|{_ENTITY}")
_SQUEEZED = re.compile(f" [ {_DROPPED}]+|[{_DROPPED}][ {_DROPPED}]*|[{_ODD}]|{_ENTITY}")
_MARKUP_BREAK = re.compile(r"<\s{0,3}/?\s{0,3}(?:br|p|div|li|h[1-6])\b[^<>\n]{0,80}>", re.IGNORECASE)
_GAP = re.compile(r"[ \t]{3,}")
_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_SPACES = "\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_TWINS = (
    *((twin, "ا") for twin in "أإآٱ"),
    *((twin, "ي") for twin in "ىئیے"),
    *((twin, "ه") for twin in "ةۀہھە"),
    *((twin, "ك") for twin in "کگڪ"),
    ("ؤ", "و"),
)


def align(text: str) -> str:
    r"""Swap characters one for one, so that every offset of the result is an offset of `text`.

    Line breaks of every kind, `<br>` and its kin, and gaps of three blanks or more become one `\n` each (padded with
    blanks to the old length); unusual spaces become blanks; the twins of a letter become that letter.

    >>> align("إقرأ\u00a0أيضاً<br>الطقس")
    'اقرا ايضاً   \nالطقس'
    """
    if not text.replace("\n", "").isprintable():  # nothing unprintable: no odd space or break to look for
        text = text.replace("\r\n", " \n")
        for odd in _BREAKS:
            text = text.replace(odd, "\n")
        for odd in _SPACES:
            text = text.replace(odd, " ")
    if "   " in text or "\t" in text:
        text = _GAP.sub(lambda found: "\n" + " " * (len(found[0]) - 1), text).replace("\t", " ")
    if "<" in text:
        text = _MARKUP_BREAK.sub(lambda found: " " * (len(found[0]) - 1) + "\n", text)
    if "&nbsp;" in text:
        text = text.replace("&nbsp;", " " * 6)
    if " ـ" in text:  # a tatweel that stands by itself is a dash
        text = text.replace(" ـ ", " - ").replace(" ــ ", " -- ")
    for twin, letter in _TWINS:
        text = text.replace(twin, letter)
    return text


def squeeze(aligned: str) -> str:
    """Drop harakat, tatweel and invisible characters, spell out entities and presentation forms, join blanks.

    >>> squeeze("كَتَبَ  المحـــرر &quot;ﻻ&quot;")
    'كتب المحرر "لا"'
    """
    if "&" in aligned or not (unicodedata.is_normalized("NFKC", aligned) or not _FIND_ODD.search(aligned)):
        aligned = _EXPAND.sub(lambda found: _spelled_out(found[0]), aligned)
    key = _DROP.sub("", aligned)
    while "  " in key:
        key = key.replace("  ", " ")
    return key


def fold(text: str) -> str:
    """Give the matching key of a phrase or a line: `squeeze(align(text))` without blanks at its ends.

    >>> fold("إقـرأ أيضًا") == fold("اقرا  ايضا")
    True
    """
    return squeeze(align(text)).strip()


@lru_cache(maxsize=1 << 14)
def fold_phrase(phrase: str) -> str:
    """Give the key of a phrase as `fold` does, and remember it: what rules are read by, they are indexed and found by.

    >>> fold_phrase("اقرأ أيضاً") == fold("اقرأ أيضاً")
    True
    """
    return fold(phrase)


def _spelled_out(odd: str) -> str:
    """Write one entity or presentation form with ordinary letters, in the form that `align` gives them."""
    import html  # late: its tables are large, and few texts hold an entity

    plain = html.unescape(odd) if odd[0] == "&" else unicodedata.normalize("NFKC", odd)
    if plain == odd or plain.isspace():  # no entity after all, or one that would move a line's edge
        return odd
    for twin, letter in _TWINS:
        plain = plain.replace(twin, letter)
    return _DROP.sub("", plain).replace("\n", " ").strip()


class Places:
    """The way back from offsets in `squeeze(aligned)` to offsets in `aligned`, for one line.

    >>> places = Places("كَتَبَ المحرر")
    >>> places.span(4, 10)
    (7, 13)
    >>> places.span(0, 3)
    (0, 6)
    """

    __slots__ = ("_aligned", "_folded", "_source", "_spelled")

    def __init__(self, aligned: str) -> None:
        """Walk the line once; `aligned` is what `align` gave, without its line break."""
        self._folded, self._source = [0], [0]
        self._aligned = aligned
        self._spelled: list[tuple[int, int, int, int]] = []  # key start, key end, start, end of what was spelled out
        shift = 0
        for found in _SQUEEZED.finditer(aligned):
            shown = _shown(found[0])
            if shown.strip():
                first = found.start() - shift
                self._spelled.append((first, first + len(shown), found.start(), found.end()))
            shift += len(found[0]) - len(shown)
            if found.start() == 0 and not shown:
                self._source[0] = found.end()
                continue
            self._folded.append(found.end() - shift)
            self._source.append(found.end())

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the source of `start:end` of the key, with the harakat on its last letter.

        An entity or a presentation form is never cut apart.
        """
        opening = self._spelled_at(start)
        first = opening[2] if opening else self._before(start)
        if end <= start:
            return first, first
        closing = self._spelled_at(end - 1)
        last = closing[3] if closing else min(len(self._aligned), self._before(end - 1) + 1)
        marks = _DROP.match(self._aligned, last)
        return first, marks.end() if marks else last

    def whole(self, offset: int) -> int:
        """Give the offset, or where what is spelled out begins if it stands within that.

        >>> Places("ﷲ").whole(2), Places("خبر").whole(2)
        (0, 2)
        """
        found = self._spelled_at(offset)
        return found[0] if found else offset

    def _spelled_at(self, offset: int) -> tuple[int, int, int, int] | None:
        index = bisect_right(self._spelled, (offset, len(self._aligned) + 1)) - 1
        return self._spelled[index] if index >= 0 and offset < self._spelled[index][1] else None

    def _before(self, offset: int) -> int:
        index = bisect_right(self._folded, offset) - 1
        return self._source[index] + offset - self._folded[index]


def _shown(squeezed: str) -> str:
    """Give what stands in the key for one match of the squeezing pattern."""
    if squeezed[0] == "&" or _FIND_ODD.match(squeezed):
        return _spelled_out(squeezed)
    return " " if " " in squeezed else ""
