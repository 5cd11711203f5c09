"""Counted things in digits and in words."""

from __future__ import annotations

import pytest

from cleaner.arabic.fold import fold
from cleaner.arabic.numbers import find_numbers
from cleaner.arabic.quantities import find_quantities, may_count


@pytest.mark.parametrize(
    ("text", "value", "thing"),
    [
        ("مقتل 12 شخصا", 12, "شخص"),
        ("مقتل ١٢ شخصا", 12, "شخص"),
        ("اثنا عشر شخصا", 12, "شخص"),
        ("خمسة وعشرون طفلا", 25, "طفل"),
        ("مئتان وخمسون أسرة", 250, "اسره"),
        ("1,198 قتيلا", 1198, "قتيل"),
        ("3.5 ملايين دولار", 3_500_000, "دولار"),
        ("186 ألفا و823 ريالا", 186_823, "ريال"),
        ("بعشرة أطنان", 10, "طن"),
        ("ألفي طالب", 2000, "طالب"),
    ],
)
def test_a_counted_thing_is_read(text: str, value: float, thing: str) -> None:
    [quantity] = find_quantities(fold(text))
    assert (quantity.value, quantity.thing) == (value, thing)


def test_singular_and_plural_are_one_thing() -> None:
    things = {quantity.thing for quantity in find_quantities(fold("7 شركات و11 شركة وخمس شركات"))}
    assert len(things) == 1


@pytest.mark.parametrize("text", ["نحو 12 شخصا", "أكثر من 12 شخصا", "ما يقارب 12 شخصا"])
def test_what_is_said_to_be_rough(text: str) -> None:
    assert [quantity.about for quantity in find_quantities(fold(text))] == [True]


def test_fractions_of_agencies_are_left_alone() -> None:
    assert list(find_quantities(fold("مقابل 1ر2 مليار جنيه"))) == []


@pytest.mark.parametrize("text", ["السباق الـ 8 يوم الجمعة", "السباق الـ8 يوم الجمعة"])
def test_the_eighth_counts_nothing(text: str) -> None:
    assert list(find_quantities(fold(text))) == []


def test_numbers_of_any_kind() -> None:
    assert find_numbers(fold("فاز 3-1 بعد تسعين دقيقة في 2024")) == {1, 3, 90, 2024}


def test_two_in_one_word() -> None:
    found = list(find_quantities(fold("مقتل شخصين وإصابة عاملتين")))
    assert [(one.value, one.thing) for one in found][:1] == [(2.0, "شخص")]
    assert may_count(fold("مقتل شخصين"))
    assert [one.value for one in find_quantities(fold("رجل وطفلان"))] == []  # one of a list
