"""What the caller should know of a text that was cleaned."""

from cleaner import Language, clean
from cleaner.text.notices import find_doubled, find_emptied, find_markup, find_mixed
from cleaner.text.passes import LONGEST_WEIGHED

ARTICLE = (
    "افتتحت البلدية أمس حديقة عامة على ضفة النهر بعد عامين من العمل المتواصل في المكان نفسه. "
    "وقال رئيسها إن الحديقة تتسع لألف زائر في اليوم، وإن دخولها بلا أجر حتى نهاية الصيف المقبل. "
    "وزرع المتطوعون في أطرافها ثلاثمئة شجرة زيتون وليمون تبرع بها أصحاب المشاتل القريبة من المدينة. "
    "ويرى سكان الحي أن الممرات الجديدة ستخفف الزحام عن السوق القديم في أيام الأعياد والعطل الرسمية."
)


def kinds(text: str) -> list[str]:
    return [notice.kind for notice in clean(text).warnings]


def test_an_article_says_nothing() -> None:
    assert kinds(ARTICLE) == []


def test_a_text_of_which_nothing_stays_is_told() -> None:
    assert clean("المصدر: وكالات\nاقرأ أيضا: خبر آخر").text == ""
    assert kinds("المصدر: وكالات\nاقرأ أيضا: خبر آخر") == ["empty"]


def test_an_empty_text_is_no_emptied_one() -> None:
    assert find_emptied("", "") == find_emptied(" \n …", "") == ()


def test_an_article_that_stands_twice_is_told_with_the_place() -> None:
    (notice,) = find_doubled(f"{ARTICLE}\n{ARTICLE}")
    assert notice.kind == "doubled"
    assert notice.message.endswith(f"at character {len(ARTICLE) + 1}")


def test_a_refrain_or_a_pulled_quotation_is_no_second_copy() -> None:
    first = ARTICLE.split(". ")[0]
    assert find_doubled(f"{ARTICLE}\n{first}.") == ()


def test_a_book_is_looked_at_by_rules_alone_and_told() -> None:
    text = f"{ARTICLE}\n" * (LONGEST_WEIGHED // len(ARTICLE) + 1) + "المصدر: وكالات"
    result = clean(text)
    assert [notice.kind for notice in result.warnings] == ["doubled", "long"]
    assert [piece.rule for piece in result.removed] == ["source.label"]


def test_the_source_of_a_page_is_told() -> None:
    page = f"<!DOCTYPE html><html><body><p>{ARTICLE}</p></body></html>"
    assert "markup" in kinds(page)
    assert "markup" in kinds(f"<p>{ARTICLE}</p>\n<p>{ARTICLE[:90]}</p>")
    assert "markup" not in kinds(f"{ARTICLE[:90]}<br>{ARTICLE[90:]} ويكتب المبرمج </p> في آخر الفقرة، و5 < 7.")
    assert find_markup(ARTICLE) == ()


def test_a_text_in_one_language_has_no_notice() -> None:
    assert find_mixed(Language("ar", 1.0)) == ()
    (notice,) = find_mixed(Language("ar", 0.75, (("fa", 0.25),)))
    assert (notice.kind, notice.message.endswith("ar 75%, fa 25%")) == ("mixed", True)
