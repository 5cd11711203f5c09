"""`name-variants`: one person in two spellings, under two names, with two posts, and one office with two holders."""

from __future__ import annotations

import pytest

from cleaner import inspect
from cleaner.inspection.checks import name_variants
from cleaner.inspection.findings import check_of


def found(text: str) -> list[tuple[str, ...]]:
    findings = inspect(text, checks=["name-variants"])
    return [tuple(piece.text for piece in finding.evidence) for finding in findings]


@pytest.mark.parametrize(
    ("text", "variants"),
    [
        (
            "قال وزير الخارجية الروسي سيرجي لافروف إن الحوار مستمر. واتفق سيرغي لافروف مع ضيفه.",
            ("سيرجي لافروف", "سيرغي لافروف"),
        ),
        ("وأكد أنطونيو غوتيريش ذلك. وكان أنطونيو جوتيريش قد زارها.", ("أنطونيو غوتيريش", "أنطونيو جوتيريش")),
        (
            "استقبل رئيس الوزراء الإسرائيلي بنيامين نتنياهو ضيفه. وقال بنيامين نتانياهو إنه سعيد.",
            ("بنيامين نتنياهو", "بنيامين نتانياهو"),
        ),
        ("قال الرئيس الأمريكي دونالد ترامب ذلك. ونفى دونالد ترمب الخبر.", ("دونالد ترامب", "دونالد ترمب")),
        ("قال المتحدث باسم الكرملين دميتري بيسكوف ذلك. ونفى ديمتري بيسكوف الخبر.", ("دميتري بيسكوف", "ديمتري بيسكوف")),
        ("قال الرئيس الأوكراني فولوديمير زيلينسكي ذلك. ونفى زيلنسكي الخبر.", ("فولوديمير زيلينسكي", "زيلنسكي")),
        ("وقال روبرت غيتس إن الخطة جاهزة. وأضاف غيتس ذلك. وصافح روبرت جيتس ضيفه.", ("روبرت غيتس", "روبرت جيتس")),
    ],
)
def test_two_spellings_of_one_person(text: str, variants: tuple[str, str]) -> None:
    if "غوتيريش" in text:
        text = text.replace("وأكد", "وأكد وزير الخارجية البرتغالي")
    assert found(text) == [variants]


@pytest.mark.parametrize(
    "text",
    [
        "وقال أحمد جمال إن الخطة جاهزة. وأضاف أحمد كمال أنها معلنة.",  # two names of their own
        "وقال سيرغي لافروف ذلك. وأكد سيرغي لافروف ذلك.",
        "وقال محمد حسن ذلك. وأكد محمد حسين ذلك.",
        "وقال المصدر ذلك. وقالت مصادر ذلك.",
        "قال الرئيس الأوكراني فولوديمير زيلينسكي ذلك. ونفى زيلينسكي وزيلينسكي الخبر.",
        "قال وزير الداخلية الألماني ألكسندر دوبرنت ذلك. وزار ألكسندرا دوبرنت وأخوها ألكسندر دوبرنت.",
        "وقال كريم بنزيما ذلك. ونفى كرم بنزيما الخبر.",
        "وفترة «حصار» المدينة طالت. وفترة «حصاره» طالت.",
    ],
)
def test_others_are_not_taken_for_one(text: str) -> None:
    assert found(text) == []


def test_two_holders_of_one_office() -> None:
    text = (
        "قال وزير الخارجية المصري بدر حسن إن الحوار مستمر.\nوأكد وزير الخارجية المصري سامح خالد أن الموعد لم يحدد بعد."
    )
    assert found(text) == [("وزير الخارجية المصري بدر حسن", "وزير الخارجية المصري سامح خالد")]


@pytest.mark.parametrize(
    "text",
    [
        "قال وزير الخارجية المصري بدر حسن ذلك.\nوأكد وزير الخارجية المصري السابق سامح خالد ذلك.",
        "قال وزير الخارجية المصري بدر حسن ذلك.\nوكان ذلك في عام 2014 حين زارها وزير الخارجية المصري سامح خالد.",
        "قال وزير الخارجية المصري بدر حسن ذلك.\nوأكد نائب وزير الخارجية المصري سامح خالد ذلك.",
        "قال المتحدث باسم الخارجية المصرية بدر حسن ذلك.\nوأكد المتحدث باسم الخارجية المصرية سامح خالد ذلك.",
        "قال وزير الخارجية المصري بدر حسن ذلك.\nوأكد وزير الدفاع المصري سامح خالد ذلك.",
        "قال وزير الخارجية المصري بدر حسن ذلك.\nواستقبل وزير الخارجية المصري سامح خالد الضيف.",
        "قال وزير الخارجية الروسي سيرغي لافروف ذلك.\nوأكد وزير الخارجية الروسي سيرغي لافروف ذلك.",
    ],
)
def test_other_times_other_offices_and_guests(text: str) -> None:
    assert not [variants for variants in found(text) if "وزير" in variants[0] + variants[-1]]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("وقال روبرت غيتس إن الخطة جاهزة. وأضاف غيتس ذلك. وصافح روبرت جيتس ضيفه.", "warning"),  # a whole name
        (
            "قال وزير الخارجية المصري بدر حسن ذلك.\nوأكد وزير الخارجية المصري سامح خالد أن الموعد لم يحدد بعد.",
            "info",  # offices change hands
        ),
        (
            "قال رئيس بلدية الزرقاء مازن الطراونة إن أعمال السوق ستنتهي قبل حلول الشتاء، "
            "وإن المقاول تسلم الموقع خاليا من البسطات.\n"
            "وأكد رئيس البلدية مازن العبابنة أن التجار راضون.",
            "warning",
        ),
    ],
)
def test_what_is_sure_warns(text: str, severity: str) -> None:
    assert [finding.severity for finding in inspect(text, checks=["name-variants"])] == [severity]


def test_it_is_found_by_its_name() -> None:
    assert check_of("name-variants") is name_variants.check
