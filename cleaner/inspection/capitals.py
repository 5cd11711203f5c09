"""Capitals of the wrong state: «العراق، وعاصمته عمان», «العاصمة التونسية الجزائر», «برن، عاصمة النمسا»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from cleaner.arabic.morphology import QUOTES
from cleaner.arabic.word_lists import word_pattern
from cleaner.inspection.article import Article
from cleaner.inspection.registry.actors import Actor
from cleaner.inspection.registry.mentions import Mention

Place = tuple[int, int]

_MARKS: Final = re.escape(QUOTES)
_CALLED: Final = re.compile(rf"(?<!\w)[وفبلك]{{0,2}}(?:ال|لل)عاصمه (?P<adjective>ال\w+يه(?: ال\w+يه)?) ?[{_MARKS}(]?$")
_ITS: Final = re.compile(rf"[،,]? ?(?:و|التي |الذي )?عاصمت(?:ه|ها) (?:هي )?[{_MARKS}(]?$")
_OF: Final = re.compile(r"(?<!\w)[وفبلك]?عاصمه ?$")
_BESIDE: Final = re.compile(rf"[{_MARKS}]?[،,(]? ?(?:و?هي )?عاصمه (?:دوله |جمهوريه |مملكه )?[{_MARKS}]?$")
_OTHER: Final = word_pattern(r"(?<!\w)<deixis.other_capitals>(?!\w)")
_REACH: Final = 40
_DOUBTFUL: Final = frozenset(("il", "ps", "ye"))  # whose capital is told otherwise by some


def broken_capitals(article: Article) -> Iterator[tuple[Place, Place]]:
    """Give where a state is named and the capital that is said to be its own and is another's.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> article = read_article(clean("وشدد على أن العراق، وعاصمته عمان، حريص على علاقاته."))
    >>> [(article.key[slice(*one)], article.key[slice(*other)]) for one, other in broken_capitals(article)]
    [('العراق', 'عمان')]
    """
    key = article.key
    if "عاصم" not in key:
        return
    mentions = [one for one in article.actor_mentions if article.passage_at(one.start).kept]
    for at, city in enumerate(mentions):
        capitals = _states(city, "capital")
        if not capitals or _OTHER().search(key, max(0, city.start - _REACH), city.end + _REACH):
            continue
        stated = _state_of(article, mentions, at, city)
        if stated and stated[1].isdisjoint(capitals) and stated[1].isdisjoint(_DOUBTFUL):
            yield stated[0], (city.start, city.end)


def _state_of(
    article: Article, mentions: list[Mention[Actor]], at: int, city: Mention[Actor]
) -> tuple[Place, frozenset[str]] | None:
    """Give the state whose capital a city is said to be, and where that is said."""
    key, first = article.key, max(0, city.start - _REACH)
    called = _CALLED.search(key, first, city.start)
    if called:
        country = article.actors.country_of_adjective(called["adjective"])
        return (called.span(), frozenset({country})) if country else None
    before = mentions[at - 1] if at else None
    if before and _ITS.fullmatch(key, before.end, city.start) and (states := _states(before, "state")):
        return (before.start, before.end), states
    behind = mentions[at + 1] if at + 1 < len(mentions) else None
    if behind and _BESIDE.fullmatch(key, city.end, behind.start) and (states := _states(behind, "state")):
        return (behind.start, behind.end), states
    if before and key[before.end : city.start] in (" ", "، ", " («", " «") and (states := _states(before, "state")):
        return ((before.start, before.end), states) if _OF.search(key, 0, before.start) else None
    return None


def _states(mention: Mention[Actor], kind: str) -> frozenset[str]:
    return frozenset(actor.country for actor in mention.bearers if actor.kind == kind)
