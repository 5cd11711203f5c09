"""What is furniture, by place, spread and words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleaner.learning.background import load_background
from cleaner.learning.candidates import spread, whole_lines
from cleaner.learning.diversity import Diversity
from cleaner.learning.judge import THRESHOLDS, Judge
from cleaner.learning.signs import SignReader
from cleaner.learning.surroundings import Surroundings
from tests.support.learning import reads

SIGNS = SignReader()


def strength(count: int, dress: Callable[[int, str, list[str]], list[str]]) -> float:
    articles = reads(count, dress)
    lines = whole_lines(articles, 2)
    judge = Judge(Surroundings(articles, spread(lines)), Diversity(articles, []), SIGNS, load_background())
    [candidate] = lines
    judged = judge.judge(candidate)
    return judged.strength if judged else 0


@pytest.mark.parametrize(("count", "sure"), [(3, 0), (4, 0.6), (5, 0.8), (8, 0.9), (20, 0.95)])
def test_more_articles_make_surer(count: int, sure: float) -> None:
    assert strength(count, lambda n, title, prose: [*prose, "من غرفة أخبار المرفأ"]) == sure


def test_what_is_said_needs_fewer() -> None:
    assert strength(4, lambda n, title, prose: [*prose, "شارك المقال"]) == 0.6


def test_four_are_the_least() -> None:
    assert THRESHOLDS.articles == 4
