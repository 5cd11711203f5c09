"""Dates in Arabic texts: every usage of months, weekdays, ordinals, both calendars."""

from __future__ import annotations

from datetime import date

import pytest

from cleaner.arabic.calendars import from_hijri, hijri_year_near
from cleaner.arabic.dates import find_dates, find_month_pairs, pair_calendars, read_day
from cleaner.arabic.fold import fold
from tests.support.faults.facts import ALGERIA, GULF, HIJRI, LEVANT, MOROCCO


@pytest.mark.parametrize("names", [GULF, LEVANT, ALGERIA, MOROCCO])
def test_every_usage_names_twelve_months(names: tuple[str, ...]) -> None:
    months = [[written.month for written in find_dates(fold(f"في 9 {name} 2024 عقد"))] for name in names]
    assert months == [[number] for number in range(1, 13)]


@pytest.mark.parametrize(
    ("text", "day", "weekday"),
    [
        ("يوم الأحد 18 فبراير 2024", date(2024, 2, 18), 6),
        ("الأحد، ١٨ فبراير ٢٠٢٤", date(2024, 2, 18), 6),
        ("مساء الأحد الماضي (18 شباط/فبراير 2024)", date(2024, 2, 18), 6),
        ("الأحد الموافق 18 فيفري 2024", date(2024, 2, 18), 6),
        ("الأحد 18/2/2024", date(2024, 2, 18), 6),
        ("الأحد 2024-02-18", date(2024, 2, 18), 6),
        ("الخميس الثامن عشر من كانون الثاني عام 2024", date(2024, 1, 18), 3),
        ("في 18 من شهر غشت 2024", date(2024, 8, 18), None),
        ("الثلثاء 20 كانون ثاني (يناير) 2026", date(2026, 1, 20), 1),
        ("السبت 7 ذي الحجة 1446 هـ", date(2025, 6, 3), 5),  # a Tuesday, by Umm al-Qura
    ],
)
def test_a_date_is_read(text: str, day: date, weekday: int | None) -> None:
    [written] = find_dates(fold(text))
    assert (written.day_of, written.weekday) == (day, weekday)


@pytest.mark.parametrize(
    "text",
    [
        "ارتفع المؤشر 2.18 مارس",  # a fraction
        "النسبة 12% مايو",
        "جوان لاعبة ماهرة",  # a month's name that is a person's
        "مارس 18 شابا الرياضة",
        "الأرقام 18/2 و3/4",
        "رقم الملف 18/2/2024/7",
        "يجتمعون كل أحد",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(fold(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "السبت والأحد 17 و18 فبراير 2024",
        "السبت - الأحد 18 فبراير 2024",
        "الأحد 17-18 فبراير 2024",
        "الأحد الأول من فبراير 2024",  # the first Sunday, or a Sunday that is the first
        "أمس الأحد يوم 18 فبراير 2024",
    ],
)
def test_a_weekday_that_may_be_anothers_does_not_count(text: str) -> None:
    assert all(written.weekday is None for written in find_dates(fold(text)))


def test_digits_that_may_be_read_both_ways() -> None:
    [written] = find_dates(fold("بتاريخ 4/5/2024"))
    assert written.swappable
    assert (written.day_of, written.swapped.day_of) == (date(2024, 5, 4), date(2024, 4, 5))


@pytest.mark.parametrize(("day", "number", "month", "year"), HIJRI)
def test_the_tabular_calendar_is_right_to_two_days(day: date, number: int, month: str, year: int) -> None:
    [written] = find_dates(fold(f"{number} {month} {year} هـ"))
    assert written.day_of is not None
    assert abs(written.day_of - day).days <= 2
    assert hijri_year_near(day) in (year, year - 1, year + 1)


def test_hijri_days_outside_the_table_are_none() -> None:
    assert from_hijri(1446, 13, 1) is None
    assert from_hijri(1446, 1, 31) is None
    assert from_hijri(10**9, 1, 1) is None


def test_dates_of_one_day_in_both_calendars_are_paired() -> None:
    key = fold(
        "في 19 شعبان 1446 هـ الموافق 18 فبراير 2025، ثم 20 فبراير 2025 (21 شعبان 1446)، ثم 1 مارس 2025 بعد 3 رمضان"
    )
    assert [(h.day, g.day) for h, g in pair_calendars(key, find_dates(key))] == [(19, 18), (21, 20)]


def test_pairs_of_names() -> None:
    key = fold("بين تموز/آب وشباط (فبراير)، ومنذ أيلول / أكتوبر")
    assert [(first.month, second.month) for _, _, first, second in find_month_pairs(key)] == [(7, 8), (2, 2), (9, 10)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-02-30", None),
        ("2024-02-18", date(2024, 2, 18)),
        ("الأحد 18 فبراير 2024 - 10:30", date(2024, 2, 18)),
        ("منذ ساعتين", None),
        ("3/4/2024", None),  # March or April
        ("", None),
    ],
)
def test_the_callers_date(text: str, day: date | None) -> None:
    assert read_day(text) == day


def test_half_a_surrogate_pair_is_no_matter() -> None:
    assert find_dates("\ud800 18 فبراير 2024") == []
