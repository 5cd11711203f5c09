"""What is told of people, whichever word tells it: that they died, were hurt, or were arrested; on folded words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from cleaner.arabic.word_lists import one_of

_PARTICLES: Final = "[وف]?(?:ال|[بلك]ال|لل|[بلك])?"
_CLASSES: Final = (  # word classes of what is told of people, each with the verbs that are known by their middle
    ("casualties.deaths", r"[يت]?توفي?ت?\b|[ايت]ود[يت]"),  # توفي, أودى
    ("casualties.injuries", ""),
    ("casualties.arrests", "[ايت]عتقا?ل"),
)


@lru_cache(maxsize=32_768)
def event_of(word: str) -> int | None:
    """Give which event a word tells of, or None.

    >>> event_of("قتيلا") == event_of("مصرع"), event_of("جرحي") == event_of("قتلي"), event_of("افتتاح")
    (True, False, None)
    """
    return next((number for number, event in enumerate(_events()) if event.match(word)), None)


def events_in(key: str) -> frozenset[int]:
    """Give every event that the words of a key tell of.

    >>> events_in("مصرع واصابه العشرات") == events_in("اوقع قتيلين وجرحي")
    True
    """
    return frozenset(event for word in key.split() if (event := event_of(word)) is not None)


@lru_cache(maxsize=1)
def _events() -> tuple[re.Pattern[str], ...]:
    alternatives = ("|".join(filter(None, (one_of(words), verbs))) for words, verbs in _CLASSES)
    return tuple(re.compile(f"{_PARTICLES}(?:{either})") for either in alternatives)
