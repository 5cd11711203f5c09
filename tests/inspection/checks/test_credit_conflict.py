"""`credit-conflict`: whose text it is, told apart from agency credits, republications and quotations."""

from __future__ import annotations

import pytest

from cleaner import Document, inspect
from cleaner.inspection.checks import credit_conflict
from cleaner.inspection.findings import check_of

BODY = "افتتح محافظ الإقليم صباح أمس جسرا يربط ضفتي النهر بعد عامين من العمل.\nوحضر الافتتاح عشرات السكان.\n"
YOUM7, MASRY = "https://www.youm7.com/story/1", "https://www.almasryalyoum.com/news/1"


def found(text: str, url: str | None = None, outlet: str | None = None) -> list[tuple[str, tuple[str, ...]]]:
    findings = inspect(Document(text, url, outlet=outlet), checks=["credit-conflict"])
    return [(finding.severity, tuple(piece.text for piece in finding.evidence)) for finding in findings]


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ('وقال المهندس سالم الحداد لـ"المصري اليوم" إن الجسر يتحمل مئة شاحنة.', 'لـ"المصري اليوم'),
        ("وأضاف في تصريحات خاصة لـ«المصري اليوم» أن الجسر متين.", "تصريحات خاصة لـ«المصري اليوم"),
        ("وأكد في تصريح لـ«عكاظ» أن الجسر متين.", "لـ«عكاظ"),
        ("وعلمت «المصري اليوم» أن الجسر متين.", "وعلمت «المصري اليوم"),
        ("وحصلت «عكاظ» على نسخة من التقرير.", "وحصلت «عكاظ"),
        ("وقال شاهد لمراسل المصري اليوم إن المكان كان مكتظا.", "لمراسل المصري اليوم"),
        ("وقال في حوار مع «هسبريس» إن الجسر متين.", "هسبريس"),
        ("وقال المهندس في حديث خص به «عكاظ» إن الجسر متين.", "خص به «عكاظ"),
        ("وعلمت «الأخبار» أن الجسر متين.", "وعلمت «الأخبار"),  # papers and an agency have that name
        ("وقال لـ«المدينة» إن الجسر متين.", "لـ«المدينة"),  # an ordinary word in quotation marks
    ],
)
def test_a_footer_that_claims_anothers_words_is_a_warning(sentence: str, quoted: str) -> None:
    ((severity, evidence),) = found(f"{BODY}{sentence}\nالمصدر: اليوم السابع")
    assert (severity, evidence[0]) == ("warning", "اليوم السابع")
    assert quoted in evidence[1]


@pytest.mark.parametrize(
    "footer",
    [
        *("المصدر: صحيفة اليوم السابع المصرية", "نقلاً عن اليوم السابع", "المصدر: موقع اليوم السابع الإلكتروني"),
        *("المصدر: www.youm7.com", "مصدر الخبر / «اليوم السابع»", "المصدر: اليوم السابع - القاهرة"),
    ],
)
def test_footers_come_in_many_forms(footer: str) -> None:
    text = f"{BODY}وقال المهندس لـ«عكاظ» إن الجسر متين.\n{footer}"
    assert [severity for severity, _ in found(text)] == ["warning"]


