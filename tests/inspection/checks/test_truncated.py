"""`truncated`: articles that stop short."""

from __future__ import annotations

import pytest

from cleaner.document.types import Finding
from cleaner.inspection.checks import truncated
from cleaner.inspection.findings import check_of
from cleaner.pipeline import inspect

OWN = (
    "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، بعد إغلاق دام ثلاثة أشهر كاملة.",
    "وشكر تجار السوق القديم عمال البلدية الذين واصلوا العمل ليلا رغم الأمطار والرياح.",
    "وقال رئيس البلدية إن الأشغال المتبقية لن تعطل مرور الحافلات المدرسية في الصباح.",
    "وأضاف أن المرحلة الثانية تشمل الأرصفة والإنارة ومواقف السيارات قرب الشاطئ.",
)


def found(*last: str) -> tuple[Finding, ...]:
    return inspect("\n".join((*OWN, *last)), checks=["truncated"])


@pytest.mark.parametrize(
    "last",
    [
        ("وتستعد البلدية لتنظيم حملة تشجير واسعة على جانبي الطريق بمشاركة...",),
        ("وتستعد البلدية لتنظيم حملة تشجير واسعة على جانبي الطريق بمشاركة […]",),
        ("وأشار إلى أن المرحلة الثالثة من...",),
        ("وتسعى البلدية إلى ربط الطريق بالميناء، وخصوصا مع",),
        ("وتستعد البلدية لتنظيم حملة تشجير واسعة على جانبي الطريق بمشاركة… اقرأ المزيد",),
        ("وتستعد البلدية لتنظيم حملة تشجير واسعة على جانبي الطريق بمشاركة", "اقرأ المزيد"),
        ("وتستعد البلدية لتنظيم حملة تشجير واسعة على جانبي الطريق مع بداية الخريف في",),
        ("وتستعد البلدية لتنظيم حملة تشجير واسعة على جانبي الطريق مع بداية الخريف،",),
        ("وتستعد البلدية لتنظيم حملة تشجير واسعة على جانبي الطريق مع بداية الخريف في الج",),
        ("وختم رئيس البلدية كلامه قائلا «سنعمل جميعا على أن يبقى هذا الشاطئ نظيفا",),
        ('وختم رئيس البلدية كلامه قائلا "سنعمل جميعا على أن يبقى هذا الشاطئ نظيفا',),
    ],
)
def test_an_end_that_is_none(last: tuple[str, ...]) -> None:
    [finding] = found(*last)
    assert finding.severity == "warning"
    assert finding.evidence[0].text in "\n".join(last)


@pytest.mark.parametrize(
    "end",
    [
        "وتستعد البلدية لحملة تشجير واسعة على جانبي…",
        "وتستعد البلدية لحملة تشجير واسعة على جانبي الطريق الساحلي الجديد مع",
    ],
)
def test_a_flattened_article_is_judged_by_its_sentences(end: str) -> None:
    [finding] = inspect(" ".join((*OWN, end)), checks=["truncated"])
    assert finding.severity == "warning"


def test_a_missing_full_stop_is_told_only() -> None:
    [finding] = found("وتستعد البلدية لتنظيم حملة تشجير واسعة على جانبي الطريق مع بداية فصل الخريف")
    assert finding.severity == "info"


@pytest.mark.parametrize(
    "last",
    [
        ("وتستعد البلدية لتنظيم حملة تشجير واسعة على جانبي الطريق.",),
        ("وختم قائلا: «سنرى... كل شيء في وقته».",),
        ("وعلق أحد الحاضرين على المشروع كله بعبارة واحدة وهي «انتظرنا طويلا...»",),
        ("وتستعد البلدية لتنظيم حملة تشجير واسعة على جانبي الطريق.", "اقرأ المزيد:", "أمطار على الساحل"),
        ("وهذه أبرز التعليقات التي نشرها سكان الحي على صفحة البلدية:", "اقرأ المزيد"),
        ("للمزيد من المعلومات يمكن الاتصال بمكتب الاستقبال في مبنى البلدية.",),
        ("سمير الحلو",),
        ("وانتظر السكان طويلا...",),
        ("صورة الطريق بعد",),
    ],
)
def test_an_end(last: tuple[str, ...]) -> None:
    assert found(*last) == ()


@pytest.mark.parametrize(
    "last",
    [
        "وكانت صور الافتتاح والجمهور الكبير الذي حضره قد عُرضت كاملة على شاشة قناة سي إن إن",
        'وختم رئيس البلدية كلامه قائلا “سنعمل جميعا على أن يبقى هذا الشاطئ نظيفا" وسط التصفيق',
    ],
)
def test_a_spelled_name_and_quotes_of_two_kinds_are_no_warning(last: str) -> None:
    assert [finding.severity for finding in found(last)] == ["info"]


def test_an_author_who_never_ends_a_sentence_is_left_alone() -> None:
    text = "\n".join(line.rstrip(".") for line in OWN)
    assert inspect(text, checks=["truncated"]) == ()


def test_dots_in_the_manner_of_the_author_are_no_warning() -> None:
    text = "\n".join(line.rstrip(".") + "..." for line in OWN)
    assert all(finding.severity == "info" for finding in inspect(text, checks=["truncated"]))


def test_dots_apart_from_the_last_word_are_no_warning() -> None:
    [finding] = found("وتستعد البلدية لتنظيم حملة تشجير واسعة على جانبي الطريق بمشاركة الأهالي ...")
    assert finding.severity == "info"


@pytest.mark.parametrize("start", ["ـلف دينار عن كل متر مربع في المنطقة الجديدة", "، وهو ما رفضه الملاك بعد درس العرض"])
def test_a_text_that_begins_midway(start: str) -> None:
    text = f"{start}.\nوطالب المتضررون بتشكيل لجنة محايدة من أهل الخبرة.\nوأعلنت البلدية موعد الجلسة المقبلة."
    assert [finding.severity for finding in inspect(text, checks=["truncated"])] == ["warning"]


@pytest.mark.parametrize("end", ["وقالت", "وستبدأ الفرق تركيب الألواح على أسطح البيوت فور"])
def test_a_text_that_ends_midway(end: str) -> None:
    text = f"أعلنت البلدية خطة لإنارة القرى الجبلية قبل الشتاء.\nوتشمل المرحلة الأولى المدارس والمراكز الصحية.\n{end}"
    assert [finding.severity for finding in inspect(text, checks=["truncated"])] == ["warning"]


def test_nothing_is_not_cut() -> None:
    assert inspect("", checks=["truncated"]) == ()


def test_it_is_found_by_its_name() -> None:
    assert check_of("truncated") is truncated.check
