"""What reads as a paragraph, what is a link, what a list announces, and what speaks against a mark."""

from __future__ import annotations

import pytest

from cleaner.document.types import Mark
from cleaner.text.verdicts.state import VerdictState, is_link, is_prose
from tests.support.verdicts import PROSE, Pair, evidence, judge, line, plain


def prose(key: str) -> bool:
    return is_prose(line(key).segment)


def inside(count: int) -> bool:
    """Tell whether a name between two pieces of a sentence stays with it."""
    pieces = (line(plain(5), row=0), line(plain(count), "source", row=0), line("في المدينة القديمة", row=0))
    return judge(*pieces) == "..."


def headline_under_label(count: int) -> bool:
    return judge(PROSE, line(plain(count), "related", opens="headlines"), "افتتاح سوق السمك") == ".xx"


def announced(caution: float) -> bool:
    entry = line("شارك هذا", "share", strength=0.2)
    return judge("وجاء في قائمة المشاركين في السباق هذا العام:", entry, entry, entry, caution=caution) == ".xxx"


def listed(count: int) -> bool:
    """Tell whether so many sources stay that a paragraph lists."""
    sources = [line("المصدر: متابعات", "source", strength=0.9)] * count
    return judge(PROSE, f"{plain(6)}:", *sources, PROSE) == "." * (count + 3)


def sibling(distance: int) -> bool:
    """Tell whether a label stays beside another list of the article's, so many lines away."""
    label = line("الأكثر تداولا:", "related", strength=0.9, opens="headlines")
    return judge(PROSE, label, *[PROSE] * (distance - 1), "الأكثر ارتفاعا:", PROSE)[1] == "."


PAIRS = {
    "prose_words": Pair(lambda: prose(f"{plain(6)}."), lambda: prose(f"{plain(5)}.")),
    "prose_chain_words": Pair(lambda: prose(f"{plain(30)}.. {plain(31)}"), lambda: prose(f"{plain(30)}.. {plain(30)}")),
    "prose_sure_words": Pair(lambda: prose(plain(32)), lambda: prose(plain(31))),
    "prose_stop_words": Pair(lambda: prose(f"{plain(4)}. {plain(4)}"), lambda: prose(f"{plain(4)}. {plain(3)}")),
    "prose_question_words": Pair(lambda: prose(f"{plain(7)}؟ {plain(7)}"), lambda: prose(f"{plain(7)}؟ {plain(6)}")),
    "prose_ended_words": Pair(lambda: prose(f"{plain(18)}؟"), lambda: prose(f"{plain(17)}؟")),
    "prose_comma_words": Pair(lambda: prose(f"{plain(9)}، {plain(11)}"), lambda: prose(f"{plain(9)}، {plain(10)}")),
    "link_share": Pair(
        lambda: is_link(line(plain(5), link=0.8).segment), lambda: is_link(line(plain(5), link=0.79).segment)
    ),
    "inner_words": Pair(lambda: inside(6), lambda: inside(7)),
    "label_words": Pair(lambda: headline_under_label(6), lambda: headline_under_label(7)),
    "listed_lines": Pair(lambda: listed(9), lambda: listed(10)),
    "sibling": Pair(lambda: sibling(12), lambda: sibling(13)),
    "announced": evidence(0.8 - 0.45, announced),
}


def test_an_opening_of_news_makes_a_short_line_a_paragraph() -> None:
    key = "وأضاف أن الجسر يفتح غدا"
    assert is_prose(line(f"{key} صباحا", resumes=True).segment)
    assert not is_prose(line(f"{key} صباحا").segment)


def test_a_text_has_no_links() -> None:
    assert not is_link(line(plain(5)).segment)


def state_of(*marks: Mark, caution: float = 0.5) -> VerdictState:
    return VerdictState([line(PROSE).segment], [list(marks)], caution)


def mark(strength: float = 0.9, effect: str = "drop", *, opens: str = "", ends: bool = False) -> Mark:
    return Mark(0, "ad.test", "ad", effect, 0, 4, "قالت", strength, opens, ends)


def test_a_mark_that_is_strong_enough_drops_at_once_and_a_keep_mark_protects() -> None:
    assert state_of(mark(0.5)).gone(0)
    assert not state_of(mark(0.49)).gone(0)
    protected = state_of(mark(), mark(effect="keep"))
    assert not protected.gone(0)
    assert not protected.drop(0, "tail", "related", mark(), 1.0)


def test_the_strongest_of_several_marks_is_the_cause() -> None:
    assert state_of(mark(0.6), mark(0.8), mark(0.7)).cause[0] == mark(0.8)


def test_a_weak_mark_is_told_from_a_strong_one() -> None:
    assert state_of(mark(0.4)).weak(0) == mark(0.4)
    assert state_of(mark(0.4)).weak(0, frozenset({"nav"})) is None
    assert state_of(mark(0.6)).weak(0) is None
    assert state_of(mark(0.6)).labels(0) == {"ad"}
    assert state_of(mark(0.4)).labels(0) == frozenset()


def test_only_a_dropped_label_opens_or_ends() -> None:
    assert state_of(mark(opens="names")).marked(0, opens=True)
    assert state_of(mark(ends=True)).marked(0, ends=True)
    assert state_of(mark(ends=True)).marked(0, opens=True) is None
    assert state_of(mark(0.4, opens="names")).marked(0, opens=True) is None


def test_what_went_is_leapt_over() -> None:
    segments = [line(PROSE).segment] * 6
    state = VerdictState(segments, [[mark()] if 1 <= index <= 4 else [] for index in range(6)], 0.5)
    assert [state.next_free(index) for index in range(7)] == [0, 5, 5, 5, 5, 5, 6]
    state.drop(5, "tail", "related", mark(), 0.9)
    assert state.next_free(1) == 6


@pytest.mark.parametrize(("label", "seen"), [("byline", ".."), ("share", ".x")])
def test_a_name_that_a_colon_leads_to_is_no_byline(label: str, seen: str) -> None:
    assert judge("ومن المتحدثين في الندوة صباح اليوم:", line("سعاد نصر", label)) == seen


def test_a_date_between_two_paragraphs_heads_a_part() -> None:
    assert judge(PROSE, line("12 مارس", "date"), PROSE) == "..."
    assert judge(PROSE, line("12 مارس", "date")) == ".x"


def test_labels_in_quotes_that_a_paragraph_lists_stay() -> None:
    label = line("«الأكثر قراءة»", "related", strength=0.9)
    assert judge(PROSE, "وكانت في أسفل الصفحة ثلاثة صناديق صغيرة:", label, PROSE) == "...."
    assert judge(PROSE, label, PROSE) == ".x."
    assert judge(PROSE, "وكانت في أسفل الصفحة ثلاثة صناديق صغيرة:", label) == "..x"
