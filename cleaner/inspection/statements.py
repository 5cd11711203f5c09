"""Reported speech: who says something, whose side that is, and whether it goes on with what was said above.

A statement is a verb of speech with its speaker. It goes on with another one where its words say so: by the vessel
(«في البيان ذاته»), by closing what was said («واختتم … تصريحاته»), by a verb that needs a beginning («وأضاف»), or by a
short name that needs a longer one above («الوزارة الألمانية»).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.morphology import OPENING_QUOTES, QUOTES, word_starts, words_in
from cleaner.arabic.word_lists import word_pattern, word_set
from cleaner.inspection.registry.actors import Actors
from cleaner.inspection.registry.sides import Side, read_side

_MARKS: Final = re.escape(QUOTES)
_VERBS: Final = "speech.verbs|speech.explaining|speech.to_outlets|speech.of_states|speech.adding"
_MORE_VERBS: Final = (
    "sides.more_verbs|sides.closing|sides.answering|sides.continuing|sides.continuing_in_vessels|sides.continuing_words"
)
_SAID: Final = word_pattern(
    rf"(?<!\w)(?!<sides.no_verbs>(?!\w))[وف]?(?P<verb><{_VERBS}|{_MORE_VERBS}>)(?:ت|وا)?(?= [\w{_MARKS}])"
)
_STOP: Final = word_pattern(
    r"[،,.؟!؛:\n(–—]|  |(?<!\w)(?:<speech.that|sides.behind_speakers>|<sides.own_vessels>(?:ه|ها|هم))(?!\w)"
)
_SUBJECT: Final = 90  # characters behind a verb in which its speaker is named
_WORDS: Final = 6  # of a speaker
_WORD: Final = re.compile(r"[^\W\d_]+")
_OPENING: Final = frozenset(OPENING_QUOTES)
_NAME_IN_QUOTES: Final = re.compile(rf"[{_MARKS}]{{1,2}} ?\w+(?: \w+){{0,3}} ?[{_MARKS}]")
_SENTENCE: Final = re.compile(r"[.؟!\n](?:\s|$)")
_REACH: Final = 220  # characters of a sentence that are looked at
_SAME_VESSEL: Final = word_pattern(
    r"(?<!\w)(?:(?:<sides.vessels>(?: \w+)?|<sides.vessels_of> ال\w+) <sides.same>|(?:ذات|نفس) <sides.vessels>)(?!\w)"
)
_SAME_MOUTH: Final = word_pattern(  # «على لسان المتحدث باسم الوزارة نفسها»
    r"(?<!\w)(?:علي|ب)? ?لسان (?:\w+ ){0,3}\w+ <sides.same>(?!\w)"
)
_VESSEL_OF: Final = word_pattern(  # «البيان نفسه الصادر عن …»
    r" <sides.vessels> <sides.same> (?:ال)?صادره? عن(?= \w)"
)
_AT_THE_END: Final = word_pattern(r"(?<!\w)(?:في|ب)?ختام (?:<sides.own_vessels>(?:ه|ها|هم)|<sides.vessels>)(?!\w)")
_OWN: Final = word_pattern(r"(?<!\w)<sides.own_vessels>(?:ه|ها|هم)(?!\w)")
_IN_OWN: Final = word_pattern(r",?،? (?:في|ب|عبر|خلال|ضمن) ?(?P<vessel><sides.own_vessels>)(?:ه|ها|هم)(?!\w)")
_OTHERS: Final = word_pattern(r"(?<!\w)[وف]?(?:<sides.contrast|sides.joint>)(?!\w)")

INTRODUCES: Final = ""
SAME_VESSEL: Final = "same vessel"
CLOSES: Final = "closes"
GOES_ON: Final = "goes on"
OWN_VESSEL: Final = "own vessel"
SHORTENED: Final = "shortened"


class Statement(NamedTuple):
    """Somebody says something at `start:end` of the key, which is the verb with whoever speaks.

    `side` is None where the words do not tell it. `link` says how it goes on with what stands above, or is empty; the
    words that say so end at `link_end`. `apart` tells that the sentence sets the speaker apart from another, or tells
    of what several do.
    """

    start: int
    end: int
    verb: str
    side: Side | None
    link: str
    link_end: int
    apart: bool
    named: bool


def find_statements(key: str, actors: Actors) -> list[Statement]:
    """Give the statements of a folded text, in order.

    >>> from cleaner.arabic.fold import fold
    >>> from cleaner.inspection.registry.actors import load_actors
    >>> said = find_statements(fold("قال الكرملين إنه يدرس الرد. وأضافت كييف في البيان ذاته أنها ترفض."), load_actors())
    >>> [(sorted(one.side.states), one.link) for one in said]
    [(['ru'], ''), (['ua'], 'same vessel')]
    """
    return list(_statements(key, actors))


def _statements(key: str, actors: Actors) -> Iterator[Statement]:
    reach = 0
    for verb in _verbs(key):
        if verb.start() < reach:
            continue
        vessel = _VESSEL_OF().match(key, verb.end())
        words, end = speaker_words(key, (vessel or verb).end() + 1)
        side = read_side(words, actors) if words else None
        end = end or verb.end()
        closing = _SENTENCE.search(key, end, end + _REACH)
        limit = closing.start() if closing else min(len(key), end + _REACH)
        opening = max(key.rfind(mark, max(0, verb.start() - _REACH), verb.start()) for mark in ".؟!\n") + 1
        link, link_end = (SAME_VESSEL, end) if vessel else _link(key, verb, end, limit)
        if not link and words and words[0] in word_set("sides.shortened"):
            link = SHORTENED
        yield Statement(
            start=verb.start(),
            end=end,
            verb=verb["verb"],
            side=side,
            link=link,
            link_end=link_end,
            apart=_OTHERS().search(key, max(0, opening), limit) is not None,
            named=bool(words),
        )
        reach = end


def _verbs(key: str) -> Iterator[re.Match[str]]:
    """Give the verbs of speech; whether a word is one is known for most words, which spares a search of the text."""
    said, starts = _SAID(), word_starts(key)
    for at in [at for at, word in enumerate(words_in(key)) if _may_be_verb(word)]:
        found = said.match(key, starts[at])
        if found:
            yield found


@lru_cache(maxsize=65_536)
def _may_be_verb(word: str) -> bool:
    return _SAID().match(f"{word} و") is not None


def speaker_words(key: str, start: int) -> tuple[list[str], int]:
    """Give the words from a place on that may name a speaker, and where they end, or 0 if there are none."""
    if key[start : start + 1] in _OPENING and not _NAME_IN_QUOTES.match(key, start):
        return [], 0  # what is said begins here: «وتابعت « سمعت الحكومة …»
    stop = _STOP().search(key, start, start + _SUBJECT)
    last = stop.start() if stop else min(len(key), start + _SUBJECT)
    found = list(_WORD.finditer(key, start, last))[:_WORDS]
    return [word[0] for word in found], found[-1].end() if found else 0


def _link(key: str, verb: re.Match[str], end: int, limit: int) -> tuple[str, int]:
    """Tell how a statement goes on with what stands above it, and where the words end that tell it."""
    same = _SAME_VESSEL().search(key, end, limit) or _SAME_MOUTH().search(key, end, limit)
    if same:
        return SAME_VESSEL, same.end()
    at_the_end = _AT_THE_END().search(key, end, limit)
    if at_the_end:
        return CLOSES, at_the_end.end()
    if verb["verb"] in word_set("sides.closing"):
        own = _OWN().search(key, end, min(limit, end + 30))
        if own or key.startswith(" بيان", verb.end()):
            return CLOSES, own.end() if own else end
    if verb[0][0] in "وف":
        own = _IN_OWN().match(key, end, limit)
        if own and verb["verb"] in word_set("sides.continuing", "sides.continuing_in_vessels"):
            return OWN_VESSEL, own.end()
        if verb["verb"] in word_set("sides.continuing"):
            return GOES_ON, end
    return INTRODUCES, end
