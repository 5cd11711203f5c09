"""What stands around a piece: its neighbours, its place, and what it shares with the title and the surest prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from cleaner.context.cohesion import stems
from cleaner.evidence.bounds import LINE, STOP
from cleaner.evidence.features import Shape, ends, families, opens, step
from cleaner.evidence.pieces import Piece

_STRONG: Final = frozenset({LINE, STOP})
_SURE: Final = 8  # words; a sentence of so many is prose
_LONG: Final = 22  # words; a line of so many with a comma is
_THIN: Final = 48  # words to a comma; more are headlines that run together
_NUMBERED: Final = re.compile(r"\s*[(\[]?\d{1,3}\s?[-–.):]")
_NEAR: Final = (1, 2, 4, 8, 16)  # pieces
_MASS: Final = (20, 60, 150, 400)  # words
_WINDOW: Final = 3  # pieces
_SHARES: Final = (0.01, 0.12, 0.25, 0.4, 0.6, 0.8)
_MIN_STEMS: Final = 2


class Span:
    """The pieces from one strong bound (a line break, the end of a sentence) to the next, read as one."""

    __slots__ = ("commas", "first", "last", "sure", "terminal", "words")

    def __init__(self, first: int, last: int, words: int, commas: int, terminal: bool) -> None:
        """Hold the pieces `first:last`."""
        self.first, self.last, self.words, self.commas, self.terminal = first, last, words, commas, terminal
        self.sure = (terminal and words >= _SURE and words <= _THIN * (commas + 1)) or (words >= _LONG and commas > 0 and words >= 6 * commas)


def spans(pieces: Sequence[Piece]) -> list[Span]:
    """Give the span of each piece."""
    found: list[Span] = []
    first = 0
    for index in range(1, len(pieces) + 1):
        if index == len(pieces) or pieces[index].kind in _STRONG:
            part = pieces[first:index]
            words = sum(len(piece.words) for piece in part)
            commas = sum(piece.key.count("،") + piece.key.count(",") for piece in part)
            last = part[-1]
            terminal = last.terminal and not last.key.rstrip(" \"'»”’)").endswith(("..", "!", "…"))
            span = Span(first, index, words, commas, terminal)
            found.extend([span] * (index - first))
            first = index
    return found


def inside(span: Span, index: int) -> str:
    """Tell where in its span a piece stands, and whether that is prose."""
    if span.last - span.first == 1:
        return "whole"
    where = "first" if span.first == index else "last" if span.last == index + 1 else "middle"
    return where + ("-sure" if span.sure else "")


def surroundings(
    pieces: Sequence[Piece], shapes: Sequence[Shape], read: Sequence[Span], title: str
) -> list[list[str]]:
    """Name, for each piece, what stands around it."""
    size = len(pieces)
    names: list[list[str]] = [[] for _ in range(size)]
    _place(pieces, shapes, read, names)
    _neighbours(pieces, shapes, read, names)
    _marks_near(pieces, read, names)
    _kinship(pieces, shapes, read, title, names)
    return names


def _place(
    pieces: Sequence[Piece], shapes: Sequence[Shape], read: Sequence[Span], names: Sequence[list[str]]
) -> None:
    """Name where a piece stands: above, among or below the surest prose, and how much of it is on either side."""
    size = len(pieces)
    mass = [0] * (size + 1)
    for index, piece in enumerate(pieces):
        mass[index + 1] = mass[index] + (len(piece.words) if read[index].sure else 0)
    total = mass[size]
    weight = step(total, _MASS)
    since, until = [0] * size, [0] * size
    last = -1
    for index in range(size):
        since[index] = index - last
        if read[index].sure:
            last = index
    last = size
    for index in range(size - 1, -1, -1):
        until[index] = last - index
        if read[index].sure:
            last = index
    for index in range(size):
        span, own = read[index], shapes[index]
        before, after = mass[span.first], total - mass[span.last]
        zone = "none" if not total else "top" if not before else "end" if not after else "in"
        add = names[index].append
        sure = "sure" if span.sure else "unsure"
        add(f"zone:{zone}:{own.length}:{own.end}")
        add(f"span:{step(span.words, (2, 4, 7, 12, 20, 35, 70, 150))}:{'.' if span.terminal else '-'}:{inside(span, index)}:{zone}")
        add(f"sure:{sure}:{zone}:{weight}")
        add(f"density:{step(span.words / (span.commas + 1), (8, 14, 22, 40, 80))}:{step(span.words, (12, 40, 100))}")
        add(f"before:{step(before, _MASS)}:{sure}")
        add(f"after:{step(after, _MASS)}:{sure}")
        if not span.sure:
            if before:
                add(f"since-prose:{step(since[index], _NEAR)}:{zone}")
            if after:
                add(f"until-prose:{step(until[index], _NEAR)}:{zone}")
        if total:
            add(f"part:{step(before / total, (0.01, 0.3, 0.6, 0.9, 0.999))}:{sure}")
        if index < 4:
            add(f"from-top:{index}:{own.length}")
        if size - index <= 4:
            add(f"from-end:{size - index}:{own.length}:{'.' if own.end == '.' else '-'}")


def _neighbours(
    pieces: Sequence[Piece], shapes: Sequence[Shape], read: Sequence[Span], names: Sequence[list[str]]
) -> None:
    """Name the shapes of the pieces beside a piece, and the kinds of its bounds."""
    size = len(pieces)
    sums, stops = [0], [0]
    for piece, own in zip(pieces, shapes, strict=True):
        sums.append(sums[-1] + len(piece.words))
        stops.append(stops[-1] + (own.end in ".,"))
    numbered = [piece.kind == LINE and _NUMBERED.match(piece.key) is not None for piece in pieces]
    for index, piece in enumerate(pieces):
        add = names[index].append
        own = shapes[index]
        if numbered[index]:
            add(f"numbered:{sum(numbered[max(0, index - 2) : index + 3])}")
        line = piece.kind == LINE and (index + 1 == size or pieces[index + 1].kind == LINE)
        if line and own.length <= 6 and own.end != ".":
            above = "top" if not index else "prose" if read[index - 1].sure else "line"
            below = "end" if index + 1 == size else "prose" if read[index + 1].sure else "line"
            add(f"line:{own.length}:{above}:{below}")
        kind = "line" if index + 1 == size else pieces[index + 1].kind
        add(f"kind:{piece.kind}:{step(len(piece.words), (3, 7))}")
        add(f"kind-after:{kind}:{step(len(piece.words), (3, 7))}")
        for name, other in (("prev", index - 1), ("next", index + 1)):
            if 0 <= other < size:
                beside = shapes[other]
                add(f"{name}:{beside.length}:{beside.end in '.:,'}")
                add(f"{name}-sure:{read[other].sure}:{own.length}")
        for name, low, high in (("above", index - _WINDOW, index), ("below", index + 1, index + 1 + _WINDOW)):
            low, high = max(0, low), min(size, high)
            if high > low:
                mean = (sums[high] - sums[low]) / (high - low)
                add(f"{name}:{step(mean, (2, 4, 7, 12, 20))}:{stops[high] - stops[low]}")


def _marks_near(pieces: Sequence[Piece], read: Sequence[Span], names: Sequence[list[str]]) -> None:
    """Name the marks near a piece, and what rules dropped there; each of these can but speak against it."""
    size = len(pieces)
    marked = [bool(families(piece)) for piece in pieces]
    ruled = [bool(piece.ruled) for piece in pieces]
    alone = [p.ruled or read[i].last - read[i].first <= 2 or not read[i].sure for i, p in enumerate(pieces)]
    for index in range(size):
        add = names[index].append
        for side, near in (("up", range(index - 1, index - 5, -1)), ("down", range(index + 1, index + 5))):
            for distance, other in enumerate(near, 1):
                if 0 <= other < size and (marked[other] or ruled[other]):
                    what = "ruled" if ruled[other] else "marked"
                    add(f"+{what}-{side}:{distance}")
                    for family in families(pieces[other])[:2]:
                        add(f"+{side}:{family}:{1 if distance == 1 else 2}")
                    break
    opened, since, over = "", 0, False
    for index, piece in enumerate(pieces):
        if opened:
            since += 1
            length = len(piece.words)
            names[index].append(f"+under:{opened}:{step(since, _NEAR)}:{step(length, (4, 26))}")
        if over:
            names[index].append(f"+over:{step(len(piece.words), (4, 14, 26))}:{read[index].sure}")
        found = opens(piece) if alone[index] else ""
        if found:
            opened, since = found, 0
        elif since > 16:
            opened = ""
        over = over or (bool(alone[index]) and ends(piece) and index > size // 3)


def _kinship(
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
            f"run-place:{place}:{step(size / max(1, longest), (0.25, 0.5, 0.99))}:{label}",
        ]
        if label:
            fresh.append(f"run-under:{told}:{step(kin, (0.1, 0.2, 0.3))}")
        for index in range(start, end):
            names[index].extend(fresh)
