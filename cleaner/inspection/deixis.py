"""Speech that breaks its own deixis: «بلاده», «عاصمتنا» mean the speaker's country and no other.

Three things betray words that were given to the wrong speaker: his own country bears another's name («عاصمتنا كييف»
from the Kremlin), it stands beside itself as beside a foreign one («بين بلاده وروسيا», «نظيره الروسي»), or he calls on
it as on others («داعيا موسكو إلى …»).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from cleaner.arabic.morphology import QUOTES
from cleaner.arabic.word_lists import table, word_pattern, word_set
from cleaner.inspection.article import Article
from cleaner.inspection.statements import Statement

Place = tuple[int, int]

_MARKS: Final = re.escape(QUOTES)
_MOST: Final = 60  # statements of one article that are looked at
_REACH: Final = 400  # characters behind a statement that still are its words
_CLAUSE: Final = 60  # characters from a speaker to his counterpart or to whom he calls on
_AFTER: Final = rf"(?: ال\w{{4,}}){{0,2}}?[ {_MARKS}،]{{1,3}}"
_OWN: Final = {
    "capital": word_pattern(rf"(?<!\w)[وفبلك]?<deixis.capitals>{_AFTER}(?=\w)"),
    "money": word_pattern(rf"(?<!\w)[وفبلك]?<deixis.money>{_AFTER}(?=\w)"),
    "body": word_pattern(r"(?<!\w)[وفبلك]?<deixis.bodies> (?=ال)"),
    "country": word_pattern(r"(?<!\w)(?:<deixis.before_countries> |[بل])<deixis.countries> (?=\w)"),
}
_BESIDE: Final = word_pattern(r"(?<!\w)[وفبلك]?<deixis.countries> (?:<deixis.towards> |و ?|بال|ب)")
_COUNTERPART: Final = word_pattern(r"(?<!\w)<deixis.counterparts> (?=ال)")
_CALLS: Final = word_pattern(rf"(?<!\w)[وف]?<deixis.calling_on>{_AFTER}(?:السلطات في |حكومه )?")
_WORD: Final = re.compile(r"\w+")


def broken_deixis(article: Article) -> Iterator[tuple[Place, Place]]:
    """Give where a speaker is named, and where his words mean another country as his own, or his own as another.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = "قال المتحدث باسم الكرملين إن الحياة عادت إلى عاصمتنا كييف بعد ليلة من القصف."
    >>> article = read_article(clean(text))
    >>> [(article.key[slice(*said)], article.key[slice(*own)]) for said, own in broken_deixis(article)]
    [('قال المتحدث باسم الكرملين', 'عاصمتنا كييف')]
    """
    key = article.key
    if not _cues().search(key):
        return
    yield from islice(_counterparts(article), 1)
    statements = [one for one in article.statements[:_MOST] if article.passage_at(one.start).kept]
    named = {mention.start: mention for mention in article.actor_mentions}
    starts = sorted(named)
    for index, one in enumerate(statements):
        state = _state_of(one)
        if not state or _is_of_no_side(key, one) or _is_object(article, one, state):
            continue
        end = _content_end(article, statements, index)
        reader = _Reader(
            article,
            state,
            {
                start: (named[start].end, _codes(named[start]))
                for start in starts[bisect_left(starts, one.start) : bisect_left(starts, end)]
            },
        )
        broken = reader.first(one, end)
        if broken:
            yield (one.start, one.end), broken
            return


class _Reader:
    """Reads the words of one speaker of a state, in which states are named at known places."""

    def __init__(self, article: Article, state: str, named: dict[int, tuple[int, frozenset[str]]]) -> None:
        self._key, self._actors, self._state, self._named = article.key, article.actors, state, named

    def first(self, one: Statement, end: int) -> Place | None:
        """Give the first place that cannot be of this speaker."""
        return self._of_another(one.end, end) or self._beside_itself(one.end, end) or self._called_on(one, end)

    def _of_another(self, start: int, end: int) -> Place | None:
        """Look for what is the speaker's own and bears another country's name."""
        for kind, pattern in _OWN.items():
            for found in pattern().finditer(self._key, start, end):
                last, codes = self._adjective(found.end()) if kind == "body" else self._state_at(found.end())
                if kind == "money":
                    last, codes = _money_at(self._key, found.end())
                if codes and self._state not in codes:
                    return found.start(), last
        return None

    def _beside_itself(self, start: int, end: int) -> Place | None:
        """Look for the speaker's country beside its own name, as beside a foreign country."""
        for found in _BESIDE().finditer(self._key, start, end):
            last, codes = self._state_at(found.end())
            if codes == {self._state}:
                return found.start(), last
        return None

    def _called_on(self, one: Statement, end: int) -> Place | None:
        """Look for a demand on the speaker's own state."""
        for called in _CALLS().finditer(self._key, one.end, end):
            last, codes = self._state_at(called.end())
            if codes == {self._state} and not self._states_between(one.end, called.start()):
                return called.start(), last
        if one.verb in word_set("deixis.demanding"):
            for place in (*(at for at in self._named if one.start < at < one.end), one.end + 1):
                last, codes = self._state_at(place)
                behind = self._key[one.start : place - 1].rpartition(" ")[2]
                if codes == {self._state} == {self._actors.country_of_adjective(behind)}:
                    return one.start, last
        return None

    def _state_at(self, place: int) -> tuple[int, frozenset[str]]:
        return self._named.get(place, (place, frozenset()))

    def _states_between(self, start: int, end: int) -> bool:
        """Tell whether another state is named in between, so that its speaker may be meant."""
        if any(start <= at < end and self._state not in codes for at, (_, codes) in self._named.items()):
            return True
        words = (word[0] for word in _WORD.finditer(self._key, start, end) if word[0].startswith(("ال", "وال")))
        return any(code not in (None, self._state) for code in map(self._actors.country_of_adjective, words))

    def _adjective(self, place: int) -> tuple[int, frozenset[str]]:
        word = _WORD.match(self._key, place)
        code = self._actors.country_of_adjective(word[0]) if word else None
        return (word.end(), frozenset({code})) if word and code else (place, frozenset())


