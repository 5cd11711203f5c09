"""Ages that do not go with the years that are told of one life: «ولد عام 1931 … توفي عام 1998 عن 83 عاما»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.numbers import WORD as NUMBER_WORD
from cleaner.arabic.numbers import number_at
from cleaner.arabic.word_lists import word_pattern, word_set, words
from cleaner.inspection.article import Article

Place = tuple[int, int]
Pair = tuple[Place, Place]

_YEAR: Final = r"(?<![\d/.-])(?P<year>1[89]\d\d|20\d\d)(?!\d|[/.-]\d)"
_YEARS: Final = re.compile(_YEAR)
_BORN: Final = word_pattern(
    rf"(?<!\w)[وف]?(?:(?:ال)?<tenses.born>|(?:راي|رات|ابصرت?) (?:\w+ ){{1,3}}النور)"
    rf"[^\n.؛\d]{{0,60}}?(?:\d{{1,2}} \w+(?: \w+)? )?{_YEAR}"
)
_AGE: Final = word_pattern(
    r"(?<!\w)[وف]?(?P<lead><tenses.at_that_age>)(?: (?P<about><tenses.about_age>))? ?"
    r"(?=(?P<number>\d{1,3}|[^\W\d_]+(?: و[^\W\d_]+| عشره?)?)(?! ?[.,/]\d))"
)
_OF_YEARS: Final = word_pattern(r"(?:\d{1,3}|[^\W\d_]+(?: و[^\W\d_]+| عشره?)?) (?P<unit><tenses.spans_of_years>)(?!\w)")
_DIED: Final = word_pattern(r"(?<!\w)[وفب]?(?:ال)?<tenses.died>(?!\w)")
_LONG_AGO: Final = word_pattern(r"(?<!\w)[وفبل]?(?:ال)?<credits.earlier|tenses.anniversaries>(?!\w)")
_SENTENCE: Final = re.compile(r"[.؟!\n](?:\s|$)")
_REACH: Final = 140  # characters before and behind an age in which its year stands
_ROOM: Final = 2  # years by which a birthday and the counting of both ends may differ
_ABOUT: Final = 2  # and more, of an age that is told roughly
_OLDEST: Final = 110


class _Age(NamedTuple):
    """An age of so many years at `start:end` of a key; `dead` tells that somebody died at it, `now` that he has it."""

    start: int
    end: int
    years: int
    about: bool
    dead: bool
    now: bool


def broken_ages(article: Article, published: date | None) -> Iterator[Pair]:
    """Give where somebody's birth is dated and where an age is told that the years do not make.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> article = read_article(clean("ولد الشاعر عام 1931. وتوفي عام 1998 عن عمر ناهز الثالثة والثمانين."))
    >>> [(article.key[slice(*one)], article.key[slice(*other)]) for one, other in broken_ages(article, None)]
    [('ولد الشاعر عام 1931', 'عن عمر ناهز الثالثه والثمانين')]
    """
    key = article.key
    if not _YEARS.search(key):
        return
    born = [found for found in _BORN().finditer(key) if article.passage_at(found.start()).kept]
    if len({found["year"] for found in born}) != 1:
        return  # of nobody, or of several
    birth, year = born[0], int(born[0]["year"])
    for age in _ages(key):
        if not article.passage_at(age.start).kept or _is_of_kin(key, birth.end(), age):
            continue
        told = _year_of(key, age, birth)
        then = told or (published.year if published and (age.dead or age.now) and not _is_of_old(key, age) else 0)
        room = _ROOM + _ABOUT * age.about
        if then and 0 < then - year <= _OLDEST and abs(then - year - age.years) > room:
            yield birth.span(), (age.start, age.end)
            return


def _ages(key: str) -> Iterator[_Age]:
    for found in _AGE().finditer(key):
        at, lead = found.start("number"), found["lead"]
        years, end = _number(key, at)
        unit = _OF_YEARS().match(key, at)
        if not years or not (unit or lead in word_set("tenses.ages_alone") or found["number"].startswith("ال")):
            continue
        clause = key[max(0, at - _REACH) : at]
        dead = _DIED().search(_SENTENCE.split(clause)[-1]) is not None
        now = lead in word_set("tenses.age_now")
        yield _Age(found.start(), unit.end() if unit else end, years, bool(found["about"]), dead, now)


def _number(key: str, at: int) -> tuple[int, int]:
    """Give the number of years at a place, in digits, in words or as an ordinal, and where it ends."""
    ordinal = next((word for word in _ordinals_by_length() if key.startswith(word, at)), "")
    end = at + len(ordinal)
    if ordinal and not key[end : end + 1].isalnum():
        return feminine_ordinals()[ordinal], end
    found = list(NUMBER_WORD.finditer(key, at, at + 30))
    value, after = number_at(found, 0) if found else (0.0, 0)
    return (int(value), found[after - 1].end()) if after and 1 < value < _OLDEST else (0, at)


def _year_of(key: str, age: _Age, birth: re.Match[str]) -> int:
    """Give the one year that the sentence of an age tells beside that of the birth, or 0."""
    first = max(0, age.start - _REACH)
    first += max((found.end() for found in _SENTENCE.finditer(key[first : age.start])), default=0)
    stop = _SENTENCE.search(key, age.end, age.end + _REACH)
    last = stop.start() if stop else min(len(key), age.end + _REACH)
    years = {
        int(found["year"])
        for found in _YEARS.finditer(key, first, last)
        if not birth.start() <= found.start() < birth.end() and found["year"] != birth["year"]
    }
    return years.pop() if len(years) == 1 else 0


def _is_of_kin(key: str, born: int, age: _Age) -> bool:
    """Tell whether words between a birth and an age, or behind it, tell of another one's life."""
    before = key[max(min(born, age.start), age.start - _REACH) : age.start]
    bare = {word.strip('،,.:()«»"') for word in (*before.split(), *key[age.end : age.end + 30].split())}
    forms = bare | {word.removeprefix("و") for word in bare}
    return not word_set("persons.kin").isdisjoint(forms)


def _is_of_old(key: str, age: _Age) -> bool:
    """Tell whether the sentence says that it was at another time than that of the publication."""
    return _LONG_AGO().search(key, max(0, age.start - _REACH), age.end + 40) is not None


@lru_cache(maxsize=1)
def _ordinals_by_length() -> tuple[str, ...]:
    return tuple(sorted(feminine_ordinals(), key=len, reverse=True))


@lru_cache(maxsize=1)
def feminine_ordinals() -> dict[str, int]:
    """Give the ordinals by which years are counted.

    >>> feminine_ordinals()["الثالثه والثمانين"], feminine_ordinals()["العاشره"]
    (83, 10)
    """
    found = {"العاشره": 10, "الاولي": 1}
    tens = {f"{word[:-2]}ين": 10 * number for number, word in enumerate(words("numbers.tens"), 2)}
    found |= {f"ال{word}": number for word, number in tens.items()}
    for unit, word in enumerate(words("numbers.ordinals"), 1):
        feminine = f"ال{word}ه"
        if unit > 1:
            found[feminine] = unit
        found[f"{feminine} عشره"] = found[f"{feminine} عشر"] = 10 + unit
        found |= {f"{feminine} وال{ten}": number + unit for ten, number in tens.items()}
    return found
