"""The headline within the text: copies of the title, lines that stand twice, the line above a byline."""

from __future__ import annotations

from cleaner.text.verdicts.state import VerdictState
from cleaner.text.verdicts.titles import take_titles
from tests.support.verdicts import PROSE, Line, Pair, bare_stems, evidence, judge, line, plain

TITLE = "افتتاح سوق السمك الجديد في الميناء"
FILLER = "سطر قصير"
ADVERT = line("إعلان", "ad")  # without any mark nobody looks for headlines
BYLINE = line("كتبت سعاد نصر", "byline")


def copy_below(lines: int) -> bool:
    return judge(*[FILLER] * lines, TITLE, title=TITLE)[lines] == "x"


def near_copy(title: str, copy: str) -> bool:
    return judge(copy, PROSE, title=title) == "x."


def words(common: int, strange: int) -> str:
    """Give a line with so many words of the title that `title` gives, and so many others."""
    return f"{bare_stems(0, common)} {bare_stems(500, strange)}".strip()


def title(count: int) -> str:
    return bare_stems(0, count)


def of_author(name: str) -> bool:
    return judge(name, PROSE, title=f"{name}: حين يعود المطر إلى القرى البعيدة") == "x."


def twice(headline: str, above: int = 0, caution: float = 0.5) -> bool:
    lines: list[Line | str] = [*[FILLER] * above, headline, headline, PROSE, ADVERT]
    return judge(*lines, caution=caution) == "." * above + "xx.x"


def over_byline(count: int, caution: float = 0.5) -> bool:
    return judge(plain(count), BYLINE, PROSE, caution=caution) == "xx."


PAIRS = {
    "title_segments": Pair(lambda: copy_below(39), lambda: copy_below(40)),
    "title_known": evidence(0.85, lambda caution: judge(TITLE, PROSE, title=TITLE, caution=caution) == "x."),
    "title_short_words": Pair(
        lambda: near_copy("عودة سوق السمك", "عاجل عودة سوق السمك"), lambda: near_copy("سوق السمك", "عاجل سوق السمك")
    ),
    "title_shared": Pair(lambda: near_copy(title(10), words(8, 0)), lambda: near_copy(title(10), words(7, 0))),
    "title_beside": Pair(lambda: near_copy(title(6), words(5, 6)), lambda: near_copy(title(6), words(5, 7))),
    "title_longer": Pair(lambda: near_copy(title(12), words(12, 6)), lambda: near_copy(title(12), words(12, 7))),
    "title_author_least": Pair(lambda: of_author("سعاد نصر"), lambda: of_author("سعاد")),
    "title_author_most": Pair(lambda: of_author("سعاد عبد القادر نصر"), lambda: of_author("سعاد عبد القادر نصر الدين")),
    "title_twice": evidence(0.8, lambda caution: twice(TITLE, caution=caution)),
    "title_twice_top": Pair(lambda: twice(TITLE, above=3), lambda: twice(TITLE, above=4)),
    "title_twice_characters": Pair(lambda: twice("بدء موسم الحصاد"), lambda: twice("بدء موسم الرطب")),
    "title_twice_least": Pair(lambda: twice("بدء موسم الحصاد"), lambda: twice("افتتاح المستشفيات")),
    "title_twice_most": Pair(lambda: twice(plain(30)), lambda: twice(plain(31))),
    "title_over": evidence(0.6, lambda caution: over_byline(8, caution)),
    "title_over_least": Pair(lambda: over_byline(4), lambda: over_byline(3)),
    "title_over_most": Pair(lambda: over_byline(25), lambda: over_byline(26)),
}


def test_a_title_that_was_cut_out_of_the_first_paragraph_leaves_it() -> None:
    assert judge(PROSE, PROSE, title=PROSE) == ".."


def test_the_part_of_a_title_before_the_outlets_name_counts() -> None:
    assert judge(TITLE, PROSE, title=f"{TITLE} - صحيفة المرفأ") == "x."


def test_a_copy_below_the_first_paragraph_stays() -> None:
    assert judge(PROSE, TITLE, PROSE, title=TITLE) == "..."


def test_a_second_near_copy_may_be_a_subheading() -> None:
    near = f"{TITLE} غدا"
    assert judge(near, near.replace("غدا", "أمس"), PROSE, title=TITLE) == "x.."


def test_a_headline_that_ends_another_stands_twice() -> None:
    assert judge(f"عاجل: {TITLE}", TITLE, PROSE, ADVERT) == "xx.x"


def test_verses_that_stand_twice_stay_where_there_is_no_paragraph() -> None:
    assert judge(TITLE, TITLE, "يا ليل طال السهر", title="") == "..."
    assert judge(TITLE, TITLE, line("شارك", "share")) == "..x"


def test_the_mark_of_a_title_is_its_own_place() -> None:
    state = VerdictState([line(TITLE).segment, line(PROSE).segment], [[], []], 0.5)
    take_titles(state, TITLE)
    cause = state.cause[0]
    assert cause is not None
    assert (cause.rule, cause.label, cause.start, cause.end) == ("context.title", "title", 0, len(TITLE))
