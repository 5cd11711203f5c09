"""What is furniture, by place, spread and words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleaner.learning.candidates import whole_lines
from cleaner.learning.judge import Judge
from tests.support.learning import knowledge, reads


def strength(count: int, dress: Callable[[int, str, list[str]], list[str]]) -> float:
    articles = reads(count, dress)
    lines = whole_lines(articles, 2)
    [candidate] = lines
    judged = Judge(knowledge(articles, lines)).judge(candidate)
    return judged.strength if judged else 0


@pytest.mark.parametrize(("count", "sure"), [(3, 0), (4, 0.6), (5, 0.8), (8, 0.9), (20, 0.95)])
def test_more_articles_make_surer(count: int, sure: float) -> None:
    assert strength(count, lambda n, title, prose: [*prose, "من غرفة أخبار المرفأ"]) == sure


def test_what_is_said_needs_fewer() -> None:
    assert strength(4, lambda n, title, prose: [*prose, "شارك المقال"]) == 0.6
