"""Lines with marks made by hand, what the context pass makes of them, and pairs of cases around a threshold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice, product
from math import ceil
from typing import Any, NamedTuple

from cleaner.document.types import Element, Mark, Segment
from cleaner.text.verdicts.decide import decide

PROSE = "قالت الوزارة إن أعمال الصيانة في المحطة تنتهي قبل نهاية الشهر، وإن التيار لن ينقطع."
_WORDS = "جسر نهر سوق ميناء طريق حديقة مصنع قرية ملعب متحف مكتبة محطة سد غابة"
_STEMS = tuple("".join(letters) for letters in product("سشصضطعغق", repeat=4))
_EPSILON = 0.005


class Line(NamedTuple):
    """A line, or a piece of one, and the marks on it."""

    segment: Segment
    marks: tuple[Mark, ...]


def line(
    key: str,
    label: str = "",
    *,
    strength: float = 1.0,
    opens: str = "",
    ends: bool = False,
    effect: str = "drop",
    rule: str = "",
    row: int = -1,
    bullet: bool = False,
    resumes: bool = False,
    link: float | None = None,
    rest: int = 0,
) -> Line:
    """Make a line, with a mark that covers it down to `rest` characters of its end where `label` or `rule` is given."""
    element = None if link is None else Element("li", link)
    segment = Segment(0, len(key), row, key, key.count(" ") + 1, bullet, key[-1] in ".؟!…", resumes, element)
    if not label and not rule:
        return Line(segment, ())
    rule = rule or f"{label}.test"
    phrase = key[: len(key) - rest]
    return Line(segment, (Mark(0, rule, label or "ui", effect, 0, len(phrase), phrase, strength, opens, ends),))


def judge(*lines: Line | str, title: str = "", caution: float = 0.5) -> str:
    """Give the verdicts on lines, one sign for each: «x» for what goes, «.» for what stays."""
    segments, marks = [], []
    for index, given in enumerate(lines):
        segment, own = line(given) if isinstance(given, str) else given
        start = index * 10_000
        row = index if segment.line < 0 else segment.line
        segments.append(segment._replace(start=start, end=start + segment.end, line=row))
        marks.append([mark._replace(segment=index, start=start, end=start + mark.end) for mark in own])
    return "".join(".x"[not verdict.kept] for verdict in decide(segments, marks, title, caution))


def plain(count: int) -> str:
    """Give so many words without a sign; a paragraph is what has more than thirty of them."""
    return " ".join(islice(cycle(_WORDS.split()), count))


def stems_of(first: int, count: int) -> str:
    """Give so many words of one stem each, from the first of a long list on, as a sentence."""
    return f"{bare_stems(first, count)}."


def bare_stems(first: int, count: int) -> str:
    """Give the same words without the full stop."""
    return " ".join(_STEMS[first : first + count])


class Pair(NamedTuple):
    """Two cases of which the first is on one side of a threshold and the second just on the other."""

    holds: Callable[[], bool]
    fails: Callable[[], bool]

    def noticed(self) -> bool:
        """Tell whether the two differ as they should."""
        return self.holds() and not self.fails()


def evidence(value: float, goes: Callable[[float], bool]) -> Pair:
    """Make a pair of so much evidence: `goes` tells, for a caution, whether what it speaks against goes."""
    return Pair(lambda: goes(value - _EPSILON), lambda: goes(value + _EPSILON))


@contextmanager
def changed(thresholds: Any, field: str, factor: float) -> Iterator[None]:
    """Let a field of the thresholds that all modules read be greater or smaller for a while; counts stay whole."""
    value = getattr(thresholds, field)
    other: float = value * factor
    if isinstance(value, int):
        other = ceil(other) if factor > 1 else int(other)
        assert other != value
    object.__setattr__(thresholds, field, other)
    try:
        yield
    finally:
        object.__setattr__(thresholds, field, value)
