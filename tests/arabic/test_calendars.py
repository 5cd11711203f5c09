"""Names of months and days, and days of one calendar in the other."""

from __future__ import annotations

from datetime import date

import pytest

from cleaner.arabic.calendars import GREGORIAN, HIJRI, MonthName, calendar_words, from_hijri, hijri_year_near
from cleaner.arabic.fold import fold


def months(text: str) -> list[tuple[str, int]]:
    return [(name.calendar, name.month) for _, _, name in calendar_words(fold(text)) if isinstance(name, MonthName)]


@pytest.mark.parametrize(
    ("text", "month"),
    [("شباط", 2), ("فبراير", 2), ("فيفري", 2), ("كانون الثاني", 1), ("غشت", 8), ("تشرين ثان", 11), ("أوت", 8)],
)
def test_a_month_has_names_of_several_countries(text: str, month: int) -> None:
    assert months(f"في 3 {text} الماضي") == [(GREGORIAN, month)]


@pytest.mark.parametrize(("text", "month"), [("محرم", 1), ("ربيع الآخر", 4), ("ذو الحجة", 12), ("رمضان", 9)])
def test_a_month_of_the_hijra_is_of_its_own_calendar(text: str, month: int) -> None:
    assert months(f"في 3 {text}") == [(HIJRI, month)]


def test_particles_may_stand_before_a_name_and_letters_may_not_follow() -> None:
    assert months("وفبراير") == [(GREGORIAN, 2)]
    assert months("بفبراير") == [(GREGORIAN, 2)]
    assert months("مارسيليا") == []
    assert months("قمارس") == []


def test_a_name_knows_where_it_is_usual() -> None:
    [(_, _, name)] = calendar_words(fold("سبتمبر"))
    assert isinstance(name, MonthName)
    assert len(name.systems) == 2  # in Algeria and in the Gulf


def test_days_are_numbered_from_monday() -> None:
    assert [name for _, _, name in calendar_words(fold("الاثنين والأحد"))] == [0, 6]


def test_places_are_those_of_the_name() -> None:
    key = fold("يوم الخميس 7 آذار")
    assert [key[start:end] for start, end, _ in calendar_words(key)] == ["الخميس", "اذار"]


def test_half_of_a_surrogate_pair_names_nothing() -> None:
    assert calendar_words("\ud83d فبراير") == ()


@pytest.mark.parametrize(
    ("hijri", "day"),
    [((1445, 1, 1), date(2023, 7, 19)), ((1446, 9, 1), date(2025, 3, 1))],
)
def test_a_hijri_date_is_a_day_to_a_day_or_two(hijri: tuple[int, int, int], day: date) -> None:
    found = from_hijri(*hijri)
    assert found is not None
    assert abs((found - day).days) <= 2
    assert abs(hijri_year_near(found) - hijri[0]) <= 1


@pytest.mark.parametrize("odd", [(1446, 13, 1), (1446, 1, 31), (2024, 1, 1), (0, 0, 0)])
def test_what_is_no_hijri_date_is_none(odd: tuple[int, int, int]) -> None:
    assert from_hijri(*odd) is None
