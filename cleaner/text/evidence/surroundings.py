"""What stands around a piece: its neighbours, its place, and what it shares with the title and the surest prose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from cleaner.arabic.lexicon import Lexicon
from cleaner.text.evidence.bounds import LINE
from cleaner.text.evidence.density import name_density
from cleaner.text.evidence.features import address_kind, credit_kinds, ends, families, opens
from cleaner.text.evidence.headlines import headline_finder
from cleaner.text.evidence.kinship import name_kinship
from cleaner.text.evidence.lists import list_lengths
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.sequence import PieceSequence
from cleaner.text.evidence.spans import Span, inside
from cleaner.text.evidence.steps import step

_NEAR: Final = (1, 2, 4, 8, 16)  # pieces
_REACH: Final = 4  # pieces on either side in which marks are looked for
_MASS: Final = (20, 60, 150, 400)  # words
_WIDTHS: Final = (2, 4, 7, 12, 20, 35, 70, 150)  # words
_WINDOW: Final = 3  # pieces
_EDGE: Final = 4  # pieces from either end of a document
_HEADLINE: Final = 3  # words
_ODDS: Final = (-4.0, -2.5, -1.5, -0.7, 0.0, 0.7, 1.5, 2.5)  # log odds of a headline
_TAIL: Final = (3, 8, 16, 30, 60)  # words
_CREDIT: Final = 6  # words
_LONGEST_LABEL: Final = 6  # the step of its length


def surroundings(sequence: PieceSequence, title: str, lexicon: Lexicon) -> list[list[str]]:
    """Name, for each piece that is asked for, what stands around it."""
    names: list[list[str]] = [[] for _ in sequence.pieces]
    _name_place(sequence, names)
    _name_distance(sequence, names)
    _name_neighbours(sequence, names)
    _name_lines(sequence, names)
    _name_lists(sequence, names)
    _name_marks(sequence, names)
    _name_sections(sequence, names)
    _name_tail(sequence, names, lexicon)
    _name_headlines(sequence, names)
    name_kinship(sequence, title, names)
    name_density(sequence.pieces, sequence.spans, names, sequence.asked)
    return names


def _name_place(sequence: PieceSequence, names: Sequence[list[str]]) -> None:
    """Name where a piece stands: above, among or below the surest prose, and how much of it is on either side."""
    size = len(sequence.pieces)
    mass = _mass(sequence)
    total = mass[size]
    weight = step(total, _MASS)
    for index in sequence.asked:
        span, own = sequence.spans[index], sequence.shapes[index]
        before, after = mass[span.first], total - mass[span.last]
        zone = _zone(span, mass)
        add = names[index].append
        sure = "sure" if span.sure else "unsure"
        add(f"zone:{zone}:{own.length}:{own.end}")
        add(f"span:{step(span.words, _WIDTHS)}:{'.' if span.terminal else '-'}:{inside(span, index)}:{zone}")
        add(f"sure:{sure}:{zone}:{weight}")
        add(f"density:{step(span.words / (span.commas + 1), (8, 14, 22, 40, 80))}:{step(span.words, (12, 40, 100))}")
        add(f"before:{step(before, _MASS)}:{sure}")
        add(f"after:{step(after, _MASS)}:{sure}")
        if total:
            add(f"part:{step(before / total, (0.01, 0.3, 0.6, 0.9, 0.999))}:{sure}")
        if index < _EDGE:
            add(f"from-top:{index}:{own.length}")
        if size - index <= _EDGE:
            add(f"from-end:{size - index}:{own.length}:{'.' if own.end == '.' else '-'}")


def _mass(sequence: PieceSequence) -> list[int]:
    """Give the words of surest prose before each piece, and in the whole document."""
    own = (len(p.words) if s.sure else 0 for p, s in zip(sequence.pieces, sequence.spans, strict=True))
    return list(accumulate(own, initial=0))


def _zone(span: Span, mass: Sequence[int]) -> str:
    if not mass[-1]:
        return "none"
    return "top" if not mass[span.first] else "end" if mass[-1] == mass[span.last] else "in"


def _name_distance(sequence: PieceSequence, names: Sequence[list[str]]) -> None:
    """Name how many pieces the surest prose before and behind a piece that is none is away."""
    size, spans = len(sequence.pieces), sequence.spans
    mass = _mass(sequence)
    until = [0] * size
    following = size
    for index in range(size - 1, -1, -1):
        until[index] = following - index
        if spans[index].sure:
            following = index
    last = -1
    asked = frozenset(sequence.asked)
    for index, span in enumerate(spans):
        if span.sure:
            last = index
        elif index in asked:
            zone = _zone(span, mass)
            if mass[span.first]:
                names[index].append(f"since-prose:{step(index - last, _NEAR)}:{zone}")
            if mass[size] - mass[span.last]:
                names[index].append(f"until-prose:{step(until[index], _NEAR)}:{zone}")


def _name_neighbours(sequence: PieceSequence, names: Sequence[list[str]]) -> None:
    """Name the shapes of the pieces beside a piece, and the kinds of its bounds."""
    pieces, shapes, spans, asked = sequence
    size = len(pieces)
    sums = list(accumulate((len(piece.words) for piece in pieces), initial=0))
    stops = list(accumulate((own.end in ".," for own in shapes), initial=0))
    for index in asked:
        add, own = names[index].append, shapes[index]
        width = step(len(pieces[index].words), (3, 7))
        add(f"kind:{pieces[index].kind}:{width}")
        add(f"kind-after:{pieces[index + 1].kind if index + 1 < size else LINE}:{width}")
        for name, other in (("prev", index - 1), ("next", index + 1)):
            if 0 <= other < size:
                add(f"{name}:{shapes[other].length}:{shapes[other].end in '.:,'}")
                add(f"{name}-sure:{spans[other].sure}:{own.length}")
        for name, low, high in (
            ("above", max(0, index - _WINDOW), index),
            ("below", index + 1, min(size, index + 1 + _WINDOW)),
        ):
            if high > low:
                mean = (sums[high] - sums[low]) / (high - low)
                add(f"{name}:{step(mean, (2, 4, 7, 12, 20))}:{stops[high] - stops[low]}")


def _name_lines(sequence: PieceSequence, names: Sequence[list[str]]) -> None:
    """Name what is above and below the short lines that no sentence ends."""
    pieces, shapes, spans, asked = sequence
    size = len(pieces)
    for index in asked:
        own = shapes[index]
        if pieces[index].kind != LINE or own.length > _LONGEST_LABEL or own.end == ".":
            continue
        if index + 1 == size or pieces[index + 1].kind == LINE:
            above = "top" if not index else "prose" if spans[index - 1].sure else "line"
            below = "end" if index + 1 == size else "prose" if spans[index + 1].sure else "line"
            names[index].append(f"line:{own.length}:{above}:{below}")


def _name_lists(sequence: PieceSequence, names: Sequence[list[str]]) -> None:
    """Name the items of lists, and the label that they stand under."""
    pieces, _, spans, asked = sequence
    lengths = list_lengths(pieces)
    if not any(lengths):
        return
    last_sure = max((index for index, span in enumerate(spans) if span.sure), default=-1)
    under, label = [], ""
    for piece, span in zip(pieces, spans, strict=True):
        under.append(label)
        label = "" if span.sure else opens(piece) or label
    for index in asked:
        if lengths[index]:
            names[index].append(f"listed:{step(lengths[index], (3, 5))}")
            names[index].append(f"listed:{index > last_sure}")
            if under[index]:
                names[index].append(f"+listed:{under[index]}")


def _name_marks(sequence: PieceSequence, names: Sequence[list[str]]) -> None:
    """Name the nearest mark on either side of a piece, or what rules dropped there; it can but speak against it."""
    pieces = sequence.pieces
    size = len(pieces)
    told = [families(piece)[:2] if piece.marks else [] for piece in pieces]
    what = ["ruled" if p.ruled else "marked" if own else "" for p, own in zip(pieces, told, strict=True)]
    if not any(what):
        return
    for index in sequence.asked:
        above = range(index - 1, max(-1, index - 1 - _REACH), -1)
        below = range(index + 1, min(size, index + 1 + _REACH))
        for side, near in (("up", above), ("down", below)):
            other = next((other for other in near if what[other]), -1)
            if other >= 0:
                distance = abs(other - index)
                names[index].append(f"+{what[other]}-{side}:{distance}")
                names[index].extend(f"+{side}:{family}:{min(2, distance)}" for family in told[other])


def _name_sections(sequence: PieceSequence, names: Sequence[list[str]]) -> None:
    """Name what stands under a label that opens something, and behind the end of the article."""
    pieces, _, spans, _ = sequence
    asked = frozenset(sequence.asked)
    opened, since, over = "", 0, False
    for index, (piece, span) in enumerate(zip(pieces, spans, strict=True)):
        since += bool(opened)
        size = len(piece.words)
        if opened and index in asked:
            names[index].append(f"+under:{opened}:{step(since, _NEAR)}:{step(size, (4, 26))}")
        if over and index in asked:
            names[index].append(f"+over:{step(size, (4, 14, 26))}:{span.sure}")
        apart = bool(piece.ruled) or span.last - span.first <= 2 or not span.sure
        if apart and (found := opens(piece)):
            opened, since = found, 0
        elif since > _NEAR[-1]:
            opened = ""
        over = over or (apart and index > len(pieces) // 3 and ends(piece))


def _name_tail(sequence: PieceSequence, names: Sequence[list[str]], lexicon: Lexicon) -> None:
    """Name what stands behind the last end of a sentence, and the first mark there: nothing but its like follows.

    An address, and an agency, a desk or a person beside a slash or a dash, count as marks there.
    """
    pieces = sequence.pieces
    first = next((index + 1 for index in range(len(pieces) - 1, -1, -1) if pieces[index].terminal), 0)
    words = sum(len(piece.words) for piece in pieces[first:])
    if not first or not 0 < words <= _TAIL[-1]:
        return
    size, told = step(words, _TAIL), ""
    asked = frozenset(sequence.asked)
    for index in range(first, len(pieces)):
        told = told or next(iter(families(pieces[index])), "") or _credit(pieces[index], lexicon)
        if index in asked:
            names[index].append(f"tail:{size}:{index == first:d}")
            if told:
                names[index] += [f"+tail:{told}", f"+tail:{size}"]


def _credit(piece: JudgedPiece, lexicon: Lexicon) -> str:
    """Name the address or the credit that a piece is, or nothing."""
    if address_kind(piece.key):
        return "address"
    kinds = credit_kinds(piece.key, lexicon) if len(piece.words) <= _CREDIT else []
    return "credit" if {"agency", "desk", "person"} & {*kinds} else ""


def _name_headlines(sequence: PieceSequence, names: Sequence[list[str]]) -> None:
    """Name how much a piece reads like a headline, and how much the pieces around it do."""
    pieces = sequence.pieces
    size = len(pieces)
    wanted = {
        near for index in sequence.asked for near in range(max(0, index - _WINDOW), min(size, index + _WINDOW + 1))
    }
    odds_of = headline_finder().odds
    odds = [odds_of(pieces[index].words) if index in wanted else 0.0 for index in range(size)]
    for index in sequence.asked:
        length = len(pieces[index].words)
        if length >= _HEADLINE:
            names[index].append(f"headline:{step(odds[index], _ODDS)}:{step(length, (4, 7, 14, 26))}")
        near = [
            odds[i]
            for i in range(max(0, index - _WINDOW), min(size, index + _WINDOW + 1))
            if len(pieces[i].words) >= _HEADLINE
        ]
        if near:
            names[index].append(f"headlines:{step(sum(near) / len(near), _ODDS)}:{sequence.spans[index].sure:d}")
