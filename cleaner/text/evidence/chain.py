"""Marginals of a chain: how probable it is that each piece stands above, within, inset in or below the article.

A text is what stands above the article, the article, what is set into it, and what stands below it, in this order;
with the article nothing but its own parts alternate. Forward and backward sums over the four states (L. Rabiner,
1989), scaled at each step; the time is linear.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, tanh
from typing import Final, NamedTuple

APART: Final = 1.0  # log odds; half of the most by which above and below differ for a piece
NEVER: Final = float("-inf")  # log odds of what cannot be, whatever stands beside it
_LIMIT: Final = 30.0


class Against(NamedTuple):
    """What speaks against a piece, in log odds, if it stands above the article, is set into it, or stands below it."""

    above: float
    inset: float
    below: float


def held(against: Against) -> Against:
    """Hold what speaks against a piece above and below together, so that many items of a list are no whole paragraph.

    Else a hundred headlines that stand a little rather above articles than below them would speak against any article
    before them.

    >>> [round(one.above - one.below, 2) for one in map(held, (Against(0.1, 0.0, 0.0), Against(9.0, 0.0, 0.0)))]
    [0.1, 2.0]
    """
    middle = (against.above + against.below) / 2
    apart = APART * tanh((against.above - against.below) / (2 * APART))
    return Against(middle + apart, against.inset, middle - apart)


class Turns(NamedTuple):
    """What speaks for a text to begin, to go on and to end as it does, whatever the bounds say, in log odds.

    `begin_above` is that it begins above its article, not with it; `end_above` and `end_body` that it has no article
    and that nothing stands below it, not that something does.
    """

    begin_above: float = 0.0
    above_body: float = 0.0
    inset_body: float = 0.0
    body_inset: float = 0.0
    body_below: float = 0.0
    end_above: float = 0.0
    end_body: float = 0.0


def probabilities(
    against: Sequence[Against], leave: Sequence[float], enter: Sequence[float], turns: Turns
) -> list[Against]:
    """Give for each piece how probable it is that it stands above the article, is set into it, and stands below it.

    What is left to 1 is the probability that it is of the article.

    Args:
        against: What speaks against each piece.
        leave: What it costs (at least 0, in log odds) to go from furniture to the article at the bound before each
            piece; the first is not read.
        enter: What it costs to go from the article to furniture there.
        turns: What is known of such texts.

    >>> menu, prose = Against(3.0, 3.0, 3.0), Against(-9.0, -9.0, -9.0)
    >>> found = probabilities([menu, prose, menu], [0, 1.0, 1.0], [0, 1.0, 1.0], Turns())
    >>> [[round(chance, 2) for chance in piece] for piece in found]
    [[0.88, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.88]]
    """
    size = len(against)
    if not size:
        return []
    odds = [_odds(piece) for piece in against]
    into = [exp(-cost) for cost in enter]
    back = [exp(-cost) for cost in leave]
    above_body, inset_body, body_inset, body_below = map(exp, turns[1:5])
    forward: list[tuple[float, float, float, float]] = []
    above, body, inset, below = exp(turns.begin_above) * odds[0][0], 1.0, 0.0, 0.0
    for i in range(size):
        if i:
            on = body * into[i]
            body += back[i] * (above * above_body + inset * inset_body)
            own_above, own_inset, own_below = odds[i]
            above *= own_above
            inset = own_inset * (inset + on * body_inset)
            below = own_below * (below + on * body_below)
        total = above + body + inset + below
        above, body, inset, below = above / total, body / total, inset / total, below / total
        forward.append((above, body, inset, below))
    found: list[Against] = []
    ahead_above, ahead_body, ahead_inset, ahead_below = exp(turns.end_above), exp(turns.end_body), 0.0, 1.0
    for i in range(size - 1, -1, -1):
        above, body, inset, below = forward[i]
        above, body, inset, below = above * ahead_above, body * ahead_body, inset * ahead_inset, below * ahead_below
        total = above + body + inset + below
        found.append(Against(above / total, inset / total, below / total))
        own_above, own_inset, own_below = odds[i]
        from_inset, from_below = own_inset * ahead_inset, own_below * ahead_below
        leaving = back[i] * ahead_body
        ahead_above = own_above * ahead_above + above_body * leaving
        ahead_body += into[i] * (body_inset * from_inset + body_below * from_below)
        ahead_inset, ahead_below = from_inset + inset_body * leaving, from_below
        total = ahead_above + ahead_body + ahead_inset + ahead_below
        ahead_above, ahead_body = ahead_above / total, ahead_body / total
        ahead_inset, ahead_below = ahead_inset / total, ahead_below / total
    found.reverse()
    return found


def _odds(against: Against) -> tuple[float, float, float]:
    above, inset, below = against
    return (
        0.0 if above == NEVER else exp(min(_LIMIT, max(-_LIMIT, above))),
        exp(min(_LIMIT, max(-_LIMIT, inset))),
        exp(min(_LIMIT, max(-_LIMIT, below))),
    )
