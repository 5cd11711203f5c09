"""Moments as pages and machines write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from cleaner.arabic.moments import read_moment, write_moment

NOW = datetime(2025, 3, 9, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2024-01-18T09:00:00+01:00", "2024-01-18T09:00:00+01:00"),
        ("2024-01-18T09:00:00Z", "2024-01-18T09:00:00+00:00"),
        ("2024-01-18 09:00", "2024-01-18T09:00:00"),
        ("2024-01-18", "2024-01-18"),
        ("Thu, 18 Jan 2024 09:00:00 +0100", "2024-01-18T09:00:00+01:00"),
        ("1700000000", "2023-11-14T22:13:20+00:00"),
        ("18/01/2024 - 10:22 م", "2024-01-18T22:22:00"),
        ("الخميس ١٨ كانون الثاني ٢٠٢٤ الساعة ١٢:٠٥ ص", "2024-01-18T00:05:00"),
        ("17 نيسان/أبريل 2019", "2019-04-17"),
        ("9 رمضان 1446 هـ", "2025-03-09"),
        ("11 فبراير 2025 في 8:00 صباحاً بتوقيت غرينتش", "2025-02-11T08:00:00+00:00"),
        ("الأربعاء، 28 آب 2013، 14:00 (GMT-0330)", "2013-08-28T14:00:00-03:30"),
    ],
)
def test_a_moment_is_read(text: str, written: str) -> None:
    moment = read_moment(text)
    assert moment is not None
    assert write_moment(moment) == written


@pytest.mark.parametrize(
    "text",
    ["", "خبر", "2024-13-45", "من 3 مايو 2024 إلى 5 مايو 2024", "منذ ساعتين", "أمس", "12:30", "Mon, 99 Foo", "\ud83d"],
)
def test_what_names_no_day_or_several_is_not_read(text: str) -> None:
    assert read_moment(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("منذ 3 ساعات", NOW - timedelta(hours=3)),
        ("منذ ساعتين", NOW - timedelta(hours=2)),
        ("قبل دقيقة", NOW - timedelta(minutes=1)),
        ("نُشر منذ 20 دقيقة", NOW - timedelta(minutes=20)),
        ("قبل يومين", date(2025, 3, 7)),
        ("منذ 3 أسابيع", date(2025, 2, 16)),
        ("أمس", date(2025, 3, 8)),
        ("أول أمس الساعة 10:15", datetime(2025, 3, 7, 10, 15)),
        ("اليوم 9:05 م", datetime(2025, 3, 9, 21, 5)),
        ("منذ قرون", None),
    ],
)
def test_what_counts_from_now_is_read_where_now_is_told(text: str, moment: object) -> None:
    assert read_moment(text, NOW) == moment


def test_zones_beyond_the_earth_are_none() -> None:
    assert read_moment("3 مايو 2024 10:00 GMT+0300") == datetime(2024, 5, 3, 10, tzinfo=timezone(timedelta(hours=3)))
    assert read_moment("3 مايو 2024 10:00 GMT+99") == datetime(2024, 5, 3, 10)
