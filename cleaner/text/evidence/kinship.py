"""What a piece shares with the title, with the rest of the surest prose, and with the headline above it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from cleaner.arabic.prefix_stems import stems
from cleaner.text.evidence.features import opens
from cleaner.text.evidence.pieces import Piece
from cleaner.text.evidence.shapes import Shape, step
from cleaner.text.evidence.spans import Span, inside

_SHARES: Final = (0.01, 0.12, 0.25, 0.4, 0.6, 0.8)
_MIN_STEMS: Final = 2


def name_kinship(
    pieces: Sequence[Piece], shapes: Sequence[Shape], read: Sequence[Span], title: str, names: Sequence[list[str]]
) -> None:
    """Name what a piece shares with the title, with the rest of the surest prose, and with the headline above it."""
    own = [stems(piece.key) for piece in pieces]
    headline = stems(title) if title else frozenset()
    count: Counter[str] = Counter()
    for index in range(len(pieces)):
        if read[index].sure:
            count.update(own[index])
    total = sum(len(piece.words) for index, piece in enumerate(pieces) if read[index].sure)
    enough = step(total, (30, 100, 250))
    seen = Counter(piece.key.strip(" .:،-|•") for piece in pieces)
    first_title = next((i for i, p in enumerate(pieces) if p.titled and inside(read[i], i)[-6:] != "e-sure"), -1)
    if first_title > len(pieces) // 2 + 2:
        first_title = -1
    above: frozenset[str] = frozenset()
    _blocks(pieces, shapes, read, own, headline, names)
    for index, piece in enumerate(pieces):
        add = names[index].append
        mine, length = own[index], shapes[index].length
        if headline:
            share = len(mine & headline) / len(headline)
            add(f"title:{step(share, _SHARES)}:{step(len(piece.words), (5, 14))}")
            if first_title >= 0 and not piece.titled:
                where = "before" if index < first_title else "behind" if index - first_title < 3 else "after"
                add(f"title-stands:{where}:{step(len(piece.words), (4, 9, 20))}")
            if piece.titled:
                add("titled")
        if len(mine) >= _MIN_STEMS:
            least = 2 if read[index].sure else 1
            common = sum(count[stem] >= least for stem in mine) / len(mine)
            add(f"kin:{step(common, _SHARES)}:{enough}:{step(len(mine), (4, 9))}")
            if len(above) >= 3:
                share = len(mine & above) / len(above)
                if share > 0.2:
                    add(f"retells:{step(share, (0.35, 0.5, 0.7))}:{shapes[index].headline}")
        if seen[piece.key.strip(" .:،-|•")] > 1:
            add(f"twice:{length}")
        if shapes[index].headline and not piece.titled:
            above = mine


def _blocks(
    pieces: Sequence[Piece],
    shapes: Sequence[Shape],
    read: Sequence[Span],
    own: Sequence[frozenset[str]],
    headline: frozenset[str],
    names: Sequence[list[str]],
) -> None:
    """Name what a run of prose shares with the headline above it, with the title, and with all other prose."""
    runs: list[tuple[int, int, frozenset[str], frozenset[str], bool]] = []
    first, above, opened = -1, frozenset[str](), False
    for index in range(len(pieces) + 1):
        sure = index < len(pieces) and read[index].sure
        if sure and first < 0:
            first = index
        elif not sure and first >= 0:
            runs.append((first, index, frozenset().union(*own[first:index]), above, opened))
            first, above, opened = -1, frozenset(), False
        if index < len(pieces) and not sure:
            opened = opened or opens(pieces[index]) == "headlines"
            if shapes[index].headline and not pieces[index].titled:
                above = own[index]
            elif pieces[index].titled:
                above, opened = frozenset(), False
    if len(runs) < 2:
        return
    count: Counter[str] = Counter()
    for run in runs:
        count.update(run[2])
    longest = max(sum(len(piece.words) for piece in pieces[run[0] : run[1]]) for run in runs)
    for number, (start, end, stemmed, head, label) in enumerate(runs):
        size = sum(len(piece.words) for piece in pieces[start:end])
        kin = sum(count[stem] > 1 for stem in stemmed) / max(1, len(stemmed))
        told = step(len(stemmed & head) / len(head), (0.2, 0.35, 0.5, 0.7)) if len(head) >= 3 else -1
        titled = step(len(stemmed & headline) / len(headline), (0.1, 0.25, 0.5)) if headline else -1
        place = "first" if not number else "last" if number + 1 == len(runs) else "in"
        fresh = [
            f"run-kin:{step(kin, (0.05, 0.1, 0.15, 0.22, 0.3, 0.45))}:{step(size, (25, 60, 140))}",
            f"run-told:{told}:{step(kin, (0.1, 0.2, 0.3))}",
            f"run-title:{titled}:{step(size, (25, 60, 140))}",
            f"run-place:{place}:{step(size / max(1, longest), (0.25, 0.5, 0.99))}",
        ]
        if label:
            fresh.append(f"+run-under:{told}:{step(kin, (0.1, 0.2, 0.3))}")
        for index in range(start, end):
            names[index].extend(fresh)
