"""Text that was decoded with the wrong charset, or is in visual order: reported always, the first mended on request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import Final

from cleaner.document.types import Document, Notice

# UTF-8 bytes of Arabic letters read as windows-1252 begin with Ø or Ù; read as windows-1256 with ط or ظ and a symbol
_LATIN = re.compile("[ØÙ][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
_ARABIC = re.compile("[طظ][\xa0-\xbf€پ‚ƒ„…†‡ˆ‰‹Œچژڈگ‘’“”•–—™ک›œھ،]")
_CP1256 = re.compile("[ÇÈÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÝÞßáãäåæìí]{3,}")
# each with the commonest letters of Arabic as they look then: two cheap searches before a dear one; what it is, what it
# was read as
_KINDS: Final = (
    ("Ø§", _LATIN, "utf-8", "windows-1252"),
    ("ط§", _ARABIC, "utf-8", "windows-1256"),
    ("Çá", _CP1256, "windows-1256", "windows-1252"),
)
_NAMES: Final = {"utf-8": "UTF-8"}
# no word begins with ta marbuta or alif maqsura, in whatever form they are: that of words in visual order does; these
# letters come first in the pattern, so that places of others are passed over fast
_REVERSED: Final = re.compile(
    "[\u0629\u0649\ufe93\ufe94\ufeef\ufef0](?<![\u0621-\u065f\ufe70-\ufefc].)(?=[\u0621-\u064a\ufe80-\ufefc]{2})"
)
_FEW_WORDS: Final = 4  # of them; fewer may be misspelt
_RARE: Final = 40  # characters for each of them
_ENOUGH = 8  # pairs; fewer may be a quotation of such text
_SAMPLE = 20_000  # characters of a long text that are looked at


def find_mojibake(text: str) -> tuple[Notice, ...]:
    """Tell whether the text looks like Arabic decoded with the wrong charset; nothing is changed.

    >>> find_mojibake("وصل الوفد إلى العاصمة.")
    ()
    >>> broken = "وصل الوفد إلى العاصمة مساء الأحد".encode("utf-8").decode("cp1252", "replace")
    >>> [warning.kind for warning in find_mojibake(broken)]
    ['mojibake']
    """
    sample = text[:_SAMPLE]
    kind = _kind(sample)
    if kind:
        right, wrong = (_NAMES.get(name, name) for name in kind)
        message = f"the text looks like {right} read as {wrong}: decode it anew, or mend it with repair=True (--repair)"
        return (Notice("mojibake", message),)
    count = sum(1 for _ in _REVERSED.finditer(sample))
    if count >= _FEW_WORDS and count * _RARE > len(sample):
        message = "the letters stand in visual order, the last of a line first: take the text out of its source anew"
        return (Notice("visual-order", message),)
    return ()


def _kind(sample: str) -> tuple[str, str] | None:
    """Tell in which charset a text is, and as which it was read, if that was a wrong one."""
    for telltale, pattern, right, wrong in _KINDS:
        if telltale in sample:
            count = sum(1 for _ in pattern.finditer(sample))
            if count >= _ENOUGH and count * 12 > len(sample):
                return right, wrong
    return None


def repair(document: Document) -> Document:
    """Give the document with its text mended; raises `OptionError` where ftfy is not installed."""
    return replace(document, text=mend(document.text))


def mend(text: str, sample: str = "") -> str:
    """Mend a text: what is found here line by line, all else by ftfy.

    Of a page, `sample` is the text within it, by which it is told what is wrong. Raises `OptionError` where ftfy is not
    installed.

    >>> read = "وصل الوفد إلى العاصمة مساء الأحد، والتقى رئيس البلدية والتجار والمعلمين في القاعة"
    >>> mend(read.encode("cp1256").decode("latin-1"))
    'وصل الوفد إلى العاصمة مساء الأحد، والتقى رئيس البلدية والتجار والمعلمين في القاعة'
    """
    try:
        import ftfy  # an extra, and slow to import
    except ImportError:
        from cleaner.options import OptionError

        raise OptionError("repair needs ftfy: pip install 'arabic-article-cleaner[repair]'") from None
    kind = _kind((sample or text)[:_SAMPLE])
    if kind:
        mended = "".join(_decoded_anew(line, *kind) for line in text.splitlines(keepends=True))
        if not _kind(mended[:_SAMPLE]):
            return mended
    fixed: str = ftfy.fix_encoding(text)
    return fixed


def _decoded_anew(line: str, right: str, wrong: str) -> str:
    """Give a line as it was before it was read wrongly; as it is, where it does not come from those bytes."""
    bytes_of = _bytes_of(wrong)
    try:
        return bytes(bytes_of[character] for character in line).decode(right)
    except (KeyError, UnicodeDecodeError):
        return line


@cache
def _bytes_of(charset: str) -> Mapping[str, int]:
    """Give the byte of each character of a charset; those that have none there were passed on as they are."""
    every = {chr(value): value for value in range(256)}
    for value in range(256):
        with suppress(UnicodeDecodeError):
            every[bytes((value,)).decode(charset)] = value
    return every
