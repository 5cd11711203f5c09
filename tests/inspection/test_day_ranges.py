"""Ranges of days and the weekdays beside them."""

from __future__ import annotations

import pytest

from cleaner.arabic.dates import find_dates
from cleaner.arabic.fold import fold
from cleaner.inspection.day_ranges import broken_weekdays_of, day_ranges


def broken(text: str) -> bool:
    key = fold(text)
    return any(list(broken_weekdays_of(key, one)) for one in day_ranges(key, find_dates(key)))


@pytest.mark.parametrize(
    "text",
    [
        "يقام المعرض من الأحد 3 إلى الجمعة 7 مارس",
        "يقام بين الأحد 3 مارس والسبت 7 مارس",
        "تقام القمة يومي 6 و7 مايو (الأحد والثلاثاء)",
        "من الاثنين 4 وحتى الأحد 8 مارس 2024",
    ],
)
def test_broken(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "يقام المعرض من الأحد 3 إلى الخميس 7 مارس",
        "يقام بين الأحد 3 مارس والخميس 7 مارس 2024",
        "تقام القمة يومي 6 و7 مايو (الأحد والاثنين)",
        "سجل 3 أهداف و7 مارس موعد المباراة",
    ],
)
def test_sound(text: str) -> None:
    assert not broken(text)
