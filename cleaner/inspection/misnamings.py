"""One person who is called otherwise in another place: another given name, father's name or family name, another post.

Two names that have all but one word in common are mostly those of kin. They are taken for one person's only where the
text tells of no kin, where the second name comes from nowhere and is told once, and where something else ties it to
the first: three names of which two are the same, the same post, or a verb that goes on with what was said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from cleaner.arabic.lexicon import load_lexicon
from cleaner.arabic.morphology import phonetic_key
from cleaner.arabic.word_lists import word_set
from cleaner.inspection.article import Article
from cleaner.inspection.registry.full_names import is_rare, sound_of
from cleaner.inspection.registry.office_holders import given_names
from cleaner.inspection.registry.persons import Name, Person, bare_post, find_names, person_of

_FULL: Final = 3  # words of a name of which two tell who it is
_SENTENCE: Final = re.compile(r"[.؟!\n]")
_NEAR: Final = 90  # characters between two who are named together
_AROUND: Final = 80  # characters around a name in which words tell of kin, or of another time
_MOST: Final = 60  # names of one article that are compared
_OF_ONE_FAMILY: Final = 2  # names; where more have the family's, it is a tribe's
_LONG: Final = 5  # letters of family names that begin alike
_ALIKE: Final = 3  # letters with which they do
_SHORTEST: Final = 4  # letters of a family name that is nobody else's


class Misnaming(NamedTuple):
    """Two places of a key where one person is called otherwise; `kind` is `given`, `father` or `family`, or `post`."""

    one: tuple[int, int]
    other: tuple[int, int]
    kind: str


def misnamings(article: Article) -> Iterator[Misnaming]:
    """Give where a person is called otherwise than before, once for each of the names.

    >>> from cleaner import clean
    >>> from cleaner.inspection.article import read_article
    >>> text = (
    ...     "قال محافظ المدينة مازن الطراونة إن أعمال توسعة السوق ستنتهي قبل حلول الشتاء، "
    ...     "وإن المقاول تسلم الموقع خاليا من البسطات. "
    ...     "وأكد المحافظ مازن العبابنة أن التجار سيعودون."
    ... )
    >>> article = read_article(clean(text))
    >>> [(article.key[slice(*one.one)], article.key[slice(*one.other)], one.kind) for one in misnamings(article)]
    [('محافظ المدينه مازن الطراونه', 'المحافظ مازن العبابنه', 'family')]
    """
    names = find_names(article.key)
    related = [one for one in _related(names) if article.passage_at(one.start).kept]
    persons = [person_of(article.key, one) for one in related[:_MOST]]
    told = set[tuple[str, ...]]()
    for at, other in enumerate(persons):
        for one in persons[:at]:
            kind = _kind(article.key, one, other)
            if kind in ("given", "father") and _is_tribe(names, other):
                continue
            if kind and other.words not in told:
                told.add(other.words)
                yield Misnaming(_place(article.key, one, kind), _place(article.key, other, kind), kind)
                break


def _related(names: Sequence[Name]) -> list[Name]:
    """Give the names that have their first or their second word in common with another."""
    firsts, seconds = (Counter(name.words[word] for name in names) for word in (0, 1))
    return [name for name in names if firsts[name.words[0]] > 1 or seconds[name.words[1]] > 1]


def _kind(key: str, one: Person, other: Person) -> str:
    """Tell in what one person's names differ: `given`, `father`, `family`, or `post`; "" if they are two persons'."""
    if one.words[:2] == other.words[:2]:
        return "post" if _two_posts(key, one, other) else ""
    for kind, differ in _DIFFERENCES.items():
        if differ(one, other):
            words = next((a, b) for a, b in zip(one.words, other.words, strict=False) if a != b)
            return kind if _comes_from_nowhere(key, one, other, words, kin=kind != "father") else ""
    return ""


def _given(one: Person, other: Person) -> bool:
    """Tell whether all but the given name is the same, and something ties both."""
    if one.words[0] == other.words[0] or one.words[1] != other.words[1]:
        return False
    if min(len(one.words), len(other.words)) >= _FULL and one.words[:_FULL][2] == other.words[:_FULL][2]:
        return other.acts and not other.former
    inherited = any(" ".join(post) in word_set("persons.inherited_posts") for post in (one.post, other.post))
    return not inherited and len(one.words[1]) >= _SHORTEST and (_same_post(one, other) or _goes_on(one, other))


def _goes_on(one: Person, other: Person) -> bool:
    return other.goes_on and one.acts


def _father(one: Person, other: Person) -> bool:
    """Tell whether given name and family are the same and what stands between them is not."""
    if not len(one.words) == len(other.words) == _FULL or one.words[0] != other.words[0]:
        return False
    if other.post and not _same_post(one, other):
        return False
    names = {one.words[1], other.words[1]} <= given_names()
    return names and one.words[2] == other.words[2] and one.words[2].startswith("ال")


def _family(one: Person, other: Person) -> bool:
    """Tell whether one post is held by two who have their given name in common alone."""
    if one.words[0] != other.words[0] or one.words[1] in other.words or other.words[1] in one.words:
        return False
    families = (one.words[1], other.words[1])
    if all(family.startswith("عبد ") for family in families) and one.post and other.acts and not other.post:
        return not other.former  # «سمير عبد الحميد», then «سمير عبد المجيد»
    return all(map(_is_family, families)) and (_same_post(one, other) or _begin_alike(*families))


def _begin_alike(one: str, other: str) -> bool:
    """Tell whether two long family names that nobody else has begin alike, as a name does that is misremembered."""
    first, second = (phonetic_key(word.removeprefix("ال")) for word in (one, other))
    if min(len(first), len(second)) < _LONG or abs(len(first) - len(second)) > 2 or {one, other} & given_names():
        return False
    return first[:_ALIKE] == second[:_ALIKE] and is_rare(one) and is_rare(other)


def _is_family(word: str) -> bool:
    """Tell whether a word is a family name rather than an ordinary word behind a name that stands alone."""
    return is_rare(word) or (word in given_names() and not word.startswith("ب"))


_DIFFERENCES: Final[dict[str, Callable[[Person, Person], bool]]] = {
    "given": _given,
    "father": _father,
    "family": _family,
}


def _same_post(one: Person, other: Person) -> bool:
    """Tell whether two persons have one post, which the second time may be told in fewer words."""
    if not one.post or not other.post or one.former or other.former or one.post[0] != other.post[0]:
        return False
    if one.post[0] in word_set("persons.shared_posts"):
        return False
    return set(other.post) <= set(one.post) or set(one.post) <= set(other.post)


def _is_tribe(names: Sequence[Name], person: Person) -> bool:
    """Tell whether more than two are named who have the family name of a person."""
    family = person.words[:_FULL][-1]
    return len({one.words[: one.words.index(family)] for one in names if family in one.words[1:]}) > _OF_ONE_FAMILY


def _comes_from_nowhere(key: str, one: Person, other: Person, words: tuple[str, str], *, kin: bool) -> bool:
    """Tell whether the second name is told once, sounds otherwise than the first, and, if asked, no kin is near."""
    if _is_spelling(*words) or _are_together(key, one, other) or (kin and _are_told_apart(key, other)):
        return False
    if kin and not word_set("persons.kin").isdisjoint(_words_around(key, one)):
        return False
    return _times(key, words[1]) == 1 or (_times(key, words[0]) == 1 < _times(key, words[1]))


def _are_together(key: str, one: Person, other: Person) -> bool:
    """Tell whether two are named in one breath, as people of one family are."""
    near = other.start - one.end < _NEAR
    return near and not ("عبد " in one.words[1] and _SENTENCE.search(key, one.end, other.start))


def _is_spelling(one: str, other: str) -> bool:
    """Tell whether two names are two spellings of one, which is another thing."""
    return sound_of(one) == sound_of(other)


def _times(key: str, word: str) -> int:
    return key.split().count(word) if " " not in word else key.count(word)


def _are_told_apart(key: str, *persons: Person) -> bool:
    """Tell whether words near a name say that its bearer is another's kin, or was there at another time."""
    apart = word_set("persons.kin", "persons.others")
    return any(not apart.isdisjoint(_words_around(key, person)) for person in persons)


