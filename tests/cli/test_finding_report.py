"""Findings by check and host."""

from __future__ import annotations

from cleaner import Document
from cleaner.cli.finding_report import MOST, FindingReport, told
from cleaner.document.types import Evidence, Finding

FINDING = Finding("repeat", "warning", 0.9, "Twice.", "مرتين.", (Evidence("text", 0, 400, "خبر " * 100),))
INFO = Finding("truncated", "info", 0.4, "Short.", "مبتور.", ())


def test_warnings_come_first_and_many_are_counted() -> None:
    report = FindingReport("en")
    report.add("z", Document("خبر", url="https://naba.example/1"), INFO)
    for number in range(MOST + 2):
        report.add(number, Document("خبر", url="https://naba.example/1"), FINDING)
    lines = list(report.lines())
    assert lines[0] == f"== warning · repeat · naba.example · {MOST + 2}"
    assert "   … 2 more" in lines
    assert lines.index("== info · truncated · naba.example · 1") > lines.index("   … 2 more")


def test_one_language_and_the_whole_id() -> None:
    lines = told("a1", FINDING, "ar")
    assert FINDING.id in lines[0]
    assert "مرتين" in lines[1]
    assert "Twice" not in "".join(lines)
    assert " … " in lines[2]
