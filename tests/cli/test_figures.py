"""Figures as they are told."""

from __future__ import annotations

import pytest

from cleaner.cli.figures import duration, pace, percent, ranked, short_name, size


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(1, 2, "50.0 %"), (999, 1000, "99.9 %"), (9_999, 10_000, "> 99.9 %"), (1, 10_000, "< 0.1 %"), (0, 0, "-")],
)
def test_a_share_is_never_rounded_to_none_or_all(part: int, whole: int, told: str) -> None:
    assert percent(part, whole) == told


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.04, "0.0 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.4, "59 s"), (59.6, "1 min"), (3600, "1 h 0 min")],
)
def test_a_time_has_at_most_two_units(seconds: float, told: str) -> None:
    assert duration(seconds) == told


def test_a_pace_is_whole_where_it_is_high() -> None:
    assert (pace(99, 10), pace(100, 10), pace(5, 0), pace(5, -1)) == ("9.9", "10", "-", "-")


@pytest.mark.parametrize(("count", "told"), [(0, "0 B"), (1_000, "1 kB"), (999_000, "999 kB")])
def test_a_size_has_a_unit(count: int, told: str) -> None:
    assert size(count) == told


def test_names_are_ranked_by_count_then_name() -> None:
    assert [name for name, _ in ranked({"ج": 1, "ب": 1, "أ": 0, "د": 9})] == ["د", "ب", "ج"]


def test_a_long_name_is_cut() -> None:
    assert short_name("س" * 80) == "س" * 80
    assert short_name("س" * 81) == "س" * 79 + "…"
    assert short_name("س" * 10, most=4) == "سسس…"
