"""Lines as tokens: what changes becomes a slot, and nothing else does."""

from __future__ import annotations

import pytest

from cleaner.arabic.fold import fold
from cleaner.learning.tokens import tokens_of


@pytest.mark.parametrize(
    ("text", "slotted"),
    [
        ("نشر في 12/01/2024", ["نشر", "في", "{date}"]),
        ("الأحد 5 أيار 2019 - 10:30", ["{date}"]),
        ("كانون الأول/ديسمبر 2009 نشر", ["{date}", "نشر"]),
        ("هاتف: 5551234", ["هاتف:", "{number}"]),
        ("صور.example/aB3 pic.naba.example/aB3", ["صور.example/aB3", "pic.naba.example/{code}"]),
        ("في مايو الماضي", ["في", "مايو", "الماضي"]),
        ("قال ثلاثة وزراء", ["قال", "ثلاثه", "وزراء"]),
    ],
)
def test_what_changes_is_a_slot(text: str, slotted: list[str]) -> None:
    assert list(tokens_of(fold(text)).slotted) == slotted


def test_the_numbers_are_told() -> None:
    assert tokens_of("هاتف 5551234 و 777").numbers == ("5551234", "777")


def test_a_title_is_a_slot_wherever_it_stands() -> None:
    title = "فتح الطريق الساحلي"
    assert tokens_of(f"رابط: {title} هنا", title).slotted == ("رابط:", "{title}", "هنا")
    assert tokens_of("رابط: خبر", "خبر").slotted == ("رابط:", "خبر")  # so short a title may be any word
