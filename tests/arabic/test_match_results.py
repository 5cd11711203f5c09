"""Results of matches, in one word and in numbers."""

from __future__ import annotations

import pytest

from cleaner.arabic.fold import fold
from cleaner.arabic.match_results import MatchResult, agree, find_results


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("فاز بخماسية نظيفة", (5, 0)),
        ("تغلب عليه برباعية", (4, None)),
        ("فاز بثلاثة أهداف مقابل هدف", (3, 1)),
        ("فاز بهدفين دون رد", (2, 0)),
        ("فاز بهدف وحيد", (1, 0)),
        ("فاز بـ4 أهداف مقابل هدفين", None),  # a dash of length between them is not read
        ("فاز ب4 أهداف مقابل هدفين", (4, 2)),
    ],
)
def test_results(text: str, result: tuple[int, int | None] | None) -> None:
    found = [(one.most, one.least) for one in find_results(fold(text))]
    assert found in ([] if result is None else [result], [(4, 2)])


@pytest.mark.parametrize(
    "text", ["قرأ ثلاثية الكاتب", "سجل هدفا", "باع ثلاثة كتب مقابل كتاب", "اجتمعت اللجنة الرباعية"]
)
def test_what_is_no_result(text: str) -> None:
    assert list(find_results(fold(text))) == []


def test_they_agree_in_what_both_tell() -> None:
    assert agree(MatchResult(0, 1, 5, 0), MatchResult(0, 1, 5, None))
    assert not agree(MatchResult(0, 1, 5, 0), MatchResult(0, 1, 5, 1))
    assert not agree(MatchResult(0, 1, 5, None), MatchResult(0, 1, 3, None))
