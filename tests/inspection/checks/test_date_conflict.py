"""`date-conflict`: weekdays, calendars, names of months, the publication, the copyright line."""

from __future__ import annotations

import pytest

from cleaner import Document
from cleaner.document.types import Finding
from cleaner.inspection.checks import date_conflict
from cleaner.inspection.findings import check_of
from cleaner.pipeline import inspect

LEAD = "افتتحت البلدية السوق الجديد بحضور التجار"


def found(text: str, published: str | None = None) -> tuple[Finding, ...]:
    return inspect(Document(text, published=published), checks=["date-conflict"])


@pytest.mark.parametrize(
    "date",
    [
        "يوم الأحد 18 فبراير 2025",
        "الأحد، ١٨ شباط ٢٠٢٥",
        "الأحد الموافق 18 فيفري 2025",
        "الأحد 18/2/2025",
        "الأحد الثامن عشر من فبراير 2025",
        "في 18 شباط/مارس 2025",
        "في 18 شباط (مارس) الماضي",
        "في 31 أبريل 2025",
        "في 29 فبراير 2023",
        "في 25 شعبان 1446 هـ الموافق 18 فبراير 2025",
        "في 18 فبراير 2025 (19 شعبان 1445 هـ)",
        "الأحد 19 شعبان 1446 هـ الموافق 18 فبراير 2025",
    ],
)
def test_a_date_that_contradicts_itself(date: str) -> None:
    [finding] = found(f"{LEAD} {date}.")
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    "date",
    [
        "يوم الثلاثاء 18 فبراير 2025",
        "الثلثاء، ١٨ شباط ٢٠٢٥",
        "في 18 شباط/فبراير 2025",
        "في 18 فيفري (شباط) 2025",
        "بين تموز/آب 2024",  # two months of one usage
        "بين يوليو/أغسطس 2024",
        "في 19 شعبان 1446 هـ الموافق 18 فبراير 2025",
        "في 20 شعبان 1446 هـ الموافق 18 فبراير 2025",  # the moon was seen a day earlier
        "الثلاثاء 19 شعبان 1446 هـ الموافق 18 فبراير 2025",
        "الأحد 4/5/2025",  # day first it is one
        "السبت 4/5/2024",
        "يومي الاثنين والثلاثاء 17 و18 فبراير 2025",
        "يوم الأحد 18 فبراير",  # of which year?
        "في 29 فبراير 2024",
        "الخميس 1 يناير 1880",
    ],
)
def test_a_date_that_does_not(date: str) -> None:
    assert found(f"{LEAD} {date}.") == ()


def test_the_evidence_quotes_weekday_and_date_as_written() -> None:
    text = f"{LEAD} يومَ الأحَد ١٨ فبراير ٢٠٢٥."
    [finding] = found(text)
    assert [piece.text for piece in finding.evidence] == ["الأحَد", "١٨ فبراير ٢٠٢٥"]
    assert all(text[piece.start : piece.end] == piece.text for piece in finding.evidence)
    assert "Tuesday" in finding.message
    assert "الثلاثاء" in finding.message_ar


def test_a_day_without_a_year_is_of_the_year_of_publication() -> None:
    text = f"{LEAD} يوم الأحد 18 فبراير."
    [finding] = found(text, "2025-02-20")
    assert finding.evidence[-1].field == "published"
    assert found(text, "2024-02-20") == ()  # it was a Sunday
    assert found(text, "2025-09-20") == ()  # far away: it may be of another year


def test_the_past_after_the_publication_is_told() -> None:
    text = "قال الوزير في بيان صدر في 5 مارس 2025 إن الأشغال انتهت."
    [finding] = found(text, "2025-02-20")
    assert finding.severity == "warning"
    assert found(text, "2025-03-05") == ()
    [finding] = found("إن الأشغال التي بدأت في 5 مارس 2025 انتهت.", "2025-02-20")
    assert finding.severity == "info"  # the sentence does not begin with what happened


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير إن المعرض سيفتتح في 5 مارس 2025.",
        "أعلنت الوزارة أن المؤتمر المقرر في 5 مارس 2025 ينعقد في موعده.",
        "ذكرت الهيئة أن المهلة تنتهي في 5 مارس 2025.",
    ],
)
def test_plans_may_lie_ahead(text: str) -> None:
    assert found(text, "2025-02-20") == ()


def test_the_year_of_the_copyright_line_is_no_date_of_publication() -> None:
    text = f"الثلاثاء 18 فبراير 2025\n{LEAD} وسط زحام شديد في الشوارع المجاورة.\n© 2019 جميع الحقوق محفوظة"
    [finding] = found(text, "2019-01-01")
    assert finding.severity == "info"
    assert [piece.field for piece in finding.evidence] == ["published", "text", "text"]
    assert found(text, "2025-02-18") == ()


def test_the_address_tells_the_year_too() -> None:
    text = f"{LEAD} وسط زحام شديد في الشوارع المجاورة.\n© 2019 جميع الحقوق محفوظة"
    document = Document(text, url="https://www.akhbar.example/2025/02/18/1", published="2019")
    [finding] = inspect(document, checks=["date-conflict"])
    assert [piece.text for piece in finding.evidence] == ["2019", "© 2019", "2025"]


def test_dates_of_other_stories_are_not_looked_at() -> None:
    assert found(f"{LEAD} وسط زحام شديد.\nمواضيع ذات صلة\n• افتتاح معرض الأحد 18 فبراير 2025\n• خبر آخر عن الطقس") == ()


def test_it_is_found_by_its_name() -> None:
    assert check_of("date-conflict") is date_conflict.check
