"""Sides: whose words they are that somebody says, read from how the speaker is called.

«المتحدث باسم الكرملين» is of Russia, «رئيس نادي الزمالك» of a club of that name, «الحكومة» of a government of no state
that is named. Sides are a tree, for a state stands above its government, its army and its clubs: one that is less
closely named may be the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from cleaner.arabic.word_lists import table, word_set
from cleaner.inspection.registry.name_keys import name_key

if TYPE_CHECKING:
    from cleaner.inspection.registry.actors import Actors

_NISBA: Final = ("ي", "يه", "يين", "يون", "يات")
_NAMED_KINDS: Final = frozenset({"club", "union", "group", "company", "local", "bank"})  # a state has many of each
_STATELY: Final = frozenset({"", "government", "army", "parliament", "police", "court"})  # one may speak for another
_LONGEST: Final = 3  # words of an actor's name
_OF_NONE: Final = "xx"


class Side(NamedTuple):
    """A side: the states that it may be of, what kind of body it is, its name, and the office that speaks for it.

    What is not told is empty; `ministry` are the words that tell which one of its state's it is.
    """

    states: frozenset[str]
    kind: str = ""
    name: str = ""
    office: str = ""
    ministry: frozenset[str] = frozenset()


def read_side(words: Sequence[str], actors: Actors) -> Side | None:
    """Read the side of a speaker from the folded words that he is called; None if they tell none.

    >>> from cleaner.arabic.fold import fold
    >>> from cleaner.inspection.registry.actors import load_actors
    >>> read_side(fold("رئيس نادي الزمالك").split(), load_actors())
    Side(states=frozenset(), kind='club', name='زمالك', office='رييس', ministry=frozenset())
    """
    office, kind, name, states = "", "", "", frozenset[str]()
    between, index = word_set("sides.between"), 0
    ministry = _ministry(words, actors)
    while index < len(words):
        word = words[index]
        bare = _bare(word)
        found, length, group = _actor(words, index, actors)
        if found and not states:
            states = found
            if group:
                kind, name = "group", group
            index += length
            continue
        country = _country(word, actors)
        if not country and word[:2] == "ال" and index + 1 < len(words) and words[index + 1][:2] == "ال":
            country = actors.country_of_adjective(f"{word} {words[index + 1]}")  # «الكوري الجنوبي»
            index += bool(country)
        if country:
            states = states or frozenset({country})
        elif not kind and bare in _kinds():
            kind = _kinds()[bare]
        elif bare in word_set("sides.offices") and not kind:
            office = office or bare
        elif word not in between and (kind in _NAMED_KINDS or (office and not kind)) and not name:
            name = bare
        index += 1
    if not states and not kind and not (office and name):
        return None
    return Side(states, kind, "" if kind in _STATELY and kind else name, office, ministry)


def _ministry(words: Sequence[str], actors: Actors) -> frozenset[str]:
    """Give the words that tell of which ministry it is: «وزارة الصحة والسكان», «وزير خارجية …»."""
    at = next((at for at, word in enumerate(words) if word in word_set("sides.ministries")), None)
    found = set[str]()
    for word in words[at + 1 :] if at is not None else ():
        definite = word.startswith(("ال", "لل", "وال"))
        if _country(word, actors) or not (definite or not found) or word.startswith("لش"):  # «لشؤون»
            break
        found.add(_bare(word))
    return frozenset(found)


def differ_in_ministry(one: Side, other: Side) -> bool:
    """Tell whether two sides are two ministries: no word is in the names of both.

    >>> health, transport = (Side(frozenset(), "government", ministry=frozenset({name})) for name in ("صحه", "نقل"))
    >>> differ_in_ministry(health, transport), differ_in_ministry(health, health)
    (True, False)
    """
    return bool(one.ministry and other.ministry) and one.ministry.isdisjoint(other.ministry)


def is_of_states(one: Side, other: Side) -> bool:
    """Tell whether two sides differ by their states, and both are called by an office or a body that speaks for it."""
    return bool(one.states and other.states) and all(side.kind or side.office for side in (one, other))


def is_stately(side: Side) -> bool:
    """Tell whether a side is a body that a state has one of: «الحكومة» says enough, «الحركة» does not.

    >>> is_stately(Side(frozenset(), "government")), is_stately(Side(frozenset(), "group"))
    (True, False)
    """
    return bool(side.kind) and side.kind in _STATELY


def differ(one: Side, other: Side) -> bool:
    """Tell whether two sides cannot be the same: two states, two kinds of bodies, or two names of one kind.

    >>> club = Side(frozenset(), "club", "زمالك")
    >>> differ(club, Side(frozenset(), "club", "اهلي")), differ(club, Side(frozenset({"eg"})))
    (True, False)
    """
    if one.states and other.states and one.states.isdisjoint(other.states):
        return True
    if one.kind and other.kind:
        if one.kind == other.kind:
            return bool(one.name and other.name) and one.kind in _NAMED_KINDS and not _alike(one.name, other.name)
        return not {one.kind, other.kind} <= _STATELY and not (one.name and one.name == other.name)
    if one.name and other.name and one.office == other.office:  # «رئيس نادي الزمالك», «رئيس الأهلي»
        of_clubs = one.office in word_set("sides.of_clubs") or {one.kind, other.kind} == {"", "club"}
        return of_clubs and not _alike(one.name, other.name)
    return False


def _alike(one: str, other: str) -> bool:
    return one == other or one in other or other in one or one in _kinds() or other in _kinds()


def _country(word: str, actors: Actors) -> str | None:
    """Give the state, or the union of states, that an adjective with the article names."""
    if not word.startswith(("ال", "لل")) or not word.endswith(_NISBA):
        return None
    return actors.country_of_adjective(word) or _of_organizations().get(word[2:])


def _actor(words: Sequence[str], index: int, actors: Actors) -> tuple[frozenset[str], int, str]:
    """Give the states of the actor whose name begins at a word, how many words it has, and its id if it is a group."""
    for length in range(min(_LONGEST, len(words) - index), 0, -1):
        name = " ".join(words[index : index + length])
        for form in (name, name[1:] if name[:1] in "لوبف" else "", f"ال{name[2:]}" if name.startswith("لل") else ""):
            bearers = actors.spellings.get(form, ()) if form else ()
            if bearers and not (length == 1 and name_key(form) in _doubtful(actors)):
                states = frozenset(
                    _whole(actor.id) if actor.country == _OF_NONE else actor.country for actor in bearers
                )
                group = bearers[0].id if all(actor.kind == "group" for actor in bearers) else ""
                return states, length, group
    return frozenset(), 0, ""


def _whole(organization: str) -> str:
    """Give the organization that an organ of it belongs to, or itself."""
    return next((whole for whole, organs in table("sides.organs").items() if organization in organs), organization)


@lru_cache(maxsize=1)
def _of_organizations() -> dict[str, str]:
    """Give the organizations that adjectives stand for: «الأوروبي» is of the Union where it speaks."""
    return {word: whole for whole, those in table("sides.adjectives").items() for word in those}


@lru_cache(maxsize=4)
def _doubtful(actors: Actors) -> frozenset[str]:
    return frozenset(name_key(name) for actor in actors.actors for name in actor.ambiguous)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {word: kind for kind, those in table("sides.kinds").items() for word in those}


def _bare(word: str) -> str:
    for lead in ("وال", "بال", "لل", "ال"):
        if word.startswith(lead) and len(word) > len(lead) + 1:
            return word[len(lead) :]
    if word[:1] == "ل" and word[1:] in _kinds():
        return word[1:]
    return word
