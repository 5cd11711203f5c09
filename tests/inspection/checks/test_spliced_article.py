"""`spliced-article`: prose of another article, under a label or without one."""

from __future__ import annotations

import pytest

from cleaner import Document
from cleaner.document.types import Finding
from cleaner.inspection.checks import spliced_article
from cleaner.inspection.findings import check_of
from cleaner.pipeline import inspect
from tests.support.faults import read_articles
from tests.support.faults.edits import Sample

ARTICLES = {article.id: article for article in read_articles()}
OWN, OTHER = ARTICLES["honey-fair-abha"], ARTICLES["flood-rescue-nouakchott"]


def found(*lines: str, title: str | None = OWN.title) -> tuple[Finding, ...]:
    return inspect(Document("\n".join(lines), title=title), checks=["spliced-article"])


@pytest.mark.parametrize(
    "lines",
    [
        ("المصدر: وكالات", "اقرأ أيضا:", OTHER.title, *OTHER.paragraphs),
        ("شاهد أيضا", OTHER.title, *OTHER.paragraphs),
        (OTHER.title, *OTHER.paragraphs),
        (f"نواكشوط (وكالات) - {OTHER.paragraphs[0]}", *OTHER.paragraphs[1:]),
        OTHER.paragraphs,  # its lead says when it was
        (OTHER.title, *OTHER.paragraphs[:2], "مواضيع ذات صلة", f"• {OTHER.title}", "• خبر عن الطقس"),
    ],
)
def test_another_article_below(lines: tuple[str, ...]) -> None:
    [finding] = found(*OWN.paragraphs, *lines)
    assert finding.severity == "warning"
    assert any(OTHER.paragraphs[0][:40] in piece.text for piece in finding.evidence)


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("مواضيع ذات صلة", f"• {OTHER.title}", "• أسعار القمح تتراجع", "• موعد مباراة القمة"),
        (
            "ماذا بعد المهرجان",
            "يستعد النحالون لموسم جديد في جبال السروات، ويأملون أن تعوض الأمطار ما فات من أزهار السدر.",
        ),
        (
            "صيانة الطرق في الجبال",
            "ميدانيا، أغلقت فرق الصيانة أمس منعطفين خطرين على طريق العقبة لإزالة صخور سقطت ليلا.",
        ),
        ("وفي سياق منفصل أنقذت دورية لخفر السواحل أمس صيادين غرق زورقهم قبالة نواذيبو بعد رياح شديدة قلبته.",),
    ],
)
def test_what_is_the_articles_own(lines: tuple[str, ...]) -> None:
    assert found(*OWN.paragraphs, *lines) == ()


@pytest.mark.parametrize("at", [2, 3])
def test_an_island_between_two_sides_of_one_article(at: int) -> None:
    island = (
        "طرحت شركة للإلكترونيات هاتفا قابلا للطي بشاشة قياسها ثماني بوصات وبطارية كبيرة.",
        "ويعمل الهاتف بمعالج ثماني النواة، وتبلغ سعة ذاكرته 256 غيغابايت، وسيطرح في الأسواق مطلع الشهر.",
    )
    [finding] = found(*OWN.paragraphs[:at], *island, *OWN.paragraphs[at:])
    assert (finding.severity, island[1] in finding.evidence[-1].text) == ("warning", True)


@pytest.mark.parametrize(
    "lines",
    [
        ("سيلمس السكان الفرق سريعا لأن المواعيد معروفة للجميع.",),
        (
            "سيلمس السكان الفرق سريعا لأن المواعيد معروفة للجميع.",
            "صار الأمر أيسر كثيرا على الصغار والكبار هنا كل مساء.",
        ),
    ],
)
def test_a_paragraph_that_strays_is_no_island(lines: tuple[str, ...]) -> None:
    assert found(*OWN.paragraphs[:2], *lines, *OWN.paragraphs[2:]) == ()


def test_one_paragraph_of_another_genre() -> None:
    strange = "طرحت شركة للإلكترونيات هاتفا قابلا للطي بشاشة قياسها ثماني بوصات وبطارية كبيرة تدوم يومين كاملين."
    [finding] = found(*OWN.paragraphs[:2], strange, *OWN.paragraphs[2:])
    assert (finding.severity, strange in finding.evidence[-1].text) == ("warning", True)


@pytest.mark.parametrize("head", ["حلب: ", "الاثنين. ", "3- "])
def test_parts_of_a_list_need_not_be_of_one_subject(head: str) -> None:
    strange = "طرحت شركة للإلكترونيات هاتفا قابلا للطي بشاشة قياسها ثماني بوصات وبطارية كبيرة تدوم يومين كاملين."
    lines = (*OWN.paragraphs[:2], strange, *OWN.paragraphs[2:])
    assert found(*(f"{head}{line}" for line in lines)) == ()


def test_paragraphs_of_another_genre() -> None:
    strange = (
        "وأهدر المهاجم ركلة جزاء في الدقيقة الأخيرة من الشوط الثاني، وتألق الحارس في صد تسديدة قوية من خارج المنطقة.",
        "ويلتقي الفريقان إيابا بعد أسبوع، ويكفي التعادل أصحاب الأرض للعبور إلى نهائي البطولة.",
    )
    [finding] = found(*OWN.paragraphs[:2], *strange, *OWN.paragraphs[2:])
    assert (finding.severity, strange[0] in finding.evidence[-1].text) == ("warning", True)
    match = ("فاز الفريق بركلة جزاء في الدقيقة الأخيرة من مباراة القمة.", *strange)
    assert all(piece.severity == "info" for piece in found(*OWN.paragraphs[:1], *match, title="مباراة القمة"))


def test_a_round_up_has_many_datelines() -> None:
    places = ("الخرطوم", "نواكشوط", "مسقط", "بغداد")
    leads = [article.paragraphs[0] for article in read_articles()[:4]]
    lines = [f"{place} - {lead}" for place, lead in zip(places, leads, strict=True)]
    assert found(*lines, title="يوم من أخبار المدن العربية") == ()


def test_a_headline_of_the_articles_own_section() -> None:
    lines = (*OWN.paragraphs[:3], "مختبر العسل في أبها", *OWN.paragraphs[3:])
    assert found(*lines) == ()


@pytest.mark.parametrize("article", ARTICLES.values(), ids=lambda article: article.id)
def test_a_clean_article_is_one(article: Sample) -> None:
    assert found(*article.paragraphs, title=article.title) == ()


def test_one_label_gives_one_finding() -> None:
    lines = (
        "اقرأ أيضا:",
        OTHER.title,
        OTHER.paragraphs[0],
        OTHER.paragraphs[1],
        "تابعونا على تلغرام",
        *OTHER.paragraphs[2:],
    )
    assert len(found(*OWN.paragraphs, "المصدر: وكالات", *lines)) == 1


def test_it_is_found_by_its_name() -> None:
    assert check_of("spliced-article") is spliced_article.check
