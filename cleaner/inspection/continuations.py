"""Statements that go on with what another side said: «وأوضحت … في البيان ذاته», «واختتم رئيس … تصريحاته».

A side that spoke before, in its own name or by a statement of its own, may go on; so may one that the title names, and
whoever speaks in a joint event or answers another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final

from cleaner.arabic.word_lists import word_pattern, word_set, words
from cleaner.inspection.article import Article
from cleaner.inspection.registry.actors import Actors
from cleaner.inspection.registry.mentions import find_actors
from cleaner.inspection.registry.sides import Side, differ, differ_in_ministry, is_of_states, is_stately, read_side
from cleaner.inspection.statements import (
    CLOSES,
    GOES_ON,
    INTRODUCES,
    OWN_VESSEL,
    SAME_VESSEL,
    SHORTENED,
    Statement,
    find_statements,
    speaker_words,
)

Place = tuple[int, int]

_RELATIVE: Final = re.compile(r"،? ?ال(?:ذي|تي|ذين)(?!\w)")
_FIRST: Final = re.compile(r"(?:\w{1,20}(?: \w{1,20})? ?[–:-] ?)?\w{2,20} (?=\w)")
_COMES: Final = "comes"
_COMING: Final = word_pattern(r"(?:(?<=[.؟!] )|(?<=\n))و?<sides.coming> <sides.told> (?=\w)")
_TOLD: Final = word_pattern(r"(?<!\w)(?:<sides.told>|قرار)(?!\w)")
_OF_TWO: Final = word_pattern(r"(?<!\w)و?(?:<sides.of_two|sides.contrast|sides.joint>)(?!\w)")
_JOINT: Final = word_pattern(r"(?<!\w)[وفبل]?<sides.joint>(?!\w)")
_END: Final = re.compile(r"[.؟!\n](?:\s|$)")
_MOST: Final = 60  # statements of one article that are compared
_NEAR: Final = 2  # passages from a statement to one that goes on with it by its verb alone
_SHORT: Final = word_pattern(r"(?<!\w)<sides.shortened> ال\w+يه?(?!\w)")
_SAYING: Final = word_pattern(r"[^.؟!\n]{0,40}?(?: <sides.saying>(?!\w)|:)")
_VESSEL: Final = word_pattern(r"(?<!\w)(?:<sides.own_vessels>[اه]?|كلمه|رساله|مذكره|ندوه)(?!\w)")
_ISSUING: Final = 50  # characters before a vessel in which it is said whose it is
_ISSUERS: Final = 5  # and words
_INTRODUCED: Final = word_pattern(r"(?<!\w)[وف]?<statements.nouns|statements.introducing>(?: صادر\w* عن)?(?= \w)")


def broken_continuations(article: Article) -> Iterator[tuple[Place, Place, bool]]:
    """Give the first statement that goes on with another side's: both places in the key, and whether it is sure."""
    if not article.body or not (any(cue in article.key for cue in _cues()) or _SHORT().search(article.key)):
        return
    found = sorted((*article.statements[:_MOST], *_comings(article)))
    said = _resolved([one for one in found if article.passage_at(one.start).kept])
    title = find_statements(f"{article.title} .", article.actors) if article.title else []
    in_title = [one.side for one in title if one.side]
    for at, one in enumerate(said):
        if not one.link or one.side is None or one.apart or one.verb in word_set("sides.answering"):
            continue
        if one.link in (GOES_ON, OWN_VESSEL) and _RELATIVE.match(article.key, one.end):
            continue  # who is described is introduced
        last = _other_side(article, said[:at], one, one.side)
        if last is None or any(not differ(one.side, side) for side in in_title) or _is_introduced(article, one):
            continue
        if (
            one.link in (GOES_ON, OWN_VESSEL)
            and _is_bare(one.side)
            and _is_named(article.title, one.side, article.actors)
        ):
            continue
        yield (last.start, last.end), (one.start, max(one.end, one.link_end)), True
        return


