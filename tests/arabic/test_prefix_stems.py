"""Stems of content words, and how much two stretches of prose share."""

from __future__ import annotations

import pytest

from cleaner.arabic.fold import fold
from cleaner.arabic.prefix_stems import shared, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [("المفاوضات", "والمفاوضين"), ("بالمدينة", "المدينة"), ("للقاهرة", "القاهرة")],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stems(fold(one)) == stems(fold(other)) != frozenset()


def test_words_without_a_subject_and_short_ones_have_none() -> None:
    assert stems(fold("قال إن هذا كان قبل يوم من ذلك")) == frozenset()
    assert stems("12 km") == frozenset()


def test_what_is_shared_is_a_share_of_the_part() -> None:
    part, whole = frozenset({"سوق", "سمك", "ميناء"}), frozenset({"سوق", "سمك"})
    assert shared(part, whole) == pytest.approx(2 / 3)
    assert shared(whole, part) == 1.0
    assert shared(frozenset(), part) == 0.0
