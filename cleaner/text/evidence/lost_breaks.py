"""Where a line break was lost: how likely, between two words, one text ends and another begins.

Headlines that run together have nothing between them, but «… في الدوري الايطالي وزير المالية يعلن …» is read as two by
anyone: a verb's subject begins where another sentence was complete. The weights of the words and forms on either side
were fitted on titles and first sentences of articles put behind each other, against the inner places of sentences
(`benchmarks/fit_headlines.py`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from cleaner.text.evidence.steps import step
from cleaner.text.evidence.word_forms import MARKS, word_form

_PAUSES: Final = "،,؛.:؟!"
_DISTANCES: Final = (2, 4, 8, 14, 25)  # words to the next pause
_FURTHEST: Final = 25  # words
_STEPS: Final = tuple(step(distance, _DISTANCES) for distance in range(_FURTHEST + 1))
_BEFORE, _BEHIND = 3, 4  # forms of a remembered part
_REMEMBERED: Final = 1 << 15  # words
_WORD_KINDS: Final = ("a", "a2", "a3", "a4", "pa", "b", "b3", "b4", "b_3", "pb", "A", "B")


class BreakTable(NamedTuple):
    """Weights, in log odds, of what stands on either side of a place between two words; by kind of name, by name."""

    base: float
    weights: Mapping[str, Mapping[str, float]]


class _Side(NamedTuple):
    """What a word weighs by itself on each side of a place, one or two words away, and its form."""

    form: str
    bare: str
    before: float
    behind: float
    twice_before: float
    next_behind: float


_EDGE: Final = _Side("^", "", 0.0, 0.0, 0.0, 0.0)  # what is before the first word, and behind the last


def word_names(word: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Name what a word says of the place behind it, and of the place before it: kinds and names.

    >>> word_names("القدس،")[0]
    [('a', 'القدس'), ('a2', 'دس'), ('a3', 'قدس'), ('a4', 'القد'), ('pa', '،')]
    """
    bare = word.strip(MARKS)
    before = [("a", bare), ("a2", bare[-2:]), ("a3", bare[-3:]), ("a4", bare[:4])]
    behind = [("b", bare), ("b3", bare[:3]), ("b4", bare[:4]), ("b_3", bare[-3:])]
    if not word[-1].isalnum():
        before.append(("pa", word[-1]))
    if not word[0].isalnum():
        behind.append(("pb", word[0]))
    return before, behind


def place_names(
    forms: tuple[str, str, str, str], bare: tuple[str, str], since: int, until: int
) -> tuple[tuple[str, str], ...]:
    """Name what the words around a place say together.

    `forms` are those of the two words before it and the two behind, `bare` the words beside it without marks, `since`
    and `until` the words to the last and to the next pause.
    """
    _, last, first, _ = forms
    return (
        ("s", f"{last}{first}"),
        ("s2", f"{forms[0]}|{last}|{first}"),
        ("s3", f"{last}|{first}|{forms[3]}"),
        ("asb", f"{bare[0]}|{first}"),
        ("sab", f"{last}|{bare[1]}"),
        *pause_names(f"{last}{first}", _STEPS[since], _STEPS[until]),
    )


def pause_names(beside: str, far: int, near: int) -> tuple[tuple[str, str], ...]:
    """Name what the steps of the distances to the last and to the next pause say, and say with the forms beside."""
    return (
        ("n", str(far)),
        ("u", str(near)),
        ("nu", f"{far}{near}"),
        ("nus", f"{min(2, far // 2)}{min(2, near // 2)}{beside}"),
    )


def pauses(words: Sequence[str]) -> list[tuple[int, int]]:
    """Give, for the place before each word, how many words the last and the next pause are away, 25 at most."""
    size = len(words)
    ends = [word[-1] in _PAUSES for word in words]
    since, until = [0] * size, [0] * size
    count = 0
    for index in range(1, size):
        count = 0 if ends[index - 1] else min(_FURTHEST, count + 1)
        since[index] = count
    count = 0
    for index in range(size - 1, -1, -1):
        count = 0 if ends[index] else min(_FURTHEST, count + 1)
        until[index] = count
    return list(zip(since, until, strict=True))


