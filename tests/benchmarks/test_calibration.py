"""What predicted probabilities are worth: bins, their error, and the tables."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import pytest

from tests.support.paths import ROOT

np: Any = pytest.importorskip("numpy")
pytest.importorskip("scipy")


@pytest.fixture(scope="module")
def calibration() -> Any:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        return import_module("calibration")
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


def example(form: str = "lines", labels: tuple[int, ...] = (0, 1, 1, -1), clamps: tuple[float, ...] = ()) -> Any:
    """Give a document of four pieces of two words, of a body segment and two of furniture."""
    evidence_data: Any = import_module("evidence_data")
    places = [(0, 7), (8, 15), (16, 23), (24, 31)]
    segments = [[0, 7, "body"], [8, 15, "nav"], [16, 23, "nav"], [24, 31, "title"]]
    return evidence_data.Example(
        doc={"segments": segments},
        form=form,
        group="marfa.example",
        source="samples",
        text="سوق نهر سوق نهر",
        places=places,
        labels=list(labels),
        body_words=[2, 0, 0, 0],
        names=[[]] * 4,
        words=[([], 1.0)] * 4,
        bounds=["line"] * 4,
        ruled=[False] * 4,
        clamps=list(clamps or (0, 0, 0, 0)),
        keys=["سوق نهر"] * 4,
    )


def test_pieces_fall_into_bins_by_their_probability(calibration: Any) -> None:
    chances = np.array([0.0, 0.1, 0.5, 0.6, 1.0])
    found = calibration.bins(chances, np.array([0.0, 1, 0, 1, 1]), np.array([10.0, 2, 2, 4, 1]), (0.0, 0.5, 1.0))
    assert [(one.low, one.high, one.pieces, one.words) for one in found] == [(0.0, 0.5, 2, 12), (0.5, 1.0, 3, 7)]
    assert [one.share for one in found] == pytest.approx([0.5, 2 / 3])
    assert [one.share_of_words for one in found] == pytest.approx([2 / 12, 5 / 7])
    assert [one.predicted for one in found] == pytest.approx([0.05, 0.7])


def test_an_empty_bin_is_left_out(calibration: Any) -> None:
    assert [one.low for one in calibration.bins(np.array([0.95]), np.array([1.0]), np.array([3.0]))] == [0.95]


def test_the_error_is_the_mean_gap_over_pieces(calibration: Any) -> None:
    found = calibration.bins(np.array([0.2, 0.2, 0.9]), np.array([1.0, 0, 1]), np.ones(3), (0.0, 0.5, 1.0))
    assert calibration.calibration_error(found) == pytest.approx((2 * 0.3 + 0.1) / 3)
    assert calibration.calibration_error([]) == 0


def test_what_rules_settled_and_what_may_stay_or_go_is_not_counted(calibration: Any) -> None:
    one = example(clamps=(0, 40.0, 0, 0))
    lines = calibration.calibration_table([one, example("flat")], np.array([0.02, 1.0, 0.98, 0.5] * 2))
    assert "| 0.01–0.05 | 1 | 0.000 | 2 | 0.000 | 1 | 0.000 | 2 | 0.000 |" in lines
    assert "| 0.97–0.99 | 1 | 1.000 | 2 | 1.000 | 1 | 1.000 | 2 | 1.000 |" in lines
    assert "| 0.99–1 | 0 | – | 0 | – | 1 | 1.000 | 2 | 1.000 |" in lines
    assert len(lines) == len(calibration.EDGES) - 1 + 4


def test_a_threshold_trades_leaks_for_damage(calibration: Any) -> None:
    examples = [example(), example("flat")]
    lines = calibration.threshold_table(examples, np.array([0.35, 0.95, 0.45, 0.0] * 2))
    assert lines[2] == "| 0.3 | 0.000 | 0.000 | 1.0000 | 1.0000 | 0.000 | 0.000 | 1.0000 | 1.0000 |"
    assert lines[3] == "| 0.4 | 1.000 | 0.000 | 0.0000 | 0.0000 | 1.000 | 0.000 | 0.0000 | 0.0000 |"
    assert lines[-1].startswith("| 0.99 | 0.000 | 1.000 | 0.0000 |")


def test_the_docs_show_tables_of_this_form(calibration: Any) -> None:
    shown = (ROOT / "docs/quality.md").read_text(encoding="utf-8")
    examples = [example(), example("flat")]
    chances = np.array([0.35, 0.95, 0.45, 0.0] * 2)
    for table in (calibration.calibration_table, calibration.threshold_table):
        assert all(line.split("|")[1] in shown for line in table(examples, chances) if line.startswith("| "))
        assert table(examples, chances)[0] in shown
