"""The chain of `cleaner.text.evidence.chain` over many documents at once, with its gradient (numpy)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from cleaner.text.evidence.chain import Turns

CLAMP = 40.0
ABOVE, BODY, INSET, BELOW = range(4)
PARTS = 4
CHANGES = ((ABOVE, BODY), (INSET, BODY), (BODY, INSET), (BODY, BELOW))  # the first two leave furniture
LEAVING = 2
TURNS = len(Turns._fields)


class Expected(NamedTuple):
    """What the chain expects: log Z by document, and by piece the parts, and the changes that lead to it."""

    logz: Any
    parts: Any
    changes: Any
    first: Any
    last: Any


class Batch:
    """Documents of different lengths side by side, the longest first, so that each step is one row of a few arrays."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self.lengths = np.asarray(lengths)
        self.order = np.argsort(-self.lengths, kind="stable")
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)])[:-1]
        self.ends = self.starts + self.lengths - 1
        longest = int(self.lengths.max())
        ordered = self.lengths[self.order]
        self.active = [int((ordered > step).sum()) for step in range(longest)]
        self.rows = [self.starts[self.order[: self.active[step]]] + step for step in range(longest)]

    def run(self, scores: Any, enter: Any, leave: Any, turns: Any) -> Expected:
        """Run forward and backward over all documents.

        `scores` are by piece and part; `enter` and `leave` are the costs of the bound before each piece, `turns` the
        weights in the order of `Turns`.
        """
        known = Turns(*turns)
        top = scores.max(axis=1)
        odds = np.exp(scores - top[:, None])
        weights = np.exp(np.array([known.above_body, known.inset_body, known.body_inset, known.body_below]))
        moves = np.empty((len(odds), len(CHANGES)))
        moves[:, :LEAVING] = np.exp(-leave)[:, None] * weights[:LEAVING]
        moves[:, LEAVING:] = np.exp(-enter)[:, None] * weights[LEAVING:]
        begin = np.array([np.exp(known.begin_above), 1.0, 0.0, 0.0])
        end = np.array([np.exp(known.end_above), np.exp(known.end_body), 0.0, 1.0])
        count, steps = len(self.lengths), len(self.rows)
        scale = np.empty(len(odds))
        forward = np.empty_like(odds)
        now = np.zeros((0, PARTS))
        for step in range(steps):
            rows = self.rows[step]
            if step == 0:
                now = odds[rows] * begin
            else:
                before, move = now[: len(rows)], moves[rows]
                now = before.copy()
                for number, (one, other) in enumerate(CHANGES):
                    now[:, other] += before[:, one] * move[:, number]
                now *= odds[rows]
            total = now.sum(axis=1)
            now = now / total[:, None]
            forward[rows], scale[rows] = now, total
        parts, changes = np.empty_like(odds), np.zeros_like(moves)
        closing = forward[self.ends] @ end
        logz = np.add.reduceat(np.log(scale) + top, self.starts) + np.log(closing)
        ahead = np.tile(end, (count, 1)) / closing[self.order][:, None]
        for step in range(steps - 1, -1, -1):
            rows = self.rows[step]
            later = self.active[step + 1] if step + 1 < steps else 0
            if later:
                following = self.rows[step + 1]
                weighted = odds[following] * ahead[:later] / scale[following][:, None]
                move, own = moves[following], forward[rows[:later]]
                back = weighted.copy()
                for number, (one, other) in enumerate(CHANGES):
                    moved = move[:, number] * weighted[:, other]
                    back[:, one] += moved
                    changes[following, number] = own[:, one] * moved
                ahead[:later] = back
            parts[rows] = forward[rows] * ahead[: len(rows)]
        return Expected(logz, parts, changes, parts[self.starts], parts[self.ends])
