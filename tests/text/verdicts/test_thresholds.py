"""Every threshold of the context pass has two cases, just below and just above it, that notice when it moves."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

from cleaner.text.verdicts.thresholds import THRESHOLDS, Thresholds
from tests.support.verdicts import Pair, changed
from tests.text.verdicts import test_edges, test_foreign_article, test_sections, test_state, test_titles

PAIRS: dict[str, Pair] = {
    **test_state.PAIRS,
    **test_titles.PAIRS,
    **test_sections.PAIRS,
    **test_foreign_article.PAIRS,
    **test_edges.PAIRS,
}


def test_every_threshold_has_a_pair() -> None:
    assert set(PAIRS) == {field.name for field in fields(Thresholds)}


@pytest.mark.parametrize("name", PAIRS)
def test_the_two_cases_differ(name: str) -> None:
    assert PAIRS[name].noticed()


@pytest.mark.parametrize("factor", [1.45, 1 / 1.45], ids=["raised", "lowered"])
@pytest.mark.parametrize("name", PAIRS)
def test_a_threshold_that_moves_is_noticed(name: str, factor: float) -> None:
    with changed(THRESHOLDS, name, factor):
        assert not PAIRS[name].noticed()
    assert PAIRS[name].noticed()


def test_the_numbers_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        THRESHOLDS.run = 0.9  # type: ignore[misc]
