"""Sentences in which hardly anything is boilerplate."""

from time import process_time

import pytest

from cleaner import clean
from cleaner.text.evidence.calmness import (
    CalmFinder,
    CalmnessTable,
    calm_finder,
    load_calmness,
    restless_sentences,
)
from tests.support.evidence import PROSE, SENTENCES, blocks

FAIR = "وافتتحت الوزيرة المعرض الذي كتب عنه الزوار بوسم #ألوان، ويضم لوحات تعرض للمرة الأولى، بعد سنوات من الإعداد."
LISTED = "انهيار جزئي في جسر قديم شمال المدينة إصابة خمسة عمال في حريق مصنع | أخبار محلية #جسر"


def calm_of(text: str, finder: CalmFinder) -> list[bool]:
    return [sentence.calm for block in finder.calm(blocks(text)) for sentence in block.sentences]


def test_only_what_is_not_calm_is_named() -> None:
    assert list(restless_sentences(blocks(PROSE))) == []
    (found,) = restless_sentences(blocks(f"{PROSE}\n{FAIR}"))
    assert (found.block, found.number) == (1, 0)
    assert {"sign:#:1:4", "before:10:4", "wوافتتحت", "^وافتتحت"} <= set(found.names)


def test_what_rules_settled_and_short_lines_are_not_named() -> None:
    assert list(restless_sentences(blocks(f"{PROSE}\nصفحة الأخبار | الطقس\nالمصدر: وكالات"))) == []


def test_a_sentence_is_calm_where_its_names_weigh_less_than_the_limit() -> None:
    table = CalmnessTable(-1.0, -2.0, {"sign:#:1:4": -1.5})
    text = f"{PROSE}\n{FAIR}"
    assert calm_of(text, CalmFinder(table))[-1]
    assert not calm_of(text, CalmFinder(table._replace(limit=-3.0)))[-1]
    assert not calm_of(text, CalmFinder(table._replace(weights={})))[-1]


def test_calm_sentences_stay_calm_whatever_the_table_weighs() -> None:
    finder = CalmFinder(CalmnessTable(99.0, -2.0, {}))
    assert calm_of(PROSE, finder) == [True] * len(SENTENCES)


def test_the_head_of_an_article_is_not_calm_where_it_may_name_who_wrote_it() -> None:
    finder = CalmFinder(CalmnessTable(-99.0, -2.0, {}))
    assert calm_of(f"خالد الزعبي – عمان {LISTED}\n{LISTED}", finder) == [False, True]
    assert calm_of(f"{LISTED}\n{LISTED}", finder) == [True, True]


def test_a_fair_sentence_is_calm_and_a_run_of_headlines_is_not() -> None:
    *prose, fair, listed = calm_of("\n".join([*SENTENCES, FAIR, *SENTENCES[:2], LISTED]), calm_finder())
    assert all(prose)
    assert (fair, listed) == (True, False)


@pytest.mark.parametrize("behind", ["", f" {LISTED}"])
def test_what_is_passed_over_stays(behind: str) -> None:
    assert FAIR in clean(f"{PROSE}\n{FAIR}{behind}\n{PROSE}").text


def test_time_is_linear_in_the_sentences_of_a_block() -> None:
    def cost(count: int) -> float:
        cut = blocks("قال. " * count)
        begun = process_time()
        calm_finder().calm(cut)
        return process_time() - begun

    cost(500)
    least = min(cost(2_000) for _ in range(5))
    assert min(cost(16_000) for _ in range(5)) < 16 * least  # by its square it would be 64 times as much


def test_the_table_passes_over_what_is_hardly_ever_taken() -> None:
    assert load_calmness().limit <= -2
