"""Statements that go on with what another side said: «وأوضحت … في البيان ذاته», «واختتم رئيس … تصريحاته».

A side that spoke before, in its own name or by a statement of its own, may go on; so may one that the title names, and
whoever speaks in a joint event or answers another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from cleaner.arabic.word_lists import word_pattern, word_set, words
from cleaner.inspection.article import Article
from cleaner.inspection.registry.sides import Side, differ, is_of_states, is_stately, read_side
from cleaner.inspection.statements import GOES_ON, SAME_VESSEL, SHORTENED, Statement, find_statements, speaker_words

Place = tuple[int, int]

_RELATIVE: Final = re.compile(r"،? ?ال(?:ذي|تي|ذين)(?!\w)")
_MOST: Final = 60  # statements of one article that are compared
_NEAR: Final = 2  # passages from a statement to one that goes on with it by its verb alone
_SHORT: Final = word_pattern(r"(?<!\w)<sides.shortened> ال\w+يه?(?!\w)")
_INTRODUCED: Final = word_pattern(r"(?<!\w)[وف]?<statements.nouns|statements.introducing>(?: صادر\w* عن)?(?= \w)")


def broken_continuations(article: Article) -> Iterator[tuple[Place, Place, bool]]:
    """Give the first statement that goes on with another side's: both places in the key, and whether it is sure."""
    if not article.body or not (any(cue in article.key for cue in _cues()) or _SHORT().search(article.key)):
        return
    found = article.statements[:_MOST]
    said = _resolved([one for one in found if article.passage_at(one.start).kept])
    title = find_statements(f"{article.title} .", article.actors) if article.title else []
    in_title = [one.side for one in title if one.side]
    for at, one in enumerate(said):
        if not one.link or one.side is None or one.apart or one.verb in word_set("sides.answering"):
            continue
        if one.link == GOES_ON and _RELATIVE.match(article.key, one.end):
            continue  # who is described is introduced
        last = _other_side(article, said[:at], one, one.side)
        if last is None or any(not differ(one.side, side) for side in in_title) or _is_introduced(article, one):
            continue
        yield (last.start, last.end), (one.start, max(one.end, one.link_end)), True
        return


def _resolved(said: Sequence[Statement]) -> list[Statement]:
    """Give the statements, with the last body of its kind in the place of one that is only named by it: «الحركة»."""
    found: list[Statement] = []
    for one in said:
        side = one.side
        if side and side.kind and not side.states and not side.name:
            last = next((other.side for other in reversed(found) if other.side and other.side.kind == side.kind), None)
            one = one._replace(side=last._replace(office=side.office)) if last else one
        found.append(one)
    return found


def _other_side(article: Article, before: Sequence[Statement], one: Statement, side: Side) -> Statement | None:
    """Give the last statement of another side, if nobody of this one has spoken before."""
    known = [other for other in before if other.side]
    if not known or any(not differ(side, other.side) for other in known if other.side):
        return None
    states = {other.side.states for other in known if other.side} - {frozenset[str]()}
    if one.link != SAME_VESSEL and len(states) > 1:
        return None
    last = known[-1]
    if one.link in (GOES_ON, SHORTENED):
        unknown = any(other.named and other.side is None for other in before)
        of_states = last.side is not None and is_of_states(last.side, side)
        if unknown or not of_states or not _is_close(article, last, one):
            return None
    if one.link == SHORTENED and not _stands_for(article, last, one, side):
        return None
    return last


def _stands_for(article: Article, last: Statement, one: Statement, side: Side) -> bool:
    """Tell whether a short name can only mean the speaker above: it has the same head, and its state is new."""
    key = article.key
    head = _head_of(key[one.start : one.end].split(" ")[1])
    above = {_head_of(word) for word in key[last.start : last.end].split(" ")}
    if head not in above:
        return False
    named = {actor.country for m in article.actor_mentions if m.start < one.start for actor in m.bearers}
    words_above = f"{article.title} {key[: one.start]}".split()
    named |= {article.actors.country_of_adjective(word) or "" for word in set(words_above) if word[-1:] in "يهن"}
    return not side.states & named


def _head_of(word: str) -> str:
    bare = word[2:] if word.startswith("ال") else word
    return bare[:-1] if bare.endswith("ه") else bare


def _is_close(article: Article, last: Statement, one: Statement) -> bool:
    """Tell whether two statements stand in one paragraph or in neighbours."""
    return sum(last.start < passage.start <= one.start for passage in article.passages) <= _NEAR


def _is_introduced(article: Article, one: Statement) -> bool:
    """Tell whether the speaker was introduced by words that are no verb: «بيان لوزارة النفط», «بحسب الناطق باسم …»."""
    side = one.side
    for found in islice(_INTRODUCED().finditer(article.key, 0, one.start), _MOST) if side else ():
        near, _ = speaker_words(article.key, found.end() + 1)
        other = read_side(near, article.actors) if near else None
        if side and other and (other.states or other.name or is_stately(other)) and not differ(side, other):
            return True
    return False


@lru_cache(maxsize=1)
def _cues() -> tuple[str, ...]:
    """Give the words one of which stands in every text whose statements go on with others."""
    return (*words("sides.same", "sides.closing", "sides.continuing"), "ختام", "ذات ", "نفس ")
