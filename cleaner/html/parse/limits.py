"""What a page may cost: pages that a parser would take too long over, or too much memory for, are told beforehand.

A parser of HTML looks through all open elements at many tags, and through all attributes of a tag at each one more
(WHATWG HTML, 13.2), so its time grows with the square of the depth and of the number of attributes.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from cleaner.html.parse.tags import BLOCKS, NAMED, NEVER_DEEP

MAX_CHARACTERS = 10_000_000
MAX_TAGS = 400_000
MAX_DEPTH = 1_500
MAX_ATTRIBUTES = 2_000
_SMALL = 100_000  # characters; a smaller page costs half a second at the most, whatever is in it
_FEW_TAGS = 6_000  # nested as deep as they like they cost little
_PLENTY = 4  # signs of equality a tag, scripts included; with more, a tag may hide thousands of attributes
_LOOKED_THROUGH = MappingProxyType({"option": 10_000, "body": 100, "html": 100})  # all of them at each one more
_STRETCH = 60_000  # characters
_NEVER_CLOSED = BLOCKS | NAMED  # by a slash
_QUOTED = re.compile(r"\"[^\"]*\"?|'[^']*'?")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>\"']++|\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z))*+)>?")


def exceeded_limit(page: str) -> str:
    """Say what is too much of a page, in a few words, or give an empty text if it can be parsed in bounded time.

    >>> exceeded_limit("<p>خبر</p>"), exceeded_limit("<div>" * 100_000)
    ('', 'nested more than 1,500 deep')
    """
    if len(page) > MAX_CHARACTERS:
        return f"longer than {MAX_CHARACTERS:,} characters"
    if len(page) < _SMALL:
        return ""
    tags = page.count("<")
    if tags > MAX_TAGS:
        return f"more than {MAX_TAGS:,} tags"
    few = tags < _FEW_TAGS and page.count("=") < _PLENTY * tags + MAX_ATTRIBUTES
    return "" if few and not _has_long_tag(page) else _counted(page)


def _has_long_tag(page: str) -> bool:
    """Tell whether a long stretch holds no edge of a tag, as the attributes of a tag twice as long do."""
    stretches = (page[start : start + _STRETCH] for start in range(0, len(page) - _STRETCH, _STRETCH))
    return any("<" not in stretch and ">" not in stretch for stretch in stretches)


def _counted(page: str) -> str:
    """Read tag by tag, with their quotes, as a parser does, and count what is open and what is looked through."""
    depth, counts = 0, dict.fromkeys(_LOOKED_THROUGH, 0)
    for found in _TAG.finditer(page):
        closing, name, attributes = found.groups()
        if len(attributes) > 2 * MAX_ATTRIBUTES and _count(attributes) > MAX_ATTRIBUTES:
            return f"more than {MAX_ATTRIBUTES:,} attributes in one tag"
        name = name.lower()
        if name in counts:
            counts[name] += 1
            if counts[name] > _LOOKED_THROUGH[name]:
                return f"more than {_LOOKED_THROUGH[name]:,} tags <{name}>"
        if name in NEVER_DEEP or (attributes[-1:] == "/" and name not in _NEVER_CLOSED):
            continue  # outside of drawings, a slash closes nothing
        if not closing:
            depth += 1
            if depth > MAX_DEPTH:
                return f"nested more than {MAX_DEPTH:,} deep"
        elif depth:
            depth -= 1
    return ""


def _count(attributes: str) -> int:
    """Count what may be attributes: they are parted by white space, slashes, or nothing behind a quote."""
    bare = _QUOTED.sub("", attributes)
    return max(len(bare.split()), bare.count("/"), bare.count("="))
