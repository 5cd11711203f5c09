"""Why a piece stayed: its probability, how much was missing, and what weighed most for and against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nlargest
from math import log
from typing import Final

from cleaner.arabic.lines import FoldedText
from cleaner.document.types import Mark, Verdict, WeighedPiece, Weight
from cleaner.rules.evidence_reasons import reason_of
from cleaner.rules.matcher import Hit
from cleaner.text.evidence.judge import Judge
from cleaner.text.segments import Cut, segment_at

_MOST: Final = 3  # weights that are told for a piece, and against it
_LEAST: Final = 1e-12  # a probability is no nearer to 0 or 1 than that


def weigh_pieces(
    judge: Judge,
    text: str,
    source: FoldedText,
    cuts: Sequence[Cut],
    marks: Sequence[Sequence[Mark]],
    verdicts: Sequence[Verdict],
    hits: Sequence[Hit],
    title: str,
    limit: float,
) -> list[WeighedPiece]:
    """Weigh a text as `judge` judges it, and tell of each piece that was looked at what weighed most.

    Args:
        judge: Who judges.
        text: The text, as all that follows was read from it.
        source: Its folded lines.
        cuts: Its segments.
        marks: What rules see on each.
        verdicts: What rules made of each.
        hits: The literals in it.
        title: The folded title, or an empty text.
        limit: The probability above which a piece goes.

    Returns:
        The pieces in their order, with places in `text`. What a rule settled, and what lies deep in calm prose, was
        not weighed and is not among them; of a text of plain prose nothing is.
    """
    weighed = judge.weigh(text, cuts, marks, verdicts, hits, title)
    if weighed is None:
        return []
    reading, chances = weighed.reading, weighed.chances
    pieces = []
    for index in reading.asked:
        piece = reading.pieces[index]
        if not (piece.settled or piece.deep):
            cut = cuts[piece.segment]
            place = segment_at(source.lines[cut.line], cut.start + piece.start, cut.start + piece.end, reading.lexicon)
            weights = judge.weights_of(weighed, index)
            alone = judge.table.base[weighed.side(index)] + sum(weights.values())
            pieces.append(
                WeighedPiece(
                    start=place.start,
                    end=place.end,
                    text=text[place.start : place.end],
                    probability=chances[index],
                    limit=limit,
                    against=_told({name: weight for name, weight in weights.items() if weight > 0}),
                    in_favour=_told({name: weight for name, weight in weights.items() if weight < 0}),
                    alone=alone,
                    neighbours=log_odds(chances[index]) - alone,
                )
            )
    return pieces


def log_odds(probability: float) -> float:
    """Give the natural logarithm of the odds of a probability.

    >>> round(log_odds(0.9), 3), log_odds(0.5)
    (2.197, 0.0)
    """
    held = min(1 - _LEAST, max(_LEAST, probability))
    return log(held / (1 - held))


def _told(weights: Mapping[str, float]) -> tuple[Weight, ...]:
    """Give the weights that are farthest from nothing, with a sentence for each."""
    most = nlargest(_MOST, weights.items(), key=lambda item: (abs(item[1]), item[0]))
    return tuple(Weight(name, weight, *reason_of(name)) for name, weight in most)
