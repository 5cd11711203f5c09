"""What stands around a piece: its neighbours, its place, and what it shares with the title and the surest prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from cleaner.text.evidence.bounds import LINE
from cleaner.text.evidence.density import name_density
from cleaner.text.evidence.features import ends, families, opens
from cleaner.text.evidence.kinship import name_kinship
from cleaner.text.evidence.pieces import Piece
from cleaner.text.evidence.shapes import Shape, step
from cleaner.text.evidence.spans import STRONG, Span, inside

_NUMBERED: Final = re.compile(r"\s*[(\[]?(\d{1,3})\s?[-–.):]")
_NEAR: Final = (1, 2, 4, 8, 16)  # pieces
_MASS: Final = (20, 60, 150, 400)  # words
_WIDTHS: Final = (2, 4, 7, 12, 20, 35, 70, 150)  # words
_WINDOW: Final = 3  # pieces


def surroundings(pieces: Sequence[Piece], shapes: Sequence[Shape], read: Sequence[Span], title: str) -> list[list[str]]:
    """Name, for each piece, what stands around it."""
    size = len(pieces)
    names: list[list[str]] = [[] for _ in range(size)]
    _place(pieces, shapes, read, names)
    _neighbours(pieces, shapes, read, names)
    _marks_near(pieces, read, names)
    name_kinship(pieces, shapes, read, title, names)
    name_density(pieces, read, names)
    return names


def _place(pieces: Sequence[Piece], shapes: Sequence[Shape], read: Sequence[Span], names: Sequence[list[str]]) -> None:
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
        width, end = step(span.words, _WIDTHS), "." if span.terminal else "-"
        add(f"span:{width}:{end}:{inside(span, index)}:{zone}")
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
    numbered = [_number(piece) for piece in pieces]
    listed = _listed(pieces, numbered)
    last_sure = max((index for index in range(size) if read[index].sure), default=-1)
    under, label = [""] * size, ""
    for index, piece in enumerate(pieces):
        under[index] = label
        label = "" if read[index].sure else opens(piece) or label
    for index, piece in enumerate(pieces):
        add = names[index].append
        own = shapes[index]
        if listed[index]:
            add(f"listed:{step(listed[index], (3, 5))}")
            add(f"listed:{index > last_sure}")
            if under[index]:
                add(f"+listed:{under[index]}")
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


def _number(piece: Piece) -> int:
    """Give the number that opens a piece as an item of a list, or 0."""
    found = _NUMBERED.match(piece.key)
    return int(found[1]) if found and piece.kind in STRONG else 0


def _listed(pieces: Sequence[Piece], numbers: Sequence[int]) -> list[int]:
    """Give the length of the list that each piece is an item of: numbers that rise, or what a colon announces."""
    size = len(pieces)
    lengths = [0] * size
    first = 0
    while first < size:
        if not numbers[first]:
            first += 1
            continue
        items, last = [first], first
        for index in range(first + 1, size):
            if numbers[index] > numbers[last]:
                items.append(index)
                last = index
            elif numbers[index] or index - last > 3:
                break
        if len(items) > 1:
            for index in range(items[0], items[-1] + 1):
                lengths[index] = len(items)
        first = items[-1] + 1
    announced = 0
    for index, piece in enumerate(pieces):
        if piece.kind == LINE and announced and len(piece.words) <= 14:
            lengths[index] = max(lengths[index], 2)
        elif piece.kind == LINE:
            announced = 0
        if piece.kind == LINE and piece.key.rstrip().endswith(":") and len(piece.words) >= 3:
            announced = 1
    return lengths


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
