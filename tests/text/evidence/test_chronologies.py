"""Chronologies, by the years of their dates."""

from cleaner.text.evidence.chronologies import chronological
from cleaner.text.evidence.pieces import JudgedPiece
from tests.support.evidence import piece

EVENT = "افتتاح الجسر القديم امام الشاحنات."


def told(*dates: str) -> list[JudgedPiece]:
    return [piece(each) for date in dates for each in (date, EVENT)]


def test_dates_whose_years_rise_with_what_happened_are_a_chronology() -> None:
    pieces = told("مايو 1995", "3يونيو 1996", "12 كانون الثاني 1996", "عام 2001")
    assert chronological([piece("بدات الاشغال."), *pieces, piece("تعليقات")]) == set(range(1, 9))


def test_dates_of_one_year_or_the_latest_first_are_none() -> None:
    assert not chronological(told("3 مايو 2020", "4 مايو 2020", "5 مايو 2020", "6 مايو 2020"))
    assert not chronological(told("3 مايو 2020", "4 مايو 2018", "5 مايو 2016", "6 مايو 2014"))
    assert not chronological(told("3 مايو 2014", "4 مايو 2016", "5 مايو 2018"))


def test_dates_without_what_happened_and_years_amid_other_words_are_none() -> None:
    assert not chronological([piece(f"3 مايو {year}") for year in range(2014, 2020)])
    assert not chronological(told("افتتاح 1995", "اغلاق 1999", "ترميم 2004", "هدم 2010"))


def test_what_stands_far_apart_is_none() -> None:
    pieces = told("عام 1995", "عام 1997")
    assert not chronological([*pieces, *[piece(EVENT)] * 9, *told("عام 1999", "عام 2001")])
