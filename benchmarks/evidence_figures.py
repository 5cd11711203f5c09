"""Figures of a single pass over pieces, by set and form: perfect, leak, damage, lost (numpy).

They are those of the gold segments: one leaks if none of its pieces goes, and is damaged if one does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np
from evidence_data import Example


class Figures:
    """The gold segments of examples and the pieces over each."""

    def __init__(self, examples: Sequence[Example]) -> None:
        """Lay pieces over gold segments."""
        self.keys = [(one.source, one.form) for one in examples]
        self.starts = np.concatenate([[0], np.cumsum([len(one.labels) for one in examples])])[:-1]
        self.words = np.concatenate([one.body_words for one in examples]).astype(float)
        over_piece: list[int] = []
        over_segment: list[int] = []
        wanted: list[int] = []
        self.owner: list[int] = []
        for number, one in enumerate(examples):
            segments, base, at = one.doc["segments"], len(wanted), 0
            wanted += [0 if label == "body" else -1 if label == "title" else 1 for _, _, label in segments]
            self.owner += [number] * len(segments)
            for index, (start, end) in enumerate(one.places):
                while at and segments[at - 1][1] > start:
                    at -= 1
                while at < len(segments) and segments[at][1] <= start:
                    at += 1
                other = at
                while other < len(segments) and segments[other][0] < end:
                    over_piece.append(self.starts[number] + index)
                    over_segment.append(base + other)
                    other += 1
        self.piece, self.segment, self.wanted = np.array(over_piece), np.array(over_segment), np.array(wanted)
        self.count = np.bincount(self.segment, minlength=len(wanted))

    def of(self, drop: Any) -> dict[tuple[str, str], Any]:
        """Give, by set and form: documents, perfect ones, leaks of furniture, damages of body, lost words of all."""
        gone = np.bincount(self.segment, weights=drop[self.piece].astype(float), minlength=len(self.wanted))
        leak, part = (self.wanted == 1) & (gone == 0), (self.wanted == 1) & (gone < self.count)
        damage = (self.wanted == 0) & (gone > 0)
        size = len(self.keys)
        sums = [
            np.bincount(self.owner, weights=x.astype(float), minlength=size)
            for x in (part | damage, leak, self.wanted == 1, damage, self.wanted == 0)
        ]
        lost, words = (
            np.add.reduceat(np.where(drop, self.words, 0), self.starts),
            np.add.reduceat(self.words, self.starts),
        )
        out: dict[tuple[str, str], Any] = defaultdict(lambda: np.zeros(8))
        for i, (source, form) in enumerate(self.keys):
            row = np.array([1, sums[0][i] == 0, sums[1][i], sums[2][i], sums[3][i], sums[4][i], lost[i], words[i]])
            out[source, form] += row
            out["all", form] += row
        return out


def show(figures: Sequence[dict[tuple[str, str], Any]], names: Sequence[str]) -> None:
    """Print a table."""
    print(f"{'set':18}{'form':10}{'n':>5}  " + "  ".join(f"{name:^25}" for name in names))
    for source, form in sorted(figures[0]):
        if form.startswith(("body", "short")) and source != "all":
            continue
        row = f"{source[:17]:18}{form:10}{int(figures[0][source, form][0]):5d} "
        for one in figures:
            a = one[source, form]
            row += f"  {a[1] / a[0]:.2f} {a[2] / max(1, a[3]):.3f} {a[4] / max(1, a[5]):.4f} {a[6] / max(1, a[7]):.4f}"
        print(row)
