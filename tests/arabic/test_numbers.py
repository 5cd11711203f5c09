"""Numbers in digits and in words."""

from __future__ import annotations

import pytest

from cleaner.arabic.fold import fold
from cleaner.arabic.numbers import find_numbers, read_numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4 ملايين ونصف المليون نازح", 4_500_000),
        ("مليارين لتحلية المياه", 2e9),
        ("18 مليارا للطاقة", 18e9),
        ("مليون دولار", 1e6),
        ("خمسة وأربعون طالبا", 45),
        ("186 ألفا و823 سهما", 186_823),
    ],
)
def test_the_value(text: str, value: float) -> None:
    assert read_numbers(fold(text))[0].value == value


@pytest.mark.parametrize("text", ["62% من الناخبين", "62 في المئة من الناخبين", "62 بالمئة من الناخبين"])
def test_shares(text: str) -> None:
    [number] = read_numbers(fold(text))
    assert (number.value, number.share, number.behind) == (62, True, "من")


@pytest.mark.parametrize("text", ["1ر2 مليار جنيه", "حاجز الخمسين مليون ريال", "السباق الـ8"])
def test_what_is_no_number_of_its_own(text: str) -> None:
    assert find_numbers(fold(text)).isdisjoint({1e6, 1e9, 8})
