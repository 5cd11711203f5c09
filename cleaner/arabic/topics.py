"""What a few words are about, as a direction in a small latent space, and how near two such directions are.

The space is that of latent semantic analysis (S. Deerwester and others, 1990): words that stand in the same texts lie
in the same direction. It was fitted on articles by `benchmarks/fit_topics.py`; a stem has a weight (how rare it is)
and as many coordinates as the space has dimensions, each one byte.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from math import sqrt
from operator import mul
from struct import pack, unpack
from typing import Final

Direction = tuple[int, ...]
_STEPS: Final = 16  # of the byte that holds a weight, in a unit
_LANE: Final = 32  # bits in which a coordinate is added up
_UNSEEN: Final = 7.0  # the weight of a stem that no text of the fit had often: a name, mostly


@dataclass(frozen=True, eq=False)
class TopicSpace:
    """The stems with the number of each, its bytes in one block, and how many dimensions there are."""

    numbers: dict[str, int]
    rows: memoryview
    dimensions: int

    @cached_property
    def _weights(self) -> tuple[float, ...]:
        return tuple([(byte & 0xFF) / _STEPS for byte in self.rows[:: self.dimensions + 1].tolist()])

    @cached_property
    def _sums(self) -> dict[int, int]:
        """The coordinates of the stems that were asked for, each stem's in one number, `_LANE` bits a coordinate.

        Such numbers are added up at once, which costs a tenth of what adding them up one by one does.
        """
        return {}

    def weight(self, stem: str) -> float:
        """Give how much a stem tells: the logarithm of how many texts there are for one that has it."""
        number = self.numbers.get(stem)
        return _UNSEEN if number is None else self._weights[number]

    def direction(self, stems: Iterable[str]) -> Direction:
        """Add up the coordinates of stems; an empty tuple if none of them is known.

        >>> space = topic_space()
        >>> sport, court = space.direction(["مبارا", "هدف", "فريق"]), space.direction(["محكم", "متهم"])
        >>> nearness(sport, space.direction(["ملعب"])) > nearness(court, space.direction(["ملعب"]))
        True
        """
        known, numbers = self._sums, self.numbers
        found = [number for stem in stems if (number := numbers.get(stem)) is not None]
        if not found:
            return ()
        for number in found:
            if number not in known:
                known[number] = self._lanes(number)
        total = sum([known[number] for number in found])
        signs = _signs(self.dimensions)
        return unpack(f"<{self.dimensions}i", ((total + signs) ^ signs).to_bytes(4 * self.dimensions, "little"))

    def total(self, stems: Collection[str]) -> float:
        """Add up the weights of stems."""
        return sum(map(self.weight, stems))

    def _lanes(self, number: int) -> int:
        first = number * (self.dimensions + 1) + 1
        row = pack(f"<{self.dimensions}i", *self.rows[first : first + self.dimensions])
        signs = _signs(self.dimensions)
        return (int.from_bytes(row, "little") ^ signs) - signs


@lru_cache(maxsize=4)
def _signs(dimensions: int) -> int:
    """Give the number that has the highest bit of every lane alone."""
    return sum(1 << (_LANE * lane + _LANE - 1) for lane in range(dimensions))


def nearness(one: Direction, other: Direction) -> float:
    """Give the cosine of the angle between two directions, from -1 to 1; 0 where one is empty.

    >>> nearness((1, 0), (1, 1)) > 0.7, nearness((), (1, 1))
    (True, 0.0)
    """
    if not one or not other:
        return 0.0
    lengths = sum(map(mul, one, one)) * sum(map(mul, other, other))
    return sum(map(mul, one, other)) / sqrt(lengths) if lengths else 0.0


@lru_cache(maxsize=1)
def topic_space() -> TopicSpace:
    """Read the space, once a process, when it is asked for first."""
    folder = files("cleaner") / "data" / "topics"
    stems = (folder / "stems.txt").read_text(encoding="utf-8").split()
    rows = (folder / "vectors.bin").read_bytes()
    return TopicSpace(
        {stem: number for number, stem in enumerate(stems)}, memoryview(rows).cast("b"), len(rows) // len(stems) - 1
    )
