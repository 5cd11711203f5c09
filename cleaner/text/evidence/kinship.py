"""What a piece shares with the title, with the rest of the surest prose, and with the headline above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from cleaner.arabic.prefix_stems import stems
from cleaner.text.evidence.features import opens
from cleaner.text.evidence.sequence import PieceSequence
from cleaner.text.evidence.spans import inside
from cleaner.text.evidence.steps import step

_SHARES: Final = (0.01, 0.12, 0.25, 0.4, 0.6, 0.8)
_MIN_STEMS: Final = 2
_MIN_HEADLINE: Final = 3  # stems
_EDGES: Final = " .:،-|•"
_RUN_SIZES: Final = (25, 60, 140)  # words


class _ProseRun(NamedTuple):
    """Surest prose without a break: its pieces `first:last`, its stems, those of the headline above it, and a label.

    `labelled` tells that a label that opens headlines stands above it.
    """

    first: int
    last: int
    stems: frozenset[str]
    headline: frozenset[str]
    labelled: bool


def name_kinship(sequence: PieceSequence, title: str, names: Sequence[list[str]]) -> None:
    """Name what a piece shares with the title, with the rest of the surest prose, and with the headline above it."""
    own = [stems(piece.key) for piece in sequence.pieces]
    headline = stems(title) if title else frozenset()
    _name_runs(sequence, own, headline, names)
    if headline:
        _name_title(sequence, own, headline, names)
    _name_prose(sequence, own, names)
    _name_headlines(sequence, own, names)
    _name_copies(sequence, names)


def _name_title(
    sequence: PieceSequence, own: Sequence[frozenset[str]], headline: frozenset[str], names: Sequence[list[str]]
) -> None:
    """Name what pieces share with the title, and where they stand to its first copy."""
    first = _first_title(sequence)
    for index in sequence.asked:
        piece, add = sequence.pieces[index], names[index].append
        size = len(piece.words)
        add(f"title:{step(len(own[index] & headline) / len(headline), _SHARES)}:{step(size, (5, 14))}")
        if piece.titled:
            add("titled")
        elif first >= 0:
            where = "before" if index < first else "behind" if index - first < 3 else "after"
            add(f"title-stands:{where}:{step(size, (4, 9, 20))}")


def _first_title(sequence: PieceSequence) -> int:
    """Give the number of the first copy of the title that is no part of prose, or -1 where it stands far down."""
    for index, piece in enumerate(sequence.pieces):
        if piece.titled and not inside(sequence.spans[index], index).endswith("e-sure"):
            return index if index <= len(sequence.pieces) // 2 + 2 else -1
    return -1


def _name_prose(sequence: PieceSequence, own: Sequence[frozenset[str]], names: Sequence[list[str]]) -> None:
    """Name how many stems of a piece stand in the surest prose, outside of the piece itself."""
    count: Counter[str] = Counter()
    total = 0
    for piece, span, mine in zip(sequence.pieces, sequence.spans, own, strict=True):
        if span.sure:
            count.update(mine)
            total += len(piece.words)
    enough = step(total, (30, 100, 250))
    for index in sequence.asked:
        mine = own[index]
        if len(mine) >= _MIN_STEMS:
            least = 2 if sequence.spans[index].sure else 1
            common = sum([count[stem] >= least for stem in mine]) / len(mine)
            names[index].append(f"kin:{step(common, _SHARES)}:{enough}:{step(len(mine), (4, 9))}")


def _name_headlines(sequence: PieceSequence, own: Sequence[frozenset[str]], names: Sequence[list[str]]) -> None:
    """Name the pieces that say again what the headline above them says."""
    above: frozenset[str] = frozenset()
    asked = frozenset(sequence.asked)
    for index, shape in enumerate(sequence.shapes):
        mine = own[index]
        if index in asked and len(mine) >= _MIN_STEMS and len(above) >= _MIN_HEADLINE:
            share = len(mine & above) / len(above)
            if share > 0.2:
                names[index].append(f"retells:{step(share, (0.35, 0.5, 0.7))}:{shape.headline}")
        if shape.headline and not sequence.pieces[index].titled:
            above = mine


def _name_copies(sequence: PieceSequence, names: Sequence[list[str]]) -> None:
    """Name the pieces that stand in the document more than once."""
    bare = [piece.key.strip(_EDGES) for piece in sequence.pieces]
    seen = Counter(bare)
    for index in sequence.asked:
        if seen[bare[index]] > 1:
            names[index].append(f"twice:{sequence.shapes[index].length}")


def _name_runs(
    sequence: PieceSequence, own: Sequence[frozenset[str]], headline: frozenset[str], names: Sequence[list[str]]
) -> None:
    """Name what a run of prose shares with the headline above it, with the title, and with all other prose."""
    runs = _runs(sequence, own)
    if len(runs) < 2:
        return
    count: Counter[str] = Counter()
    for run in runs:
        count.update(run.stems)
    sizes = [sum(len(piece.words) for piece in sequence.pieces[run.first : run.last]) for run in runs]
    longest = max(1, *sizes)
    asked = frozenset(sequence.asked)
    for number, (run, size) in enumerate(zip(runs, sizes, strict=True)):
        kin = sum([count[stem] > 1 for stem in run.stems]) / max(1, len(run.stems))
        told = _share_step(run.stems, run.headline, (0.2, 0.35, 0.5, 0.7), _MIN_HEADLINE)
        titled = _share_step(run.stems, headline, (0.1, 0.25, 0.5), 1)
        place = "first" if not number else "last" if number + 1 == len(runs) else "in"
        akin = step(kin, (0.1, 0.2, 0.3))
        fresh = [
            f"run-kin:{step(kin, (0.05, 0.1, 0.15, 0.22, 0.3, 0.45))}:{step(size, _RUN_SIZES)}",
            f"run-told:{told}:{akin}",
            f"run-title:{titled}:{step(size, _RUN_SIZES)}",
            f"run-place:{place}:{step(size / longest, (0.25, 0.5, 0.99))}",
        ]
        if run.labelled:
            fresh.append(f"+run-under:{told}:{akin}")
        for index in range(run.first, run.last):
            if index in asked:
                names[index].extend(fresh)


def _share_step(said: frozenset[str], wanted: frozenset[str], steps: tuple[float, ...], least: int) -> int:
    """Give the step of the share of `wanted` that is said, or -1 where `wanted` has fewer stems than `least`."""
    return step(len(said & wanted) / len(wanted), steps) if len(wanted) >= least else -1


def _runs(sequence: PieceSequence, own: Sequence[frozenset[str]]) -> list[_ProseRun]:
    runs: list[_ProseRun] = []
    first, above, labelled = -1, frozenset[str](), False
    size = len(sequence.pieces)
    for index in range(size + 1):
        sure = index < size and sequence.spans[index].sure
        if sure and first < 0:
            first = index
        elif not sure and first >= 0:
            runs.append(_ProseRun(first, index, frozenset().union(*own[first:index]), above, labelled))
            first, above, labelled = -1, frozenset(), False
        if index < size and not sure:
            piece = sequence.pieces[index]
            labelled = labelled or opens(piece) == "headlines"
            if piece.titled:
                above, labelled = frozenset(), False
            if sequence.shapes[index].headline and not piece.titled:
                above = own[index]
    return runs
