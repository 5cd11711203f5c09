"""Heads of other articles."""

from cleaner.arabic.fold import fold
from cleaner.document.types import Mark
from cleaner.text.evidence.foreign_heads import settle_heads
from tests.support.evidence import SENTENCES, piece
from tests.support.growth import power_over

PROSE = [piece(fold(text)) for text in SENTENCES]
LABEL = piece("اقرا ايضا")._replace(marks=(Mark(0, "r", "related", "drop", 0, 9, "", 0.9, "headlines", True),))
FOREIGN = PROSE[0]._replace(ruled="within:foreign-article", terminal=True)


def test_what_stands_between_a_label_and_another_article_goes_with_it() -> None:
    found = settle_heads([PROSE[1], LABEL, piece("عنوان اخر"), PROSE[2], FOREIGN, PROSE[3]])
    assert [one.settled for one in found] == [0, 0, 1, 1, 1, 0]


def test_without_a_label_or_far_from_it_nothing_does() -> None:
    assert not any(one.settled for one in settle_heads([PROSE[1], piece("عنوان اخر"), FOREIGN]))
    assert not any(one.settled for one in settle_heads([LABEL, *[PROSE[1]] * 30, FOREIGN]))


def test_what_a_rule_keeps_stays() -> None:
    kept = piece("عنوان اخر")._replace(settled=-1)
    assert settle_heads([LABEL, kept, FOREIGN])[1].settled == -1


def test_what_is_surely_another_articles_goes_and_what_may_be_is_weighed() -> None:
    pieces = [PROSE[0], PROSE[1]._replace(spliced=5, deep=True), PROSE[2]._replace(spliced=3)]
    found = settle_heads(pieces)
    assert [(one.settled, one.deep) for one in found] == [(0, False), (1, False), (0, False)]
    assert settle_heads([PROSE[1]._replace(spliced=5, settled=-1)])[0].settled == -1


def test_labels_in_another_article_without_end_take_linear_time() -> None:
    foreign = PROSE[0]._replace(ruled="within:foreign-article", terminal=False)
    assert power_over(lambda size: lambda: settle_heads([LABEL, foreign] * size), 300) < 1.4
