"""Segments as blocks to be cut."""

from cleaner.text.evidence.blocks import Block
from tests.support.evidence import PROSE, SENTENCES, blocks


def test_a_paragraph_has_its_sentences_and_all_are_calm() -> None:
    (block,) = blocks(PROSE)
    assert len(block.sentences) == len(SENTENCES)
    assert all(sentence.calm for sentence in block.sentences)
    assert (block.ruled, block.settled, block.whole) == ("", 0, False)


def test_a_short_line_is_not_cut() -> None:
    block: Block
    (block,) = blocks("صفحة الأخبار | الطقس")
    assert block.whole


def test_what_rules_dropped_is_settled() -> None:
    *_, last = blocks(f"{PROSE}\nالمصدر: وكالات")
    assert (last.settled, last.whole) == (1, True)
    assert last.ruled.startswith("source")


def test_a_head_with_a_dash_may_be_a_credit_and_is_looked_at() -> None:
    (block,) = blocks(f"سالم الحداد - جدة {PROSE}")
    assert [sentence.calm for sentence in block.sentences] == [False, *[True] * 6]


def test_a_copy_of_the_title_glued_words_and_gaps_are_found() -> None:
    title = "إصلاح جسر النهر القديم في المدينة"
    (block,) = blocks(f"الرئيسية {title}  {PROSE}وختمالخبر هنا", title)
    assert [block.key[start:end] for start, end in block.titles] == ["اصلاح جسر النهر القديم في المدينه"]
    assert [block.key[place:].split(" ")[0] for place in block.gaps] == ["بدات"]
