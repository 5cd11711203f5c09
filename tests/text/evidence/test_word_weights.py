"""Words weigh what their names in the table do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.text.evidence.features import word_features
from cleaner.text.evidence.word_weights import WordWeights

WORDS = ("نهر", "جسر", "سوق")
TABLE = {f"w:{word}": 0.5 + number for number, word in enumerate(WORDS[:2])}
TABLE |= {"^:نهر": -1.25, "^:نهر جسر": 0.75, "$:سوق": 2.5, "p:جسر سوق": 0.3, "p:نهر نهر": -0.7}


@settings(deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), max_size=50).map(tuple))
def test_the_weight_is_the_sum_over_the_named_words(words: tuple[str, ...]) -> None:
    names, scale = word_features(words, TABLE)
    assert WordWeights(TABLE).weigh(words) == pytest.approx(scale * sum(TABLE[name] for name in names))


def test_of_a_long_piece_each_word_counts_for_less() -> None:
    weights = WordWeights({"w:نهر": 1.0})
    assert weights.weigh(("نهر",)) == 1.0
    assert weights.weigh(("نهر", *["بيت"] * 15)) == 0.5
