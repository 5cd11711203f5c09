"""What rises in the title and falls in the article."""

from __future__ import annotations

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.directions import broken_direction

TITLE = "ارتفاع عجز الميزان التجاري"


def broken(text: str, title: str = TITLE) -> bool:
    return broken_direction(read_article(clean(text, title=title))) is not None


def test_the_contrary() -> None:
    assert broken("أعلن المكتب أن عجز الميزان التجاري تراجع خلال الشهر.")
    assert broken("أعلن المكتب أن عجز الميزان التجاري زاد خلال الشهر.", "تراجع عجز الميزان التجاري")


def test_the_same_both_or_another_subject() -> None:
    assert not broken("أعلن المكتب أن عجز الميزان التجاري زاد خلال الشهر.")
    assert not broken("أعلن المكتب أن عجز الميزان التجاري زاد، بعد أن تراجع الشهر الماضي.")
    assert not broken("أعلن المكتب أن عدد السياح الأجانب تراجع خلال الشهر.")
