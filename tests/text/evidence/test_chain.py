"""The chain gives exact marginals, in time that grows with the number of pieces alone."""

from itertools import product
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.text.evidence import chain
from cleaner.text.evidence.chain import probabilities

PIECE = st.tuples(st.floats(-6, 6), st.floats(0, 4), st.floats(0, 4))
SHORT = st.lists(PIECE, min_size=1, max_size=8)
WIDE = st.lists(st.tuples(st.floats(-90, 90), st.floats(0, 40), st.floats(0, 40)), max_size=60)


def columns(rows: list[tuple[float, float, float]]) -> tuple[list[float], list[float], list[float]]:
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def by_enumeration(against: list[float], leave: list[float], enter: list[float]) -> list[float]:
    total, sums = 0.0, [0.0] * len(against)
    for sides in product((0, 1), repeat=len(against)):
        score = sum(value for value, side in zip(against, sides, strict=True) if side)
        for i in range(1, len(sides)):
            if sides[i] != sides[i - 1]:
                score -= enter[i] if sides[i] else leave[i]
        total += exp(score)
        sums = [kept + exp(score) * side for kept, side in zip(sums, sides, strict=True)]
    return [value / total for value in sums]


@settings(deadline=None, derandomize=True)
@given(SHORT)
def test_marginals_are_those_of_all_sides_counted_one_by_one(rows: list[tuple[float, float, float]]) -> None:
    assert probabilities(*columns(rows)) == pytest.approx(by_enumeration(*columns(rows)), abs=1e-9)


@settings(deadline=None, derandomize=True)
@given(st.lists(PIECE, min_size=1, max_size=30), st.integers(0, 29), st.floats(0, 9))
def test_more_evidence_against_a_piece_brings_none_back(
    rows: list[tuple[float, float, float]], index: int, more: float
) -> None:
    against, leave, enter = columns(rows)
    before = probabilities(against, leave, enter)
    against[index % len(against)] += more
    after = probabilities(against, leave, enter)
    assert all(high >= low - 1e-12 for low, high in zip(before, after, strict=True))


@settings(deadline=None, derandomize=True)
@given(WIDE)
def test_a_probability_is_one_whatever_the_evidence(rows: list[tuple[float, float, float]]) -> None:
    found = probabilities(*columns(rows))
    assert len(found) == len(rows)
    assert all(0 <= chance <= 1 for chance in found)


def test_a_dear_bound_holds_pieces_together() -> None:
    apart = probabilities([4.0, -0.5], [0.0, 0.0], [0.0, 0.0])
    together = probabilities([4.0, -0.5], [0.0, 5.0], [0.0, 5.0])
    assert apart[1] < 0.5 < together[1]


def test_the_cost_is_linear(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[float] = []

    def counted(value: float) -> float:
        calls.append(value)
        return exp(value)

    monkeypatch.setattr(chain, "exp", counted)
    for size in (10, 1000):
        calls.clear()
        assert len(probabilities([0.5] * size, [1.0] * size, [1.0] * size)) == size
        assert len(calls) == 3 * size
