"""Persons in a folded text: every name of two words or more, with the post that stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.lexicon import load_lexicon
from cleaner.arabic.morphology import word_starts, words_in
from cleaner.arabic.word_lists import word_set
from cleaner.inspection.registry.full_names import is_rare
from cleaner.inspection.registry.office_holders import could_be_name, given_names

_CLAUSE: Final = re.compile(r"(?<![\w ])[\w ]+$")
_SHORTEST: Final = 3  # letters of a family name, without its article
_LONGEST: Final = 4  # words of a name
_POST: Final = 7  # words before a name among which its bearer's post is looked for
_BEFORE: Final = 70  # characters before a name in which they stand
_SLAVE: Final = "عبد"  # goes together with what follows
_DOUBTFUL: Final = "علي"  # على, more often than not
_OF_WHAT_IS_TO_COME: Final = ("سي", "ست", "سن")


class Person(NamedTuple):
    """The words of a name at `start:end` of a key, and the bare words of the post before it, or none.

    `former` tells that the post is called a past one, `acts` that the name is the subject of a verb of speech or has
    a post, and `goes_on` that the verb before it goes on with what somebody has said.
    """

    words: tuple[str, ...]
    start: int
    end: int
    post: tuple[str, ...]
    former: bool
    acts: bool
    goes_on: bool


def find_persons(key: str) -> list[Person]:
    """Give the persons whose names begin with a given name, in order.

    >>> from cleaner.arabic.fold import fold
    >>> [(one.words, one.post) for one in find_persons(fold("وأكد رئيس بلدية الزرقاء مازن الطراونة أمس ذلك"))]
    [(('مازن', 'الطراونه'), ('رييس', 'بلديه', 'زرقاء'))]
    """
    return [person_of(key, name) for name in find_names(key)]


class Name(NamedTuple):
    """The words of a name at `start:end` of a key."""

    words: tuple[str, ...]
    start: int
    end: int


@lru_cache(maxsize=4)
def find_names(key: str) -> tuple[Name, ...]:
    """Give the names of two words or more that begin with a given name, in order.

    >>> from cleaner.arabic.fold import fold
    >>> [one.words for one in find_names(fold("عاد سالم الحداد أمس"))]
    [('سالم', 'الحداد')]
    """
    beginnings, text = _beginnings(), _Words(key, words_in(key), word_starts(key))
    found, stop = list[Name](), 0
    given = load_lexicon().given_names
    for at in [at for at, word in enumerate(text.words) if word in beginnings]:
        word, start = text.words[at], text.starts[at]
        if start < stop or not (word in given or word == _SLAVE or _begins_name(text, at)):
            continue
        name, stop_at = _name(text, at)
        if len(name) > 1:
            stop = text.starts[stop_at - 1] + len(text.words[stop_at - 1])
            found.append(Name(tuple(name), start, stop))
    return tuple(found)


class _Words(NamedTuple):
    """The words of a key, and where each begins."""

    key: str
    words: tuple[str, ...]
    starts: tuple[int, ...]

    def behind(self, at: int) -> str:
        """Give the word behind another if one blank alone parts them, or an empty text."""
        if at + 1 >= len(self.words):
            return ""
        end = self.starts[at] + len(self.words[at])
        return self.words[at + 1] if self.starts[at + 1] == end + 1 and self.key[end] == " " else ""


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """Give the words with which a name may begin."""
    lexicon = load_lexicon()
    return (lexicon.given_names | lexicon.doubtful_names | {_SLAVE}) - {_DOUBTFUL}


def _begins_name(text: _Words, at: int) -> bool:
    """Tell whether a word that is a name or an ordinary word begins a name: a title leads to it, or a name follows."""
    lexicon, word = load_lexicon(), text.words[at]
    if word not in lexicon.doubtful_names or word == _DOUBTFUL:
        return False
    titles = word_set("offices.titles", "persons.titles")
    if at and text.words[at - 1] in titles and text.behind(at - 1):
        return True
    behind = text.behind(at)
    third = text.behind(at + 1)
    return behind in lexicon.given_names and third.startswith("ال") and _may_be_family(third, last=True)


def _name(text: _Words, at: int) -> tuple[list[str], int]:
    """Give the words of the name that begins at a word, no more than two of them of the family, and where it ends."""
    name, family, known = list[str](), 0, given_names()
    while at < len(text.words) and len(name) < _LONGEST and (not name or text.behind(at - 1)):
        word = text.words[at]
        if word.startswith(f"{_SLAVE}ال"):
            word = f"{_SLAVE} {word[len(_SLAVE) :]}"
        elif word == _SLAVE and text.behind(at).startswith("ال"):
            word, at = f"{word} {text.words[at + 1]}", at + 1
        elif word not in known and not (family < 2 and _may_be_family(word, last=family > 0)):
            break
        elif name and word not in known:
            family += 1
        name.append(word)
        at += 1
    return name, at


@lru_cache(maxsize=32_768)
def _may_be_family(word: str, *, last: bool) -> bool:
    """Tell whether a word may be a family name; behind another one it has the article, or is rare."""
    definite = word.startswith("ال")
    bare = word[2:] if definite else word
    if (
        len(bare) < _SHORTEST
        or not word.isalpha()
        or (last and not (definite or (len(word) > _SHORTEST and is_rare(word))))
    ):
        return False
    particle = word.startswith(("و", "لل", "بال", "فال", "كال", *_OF_WHAT_IS_TO_COME))
    return not (particle and not is_rare(word)) and bare not in _not_families() and could_be_name(bare)


@lru_cache(maxsize=1)
def _not_families() -> frozenset[str]:
    return word_set("offices.former", "offices.titles", "persons.others") | frozenset(("تي", "ذي", "لذي", "ذين"))


def person_of(key: str, name: Name) -> Person:
    """Give the person of a name, with what stands before it.

    >>> person_of("وقال الوزير سالم الحداد", Name(("سالم", "الحداد"), 12, 23)).post
    ('وزير',)
    """
    words, start, end = name
    before = _words_before(key, start)
    post, former, verb = _post(before)
    return Person(
        words=words,
        start=start,
        end=end,
        post=post,
        former=former,
        acts=bool(post) or _speaks(verb) or verb in word_set("persons.before_subjects"),
        goes_on=not post and _bare_verb(verb) in word_set("persons.going_on"),
    )


def _words_before(key: str, start: int) -> list[str]:
    """Give the words right before a name, the nearest first, back to where a clause ends."""
    text = key[max(0, start - _BEFORE) : start]
    clause = _CLAUSE.search(text)
    return clause[0].split()[::-1][:_POST] if clause else []


def _post(before: list[str]) -> tuple[tuple[str, ...], bool, str]:
    """Give the post that the words before a name tell, whether it is a past one, and the word before all that."""
    former, post, skipped = False, list[str](), 0
    past = word_set("offices.former")
    for word in before:
        if not _is_title(word):
            break
        former = former or (word in past and not word.startswith("الجديد"))
        skipped += 1
    rest = before[skipped:]
    for at, word in enumerate(rest):
        bare = bare_post(word)
        if bare:
            post.append(bare)
            behind = rest[at + 1] if at + 1 < len(rest) else ""
            if _is_aide(behind):
                return (), False, ""
            met = word_set("offices.meeting")
            verb = _bare_verb(behind)
            return ((), False, "") if verb in met else (tuple(reversed(post)), former, behind)
        if not _belongs(word):
            break
        former = former or word in word_set("persons.others")
        post.append(word[2:] if word.startswith("ال") else word)
    return (), former, rest[0] if rest else ""


@lru_cache(maxsize=16_384)
def _is_title(word: str) -> bool:
    return word in word_set("offices.former", "offices.titles", "persons.titles")


@lru_cache(maxsize=16_384)
def bare_post(word: str) -> str:
    """Give the post that a word names, without particles, article and feminine ending, or an empty text.

    >>> bare_post("والوزيره"), bare_post("بالمدير"), bare_post("بلديه")
    ('وزير', 'مدير', '')
    """
    posts = word_set("persons.posts")
    for lead in ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "فال", "كال"):
        stem = word[len(lead) :] if word.startswith(lead) else ""
        for form in (stem, stem.removesuffix("ه")):
            if form in posts:
                return "والي" if form == "وال" else "قاضي" if form == "قاض" else form
    return ""


@lru_cache(maxsize=16_384)
def _belongs(word: str) -> bool:
    """Tell whether a word may stand between a post and its holder's name."""
    return word.startswith("ال") or word in word_set("persons.post_bodies") or word in load_lexicon().places


@lru_cache(maxsize=16_384)
def _is_aide(word: str) -> bool:
    return any(word.removeprefix(lead) in word_set("offices.aides") for lead in ("", "و", "ال", "ل", "ب"))


def _bare_verb(word: str) -> str:
    stem = word[1:] if word[:1] in ("و", "ف") and len(word) > _SHORTEST else word
    return stem.removesuffix("ت") if len(stem) > _SHORTEST else stem


@lru_cache(maxsize=16_384)
def _speaks(verb: str) -> bool:
    stem = _bare_verb(verb)
    return stem in word_set("speech.verbs", "speech.explaining", "speech.to_outlets", "speech.adding", "offices.acting")


def persons_named(words: tuple[str, ...], persons: list[Person]) -> Iterator[Person]:
    """Give those persons of a list whose names begin with the same words.

    >>> list(persons_named(("سالم",), []))
    []
    """
    return (one for one in persons if one.words[: len(words)] == words)