def _words_around(key: str, person: Person) -> list[str]:
    left = key.find(" ", max(0, person.start - _AROUND), person.start) + 1 if person.start > _AROUND else 0
    right = key.rfind(" ", person.end, person.end + _AROUND)
    around = key[max(0, left) : right if right > 0 else len(key)].split()
    bare = (word.strip('.,،:؛()"«»') for word in around)
    places = load_lexicon().places  # «وجدة» is no grandfather
    return [form for word in bare for form in (word, "" if word in places else word.removeprefix("و"))]


def _two_posts(key: str, one: Person, other: Person) -> bool:
    """Tell whether one person holds two posts of which nobody holds both at once."""
    first, second = _single(one.post), _single(other.post)
    if not first or not second or first == second or one.former or other.former:
        return False
    if "." not in key[one.end : other.start] or not one.words[1].startswith("ال"):
        return False
    return not _are_told_apart(key, one, other) and not _other_time(key, one, other)


def _other_time(key: str, *persons: Person) -> bool:
    times = word_set("offices.other_times")
    return any(not times.isdisjoint(_words_around(key, person)) for person in persons)


def _single(post: tuple[str, ...]) -> str:
    """Give the post, in as many words as tell it, if nobody holds another beside it."""
    alone = word_set("persons.single_posts")
    return next((name for size in (2, 1) if (name := " ".join(post[:size])) in alone), "")


def _place(key: str, person: Person, kind: str) -> tuple[int, int]:
    """Give the place of a name, with the post before it where that is what ties both."""
    if kind == "father" or not person.post:
        return person.start, person.end
    words = key[max(0, person.start - 120) : person.start].split(" ")
    size = 0
    for word in reversed(words[:-1]):
        size += len(word) + 1
        if bare_post(word) == person.post[0]:
            return person.start - size, person.end
    return person.start, person.end
