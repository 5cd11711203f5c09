"""The chain of `cleaner.text.evidence.chain` over many documents at once, with its gradient (numpy)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

CLAMP = 40.0


class Batch:
    """Documents of different lengths side by side, the longest first, so that each step is one row of a few arrays."""

    def __init__(self, lengths: Sequence[int]) -> None:
        self.lengths = np.asarray(lengths)
        self.order = np.argsort(-self.lengths, kind="stable")
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)])[:-1]
        longest = int(self.lengths.max())
        ordered = self.lengths[self.order]
        self.active = [int((ordered > step).sum()) for step in range(longest)]
        self.rows = [self.starts[self.order[: self.active[step]]] + step for step in range(longest)]

    def run(self, against: Any, enter: Any, leave: Any) -> tuple[Any, Any, Any, Any]:
        """Give log Z of each document, the probability of drop, and of the two kinds of change before each piece."""
        odds = np.exp(np.clip(against, -CLAMP, CLAMP))
        into, back = np.exp(-enter), np.exp(-leave)
        count = len(self.lengths)
        logz = np.zeros(count)
        forward = np.empty(len(odds))
        steps = len(self.rows)
        drop = np.zeros(0)
        for step in range(steps):
            rows = self.rows[step]
            o = odds[rows]
            if step == 0:
                total = 1.0 + o
                drop = o / total
            else:
                n = len(rows)
                prior = drop[:n]
                kept = 1.0 - prior
                gone = o * (prior + kept * into[rows])
                total = gone + kept + prior * back[rows]
                drop = gone / total
            forward[rows] = drop
            logz[self.order[: len(rows)]] += np.log(total)
        p = np.empty(len(odds))
        p_enter, p_leave = np.zeros(len(odds)), np.zeros(len(odds))
        ahead_kept = np.ones(count)
        ahead_gone = np.ones(count)
        for step in range(steps - 1, -1, -1):
            rows = self.rows[step]
            n = len(rows)
            later = self.active[step + 1] if step + 1 < steps else 0
            ak, ag = ahead_kept[:n], ahead_gone[:n]
            if later:
                nxt = self.rows[step + 1]
                f = forward[rows[:later]]
                k2, g2 = ahead_kept[:later].copy(), odds[nxt] * ahead_gone[:later]
                kk = (1 - f) * k2
                kd = (1 - f) * into[nxt] * g2
                dk = f * back[nxt] * k2
                dd = f * g2
                norm = kk + kd + dk + dd
                p_enter[nxt] = kd / norm
                p_leave[nxt] = dk / norm
                if_kept = k2 + into[nxt] * g2
                if_gone = back[nxt] * k2 + g2
                total = if_kept + if_gone
                ahead_kept[:later] = if_kept / total
                ahead_gone[:later] = if_gone / total
            f = forward[rows]
            weight = f * ag
            p[rows] = weight / (weight + (1 - f) * ak)
        return logz, p, p_enter, p_leave