def _opening(article: Article) -> Iterator[Statement]:
    """Give who does something in the first sentence, if he is of a state: «عرض وزير المياه العراقي … رؤية بلاده»."""
    start = article.body[0].start
    word = _FIRST.match(article.key, start)
    words, end = speaker_words(article.key, word.end()) if word else ([], 0)
    side = read_side(words, article.actors) if words else None
    if side and side.states and (side.kind or side.office):
        yield Statement(start, end, "", side, INTRODUCES, end, apart=False, named=True)


def _comings(article: Article) -> Iterator[Statement]:
    """Give where a noun takes up what was said, with whose it is there: «وجاءت تصريحات الوزير …»."""
    key = article.key
    for found in islice(_COMING().finditer(key), _MOST):
        words, end = speaker_words(key, found.end())
        side = read_side(words, article.actors) if words else None
        closing = _END.search(key, found.end())
        sentence = key[found.start() : closing.start() if closing else len(key)]
        if (
            side
            and not _is_bare(side)
            and _is_of_side(words[0], article.actors)
            and not _OF_TWO().search(sentence)
            and not _TOLD().search(key, found.end(), found.start() + len(sentence))
        ):
            yield Statement(found.start(), end, "", side, _COMES, end, apart=False, named=True)


def _is_of_side(word: str, actors: Actors) -> bool:
    """Tell whether a word is an office, a body or a state, and no person's name behind which another is told of."""
    office = word.removeprefix("ال") in word_set("sides.offices")
    return office or read_side([word], actors) is not None


def _resolved(said: Sequence[Statement]) -> list[Statement]:
    """Give the statements, with the last body of its kind in the place of one that is only named by it: «الحركة»."""
    found: list[Statement] = []
    for one in said:
        side = one.side
        if side and side.kind and not side.states and not side.name:
            last = next((other.side for other in reversed(found) if other.side and other.side.kind == side.kind), None)
            if last and not differ_in_ministry(last, side):
                one = one._replace(side=last._replace(office=side.office))
        found.append(one)
    return found


def _other_side(article: Article, before: Sequence[Statement], one: Statement, side: Side) -> Statement | None:
    """Give the last statement of another side, if nobody of this one has spoken before."""
    known = [other for other in before if other.side]
    if one.link == _COMES and not any(other.side and other.side.states for other in known):
        known = list(_opening(article))
    if one.link in (SAME_VESSEL, CLOSES) and not known:
        known = [other for other in _opening(article) if other.start < one.start]
    in_one = one.link in (OWN_VESSEL, SAME_VESSEL)
    if not known or any(not _are_two(side, other.side, in_one=in_one) for other in known if other.side):
        return None
    states = {other.side.states for other in known if other.side} - {frozenset[str]()}
    if one.link != SAME_VESSEL and len(states) > 1:
        return None
    last = known[-1]
    if one.link in _CLOSE and not _is_close(article, last, one):
        return None
    return last if _LINKED.get(one.link, _is_linked)(article, before, last, one) else None


def _is_linked(article: Article, before: Sequence[Statement], last: Statement, one: Statement) -> bool:
    """Tell whether «في البيان نفسه» can only mean the last statement: two may hold one conference together."""
    shared = one.link == SAME_VESSEL and "موتمر" in article.key[one.end : one.link_end]
    if not shared or not last.side or not one.side:
        return True
    return is_of_states(last.side, one.side) and not _JOINT().search(article.key, 0, one.link_end)


def _comes_of(article: Article, before: Sequence[Statement], last: Statement, one: Statement) -> bool:
    return all(other.side for other in before if other.named)


def _goes_on(article: Article, before: Sequence[Statement], last: Statement, one: Statement) -> bool:
    """Tell whether a verb that goes on with the last statement makes its speaker another state's."""
    if not last.side or not one.side or any(other.named and other.side is None for other in before):
        return False
    return is_of_states(last.side, one.side) or (_is_bare(one.side) and _speaks(article.key, one))


