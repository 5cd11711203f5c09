"""`host-mismatch`: furniture that speaks as another outlet than the host."""

from __future__ import annotations

import pytest

from cleaner import Document, inspect
from cleaner.inspection.checks import host_mismatch
from cleaner.inspection.findings import check_of

BODY = "افتتح محافظ الإقليم صباح أمس جسرا يربط ضفتي النهر بعد عامين من العمل.\nوحضر الافتتاح عشرات السكان.\n"
MASRY = "https://www.almasryalyoum.com/news/1"
OTHERS = (
    *("تابعوا قناة اليوم السابع على واتساب", "© اليوم السابع", "جميع الحقوق محفوظة لموقع اليوم السابع © 2024"),
    *("اشتركوا في قناة «عكاظ» على تلغرام", "حمل تطبيق سكاي نيوز عربية الآن", "حقوق النشر محفوظة لصحيفة عكاظ"),
    *("لمتابعة آخر أخبار اليوم السابع اشترك في النشرة البريدية", "اليوم السابع © 2023"),
    *("للاشتراك في النشرة البريدية لموقع سكاي نيوز عربية", "يمكنكم متابعة صفحة اليوم السابع على فيسبوك"),
    "تابعوا قناة وكالة شفق نيوز على تلغرام",  # an agency's texts travel, its channels do not
)


def found(text: str, url: str | None, outlet: str | None = None) -> list[str]:
    findings = inspect(Document(text, url, outlet=outlet), checks=["host-mismatch"])
    return [finding.severity for finding in findings]


@pytest.mark.parametrize("line", OTHERS)
def test_another_outlets_furniture_is_a_warning(line: str) -> None:
    assert found(BODY + line, MASRY) == ["warning"]


@pytest.mark.parametrize("line", ["كتب: محرر موقع اليوم السابع", "محرر موقع اليوم السابع"])
def test_another_outlets_staff_is_a_warning(line: str) -> None:
    assert found(f"{line}\n{BODY}", MASRY) == ["warning"]


@pytest.mark.parametrize("line", OTHERS)
def test_without_a_host_there_is_nothing_to_compare(line: str) -> None:
    assert found(BODY + line, None) == []


@pytest.mark.parametrize(
    "line",
    [
        "تابعوا قناة المصري اليوم على واتساب",
        "جميع الحقوق محفوظة © 2024",
        "وتابعوا قناة اليوم السابع ليعرفوا موعد الافتتاح الذي انتظروه عامين كاملين، ثم خرجوا جميعا إلى الضفة الأخرى.",
        "وقال محرر موقع اليوم السابع إن الافتتاح تأخر.",
        "وبثت قناة سكاي نيوز عربية صورا من الافتتاح.",
        "© رويترز",  # an agency's rights go with its texts
        "وقال رئيس البلدية: يمكنكم متابعة صفحة اليوم السابع لمعرفة موعد الافتتاح الذي انتظره الناس عامين كاملين هنا.",
        "ويتابع كثيرون صحيفة عكاظ على تلغرام لمعرفة المواعيد.",
    ],
)
def test_prose_and_ones_own_furniture_are_nothing(line: str) -> None:
    assert found(BODY + line, MASRY) == []


def test_sisters_may_speak_for_each_other() -> None:
    assert found(f"{BODY}تابعوا قناة الحدث على واتساب", "https://www.alarabiya.net/news/1") == []


def test_a_host_that_nobody_knows_gives_information_alone() -> None:
    assert found(f"{BODY}تابعوا قناة سكاي نيوز عربية على واتساب", "https://naba.example/1") == ["info"]


def test_the_publisher_stands_for_an_unknown_host() -> None:
    assert found(f"{BODY}© اليوم السابع", "https://naba.example/1", "المصري اليوم") == ["warning"]


@pytest.mark.parametrize(
    "line",
    [
        "وعلمت «عكاظ» من مصدر مطلع أن الجسر متين.",
        "والتقت كاميرا قناة «رؤيا» المهندس عند مدخل الجسر.",
        "هذه المادة خاصة بموقع اليوم السابع، ويمنع نقلها دون إذن",
        "التعليقات المنشورة لا تعبر عن رأي صحيفة عكاظ",
    ],
)
def test_a_text_that_speaks_as_another_is_a_warning(line: str) -> None:
    assert found(BODY + line, MASRY) == ["warning"]


@pytest.mark.parametrize(
    "line", ["وعلمت «المصري اليوم» أن الجسر متين.", "ونقلت صحيفة «عكاظ» أن الجسر متين.", "وقال لـ«عكاظ» إن الجسر متين."]
)
def test_own_words_and_quoted_ones_are_nothing(line: str) -> None:
    assert found(BODY + line, MASRY) == []


def test_it_is_found_by_its_name() -> None:
    assert check_of("host-mismatch") is host_mismatch.check
