"""Items of lists, by their numbers or by a colon above them."""

from cleaner.text.evidence.lists import list_lengths
from tests.support.evidence import piece


def test_numbers_that_rise_make_a_list() -> None:
    assert list_lengths([piece("1- ماء"), piece("2- ملح"), piece("3- زيت"), piece("خبر")]) == [3, 3, 3, 0]


def test_numbers_that_fall_or_stand_far_apart_make_none() -> None:
    assert list_lengths([piece("3- ماء"), piece("2- ملح")]) == [0, 0]
    assert list_lengths([piece("1- ماء"), *[piece("خبر")] * 4, piece("2- ملح")]) == [0] * 6


def test_a_number_within_a_sentence_is_no_item() -> None:
    assert list_lengths([piece("1- ماء"), piece("2- ملح", "cue")]) == [0, 0]


def test_a_colon_announces_short_lines_until_a_long_one() -> None:
    lines = [piece("وجاءت النتائج كما يلي:"), piece("المركز الأول"), piece("كلمة " * 15), piece("المركز الثاني")]
    assert list_lengths(lines) == [0, 2, 0, 0]
    assert list_lengths([piece("المصدر:"), piece("المركز الأول")]) == [0, 0]


def test_items_of_a_list_that_lost_its_lines_are_a_list() -> None:
    assert list_lengths([piece("12- مصر"), piece("23- الجزاير", "item"), piece("26- السعوديه", "item")]) == [3, 3, 3]