def _goes_on_in_vessel(article: Article, before: Sequence[Statement], last: Statement, one: Statement) -> bool:
    if _has_vessel(article.key, last, one):
        return True
    return one.verb in word_set("sides.continuing") and _goes_on(article, before, last, one)


def _is_shortened(article: Article, before: Sequence[Statement], last: Statement, one: Statement) -> bool:
    return _goes_on(article, before, last, one) and one.side is not None and _stands_for(article, last, one, one.side)


_CLOSE: Final = frozenset({_COMES, OWN_VESSEL, GOES_ON, SHORTENED})  # links to what stands right above
_LINKED: Final[dict[str, Callable[[Article, Sequence[Statement], Statement, Statement], bool]]] = {
    _COMES: _comes_of,
    GOES_ON: _goes_on,
    OWN_VESSEL: _goes_on_in_vessel,
    SHORTENED: _is_shortened,
}


def _are_two(one: Side, other: Side, *, in_one: bool) -> bool:
    """Tell whether two sides cannot be the same; two ministries do not share one statement."""
    return differ(one, other) or (in_one and differ_in_ministry(one, other))


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


def _speaks(key: str, one: Statement) -> bool:
    """Tell whether a statement goes on with words and not with deeds: «واستطردت أثينا قائلة»."""
    return one.verb in word_set("sides.continuing_words") and _SAYING().match(key, one.end) is not None


def _is_bare(side: Side) -> bool:
    """Tell whether a side is a state's name or capital alone, which stands for it only where it speaks."""
    return bool(side.states) and not side.kind and not side.office


def _is_named(text: str, side: Side, actors: Actors) -> bool:
    """Tell whether a text names the state of a side, by its name, its capital or an adjective."""
    named = {actor.country for mention in find_actors(text, actors) for actor in mention.bearers}
    return not side.states.isdisjoint(named.union(filter(None, map(actors.country_of_adjective, text.split()))))


def _has_vessel(key: str, last: Statement, one: Statement) -> bool:
    """Tell whether what a statement calls its own vessel is what the last one was said in: «في بيان», «في بيانها»."""
    words_of_own = key[one.end : one.link_end].split(" ")
    vessel = re.sub(r"(?:ه|ها|هم)\Z", "", words_of_own[-1].removeprefix("ب"))
    stem = vessel[:-1] if vessel.endswith("ت") else vessel
    return (
        re.search(
            rf"(?<!\w)(?:و?[بلف]?(?:ال)?){re.escape(stem)}(?:ه|ا|ت|ات|ي)?(?:ه|ها|هم)?(?!\w)",
            key[last.start : one.start],
        )
        is not None
    )


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
        if (
            side
            and other
            and (other.states or other.name or (is_stately(other) and not side.states))
            and not differ(side, other)
        ):
            return True
    return side is not None and one.link == OWN_VESSEL and _issues(article, side, one)


def _issues(article: Article, side: Side, one: Statement) -> bool:
    """Tell whether a side that goes on in its own vessel was said to issue one: «نشرت كييف بيانا»."""
    for found in islice(_VESSEL().finditer(article.key, 0, one.start), _MOST):
        before = re.split(r"[^\w ]", article.key[max(0, found.start() - _ISSUING) : found.start()])[-1]
        other = read_side(before.split()[-_ISSUERS:], article.actors)
        told = other is not None and (other.name or other.states or not side.states)
        if other and told and not _are_two(side, other, in_one=True):
            return True
    return False


@lru_cache(maxsize=1)
def _cues() -> tuple[str, ...]:
    """Give the words one of which stands in every text whose statements go on with others."""
    return (
        *words("sides.same", "sides.closing", "sides.continuing", "sides.continuing_in_vessels", "sides.coming"),
        "ختام",
        "ذات ",
        "نفس ",
    )
