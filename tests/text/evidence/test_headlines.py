"""What reads like a headline."""

import pytest

from cleaner.arabic.fold import fold
from cleaner.text.evidence.headlines import (
    HeadlineTable,
    headline_finder,
    headline_names,
    headline_odds,
    load_headlines,
)
from tests.support.evidence import SENTENCES


def odds(text: str) -> float:
    return headline_odds([word.strip(".،") for word in fold(text).split()], load_headlines())


@pytest.mark.parametrize("text", ["وزير المالية يعلن موعد صرف الرواتب", "انهيار جسر قديم شمال غزة", "كيف تختار هاتفك؟"])
def test_a_headline_is_likelier_one_than_any_sentence(text: str) -> None:
    assert odds(text) > max(odds(sentence) for sentence in SENTENCES)


def test_edges_count_once_and_inner_words_the_less_the_more_there_are() -> None:
    table = HeadlineTable(-1.0, {"^:وزير": 2.0, "w:وزير": 3.0})
    assert headline_odds(["وزير"], table) == -1.0 + 2.0 + 3.0
    assert headline_odds(["وزير", "ب", "ج", "د"], table) == -1.0 + 2.0 + 1.5
    assert headline_odds([], table) == 0.0


def test_names_of_edges_and_of_all_words() -> None:
    edges, inner = headline_names(["وزير", "ماليه", "يعلن"])
    assert {"^:وزير", "$:يعلن", "^ff:وs|_ه"} <= set(edges)
    assert {"w:ماليه", "f:_هي", "u:ي"} <= set(inner)


@pytest.mark.parametrize(
    "text", ["وزير المالية يعلن موعد صرف الرواتب", "كلمة", "", "Gaza 2024 وقالت الوزارة", *SENTENCES]
)
def test_the_finder_comes_to_the_same_as_the_sum_over_names(text: str) -> None:
    words = [word.strip(".،") for word in fold(text).split()]
    for _ in range(2):  # what it remembers must not change it
        assert headline_finder().odds(words) == pytest.approx(headline_odds(words, load_headlines()))
