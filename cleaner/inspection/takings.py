"""Where a statement is taken up by a noun and a demonstrative («هذا الإعلان»), and whose it is there.

Two states in one text are the normal case: a side counts as introduced only where somebody of it speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from cleaner.arabic.morphology import QUOTES, occurrences, words_of
from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.inspection.article import ELSEWHERE, Article
from cleaner.inspection.registry.actors import Actor

_MARKS: Final = re.escape(QUOTES)
_SAID: Final = word_pattern(r"(?<!\w)[وف]?<speech.verbs|speech.explaining|speech.of_states>ت?(?= )")
_THAT: Final = word_pattern(
    r"(?<!\w)[وف]?<speech.verbs|speech.explaining|speech.of_states>ت?[^.،؛\n]{0,60} <speech.that>(?!\w)[^.؛\n]*$"
)
_SPEAKS: Final = word_pattern(r"[»\"”’)]{0,2} ?(?::|[وف]?<speech.verbs|speech.behind_states>ت?(?!\w))")
_DEMONSTRATIVES: Final = ("هذا ", "هذه ", "ذلك ", "تلك ")
_OWN: Final = word_pattern(r"(?<!\w)[وفبل]?<statements.nouns|statements.nouns_with_pronoun>(?:ه|ها|هم) $")
_IN_THIS: Final = word_pattern(r"(?<=\bفي )(?:هذا|هذه) <statements.speeches>(?!\w)")
_TAKEN_UP: Final = word_pattern(
    r"(?:هذا|هذه|ذلك|تلك) (?:(?P<speech><statements.speeches>)|<statements.acts>)(?: <statements.between>)*"
    r" (?P<by><statements.on_behalf_of>|من|عن)"
)
_OFFICES: Final = r"(?:وزاره|وزير)(?: \w+){0,2}|(?:متحدث|ناطق)(?: \w+){0,3}|مسوول\w*"
_SIDE: Final = word_pattern(rf" (?:ال)?(?:<statements.bodies>|{_OFFICES})(?!\w)")
_NOUN: Final = "<statements.nouns|statements.nouns_with_name>"
_SPOKEN: Final = word_pattern(  # «بيان كييف هذا», with the noun before the side
    rf"(?<!\w)[وفبل]?{_NOUN} (?:(?:حكومه|جماعه|حركه|الجيش|وزاره \w+) )?$"
)
_REACH: Final = 70  # characters behind a verb in which its speaker is named
_GAP: Final = 14  # characters between who is meant and the name of the side
_BETWEEN: Final = re.compile(rf"[ {_MARKS}(،]*(?:باسم|في|ل|ب)?[ {_MARKS}(]*[وفبلك]?")
_CAME: Final = re.compile(r"(?<!\w)[وف]?(?:جاء|ياتي|صدر)ت? $")
_ISSUED: Final = re.compile(r"صدر|صادر|يصدر")
_OWN_REACH: Final = 14  # characters before a demonstrative in which the word for what was said stands
_ISSUED_REACH: Final = 10  # characters before a demonstrative in which that it was issued is said
_BEFORE_NAME: Final = word_pattern(rf"{_NOUN} \w+[^\n.،]* $")
_NOT_BEHIND: Final = ("هذا ال", "هذه ال", "ذلك", "تلك")  # the demonstrative belongs to the next noun
_DEMONSTRATIVE: Final = 3  # letters of هذا
_CONSTRUCT: Final = 30  # characters before a side in which the noun stands, and of the side itself
_MOST: Final = 30  # statements taken up that are looked at
_PASSAGES_BACK: Final = 4
_ENDS_SUBJECT: Final = word_pattern(r" <statements.behind_subjects>(?!\w)|[.؟!\n]")


class Side(NamedTuple):
    """A side at `start:end`: a state's code, or an actor's id if it belongs to none; several for a shared name.

    A `group` is no place where another may have spoken.
    """

    start: int
    end: int
    codes: frozenset[str]
    group: bool = False


class Speaker(NamedTuple):
    """Where somebody of a side begins to speak: `start:end` is the verb with whoever speaks."""

    start: int
    end: int
    codes: frozenset[str]


class Taking(NamedTuple):
    """Where a statement is taken up as a side's.

    `firm` unless a place may be meant; `speech` if words are meant; `comes` if the text says that it came from there.
    """

    start: int
    end: int
    codes: frozenset[str]
    firm: bool
    speech: bool
    comes: bool = False


def takings_of_others(article: Article) -> Iterator[tuple[Speaker, Taking]]:
    """Give who spoke last where a statement is taken up as another side's that has not spoken.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = "قال الكرملين إن المحادثات تأجلت. وجاء هذا الإعلان من حكومة كييف بعد أسبوع."
    >>> [(sorted(one.codes), sorted(other.codes)) for one, other in takings_of_others(read_article(clean(text)))]
    [(['ru'], ['ua'])]
    """
    key = article.key
    places = sorted(place for word in _DEMONSTRATIVES for place in islice(occurrences(key, word), _MOST))
    named = [found for place in places if (found := _TAKEN_UP().match(key, place))]
    behind = [place for place in places if _is_construct(key, place)]
    owned = [(place, end) for place in places if (end := _own_end(key, place))]
    if not named and not owned and not behind:
        return
    sides = _sides(article)
    speakers = _speakers(key, sides)
    takings = [taking for found in named if (taking := _named_taking(key, found, sides))]
    takings += [taking for place in behind if (taking := _construct_taking(key, place, sides))]
    takings += [taking for place, end in owned if (taking := _own_taking(key, place, end, speakers))]
    for taking in takings:
        if article.passage_at(taking.start).label in ELSEWHERE or _is_in_speech(key, taking.start):
            continue
        before = [speaker for speaker in speakers if speaker.end <= taking.start]
        first = _window(article, taking.start)
        near = [speaker for speaker in before if speaker.start >= first]
        if not near or any(taking.codes & speaker.codes for speaker in before):
            continue
        if not taking.speech and not taking.comes:
            named_before = (one.codes for one in sides if first <= one.start < taking.start)
            if any(taking.codes & codes for codes in named_before):
                continue  # a decision that is told of may be anybody's who is named
        yield near[-1], taking


def _is_in_speech(key: str, place: int) -> bool:
    """Tell whether somebody says what stands at a place: «قالت إن هذا الإعلان …» is of whoever is told about."""
    first = max(0, place - _REACH)
    sentence = max(key.rfind(mark, first, place) for mark in ".؟!\n") + 1
    return _THAT().search(key, max(first, sentence), place) is not None


def _window(article: Article, offset: int) -> int:
    """Give where the passages begin among which a statement is looked for that is taken up at an offset."""
    index = article.passages.index(article.passage_at(offset))
    return article.passages[max(0, index - _PASSAGES_BACK)].start


def _sides(article: Article) -> list[Side]:
    """Give every side that is named, by its name or by an adjective with the article, in order."""
    named = [
        Side(m.start, m.end, _codes(m.bearers), all(actor.kind == "group" for actor in m.bearers))
        for m in article.actor_mentions
    ]
    taken = {side.start for side in named}
    for word in words_of(article.key):
        if "ال" in word[0][:4] or word[0].startswith(("لل", "ولل")):
            country = article.actors.country_of_adjective(word[0])
            if country and word.start() not in taken:
                named.append(Side(word.start(), word.end(), frozenset({country})))
    return sorted(named)


def _codes(bearers: Sequence[Actor]) -> frozenset[str]:
    """Give whose side that is; a group's is its own, and it may speak for its state."""
    codes = frozenset(actor.id if actor.country == "xx" else actor.country for actor in bearers)
    return codes.union(actor.id for actor in bearers if actor.kind == "group")


