"""What the caller should know of a text that was cleaned."""

from cleaner import clean
from cleaner.text.notices import find_doubled, find_emptied
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
