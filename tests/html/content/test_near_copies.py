"""Lines that say what a line above says, in nearly the same words."""

from __future__ import annotations

import pytest

from cleaner.html.content.near_copies import find_near_copies, in_order, is_near_copy
from tests.support.pages import PROSE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("أمس أن", "مساء أمس أن"),
        ("الشهر، وأن", "الشهر ، وأنّ"),
        ("انتهى قبل موعده.", "انتهى."),
        ("أعلنت إدارة", "وكانت قد أعلنت إدارة"),
    ],
)
def test_a_few_words_may_differ(old: str, new: str) -> None:
    assert old in PROSE[0]
    assert find_near_copies([(0, PROSE[0]), (5, PROSE[1]), (9, PROSE[0].replace(old, new))]) == {9: 0}


def test_other_numbers_or_another_half_make_another_line() -> None:
    text = "سجل سعر كيس القمح في سوق المدينة القديمة صباح اليوم {} ديناراً للبائع كما أعلنت الغرفة"
    assert not is_near_copy(text.format(40), text.format(55))
    assert is_near_copy(text.format(40), text.format(40))
    assert not is_near_copy(f"{PROSE[0]} {PROSE[1]}", f"{PROSE[0]} {PROSE[2]}")


def test_short_lines_are_not_compared() -> None:
    assert find_near_copies([(0, "عاد الصيادون إلى الميناء"), (1, "عاد الصيادون إلى الميناء")]) == {}


def test_the_longest_row_in_order_is_told() -> None:
    assert in_order([5, 6, 7, 8], {5: 3, 6: 0, 7: 1, 8: 2}, 5) == [6, 7, 8]
    assert in_order([5, 6], {5: 5, 6: 6}, 5) == []
    assert in_order([], {}, 0) == []
