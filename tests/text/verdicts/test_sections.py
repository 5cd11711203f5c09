"""What a label takes with it: headlines, names, contents, fenced lines, comments."""

from __future__ import annotations

from cleaner.text.verdicts.sections import take_sections
from cleaner.text.verdicts.state import VerdictState
from tests.support.verdicts import PROSE, Line, Pair, evidence, judge, line, plain

OPENER = line("مواضيع ذات صلة", "related", opens="headlines")
NAMES = line("الوسوم", "tags", opens="names")
HEADLINE = "عودة الصيادين إلى البحر بعد العاصفة"
LONG = plain(9)


def under(*lines: Line | str, opener: Line = OPENER, caution: float = 0.5) -> str:
    """Give the verdicts on what stands below a label, below a paragraph."""
    return judge(PROSE, opener, *lines, caution=caution)[2:]


def bare(rest: int) -> bool:
    opener = line(f"اقرأ أيضا{'.' * rest}", "related", opens="headlines", rest=rest)
    return under(HEADLINE, opener=opener) == "x"


def item(count: int) -> bool:
    return under(line(f"{plain(count)}.", bullet=True)) == "x"


def before_prose(count: int) -> bool:
    return under(*[LONG] * count, PROSE) == "x" * count + "."


def second(count: int) -> bool:
    return under(HEADLINE, plain(count), LONG, PROSE) == "xxx."


def above_prose(count: int) -> bool:
    return under(HEADLINE, plain(count), PROSE) == "xx."


def fenced(between: int) -> bool:
    opener = line("هذا خبر سابق", "related", opens="fenced", rule="related.fence")
    closer = line("نعود إلى الخبر", "related", rule="related.fence-end")
    return under(*[PROSE] * between, closer, opener=opener) == "x" * (between + 1)


def after_headline(caution: float) -> bool:
    return under(HEADLINE, line("الأحد 3 مارس", "date", strength=0.2), caution=caution) == "xx"


PAIRS = {
    "item_bulleted": evidence(0.9, lambda caution: under(line(HEADLINE, bullet=True), caution=caution) == "x"),
    "item_first": evidence(0.85, lambda caution: under(HEADLINE, caution=caution) == "x"),
    "item_further": evidence(0.65, lambda caution: under(HEADLINE, LONG, caution=caution) == "xx"),
    "item_marked": evidence(0.2 + 0.3, after_headline),
    "item_name": evidence(0.65 + 0.1, lambda caution: under("غزة", opener=NAMES, caution=caution) == "x"),
    "item_rest": Pair(lambda: bare(8), lambda: bare(9)),
    "item_words": Pair(lambda: item(30), lambda: item(31)),
    "item_bare": Pair(lambda: before_prose(4), lambda: before_prose(5)),
    "item_least": Pair(lambda: second(5), lambda: second(4)),
    "item_most": Pair(lambda: above_prose(16), lambda: above_prose(17)),
    "item_subheading": Pair(lambda: above_prose(9), lambda: above_prose(8)),
    "item_run": Pair(lambda: under(f"{plain(28)}:") == "x", lambda: under(f"{plain(27)}:") == "x"),
    "names_most": Pair(
        lambda: under(*["غزة"] * 15, opener=NAMES) == "x" * 15, lambda: under(*["غزة"] * 16, opener=NAMES) == "x" * 16
    ),
    "names_words": Pair(lambda: under(plain(5), opener=NAMES) == "x", lambda: under(plain(6), opener=NAMES) == "x"),
    "fenced_segments": Pair(lambda: fenced(19), lambda: fenced(20)),
}


def test_a_label_with_its_headline_in_the_same_line_takes_bullets_alone() -> None:
    opener = line(f"اقرأ أيضا: {HEADLINE}", "related", opens="headlines")
    assert under(line(HEADLINE, bullet=True), opener=opener) == "x"
    assert under(HEADLINE, opener=opener) == "."


def test_a_link_between_two_points_of_the_articles_own_list_takes_none() -> None:
    point, opener = line("خفض الرسوم.", bullet=True), line(f"اقرأ أيضا: {HEADLINE}", "related", opens="headlines")
    assert judge(PROSE, point, opener, line("رفع الأجور", bullet=True)) == "..x."


def test_a_quotation_or_a_post_is_no_further_headline() -> None:
    assert under(HEADLINE, f"«{LONG}", PROSE) == "x.."
    assert under(HEADLINE, f"{LONG} #المرفأ", PROSE) == "x.."


def test_contents_are_lines_that_stand_again_below() -> None:
    opener = line("محتويات", "widget", opens="contents")
    lines = (opener, "1. أسباب الأزمة", "2. سبل الحل", PROSE, "أسباب الأزمة", PROSE, "سبل الحل", PROSE)
    assert judge(*lines) == "xxx....."
    assert judge(opener, "أسباب الأزمة", PROSE) == "x.."


def test_a_fence_that_is_never_closed_takes_nothing() -> None:
    opener = line("هذا خبر سابق", "related", opens="fenced")
    assert under(PROSE, PROSE, opener=opener) == ".."


def test_comments_take_what_is_below_where_no_paragraph_follows() -> None:
    opener = line("التعليقات", "comments", opens="anything")
    assert under("شكرا لكم", "خبر سار", opener=opener) == "xx"
    assert under("شكرا لكم", PROSE, opener=opener) == ".."
    assert judge(opener, "شكرا لكم", PROSE) == "x.."


def test_a_comment_under_a_readers_name_goes_though_it_is_a_paragraph() -> None:
    opener, reader = line("التعليقات", "comments", opens="anything"), line("أبو سامي", "comments")
    assert under(reader, PROSE, opener=opener) == "xx"


def test_names_stop_at_a_sentence() -> None:
    assert under("غزة", "انتهى.", "رفح", opener=NAMES) == "x.."


def test_a_label_that_stays_takes_nothing() -> None:
    given = [line(PROSE), line("مواضيع ذات صلة", "related", strength=0.4, opens="headlines"), line(HEADLINE)]
    state = VerdictState([own.segment for own in given], [own.marks for own in given], 0.5)
    take_sections(state)
    assert not any(map(state.gone, range(3)))
