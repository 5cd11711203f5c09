"""Numbers as steps: a weight for each step of a length or share, where one for its size would not do."""

from __future__ import annotations

from bisect import bisect_right


def step(value: float, steps: tuple[int, ...] | tuple[float, ...]) -> int:
    """Give the number of the step that a value is on.

    >>> step(7, (1, 2, 3, 4, 6, 9))
    5
    """
    return bisect_right(steps, value)
