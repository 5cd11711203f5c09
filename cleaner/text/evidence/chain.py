"""Marginals of a binary chain: how probable it is that each piece goes, given all of them.

Forward and backward sums over two states (L. Rabiner, 1989), scaled at each step; the time is linear.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

_LIMIT = 30.0


def probabilities(against: Sequence[float], leave: Sequence[float], enter: Sequence[float]) -> list[float]:
    """Give the probability that each piece is dropped.

    `against` is the evidence against each piece, in log odds. `enter[i]` is what it costs (at least 0) to go from a
    kept piece `i - 1` to a dropped `i`, `leave[i]` from a dropped one to a kept; the first of each is not read.

    >>> [round(p, 2) for p in probabilities([3.0, 0.0, -4.0], [0, 2.0, 1.0], [0, 2.0, 1.0])]
    [0.91, 0.68, 0.03]
    """
    size = len(against)
    if not size:
        return []
    odds = [exp(min(_LIMIT, max(-_LIMIT, value))) for value in against]
    into = [exp(-cost) for cost in enter]
    back = [exp(-cost) for cost in leave]
    forward = [0.0] * size
    drop = odds[0] / (1.0 + odds[0])
    forward[0] = drop
    for i in range(1, size):
        kept = 1.0 - drop
        gone = odds[i] * (drop + kept * into[i])
        drop = gone / (gone + kept + drop * back[i])
        forward[i] = drop
    result = [0.0] * size
    result[-1] = forward[-1]
    ahead_kept, ahead_gone = 1.0, 1.0
    for i in range(size - 2, -1, -1):
        gone = odds[i + 1] * ahead_gone
        if_kept = ahead_kept + into[i + 1] * gone
        if_gone = back[i + 1] * ahead_kept + gone
        total = if_kept + if_gone
        ahead_kept, ahead_gone = if_kept / total, if_gone / total
        weight = forward[i] * ahead_gone
        result[i] = weight / (weight + (1.0 - forward[i]) * ahead_kept)
    return result
