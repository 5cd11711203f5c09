"""Stretches at the edges of texts in which what recurs and what changes take turns."""

from __future__ import annotations

from collections.abc import Callable

from cleaner.learning.anchored import anchored, anchors_of
from tests.support.invented_sites import NAMES, PLACES
from tests.support.learning import reads

Dress = Callable[[int, str, list[str]], list[str]]


def found(dress: Dress, where: str) -> dict[str, int]:
    return {" ".join(one.tokens): len(one.articles) for one in anchored(reads(16, dress, gap=" "), where, 4)}


def test_what_changes_between_anchors_is_a_slot() -> None:
    head = found(lambda n, title, prose: [f"مرمى .. {PLACES[n]} .. {1 + n} مايو 2021", *prose], "start")
    assert head == {"مرمي .. {name} .. {date}": 16}


def test_a_list_between_two_anchors_goes_with_them() -> None:
    def dress(n: int, title: str, prose: list[str]) -> list[str]:
        items = " ".join(f"{i}) {NAMES[(n + i) % 8]} في {PLACES[(n * 3 + i) % 24]}" for i in (1, 2, 3))
        return [*prose, f"الأكثر تداولا في مرمى {items} شبكة مرمى الإخبارية 2021"]

    tails = found(dress, "end")
    assert any(one.startswith("الاكثر تداولا في مرمي") and one.endswith("{number}") for one in tails), tails


def test_a_standing_first_or_last_sentence_is_no_anchor() -> None:
    assert found(lambda n, t, prose: ["هذه قراءة الراصد لحالة الجو كما بدت صباح اليوم.", *prose], "start") == {}
    closed = found(lambda n, t, prose: [*prose, "وهذا كل ما عندي لهذا المساء. موقع المرفأ | الصفحة الأولى"], "end")
    assert set(closed) == {"موقع المرفا | الصفحه الاولي"}


def test_a_table_of_an_articles_own_is_left() -> None:
    def dress(n: int, title: str, prose: list[str]) -> list[str]:
        rows = " ".join(f"{n % 5 + i} ملاعق من {PLACES[(n + i) % 24]} رقم {i}{n % 4}" for i in (1, 2, 3))
        return [f"المقادير {rows}", *prose]

    assert found(dress, "start") == {}


def test_anchors_stand_between_slots_for_words() -> None:
    assert anchors_of(("a", "{words}", "b", "{date}")) == [("a",), ("b", "{date}")]
