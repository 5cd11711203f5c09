"""What a text speaks of in quotes is no label of it."""

from __future__ import annotations

import pytest

from cleaner import Document, clean
from cleaner.arabic.fold import fold
from cleaner.pipeline import clean_by_rules
from cleaner.rules.quoted_phrases import is_mentioned
from tests.support.growth import power_over


def mentioned(text: str, phrase: str) -> bool:
    key, sought = fold(text), fold(phrase)
    start = key.index(sought)
    return is_mentioned(key, start, start + len(sought))


@pytest.mark.parametrize(
    "text",
    [
        "يكره القراء عبارة «اقرأ أيضا» في منتصف الخبر",
        '"اقرأ أيضا: هذا ما قالته الممثلة"، هكذا يبدأ الإعلان في الصحيفة',
        "ثم وضعوا كلمتي (“اقرأ أيضا”) بين كل فقرتين",
    ],
)
def test_a_label_in_quotes_amid_other_words_is_mentioned(text: str) -> None:
    assert mentioned(text, "اقرأ أيضا")


@pytest.mark.parametrize(
    "text",
    [
        "«اقرأ أيضا»",
        "اقرأ أيضا: «سوق السمك» يفتح أبوابه للزوار",
        "قال «نعم» اقرأ أيضا ما قاله الوزير «أمس» في البصرة",
        'قال "نعم" اقرأ أيضا "لا" في جريدة أخرى من اليوم',
        f"«اقرأ أيضا {'ما قيل ' * 20}» وما بقي منه هنا",
    ],
)
def test_a_label_of_the_page_is_none(text: str) -> None:
    assert not mentioned(text, "اقرأ أيضا")


def test_an_article_about_labels_keeps_them() -> None:
    line = "«اشترك في النشرة البريدية». بهذه الكلمات الأربع يبدأ كل صباح صاحب المقهى في حلب القديمة."
    prose = "وقال صاحب المقهى إن الزبائن يضحكون منها كلما سمعوها، ثم يطلبون القهوة."
    text = f"{prose}\n{line}\n{prose.replace('المقهى', 'الفرن')}"
    assert clean(text).text == text


@pytest.mark.parametrize("unit", ['"اقرأ أيضا ', "وقال «اقرأ أيضا» ثم مضى في طريقه "])
def test_many_quotes_take_linear_time(unit: str) -> None:
    assert power_over(lambda size: lambda: clean_by_rules(Document(unit * (size // len(unit)))), 20_000) < 1.4


def test_a_quotation_that_ends_before_a_label_does_not_mention_it() -> None:
    assert not mentioned('وصف المدير الأمر بأنه "عاجل" اقرأ أيضا "خبر" في الصفحة التالية', "اقرأ أيضا")
