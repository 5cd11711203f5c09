"""Who holds which office of which state, as a text says it: «وزير الخارجية الروسي سيرغي لافروف».

An office is known by its words without the article, its state by an adjective, or by the state's own name behind them.
The name is the two words behind, if they look like a person's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from cleaner.arabic.lexicon import load_lexicon
from cleaner.arabic.morphology import QUOTES, looks_native
from cleaner.arabic.word_lists import word_pattern, word_set, words

if TYPE_CHECKING:
    from cleaner.inspection.registry.actors import Actors

_AROUND: Final = QUOTES + ".،,:؛;()[]!؟?…-–—"
_LETTERS: Final = re.compile(r"\w+")
_MARKS: Final = re.escape(QUOTES)
_OFFICE: Final = word_pattern(r"<offices.offices>ه?(?= \w)")
_BEFORE_OFFICE: Final = re.compile(r"(?<!\w)[وف]?[بلك]?(?P<article>ال|لل)?$")
_NISBA: Final = ("ي", "يه", "يين", "يون", "يان", "يات")  # how adjectives of origin end
_WORD: Final = re.compile(r" (\w+)")
_NAME: Final = re.compile(rf"(?:،? ?[{_MARKS}]| |، )(?P<words>\w+(?: \w+){{0,5}})")
_TITLE: Final = word_pattern(r"(?: <offices.titles>)+(?= )")
_FORMER: Final = word_pattern(r" <offices.former>(?!\w)")
_AIDES: Final = word_pattern(r"<offices.aides> $")
_ACTED: Final = "<speech.verbs|speech.explaining|offices.acting>ت?"
_DEFINITE: Final = r"ال(?!ت[قزحمفه])\w+"  # and no verb that begins so, as التقى does
_SURE: Final = word_pattern(rf"(?:[.؟!\n:،]|(?<!\w)[وف]?(?:{_ACTED}|<offices.leading_to>|{_DEFINITE})) ?[وف]?[بلك]?$")
_COMING: Final = ("سي", "ست", "سن")  # how verbs of what is to come begin
_LONGEST_OFFICE: Final = 6  # words
_SHORTEST_NAME: Final = 2  # letters of each of its words
_SPEAKS: Final = "speech.verbs|speech.explaining|speech.of_speakers"
_SPOKEN: Final = word_pattern(rf" [وف]?<{_SPEAKS}>ت? (\S+)")
_QUOTED: Final = re.compile(rf"[{_MARKS}](\w+)")


class Holder(NamedTuple):
    """A person with an office: its words without the article, the state's code, the name, and where both stand.

    `start:end` is the office with what names the state, `name_start:name_end` the person's name: first name and
    surname, or the surname alone of somebody whose whole name the text gives elsewhere. `former` tells that the text
    calls the office a past or a coming one. `sure` tells that the name cannot be another's whom the office's holder
    meets or calls, as in «التقى الرئيس التركي فلاديمير بوتين»; one that is not `likely` may be no name at all.
    """

    office: str
    country: str
    start: int
    end: int
    name: str
    name_start: int
    name_end: int
    former: bool
    sure: bool
    likely: bool = True

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.rpartition(" ")[2]


def find_holders(key: str, actors: Actors, speakers: frozenset[str] | None = None) -> tuple[Holder, ...]:
    """Find the holders of offices that a folded text names, in order; `speakers` are those of `speakers_in`.

    >>> from cleaner.inspection.registry.actors import load_actors
    >>> [(h.office, h.country, h.name) for h in find_holders("وزير الخارجيه الروسي سيرغي لافروف", load_actors())]
    [('وزير خارجيه', 'ru', 'سيرغي لافروف')]
    """
    if not any(stem in key for stem in words("offices.offices")):
        return ()
    stated = [office for found in _OFFICE().finditer(key) if (office := _stated(key, found, actors))]
    if not stated:
        return ()
    speakers = speakers_in(key) if speakers is None else speakers
    named = [_named(key, office, speakers) for office in stated]
    surnames = {holder.surname for holder in named if holder}
    return tuple(
        holder
        for office, whole in zip(stated, named, strict=True)
        if (holder := whole or _with_surname(key, office, surnames))
    )


def speakers_in(key: str) -> frozenset[str]:
    """Give the words that stand where a speaker's surname may: right behind a verb of speech, or in quotation marks.

    >>> sorted(speakers_in("وقال لافروف ان «بوتين» سيصل"))
    ['بوتين', 'لافروف']
    """
    spoken = {word.strip(_AROUND) for word in _SPOKEN().findall(" " + key.replace("\n", " "))}
    return frozenset(spoken.union(_QUOTED.findall(key)))


@lru_cache(maxsize=32_768)
def could_be_name(word: str) -> bool:
    """Tell whether a word may be part of a person's name, for all that can be seen of it alone.

    >>> could_be_name("لافروف"), could_be_name("الوزير"), could_be_name("خلال")
    (True, False, False)
    """
    lexicon = load_lexicon()
    bare = word[1:] if word[:1] in ("و", "ف") else word
    return not (
        word.startswith(("ال", "لل", "وال", "بال"))
        or word in _no_names()
        or bare in _no_names()
        or word in _verbs_of_speech()
        or word in lexicon.particles
        or word in lexicon.places
        or word.isdigit()
    )


class _Stated(NamedTuple):
    """An office with its state, which is said until `end`."""

    office: str
    country: str
    start: int
    end: int


def _stated(key: str, found: re.Match[str], actors: Actors) -> _Stated | None:
    """Give the office that begins at a word, with its state; None where no state is named."""
    first = found.start()
    before = _BEFORE_OFFICE.search(key, max(0, first - 4), first) if first and key[first - 1] != " " else None
    if first and key[first - 1].isalnum() and not before:
        return None
    start = first - len(before["article"] or "") if before else first
    words, position = [found[0]], found.end()
    for _ in range(_LONGEST_OFFICE):
        word = _WORD.match(key, position)
        if not word:
            return None
        country, end = _country(key, word, actors, words)
        if country:
            aide = _AIDES().search(key, max(0, start - 16), start)
            return None if aide else _Stated(" ".join(words), country, start, end)
        if not _belongs_to_office(word[1], words):
            return None
        words.append(_bare(word[1]))
        position = word.end()
    return None


def _belongs_to_office(word: str, words: list[str]) -> bool:
    """Tell whether a word goes on naming an office: it has the article, or is one of the few that stand without."""
    if word.startswith("ال") or word in ("باسم", "وزاره", "شوون", "لشوون", "مجلس"):
        return True
    return len(words) == 1 and (word in word_set("offices.bodies") or words[0].startswith("وزير"))


def _country(key: str, word: re.Match[str], actors: Actors, words: list[str]) -> tuple[str | None, int]:
    """Give the state that a word (or it with the next) names, by its adjective or by itself, and where that ends."""
    following = _WORD.match(key, word.end())
    pair = f"{word[1]} {following[1]}" if following else ""
    if word[1].startswith("ال"):
        country = _adjective(actors, pair) if following and following[1].startswith("ال") else None
        if country and following:
            return country, following.end()
        country = _adjective(actors, word[1])
        if country and word[1] not in actors.spellings:
            return country, word.end()
    if len(words) > 1 or words[0].startswith(("رييس", "سفير")):
        for name, end in ((pair, following.end() if following else 0), (word[1], word.end())):
            named = actors.spellings.get(name, ())
            states = {actor.country for actor in named if actor.kind == "state" or words[-1] == "باسم"}
            if len(states) == 1:
                return states.pop(), end
    return None, 0


@lru_cache(maxsize=65_536)
def _adjective(actors: Actors, words: str) -> str | None:
    return actors.country_of_adjective(words) if words.endswith(_NISBA) else None


def _named(key: str, office: _Stated, speakers: frozenset[str]) -> Holder | None:
    stop, former = _behind_titles(key, office)
    found = _NAME.match(key, stop)
    words = _name(found["words"].split(" ")) if found else []
    likeness = _likeness(words, speakers) if words else 0
    if not found or not likeness:
        return None
    holder = _holder(key, office, " ".join(words), found.start("words"), former)
    return holder._replace(likely=likeness > 1)


def _with_surname(key: str, office: _Stated, surnames: set[str]) -> Holder | None:
    """Give the holder who is named by surname alone, if the text names somebody of that surname in full."""
    stop, former = _behind_titles(key, office)
    found = _NAME.match(key, stop)
    word, *more = found["words"].split(" ", 2) if found else [""]
    if not found or word == "علي" or word not in surnames or (more and could_be_name(more[0])):
        return None  # «الرئيس الأمريكي باراك أوباما» is not Ehud Barak
    return _holder(key, office, word, found.start("words"), former)


def _holder(key: str, office: _Stated, name: str, start: int, former: bool) -> Holder:
    sure = _SURE().search(key, max(0, office.start - 24), office.start) is not None
    return Holder(
        office=office.office,
        country=office.country,
        start=office.start,
        end=office.end,
        name=name,
        name_start=start,
        name_end=start + len(name),
        former=former,
        sure=sure,
    )


def _behind_titles(key: str, office: _Stated) -> tuple[int, bool]:
    """Give where the titles behind an office end, and whether they call it a past or a coming one."""
    stop, former = office.end, False
    while past := (_FORMER().match(key, stop) or _TITLE().match(key, stop)):
        former = former or past.re is _FORMER()
        stop = past.end()
    return stop, former


def _name(words: list[str]) -> list[str]:
    """Give the words of a first name and a surname; عبد, بن and their like go together with what follows."""
    size, joining = 0, word_set("offices.joining")
    for _ in range(2):
        while size < len(words) and words[size] in joining:
            size += 1
        size += 1
    return words[:size] if size <= len(words) else []


def _bare(word: str) -> str:
    return word[2:] if word.startswith(("ال", "لل")) and len(word) > 4 else word


def _likeness(words: list[str], speakers: frozenset[str]) -> int:
    """Tell how much words look like a person's name.

    2 for a known given name, a surname that speaks elsewhere, or two words without the shape of Arabic ones; 1 where
    one of the two has none; else 0.
    """
    given, joining, first, last = given_names(), word_set("offices.joining"), words[0], words[-1]
    if len(last) < _SHORTEST_NAME or first.startswith("ال"):
        return 0
    for before, word in pairwise(("", *words)):
        listed = word in _no_names() if word in given else not could_be_name(word)
        if listed and before not in joining and word != "علي":
            return 0
    strange = (is_strange(first), is_strange(last))
    known = first in given or first in joining
    if first == "علي":  # على, more often than not
        known = last in given or strange[1]
    if known or last in speakers or all(strange):
        return 2
    return int(any(strange) and not first.startswith(_COMING))


@lru_cache(maxsize=32_768)
def is_strange(word: str) -> bool:
    """Tell whether a word has not the shape of an Arabic one, in the accusative neither.

    >>> is_strange("زايتسيفا"), is_strange("اجتماعا")
    (True, False)
    """
    return not looks_native(word) and not (len(word) > 5 and word.endswith("ا") and looks_native(word[:-1]))


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """The given names of the lexicon, those that are ordinary words too."""
    lexicon = load_lexicon()
    return lexicon.given_names | lexicon.doubtful_names


def _no_names() -> frozenset[str]:
    return word_set("offices.verbs_no_names", "offices.words_no_names")


@lru_cache(maxsize=1)
def _verbs_of_speech() -> frozenset[str]:
    verbs = words(*_SPEAKS.split("|"))
    return frozenset(f"{lead}{verb}{ending}" for lead in ("", "و", "ف") for verb in verbs for ending in ("", "ت"))