def _counterparts(article: Article) -> Iterator[tuple[Place, Place]]:
    """Give whoever meets his counterpart of the one state that the sentence names before: it must be another's."""
    key, adjective = article.key, article.actors.country_of_adjective
    for found in _COUNTERPART().finditer(key):
        word = _WORD.match(key, found.end())
        state = adjective(word[0]) if word else None
        if not word or not state or not article.passage_at(found.start()).kept:
            continue
        first = max(0, found.start() - _CLAUSE)
        first = max(first, *(key.rfind(mark, first, found.start()) + 1 for mark in ".؟!\n"))
        mentions = [one for one in article.actor_mentions if first <= one.start < found.start()]
        words = [(other, adjective(other[0])) for other in _WORD.finditer(key, first, found.start())]
        of_state = [other for other, code in words if code == state and other[0].startswith("ال")]
        states = {code for _, code in words if code}.union(*map(_codes, mentions))
        if of_state and states == {state}:
            yield of_state[0].span(), (found.start(), word.end())


def _state_of(one: Statement) -> str:
    """Give the one state that somebody speaks for, or an empty text."""
    if one.side is None or len(one.side.states) != 1 or one.side.kind in ("group", "club", "union", "company"):
        return ""
    state = next(iter(one.side.states))
    return "" if "." in state else state


def _is_object(article: Article, one: Statement, state: str) -> bool:
    """Tell whether a state may be called on rather than speak: «طالب الوزراء الولايات المتحدة»."""
    if one.verb not in word_set("deixis.demanding"):
        return False
    words = article.key[one.start : one.end].split(" ")[1:]
    if any(article.actors.country_of_adjective(word) == state for word in words if word.startswith("ال")):
        return False
    return not any(actor.country == state for actor in article.actors.spellings.get(words[0] if words else "", ()))


def _codes(mention: object) -> frozenset[str]:
    bearers = getattr(mention, "bearers", ())
    return frozenset(actor.country for actor in bearers if actor.kind in ("state", "capital", "seat"))


def _is_of_no_side(key: str, one: Statement) -> bool:
    """Tell whether a speaker may well call on his own country: an expert, an opponent, somebody of old."""
    words = {word.removeprefix("ال") for word in _WORD.findall(key, one.start, min(len(key), one.end + 30))}
    return not words.isdisjoint({word.removeprefix("ال") for word in word_set("deixis.of_no_side")})


def _content_end(article: Article, statements: Sequence[Statement], index: int) -> int:
    """Give where the words of a statement end: at the next one whose speaker is named, or with the paragraph."""
    one = statements[index]
    limit = min(article.passage_at(one.start).end, one.end + _REACH)
    for other in statements[index + 1 :]:
        if other.named:
            return min(limit, other.start)
        if other.start > limit + _CLAUSE:
            return limit
        limit = min(article.passage_at(other.start).end, other.end + _REACH)  # «وقال: …» goes on
    return limit


def _money_at(key: str, place: int) -> tuple[int, frozenset[str]]:
    """Give where the name of a currency ends that stands at a place, and the states whose money it is."""
    found = max((name for name in _currencies() if key.startswith(name, place)), key=len, default="")
    return place + len(found), _currencies().get(found, frozenset())


@lru_cache(maxsize=1)
def _currencies() -> dict[str, frozenset[str]]:
    money = table("deixis.currencies").items()
    return {name: frozenset(codes.split()) for codes, names in money for name in names}


_cues: Final = word_pattern(
    r"(?<!\w)[وفبلك]?<deixis.capitals|deixis.money|deixis.bodies|deixis.countries|deixis.counterparts|deixis.calling_on"
    r"|deixis.demanding>(?!\w)"
)