def _speakers(key: str, sides: Sequence[Side]) -> list[Speaker]:
    """Give where sides speak: behind a verb of speech before what is said, or right before one."""
    starts = [side.start for side in sides]
    found = []
    for verb in _SAID().finditer(key):
        stop = _ENDS_SUBJECT().search(key, verb.end(), verb.end() + _REACH)
        limit = stop.start() if stop else verb.end() + _REACH
        for side in sides[bisect_left(starts, verb.end()) : bisect_left(starts, limit)]:
            found.append(Speaker(verb.start(), side.end, side.codes))  # noqa: PERF401
    for side in sides:
        verb_behind = _SPEAKS().match(key, side.end)
        if verb_behind:
            found.append(Speaker(side.start, verb_behind.end(), side.codes))
    return sorted(found)


def _own_end(key: str, place: int) -> int:
    """Give where «بيانها هذا» or «في هذا البيان» ends whose demonstrative stands at a place, or 0."""
    if _OWN().search(key, max(0, place - _OWN_REACH), place):
        return place + 3
    found = _IN_THIS().match(key, place)
    return found.end() if found else 0


def _own_taking(key: str, place: int, end: int, speakers: Sequence[Speaker]) -> Taking | None:
    """Give the side whose own words are taken up: who speaks before them in the same sentence."""
    first = max(0, place - _REACH)
    start = first + max(key.rfind(mark, first, place) - first + 1 for mark in ".؟!\n")
    for speaker in speakers:
        if start <= speaker.start and speaker.end <= place:
            return Taking(speaker.start, end, speaker.codes, firm=True, speech=True)
    return None


def _named_taking(key: str, found: re.Match[str], sides: Sequence[Side]) -> Taking | None:
    """Give the side to which something is given that was said; a place alone may be one where it was said."""
    starts = [side.start for side in sides]
    end = found.end()
    noun = _SIDE().match(key, end)
    reach = noun.end() if noun else end
    index = bisect_left(starts, end)
    if index == len(sides) or sides[index].start > max(reach, end) + _GAP:
        return None
    side = sides[index]
    between = key[reach : side.start] if side.start >= reach else ""
    if not _BETWEEN.fullmatch(between):
        return None
    if found["by"] == "عن" and not _ISSUED.search(key, max(0, found.start() - _ISSUED_REACH), end):
        return None  # «هذا الكلام عن موسكو» is about her
    firm = bool(noun) or side.group or found["by"] in word_set("statements.on_behalf_of") or found["by"] == "عن"
    comes = firm and _CAME.search(key, max(0, found.start() - _ISSUED_REACH), found.start()) is not None
    codes = frozenset(code for code in side.codes if "." in code) if side.group else side.codes  # a group's own
    return Taking(found.start(), side.end, codes, firm, found["speech"] is not None, comes)


def _is_construct(key: str, place: int) -> bool:
    """Tell whether a noun of speech with a name behind it may stand right before a demonstrative."""
    if key.startswith(_NOT_BEHIND, place):
        return False
    return _BEFORE_NAME().search(key, max(0, place - 2 * _CONSTRUCT), place) is not None


def _construct_taking(key: str, place: int, sides: Sequence[Side]) -> Taking | None:
    """Give the side to which «بيان كييف هذا» gives what was said, whose demonstrative stands at a place."""
    side = next((side for side in sides if side.end == place - 1), None)
    noun = _SPOKEN().search(key, max(0, side.start - _CONSTRUCT), side.start) if side else None
    if not side or not noun:
        return None
    return Taking(noun.start(), place + _DEMONSTRATIVE, side.codes, firm=True, speech=False)
