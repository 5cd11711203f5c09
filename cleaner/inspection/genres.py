"""Words that hardly stand outside of one genre of news (a match, a recipe, a verdict), and where a text has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from cleaner.arabic.morphology import word_starts, words_in
from cleaner.arabic.word_lists import table

_PARTICLES: Final = "وفبلك"
_FOR_ONE: Final = 5  # different words for one elsewhere: some are ordinary words, too
_MOST: Final = 2  # particles before a word


class Cue(NamedTuple):
    """A word of a genre at an offset of a key, without particles and article."""

    offset: int
    genre: str
    word: str


def genre_cues(key: str) -> list[Cue]:
    """Give the words of genres in a folded text, in order.

    >>> from cleaner.arabic.fold import fold
    >>> [(cue.genre, cue.word) for cue in genre_cues(fold("أهدر المهاجم ركلة جزاء"))]
    [('football', 'مهاجم'), ('football', 'ركله جزاء')]
    """
    words, starts, found = words_in(key), word_starts(key), list[Cue]()
    for at in [at for at, word in enumerate(words) if _beginnings(word)]:
        start, end = starts[at], starts[at] + len(words[at])
        for genre, cue, length in _beginnings(words[at]):
            if not length or _stands(key, cue, end - length):
                found.append(Cue(start, genre, cue.removeprefix("ال")))
    return found


def strange_genre(cues: Collection[Cue], start: int, end: int) -> tuple[int, str]:
    """Give the genre that stands in `start:end` most, and nowhere else or by chance alone, after how many words it has.

    >>> from cleaner.arabic.fold import fold
    >>> cues = genre_cues(fold("افتتحت الحديقة. أهدر المهاجم ركلة جزاء."))
    >>> strange_genre(cues, 16, 60), strange_genre(cues, 23, 60)
    ((2, 'football'), (0, ''))
    """
    within: dict[str, set[str]] = {}
    for cue in cues:
        if start <= cue.offset < end:
            within.setdefault(cue.genre, set()).add(cue.word)
    elsewhere = Counter(cue.genre for cue in set(cues) if not start <= cue.offset < end)
    found = ((len(words), genre) for genre, words in within.items() if elsewhere[genre] <= len(words) // _FOR_ONE)
    return max(found, default=(0, ""))


def is_of_another(cues: Collection[Cue], start: int, end: int, genre: str) -> bool:
    """Tell whether a paragraph has words of genres, and none of one.

    >>> is_of_another([Cue(3, "court", "متهم")], 0, 20, "war")
    True
    """
    own = {cue.genre for cue in cues if start <= cue.offset < end}
    return bool(own) and genre not in own


def _stands(key: str, cue: str, start: int) -> bool:
    """Tell whether a cue of several words stands at a place, with the article that its first word may have."""
    end = start + len(cue)
    return key.startswith(cue, start) and not key[end : end + 1].isalnum()


def _forms(word: str) -> Iterator[tuple[str, int]]:
    """Give a word without its particles and without its article, each with the letters that are left."""
    for count in range(_MOST + 1):
        if count and (len(word) <= count or word[count - 1] not in _PARTICLES):
            return
        bare = word[count:]
        yield bare, len(bare)
        if bare.startswith(("ال", "لل")) and len(bare) > len("الـ"):
            yield bare[2:], len(bare) - 2


@lru_cache(maxsize=65_536)
def _beginnings(word: str) -> tuple[tuple[str, str, int], ...]:
    """Give the cues that a word is or begins, and of those that it begins with how many of its last letters."""
    return tuple(
        (genre, cue, 0 if cue == form else length)
        for form, length in _forms(word)
        for genre, cue in _words().get(form, ())
    )


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[tuple[str, str], ...]]:
    """Give the genres' words by the first word of each."""
    found: dict[str, list[tuple[str, str]]] = {}
    for genre, cues in table("genres.cues").items():
        for cue in cues:
            found.setdefault(cue.split(" ")[0], []).append((genre, cue))
    return {first: tuple(those) for first, those in found.items()}
