"""`repeat`: the same paragraph twice."""

from __future__ import annotations

import pytest

from cleaner.document.types import Finding
from cleaner.inspection.checks import repeat
from cleaner.inspection.findings import check_of
from cleaner.pipeline import inspect

FIRST = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، بعد إغلاق دام ثلاثة أشهر كاملة."
SECOND = "وشكر تجار السوق القديم عمال البلدية الذين واصلوا العمل ليلا رغم الأمطار والرياح الباردة."
THIRD = "وقال رئيس البلدية إن الأشغال المتبقية لن تعطل مرور الحافلات المدرسية في ساعات الصباح."


def found(*lines: str) -> tuple[Finding, ...]:
    return inspect("\n".join(lines), checks=["repeat"])


def test_a_paragraph_that_stands_twice() -> None:
    [finding] = found(FIRST, SECOND, FIRST)
    assert finding.severity == "warning"
    assert [piece.text for piece in finding.evidence] == [FIRST, FIRST]
    assert finding.evidence[0].start == 0 < finding.evidence[1].start


@pytest.mark.parametrize(
    "twin", [FIRST.replace("،", " "), FIRST.replace("أ", "ا"), FIRST.replace("فتح", "فَتْحَ"), FIRST.replace("ة", "ه")]
)
def test_spelling_and_punctuation_do_not_matter(twin: str) -> None:
    assert len(found(FIRST, SECOND, twin)) == 1


def test_a_run_of_paragraphs_is_one_finding() -> None:
    [finding] = found(FIRST, SECOND, THIRD, FIRST, SECOND)
    assert finding.evidence[0].text == f"{FIRST}\n{SECOND}"


def test_sentences_of_a_flattened_article() -> None:
    filler = " ".join(f"وجاء في التقرير رقم {n} أن الورشة رقم {n} أنجزت حصتها." for n in range(18))
    [finding] = found(f"{FIRST} {SECOND} {THIRD} {filler} {SECOND} {THIRD} {FIRST}")
    assert finding.evidence[1].text == f"{SECOND} {THIRD}"


@pytest.mark.parametrize(
    "lines",
    [
        (FIRST, SECOND, THIRD),
        ("عاش البحر", FIRST, "عاش البحر"),  # a refrain
        (FIRST, SECOND, FIRST.replace("ثلاثة", "خمسة")),
        (FIRST, FIRST[:40]),
    ],
)
def test_what_is_no_repeat(lines: tuple[str, ...]) -> None:
    assert found(*lines) == ()


def test_a_quotation_that_is_pulled_out_is_told_only() -> None:
    quoted = f"«{FIRST}»"
    [finding] = found(quoted, SECOND, quoted)
    assert finding.severity == "info"


def test_numbers_count_in_any_digits() -> None:
    line = "وصل إلى المرفأ 25 حاوية محملة بالقمح والشعير والذرة قادمة من موانئ البحر الأسود البعيدة."
    assert len(found(line, SECOND, line.replace("25", "٢٥"))) == 1
    assert found(line, SECOND, line.replace("25", "26")) == ()


def test_many_repeats_take_linear_time_and_few_findings() -> None:
    lines = [f"{FIRST[:-1]} رقم {n % 40}." for n in range(400)]
    assert 1 <= len(found(*lines)) <= 5


def test_it_is_found_by_its_name() -> None:
    assert check_of("repeat") is repeat.check
