"""What is told of people, whichever word tells it: that they died, were hurt, or were arrested; on folded words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_PARTICLES: Final = "(?:[وف]?(?:ال|[بلك]ال|لل|[بلك])?)"
_EVENTS: Final = tuple(  # deaths, injuries, arrests
    re.compile(rf"{_PARTICLES}(?:{words})")
    for words in (
        "[ايت]?قتل|مقتل|قتيل|قتلي|مصرع|وفا[هت]|وفيات|[يت]?توفي?ت?\\b|[ايت]ستشه|شهيد|شهدا|ضحي|ضحايا|لق[يو]|حتف|[ايت]ود[يت]|هلاك",
        "[ايت]?صا?ب|اصيب|جرح|جريح|مصاب|[يت]صيب",
        "[ايت]عتقا?ل|توقيف|[ايت]?وقف|قبض|ضبط|[يت]ضبط|موقوف|احتجا?ز|معتقل",
    )
)


@lru_cache(maxsize=32_768)
def event_of(word: str) -> int | None:
    """Give which event a word tells of, or None.

    >>> event_of("قتيلا") == event_of("مصرع"), event_of("جرحي") == event_of("قتلي"), event_of("افتتاح")
    (True, False, None)
    """
    return next((number for number, event in enumerate(_EVENTS) if event.match(word)), None)


def events_in(key: str) -> frozenset[int]:
    """Give every event that the words of a key tell of.

    >>> events_in("مصرع واصابه العشرات") == events_in("اوقع قتيلين وجرحي")
    True
    """
    return frozenset(event for word in key.split() if (event := event_of(word)) is not None)