class BreakFinder:
    """Finds lost line breaks by one table."""

    def __init__(self, table: BreakTable) -> None:
        """Hold the table."""
        self._table = table
        self._of = {kind: dict(weights) for kind, weights in table.weights.items()}
        self._kinds = {kind: self._of.get(kind, {}) for kind in _WORD_KINDS}
        self._beside = {kind: _parted(self._of.get(kind, {})) for kind in ("asb", "sab")}
        self._sides: dict[str, _Side] = {}
        self._forms: dict[tuple[object, ...], float] = {}

    def odds(self, words: Sequence[str]) -> list[float]:
        """Give the log odds of a lost break before each word; those of the first are not to be read.

        `words` are folded, with the marks around them.
        """
        sides = [_EDGE, *[self._sides.get(word) or self._side(word) for word in words], _EDGE]
        last_then_form, form_then_first = self._beside["asb"], self._beside["sab"]
        base = self._table.base
        found = [0.0] * len(words)
        for index, (since, until) in enumerate(pauses(words)):
            if not index:
                continue
            before, last, first, behind = sides[index - 1 : index + 3]
            found[index] = (
                base
                + (last.before + first.behind + before.twice_before + behind.next_behind)
                + self._of_forms((before.form, last.form, first.form, behind.form), _STEPS[since], _STEPS[until])
                + last_then_form.get((last.bare, first.form), 0.0)
                + form_then_first.get((last.form, first.bare), 0.0)
            )
        return found

    def _of_forms(self, forms: tuple[str, str, str, str], far: int, near: int) -> float:
        """Give what the forms around a place and the pauses beside it weigh, whatever the words are.

        It is remembered in three parts, for the whole has too many forms.
        """
        before, last, first, behind = forms
        remembered, weight = self._forms, 0.0
        for key in ((before, last, first), (last, first, behind, ""), (last, first, far, near, "")):
            part = remembered.get(key)
            if part is None:
                part = remembered[key] = self._of_some(key)
            weight += part
        return weight

    def _of_some(self, key: tuple[object, ...]) -> float:
        """Give what one part of the forms weighs: those before a place, those behind it, or those beside the pauses."""
        if len(key) == _BEFORE:
            before, last, first = key
            return self._weigh("s", f"{last}{first}") + self._weigh("s2", f"{before}|{last}|{first}")
        if len(key) == _BEHIND:
            last, first, behind, _ = key
            return self._weigh("s3", f"{last}|{first}|{behind}")
        last, first, far, near, _ = key
        assert isinstance(far, int)
        assert isinstance(near, int)
        return sum(self._weigh(kind, name) for kind, name in pause_names(f"{last}{first}", far, near))

    def _weigh(self, kind: str, name: str) -> float:
        return self._of.get(kind, {}).get(name, 0.0)

    def _side(self, word: str) -> _Side:
        """Learn a word; what it weighs comes to the sum over `word_names`."""
        bare, of = word.strip(MARKS), self._kinds
        before = of["a"].get(bare, 0.0) + of["a2"].get(bare[-2:], 0.0) + of["a3"].get(bare[-3:], 0.0)
        behind = of["b"].get(bare, 0.0) + of["b3"].get(bare[:3], 0.0) + of["b4"].get(bare[:4], 0.0)
        side = _Side(
            form=word_form(bare),
            bare=bare,
            before=before + of["a4"].get(bare[:4], 0.0) + (0.0 if word[-1].isalnum() else of["pa"].get(word[-1], 0.0)),
            behind=behind + of["b_3"].get(bare[-3:], 0.0) + (0.0 if word[0].isalnum() else of["pb"].get(word[0], 0.0)),
            twice_before=of["A"].get(bare, 0.0),
            next_behind=of["B"].get(bare, 0.0),
        )
        if len(self._sides) >= _REMEMBERED:
            self._sides.clear()
        self._sides[word] = side
        return side


def _parted(weights: Mapping[str, float]) -> dict[tuple[str, str], float]:
    """Give weights by the two parts of their names."""
    parts = ((name.rpartition("|"), weight) for name, weight in weights.items())
    return {(one, other): weight for (one, _, other), weight in parts}


@lru_cache(maxsize=1)
def load_breaks() -> BreakTable:
    """Read the table of lost breaks, once a process.

    >>> load_breaks().base < 0
    True
    """
    from importlib import resources

    text = (resources.files("cleaner") / "data" / "evidence" / "lost_breaks.json").read_text(encoding="utf-8")
    record = json.loads(text)
    weights: dict[str, dict[str, float]] = record["weights"]
    return BreakTable(record["base"], MappingProxyType({k: MappingProxyType(names) for k, names in weights.items()}))


@lru_cache(maxsize=1)
def break_finder() -> BreakFinder:
    """Give the finder by the package's own table, made when it is first wanted."""
    return BreakFinder(load_breaks())
