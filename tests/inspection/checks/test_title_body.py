"""`title-body`: a title that is another article's."""

from __future__ import annotations

import pytest

from cleaner import Document
from cleaner.document.types import Finding
from cleaner.inspection.checks import title_body
from cleaner.inspection.findings import check_of
from cleaner.pipeline import inspect
from tests.support.faults import read_articles

BODY = "\n".join(read_articles()[0].paragraphs)


def found(title: str | None, body: str = BODY) -> tuple[Finding, ...]:
    return inspect(Document(body, title=title), checks=["title-body"])


def test_a_strange_title() -> None:
    [finding] = found("هيئة الموانئ توسع أرصفة الحاويات وتستورد رافعات عملاقة من الخارج")
    assert finding.severity == "warning"
    assert [piece.field for piece in finding.evidence] == ["title", "text"]


def test_the_name_of_a_site_behind_the_title_counts_for_nothing() -> None:
    strange = "هيئة الموانئ توسع أرصفة الحاويات وتستورد رافعات عملاقة من الخارج"
    assert len(found(f"{strange} - زيتون صفاقس")) == 1
    assert len(found(f"{strange} ــ زيتون صفاقس")) == 1  # a dash that is drawn with the letters' own stroke


def test_another_word_for_the_same_event_is_kinship() -> None:
    body = "\n".join(("أوقع حريق في مصنع للنسيج ثلاثة قتلى وسبعة جرحى، بحسب الدفاع المدني.", BODY))
    assert found("مصرع وإصابة مواطنين جراء نيران هائلة التهمت معملا", body) == ()


@pytest.mark.parametrize("title", [None, "", "خبر عاجل", "موانئ ورافعات", read_articles()[0].title])
def test_a_short_title_or_its_own_gives_nothing(title: str | None) -> None:
    assert found(title) == ()


@pytest.mark.parametrize(
    "title",
    ["حين ينام البحر.. من يوقظ المراكب؟", "سلمى الوردي: عتاب لا ينتهي بين الظلال", "عادة بسيطة تحميك من مرض العصر"],
)
def test_a_poetic_title_is_no_warning(title: str) -> None:
    assert all(finding.severity == "info" for finding in found(title))


def test_a_short_body_tells_nothing() -> None:
    assert found("هيئة الموانئ توسع أرصفة الحاويات وتستورد رافعات عملاقة", "فاز الفريق بالمباراة أمس.") == ()


@pytest.mark.parametrize("article", read_articles(), ids=lambda article: article.id)
def test_every_article_is_its_own(article: object) -> None:
    assert found(article.title, "\n".join(article.paragraphs)) == ()  # type: ignore[attr-defined]


def test_a_title_that_says_the_contrary() -> None:
    body = "أعلن مكتب الصرف أن عجز الميزان التجاري تقلص خلال الأشهر الأربعة الأولى من السنة."
    [finding] = found("ارتفاع عجز الميزان التجاري", body)
    assert [piece.text for piece in finding.evidence] == ["ارتفاع", "تقلص"]
    assert found("تراجع عجز الميزان التجاري", body) == ()


def test_it_is_found_by_its_name() -> None:
    assert check_of("title-body") is title_body.check