@pytest.mark.parametrize("head", ["خاص لـ«عكاظ»", "خاص - عكاظ", "عكاظ - خاص"])
def test_a_line_that_says_exclusive_counts_as_well(head: str) -> None:
    assert [severity for severity, _ in found(f"{head}\n{BODY}المصدر: اليوم السابع")] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "{}المصدر: رويترز",  # an agency's credit
        "القاهرة (رويترز) - {}المصدر: اليوم السابع",
        "{}وقال لوكالة رويترز إن الجسر متين.\nالمصدر: اليوم السابع",
        "{}وقال لرويترز إن الجسر متين.\nالمصدر: اليوم السابع",
        "{}وقال بحسب «المصري اليوم» إن الجسر متين.\nالمصدر: اليوم السابع",  # a third outlet that is quoted
        "{}وقال لصحيفة «المصري اليوم» إن الجسر متين.\nالمصدر: اليوم السابع",
        "{}وذكرت صحيفة «عكاظ» ذلك، وقال المهندس لـ«عكاظ» إن الجسر متين.\nالمصدر: اليوم السابع",
        "{}ووفقا لـ«عكاظ» فإن الجسر متين.\nالمصدر: اليوم السابع",
        "{}وقال إنه ممتن لـ«عكاظ» لأنها ساندته.\nالمصدر: اليوم السابع",
        "{}وقال لـ«المصري اليوم» إن الجسر متين.\nالمصدر: المصري اليوم",
        "{}وقال لـ«المصري اليوم» إن الجسر متين.\nالمصدر: وكالات",  # several sources in general
        "{}وقال لـ«المصري اليوم» إن الجسر متين.\nالمصدر: اليوم السابع + المصري اليوم",
        "{}وقال لنيويورك تايمز إن الجسر متين.\nالمصدر: اليوم السابع",  # everybody speaks to foreign papers
        "{}وقال لـ«الوطن» إن الجسر متين.\nالمصدر: صحيفة الوطن",  # who shares a name contradicts nobody
        "{}وقال لـ«الميناء الجديد» إن الجسر متين.\nالمصدر: اليوم السابع",  # nobody knows it
        "{}المصدر: خبرنا المجهول",
        "{}وقال في حديث خص به وكالة شفق نيوز إن الجسر متين.\nالمصدر: اليوم السابع",
        "القاهرة - اليوم السابع\n{}المصدر: اليوم السابع",
        "القاهرة (رويترز)\n{}المصدر: اليوم السابع",  # an agency's text, on a paper's page
        "القاهرة - وكالات\n{}المصدر: اليوم السابع",
        "اليوم السابع\n{}المصدر: عكاظ",  # the publisher's own mark
    ],
)
def test_what_is_legitimate_is_nothing(text: str) -> None:
    assert found(text.format(BODY)) == []


def test_a_republication_with_due_credit_is_information() -> None:
    text = f"{BODY}وقال لـ«المصري اليوم» إن الجسر متين.\nالمصدر: المصري اليوم"
    assert found(text, YOUM7) == [("info", ("المصري اليوم", "www.youm7.com"))]
    assert found(text, MASRY) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "وقال لـ«المصري اليوم» إن الجسر متين. وأضاف في تصريح لـ«عكاظ» أنه آمن.",  # two that he spoke to
        "وقال في مقابلة حصرية مع قناة سكاي نيوز عربية إن الجسر متين.",  # others tell of those too
    ],
)
def test_what_may_be_a_quotation_is_information(sentence: str) -> None:
    assert [severity for severity, _ in found(f"{BODY}{sentence}\nالمصدر: اليوم السابع")] == ["info"]


def test_what_somebody_told_the_publisher_may_stand_beside_an_agency_as_source() -> None:
    text = f"{BODY}وقال لـ«المصري اليوم» إن الجسر متين.\nالمصدر: "
    assert {severity for severity, _ in found(f"{text}رويترز", MASRY)} == {"info"}
    assert "warning" in {severity for severity, _ in found(f"{text}اليوم السابع", MASRY)}


def test_two_agencies_that_both_claim_a_text_are_a_warning() -> None:
    assert [severity for severity, _ in found(f"القاهرة (رويترز) - {BODY}المصدر: أ ف ب")] == ["warning"]


@pytest.mark.parametrize(
    ("head", "footer"),
    [("جدة - عكاظ", "اليوم السابع"), ("القاهرة (رويترز) -", "الأناضول"), ("أنقرة / الأناضول", "أ ف ب")],
)
def test_a_line_of_a_place_and_an_outlet_is_a_dateline(head: str, footer: str) -> None:
    assert [severity for severity, _ in found(f"{head}\n{BODY}المصدر: {footer}")] == ["warning"]


def test_a_reporter_of_another_paper_is_a_warning() -> None:
    text = f"كتب: محمد سالم - المصري اليوم\n{BODY}المصدر: اليوم السابع"
    assert [severity for severity, _ in found(text)] == ["warning"]
    assert {severity for severity, _ in found(text, MASRY)} == {"info"}


def test_publisher_and_host_are_compared() -> None:
    assert found(BODY, YOUM7, "المصري اليوم") == [("warning", ("المصري اليوم", "www.youm7.com"))]
    assert found(BODY, YOUM7, "اليوم السابع") == []
    assert found(BODY, YOUM7, "youm7.com") == []
    assert found(BODY, "https://naba.example/1", "المصري اليوم") == []


def test_own_words_of_another_than_the_host_are_for_another_check() -> None:
    assert found(f"{BODY}وعلمت «المصري اليوم» أن الجسر متين.", YOUM7) == []
    assert found(f"{BODY}وقال لـ«المصري اليوم» إن الجسر متين.", YOUM7) == []


def test_it_is_found_by_its_name() -> None:
    assert check_of("credit-conflict") is credit_conflict.check
