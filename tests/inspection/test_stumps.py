"""Last words that are cut off, and whole ones."""

from __future__ import annotations

import pytest

from cleaner.inspection.stumps import is_cut_word, is_stump


@pytest.mark.parametrize("word", ["الط", "والم", "ال" + "ق"])
def test_stumps(word: str) -> None:
    assert is_stump(word)


@pytest.mark.parametrize("word", ["الدم", "والحب", "المدينه", "طب"])
def test_whole_words(word: str) -> None:
    assert not is_stump(word)


def test_the_beginning_of_another_word() -> None:
    assert is_cut_word("عادت قاذفات الى القاذ", "القاذ")
    assert not is_cut_word("عادت السيارات الى السوق", "السوق")
