"""`headless`: an article that begins in its middle."""

from __future__ import annotations

import pytest

from cleaner import inspect
from cleaner.inspection.checks import headless
from cleaner.inspection.findings import check_of

MORE = "\nويستفيد من الجسر سكان ثلاث قرى على ضفتي النهر."


@pytest.mark.parametrize(
    "line",
    [
        "وأضاف أن الجسر الجديد سيخدم ثلاث قرى قبل موسم الأمطار.",
        "وأشارت إلى أن الجسر الجديد سيخدم ثلاث قرى قبل موسم الأمطار.",
        "من جانبه أوضح مدير الأشغال أن الجسر سيخدم ثلاث قرى.",
        "كما أكد أن الجسر الجديد سيخدم ثلاث قرى قبل الموسم.",
        "وقال مدير الأشغال إن الجسر الجديد سيخدم ثلاث قرى.",
    ],
)
def test_it_begins_in_the_middle(line: str) -> None:
    [finding] = inspect(line + MORE, checks=["headless"])
    assert finding.severity == "warning"
    assert line.startswith(finding.evidence[0].text)


@pytest.mark.parametrize(
    "line",
    [
        "أعلن مدير الأشغال أن الجسر الجديد سيخدم ثلاث قرى قبل الموسم.",
        "وزير الأشغال يتفقد الجسر الجديد الذي سيخدم ثلاث قرى قبل الموسم.",
        "وصلت أمس معدات الجسر الجديد الذي سيخدم ثلاث قرى قبل الموسم.",
        "وقال مدير الأشغال.",
        "كما في كل عام، تستعد القرى لموسم الأمطار بتنظيف مجاري الوديان.",
    ],
)
def test_an_opening(line: str) -> None:
    assert inspect(line + MORE, checks=["headless"]) == ()


def test_it_is_found_by_its_name() -> None:
    assert check_of("headless") is headless.check
