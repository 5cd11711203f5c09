"""Articles that follow each other under plain headings: no date, address or element parts them, but what they tell of.

The parts of one article are akin: of the halves of 294 articles one in a hundred was as strange to the other as it has
to be to be told of (and four as it has to be to go), of pairs of articles 93 (and 96) were. So a part counts as
another article where its heading is as long as a headline, it holds prose enough, and is so strange to the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from cleaner.arabic.fold import fold
from cleaner.arabic.prefix_stems import stems
from cleaner.arabic.topics import Direction, nearness, topic_space
from cleaner.html.parse.layout import PageLine
from cleaner.html.thresholds import THRESHOLDS

HEADINGS: Final = 3  # the lowest level of a heading that an article of its own may have
_LONGEST: Final = 100_000  # characters of a section that are compared
_MOST: Final = 200  # sections that are


class Subject(NamedTuple):
    """What a stretch of prose is about: its stems, and where they point to."""

    stems: frozenset[str]
    direction: Direction


class Section(NamedTuple):
    """A heading's line, or -1 for what stands above the first, its level, its text, and the prose below it."""

    head: int
    level: int
    heading: str
    prose: tuple[str, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The heading and the prose."""
        return (self.heading, *self.prose)

    @property
    def is_full(self) -> bool:
        """Whether the prose of a whole article stands below the heading."""
        words = sum(text.count(" ") + 1 for text in self.prose)
        return len(self.prose) >= THRESHOLDS.separate_lines and words >= THRESHOLDS.separate_prose

    @property
    def is_headed(self) -> bool:
        """Whether the heading is as long as a headline, and prose enough stands below it."""
        return self.heading.count(" ") + 1 >= THRESHOLDS.subject_words and self.is_full


def sections(lines: Sequence[PageLine], chosen: Iterable[int], is_prose: Callable[[int], bool]) -> list[Section]:
    """Part chosen lines, by their numbers and in order, at their headings of the first three levels."""
    found = [(-1, 0, "", list[str]())]
    for index in chosen:
        line = lines[index]
        if 0 < line.element.heading <= HEADINGS:
            found.append((index, line.element.heading, line.text, []))
        elif is_prose(index):
            found[-1][3].append(line.text)
    return [Section(head, level, heading, tuple(prose)) for head, level, heading, prose in found]


def alike_headed(parts: Sequence[Section], titles: frozenset[str]) -> frozenset[int]:
    """Give the headings of articles that are headed as the page's own is: its heading, and those of its level.

    None where any of them tells of what the page's own does, or they mostly tell of one thing, for the parts of one
    article may be headed as it is.
    """
    own = next((part for part in parts if part.heading in titles), None)
    if own is None or not own.is_full:
        return frozenset()
    others = [part for part in parts if part.level == own.level and part is not own and part.is_headed]
    if not others or len(others) > _MOST:
        return frozenset()
    first, subjects = subject_of(own.texts), [subject_of(part.texts) for part in others]
    least = THRESHOLDS.kinship_alike if len(others) > 1 else THRESHOLDS.kinship_told
    if not all(kinship(first, other) < least for other in subjects) or _akin(subjects) > THRESHOLDS.kinship_pairs:
        return frozenset()
    return frozenset((own.head, *(part.head for part in others)))


def count_other_subjects(parts: Sequence[Section]) -> int:
    """Count the sections, headed as articles are, that are strange to the first; none if none of them surely is.

    The first of all that hold prose has to be full: below a lead stand the parts of a round-up. Below a long lead that
    tells of something else may stand the parts of one article: each is akin to the next.

    >>> lead = Section(0, 1, "المجلس يقر موازنة السنة المقبلة", ("أقر المجلس الموازنة.",))
    >>> count_other_subjects([lead, Section(2, 2, "الفريق يفوز في أولى مبارياته", ("فاز الفريق.",))])
    0
    """
    told = [part for part in parts if part.prose]
    if not told or not told[0].is_full:
        return 0
    first = subject_of(told[0].texts)
    others = [subject_of(part.texts) for part in [part for part in told[1:] if part.is_headed][:_MOST]]
    kinships = [kinship(first, other) for other in others]
    if min(kinships, default=THRESHOLDS.kinship_told) >= THRESHOLDS.kinship_told or _akin(others) == 1:
        return 0
    return sum(kinship < THRESHOLDS.kinship_alike for kinship in kinships)


def subject_of(texts: Sequence[str]) -> Subject:
    """Give what texts are about.

    >>> kinship(subject_of(["أمطار على الساحل"]), subject_of(["أمطار على الجبل"])) > kinship(
    ...     subject_of(["أمطار على الساحل"]), subject_of(["وزير المالية يقر الموازنة"])
    ... )
    True
    """
    found = stems(fold(" ".join(texts)[:_LONGEST]))
    return Subject(found, topic_space().direction(found))


def kinship(own: Subject, other: Subject) -> float:
    """Give how near two subjects are, and how much of what the second's words tell the first has, too.

    One without a word that tells anything is the same as any other.
    """
    space = topic_space()
    whole = space.total(other.stems)
    if not whole:
        return THRESHOLDS.kinship_shared
    common = space.total(own.stems & other.stems) / whole
    return nearness(own.direction, other.direction) + THRESHOLDS.kinship_shared * common


def _akin(subjects: Sequence[Subject]) -> float:
    """Give the share of pairs of neighbours that are akin, 0 where there is no pair."""
    pairs = [kinship(*pair) >= THRESHOLDS.kinship_alike for pair in pairwise(subjects)]
    return sum(pairs) / len(pairs) if pairs else 0.0
