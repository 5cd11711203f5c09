"""How CPU time grows with the size of what is done, so that it means the same on a slow machine and a busy one."""

from __future__ import annotations

import gc
from collections.abc import Callable
from math import log2

from cleaner.proof.backtracking.growth import seconds_of

_STEP = 1.25  # small steps: exponential time is seen before it is waited for
_SEEN = 0.002  # seconds from which on time can be compared
_TRIES = 8
_SURE = 1.2  # a power that is linear, measured however badly


def seconds_alone(do: Callable[[], object]) -> float:
    """Give the CPU seconds that something takes, without those of the collector of garbage.

    In a process that has run thousands of tests, one collection takes longer than what is measured.
    """
    gc.disable()
    try:
        return seconds_of(do)
    finally:
        gc.enable()


def power_of(do: Callable[[int], Callable[[], object]], longest: int = 4_000) -> float:
    """Give the power with which the time grows up to a size: 1 is linear, 2 quadratic; 0 if it stays too small to tell.

    `do` gives what is done for a size. The size grows until the time can be compared with that of half of it.
    """
    size = 16
    while size <= longest:
        if seconds_alone(do(size)) >= _SEEN:
            powers = [_power(do, size) for _ in range(_TRIES)]
            if min(powers) > 1:  # else it was the machine
                return min(powers)
        size = int(size * _STEP) + 1
    return 0.0


def _power(do: Callable[[int], Callable[[], object]], size: int) -> float:
    whole, half = (min(seconds_alone(do(each)) for _ in range(_TRIES)) for each in (size, size // 2))
    return log2(max(whole, 1e-9) / max(half, 1e-9))


def power_over(do: Callable[[int], Callable[[], object]], size: int) -> float:
    """Give the power with which the time grows from a size to four times that; 0 if it stays too small to tell.

    Where it seems to be more than linear, it is measured from twice the size, too: a step where a cache of the
    processor ends is left behind, a power is not.
    """
    power = _power_over(do, size)
    return power if power < _SURE else min(power, _power_over(do, 2 * size))


def _power_over(do: Callable[[int], Callable[[], object]], size: int) -> float:
    powers = []
    for _ in range(_TRIES):
        less, more = (min(seconds_alone(do(each)) for _ in range(2)) for each in (size, 4 * size))
        if more < 4 * _SEEN:
            return 0.0
        powers.append(log2(more / max(less, 1e-9)) / 2)
        if powers[-1] < _SURE:
            break
    return min(powers)
