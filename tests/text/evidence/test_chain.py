"""The chain gives exact marginals, in time that grows with the number of pieces alone."""

from itertools import pairwise, product
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.text.evidence import chain
from cleaner.text.evidence.chain import Against, Turns, probabilities

Piece = tuple[Against, float, float]
ABOVE, BODY, INSET, BELOW = "above", "body", "inset", "below"


def pieces(most: float, dearest: float) -> st.SearchStrategy[Piece]:
    side, cost = st.floats(-most, most), st.floats(0, dearest)
    return st.tuples(st.builds(Against, side, side, side), cost, cost)


TURNS = st.builds(Turns, *[st.floats(-3, 3)] * len(Turns._fields))
SHORT = st.lists(pieces(6, 4), min_size=1, max_size=6)
LONGER = st.lists(pieces(6, 4), min_size=1, max_size=30)
WIDE = st.lists(pieces(90, 40), max_size=60)


def found(rows: list[Piece], turns: Turns) -> list[Against]:
    return probabilities([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows], turns)


def alike(value: float) -> Against:
    return Against(value, value, value)


def score(parts: tuple[str, ...], rows: list[Piece], turns: Turns) -> float | None:
    """Give the log weight of one way to read a text, or nothing where a text cannot be so."""
    if parts[0] in (INSET, BELOW) or parts[-1] == INSET:
        return None
    total = turns.begin_above if parts[0] == ABOVE else 0.0
    total += {ABOVE: turns.end_above, BODY: turns.end_body}.get(parts[-1], 0.0)
    for (one, other), (_, leave, enter) in zip(pairwise(parts), rows[1:], strict=True):
        weights = {
            (ABOVE, BODY): turns.above_body - leave,
            (INSET, BODY): turns.inset_body - leave,
            (BODY, INSET): turns.body_inset - enter,
            (BODY, BELOW): turns.body_below - enter,
        }
        if one != other and (one, other) not in weights:
            return None
        total += weights.get((one, other), 0.0)
    return total + sum(float(getattr(row[0], part)) for part, row in zip(parts, rows, strict=True) if part != BODY)


def by_enumeration(rows: list[Piece], turns: Turns) -> list[list[float]]:
    whole, sums = 0.0, [[0.0] * 3 for _ in rows]
    for parts in product((ABOVE, BODY, INSET, BELOW), repeat=len(rows)):
        value = score(parts, rows, turns)
        if value is None:
            continue
        whole += exp(value)
        for own, part in zip(sums, parts, strict=True):
            if part != BODY:
                own[Against._fields.index(part)] += exp(value)
    return [[value / whole for value in own] for own in sums]


@settings(deadline=None, derandomize=True)
@given(SHORT, TURNS)
def test_marginals_are_those_of_all_readings_counted_one_by_one(rows: list[Piece], turns: Turns) -> None:
    for piece, expected in zip(found(rows, turns), by_enumeration(rows, turns), strict=True):
        assert list(piece) == pytest.approx(expected, abs=1e-9)


@settings(deadline=None, derandomize=True)
@given(LONGER, TURNS, st.integers(0, 29), st.builds(Against, *[st.floats(0, 9)] * 3))
def test_more_evidence_against_a_piece_never_brings_it_back(
    rows: list[Piece], turns: Turns, index: int, more: Against
) -> None:
    index %= len(rows)
    before = sum(found(rows, turns)[index])
    against, leave, enter = rows[index]
    rows[index] = (Against(*map(sum, zip(against, more, strict=True))), leave, enter)
    assert sum(found(rows, turns)[index]) >= before - 1e-9


@settings(deadline=None, derandomize=True)
@given(WIDE, TURNS)
def test_a_probability_is_one_whatever_the_evidence(rows: list[Piece], turns: Turns) -> None:
    chances = found(rows, turns)
    assert len(chances) == len(rows)
    assert all(0 <= chance <= 1 for piece in chances for chance in piece)
    assert all(sum(piece) <= 1 + 1e-9 for piece in chances)


def test_nothing_is_set_into_a_text_before_it_begins_or_behind_its_end() -> None:
    menu, prose = alike(4.0), alike(-4.0)
    chances = probabilities([menu, prose, menu, prose, menu], [0.5] * 5, [0.5] * 5, Turns())
    sides = [max(Against._fields, key=piece._asdict().__getitem__) for piece in chances]
    assert (sides[0], sides[2], sides[4]) == (ABOVE, INSET, BELOW)
    assert chances[0].inset == chances[4].inset == 0


def test_what_stands_below_an_article_is_known_by_it() -> None:
    menu, prose, doubtful = alike(4.0), alike(-4.0), Against(-4.0, -4.0, 1.0)
    behind = probabilities([prose, doubtful, menu], [1.0] * 3, [1.0] * 3, Turns())
    before = probabilities([menu, doubtful, prose], [1.0] * 3, [1.0] * 3, Turns())
    assert sum(before[1]) < 0.5 < sum(behind[1])


def test_a_dear_bound_holds_pieces_together() -> None:
    doubtful = [alike(4.0), alike(-0.5)]
    apart = probabilities(doubtful, [0.0, 0.0], [0.0, 0.0], Turns(end_above=-1.0))
    together = probabilities(doubtful, [0.0, 5.0], [0.0, 5.0], Turns(end_above=-1.0))
    assert sum(apart[1]) < 0.5 < sum(together[1])


def test_the_cost_is_linear(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[float] = []

    def counted(value: float) -> float:
        calls.append(value)
        return exp(value)

    monkeypatch.setattr(chain, "exp", counted)
    for size in (10, 1000):
        calls.clear()
        assert len(probabilities([alike(0.5)] * size, [1.0] * size, [1.0] * size, Turns())) == size
        assert len(calls) <= 5 * size + 10
