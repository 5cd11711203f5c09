"""The benchmark of growth tells what is linear from what is not, and what has no end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest

from tests.support.hostile import shapes
from tests.support.paths import ROOT


@pytest.fixture(scope="module")
def scaling() -> Any:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        return import_module("scaling")
    finally:
        sys.path.pop(0)


def quadratic(size: int) -> Callable[[], object]:
    return lambda: [None for _ in range(size) for _ in range(size)]


def linear(size: int) -> Callable[[], object]:
    return lambda: [None for _ in range(1_000 * size)]


def test_time_that_grows_too_fast_is_told(scaling: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = [("one loop", linear, 500), ("a loop in a loop", quadratic, 500)]  # their time is no cache's and no disk's
    monkeypatch.setattr(scaling, "shapes", lambda: shapes)
    header, one, two = scaling.rows()
    assert [failed for _, failed in (header, one, two)] == [False, False, True]
    assert one[0].startswith("| one loop | 500 |")
    assert two[0].startswith("| a loop in a loop **grows** | 1,000 |")  # it was measured from twice the size, too


def test_what_has_no_end_is_ended(scaling: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scaling, "LIMIT", 0.2)
    monkeypatch.setattr(scaling, "_SEEN", 0.0)
    assert scaling.timed(lambda size: quadratic(10_000 * size), 1) == ["over 0.2 s", "–", "–", "–"]


def test_every_shape_has_a_name_of_its_own_and_can_be_made() -> None:
    names = [name for name, _, _ in shapes()]
    assert len(set(names)) == len(names) > 150
    for _, do, _ in shapes():
        do(40)
