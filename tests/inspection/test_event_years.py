"""Years of one event that go together, and those that do not."""

from __future__ import annotations

from datetime import date

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.event_years import broken_event_years


def broken(text: str) -> bool:
    return bool(list(broken_event_years(read_article(clean(text)), date(2025, 3, 1))))


@pytest.mark.parametrize(
    "text",
    [
        "تأسست الشركة سنة 1994، واحتفلت في 2024 بمرور أربعين عاما على تأسيسها.",
        "بدأت الحرب في ربيع 2011 وانتهت في 2009 باتفاق سلام.",
        "نالت استقلالها عام 1962. وتحل الذكرى الخمسون هذا العام، ففي الذكرى الخمسين لاستقلال البلاد أقيم عرض.",
    ],
)
def test_broken(text: str) -> None:
    assert broken(text)


@pytest.mark.parametrize(
    "text",
    [
        "تأسست الشركة سنة 1994، واحتفلت في 2024 بمرور ثلاثين عاما على تأسيسها.",
        "بدأت الحرب في ربيع 2009 وانتهت في 2011 باتفاق سلام.",
        "تأسست الشركة سنة 1994، واحتفلت بمرور أربعين عاما على زواج صاحبها.",
    ],
)
def test_sound(text: str) -> None:
    assert not broken(text)
