"""What a page's styles hide: names that have `display: none`, and names that hide from all but screen readers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_HIDING: Final = (("none", "display"), ("hidden", "visibility"))  # values, and what they are of
_WITHIN: Final = 60  # characters of a name, its colon and white space before a value
_SIMPLE: Final = re.compile(r"\A(?:[a-z]++\d?)?([.#][\w-]++)")
_LONGEST: Final = 500_000  # characters of all styles of a page that are read
_SPOKEN: Final = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|element-invisible|offscreen|assistive-text|u-hidden-visually)"
    r"(?:$|\s)"
)


def hidden_names(styles: Iterable[str]) -> frozenset[str]:
    """Give the classes and ids that a page's styles hide, whatever the width of the window, as `.name` and `#name`.

    >>> sorted(hidden_names([".old, #box{color:red;display: none}@media print{.menu{display:none}}"]))
    ['#box', '.old']
    """
    names: set[str] = set()
    left = _LONGEST
    for style in styles:
        if left <= 0:
            break
        left -= len(style)
        if "none" in style or "hidden" in style:
            names |= _hidden_in(_without_comments(style))
    return frozenset(names)


def _without_comments(style: str) -> str:
    first, *others = style.split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def _hidden_in(style: str) -> set[str]:
    """Give the names of rules that stand in no other, such as one for printers; braces are counted as they come."""
    names: set[str] = set()
    depth = position = 0
    for place in _hiding(style):
        opening = style.rfind("{", position, place)
        if opening < 0:
            continue
        depth += style.count("{", position, opening) - style.count("}", position, opening)
        if depth == 0:
            start = max(style.rfind("}", 0, opening), style.rfind(";", 0, opening)) + 1
            selectors = style[start:opening].split(",")
            names |= {simple[1] for selector in selectors if (simple := _SIMPLE.fullmatch(selector.strip()))}
        position = opening
    return names


def _hiding(style: str) -> list[int]:
    """Give the places of the values that hide, in their order: a plain search for these is the quickest."""
    places = []
    for value, name in _HIDING:
        place = style.find(value)
        while place >= 0:
            before = style[max(0, place - _WITHIN) : place].rstrip()
            if before.endswith(":") and before[:-1].rstrip().endswith(name):
                places.append(place)
            place = style.find(value, place + 1)
    return sorted(places)


@lru_cache(maxsize=4096)
def is_spoken_alone(classes: str) -> bool:
    """Tell whether a class hides an element from all but screen readers.

    >>> is_spoken_alone("link sr-only"), is_spoken_alone("sr-only-focusable")
    (True, False)
    """
    return _SPOKEN.search(classes) is not None
