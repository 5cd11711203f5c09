"""Text that was decoded with the wrong charset: found and reported always, mended only on request."""

from __future__ import annotations

import re
from dataclasses import replace

from cleaner.document.types import Document, Notice

# UTF-8 bytes of Arabic letters read as windows-1252 begin with Ø or Ù; read as windows-1256 with ط or ظ and a symbol
_LATIN = re.compile("[ØÙ][\x80-\xbfŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
_ARABIC = re.compile("[طظ][\xa0-\xbf€پ‚ƒ„…†‡ˆ‰‹Œچژڈگ‘’“”•–—™ک›œھ،]")
_CP1256 = re.compile("[ÇÈÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÝÞßáãäåæìí]{3,}")
_KINDS = (  # each with the commonest letters of Arabic as they look then: two cheap searches before a dear one
    ("Ø§", _LATIN, "UTF-8 read as windows-1252"),
    ("ط§", _ARABIC, "UTF-8 read as windows-1256"),
    ("Çá", _CP1256, "windows-1256 read as windows-1252"),
)
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
    for telltale, pattern, charset in _KINDS:
        if telltale in sample:
            count = sum(1 for _ in pattern.finditer(sample))
            if count >= _ENOUGH and count * 12 > len(sample):
                message = f"the text looks like {charset}: decode it anew, or clean it with repair"
                return (Notice("mojibake", message),)
    return ()


def repair(document: Document) -> Document:
    """Give the document with its text mended by ftfy; raises `OptionError` where ftfy is not installed."""
    return replace(document, text=mend(document.text))


def mend(text: str) -> str:
    """Mend a text by ftfy; raises `OptionError` where ftfy is not installed."""
    try:
        import ftfy  # an extra, and slow to import
    except ImportError:
        from cleaner.options import OptionError

        raise OptionError("repair needs ftfy: pip install 'arabic-article-cleaner[repair]'") from None
    fixed: str = ftfy.fix_encoding(text)
    return fixed
