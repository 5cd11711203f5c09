"""Corrections, denials and fact-checks are no inconsistencies."""

from __future__ import annotations

import pytest

from cleaner import Document, inspect
from cleaner.document.types import Finding
from cleaner.inspection.denials import is_denied

WRONG = 'نقلت وكالة الأنباء السعودية "وفا" عن المتحدث أن المعبر فتح أمس أمام المسافرين.'


def test_without_a_denial_it_is_told() -> None:
    assert [finding.check for finding in inspect(WRONG)] == ["agency-identity"]


@pytest.mark.parametrize(
    "text",
    [
        'نشرت صفحات خبرا عن ما سمي وكالة الأنباء السعودية "وفا" وقالت إن المعبر فتح أمس أمام المسافرين.',
        'ورد خطأ في خبر أمس أن وكالة الأنباء السعودية "وفا" نقلت عن المتحدث أن المعبر فتح.',
    ],
)
def test_what_is_set_right(text: str) -> None:
    assert inspect(text) == ()


def test_a_fact_check_by_its_title() -> None:
    assert inspect(Document(WRONG, title="تحقق: وكالة لا وجود لها")) == ()


def test_what_stands_in_the_text_itself_is_not_guarded() -> None:
    document = Document("ورد خطأ في خبر أمس.", title="تصحيح")
    assert not is_denied(Finding("repeat", "warning", 0.9, "Twice.", "مرتين.", ()), document)
