"""Print how far the probabilities of evidence hold: `python benchmarks/calibration.py GOLD.jsonl…`.

Every host is judged by a fit that did not see it, as `fit_evidence.py` judges them; what rules have settled is left
out. The first table says, for pieces by their predicted probability of being boilerplate, how many of them (and of
their words) really are; the second what a threshold comes to: leak, damage and lost words, texts as they are and with
their line breaks lost. Needs numpy and scipy, as the fit does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from evidence_data import Example, is_unread
from evidence_figures import Figures
from fit_evidence import Choices, labelled_examples, left_out

EDGES: Final = (0.0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99, 1.0)
THRESHOLDS: Final = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99)
FORMS: Final = ("lines", "flat")


class Bin(NamedTuple):
    """The pieces whose predicted probability is in `low:high`, and the share of them that is boilerplate."""

    low: float
    high: float
    pieces: int
    predicted: float
    share: float
    words: int
    share_of_words: float


def bins(chances: Any, boilerplate: Any, words: Any, edges: Sequence[float] = EDGES) -> list[Bin]:
    """Put pieces into bins by their predicted probability.

    Args:
        chances: The probability that each piece is boilerplate.
        boilerplate: 1 for each that really is, 0 for the others.
        words: The words of each.
        edges: The edges of the bins, ascending; the last bin holds its upper edge as well.

    Returns:
        The bins that hold a piece, in order.
    """
    found = []
    last = len(edges) - 2
    at = np.clip(np.searchsorted(edges, chances, side="right") - 1, 0, last)
    for number in range(last + 1):
        own = at == number
        if own.any():
            size = words[own].sum()
            found.append(
                Bin(
                    low=edges[number],
                    high=edges[number + 1],
                    pieces=int(own.sum()),
                    predicted=float(chances[own].mean()),
                    share=float(boilerplate[own].mean()),
                    words=int(size),
                    share_of_words=float((boilerplate * words)[own].sum() / max(1, size)),
                )
            )
    return found


def calibration_error(found: Sequence[Bin]) -> float:
    """Give how far predicted and real shares are apart, on the average over pieces (expected calibration error)."""
    total = sum(one.pieces for one in found)
    return sum(one.pieces * abs(one.predicted - one.share) for one in found) / max(1, total)


def calibration_table(examples: Sequence[Example], chances: Any) -> list[str]:
    """Give the lines of the table of bins, one half of it for each form."""
    halves = [_bins_of(examples, chances, form) for form in FORMS]
    lines = [
        "| predicted | pieces | boilerplate | words | boilerplate | flat: pieces | boilerplate | words | boilerplate |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for low, high in pairwise(EDGES):
        cells = []
        for half in halves:
            one = next((one for one in half if one.low == low), None)
            cells += (
                [f"{one.pieces:,}", f"{one.share:.3f}", f"{one.words:,}", f"{one.share_of_words:.3f}"]
                if one
                else ["0", "–", "0", "–"]
            )
        lines.append(f"| {low:g}–{high:g} | {' | '.join(cells)} |")
    errors = (f"{form} {calibration_error(half):.3f}" for form, half in zip(FORMS, halves, strict=True))
    return [*lines, "", f"Expected calibration error over pieces: {', '.join(errors)}."]


def _bins_of(examples: Sequence[Example], chances: Any, form: str) -> list[Bin]:
    """Put the pieces of one form that evidence judges into bins; what may stay or go is left out."""
    wanted = np.concatenate([np.full(len(one.labels), one.form == form) for one in examples])
    labels = np.concatenate([one.labels for one in examples])
    clamps = np.concatenate([one.clamps for one in examples])
    words = np.concatenate([[len(key.split()) for key in one.keys] for one in examples])
    judged = wanted & (labels >= 0) & (clamps == 0)
    return bins(chances[judged], labels[judged].astype(float), words[judged].astype(float))


def threshold_table(examples: Sequence[Example], chances: Any) -> list[str]:
    """Give the lines of the table of thresholds: perfect, leak, damage and lost, as they are and flat."""
    figures = Figures(examples)
    lines = [
        "| threshold | perfect | leak | damage | lost | flat: perfect | leak | damage | lost |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for threshold in THRESHOLDS:
        found = figures.of(chances > threshold)
        cells = []
        for form in FORMS:
            count, perfect, leaks, furniture, damages, body, lost, words = found["all", form]
            cells += [f"{perfect / count:.3f}", f"{leaks / max(1, furniture):.3f}"]
            cells += [f"{damages / max(1, body):.4f}", f"{lost / max(1, words):.4f}"]
        lines.append(f"| {threshold:g} | {' | '.join(cells)} |")
    return lines


def main() -> int:
    """Read the gold files, judge every host by a fit without it, and print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, help="gold files, one JSON object a line; the samples come too")
    parser.add_argument("--folds", type=int, default=4, help="parts by host, each judged by a fit of the others")
    arguments = parser.parse_args()
    examples = [one for one in labelled_examples(arguments.gold) if not is_unread(one.group)]
    chances = left_out(examples, arguments.folds, Choices())
    hosts = len({one.group for one in examples})
    print(f"{sum(one.form == 'lines' for one in examples):,} texts of {hosts:,} hosts, {arguments.folds} folds\n")
    print("\n".join([*calibration_table(examples, chances), "", *threshold_table(examples, chances)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
