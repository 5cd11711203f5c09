"""What the words of a candidate say by themselves."""

from __future__ import annotations

import pytest

from cleaner.learning.signs import SignReader, is_prompting

READER = SignReader()


def test_rules_say_what_furniture_is() -> None:
    signs = READER.read(("شارك", "المقال"))
    assert (signs.family, signs.ruled > 0.6, signs.sentence) == ("share", True, False)


def test_prose_says_nothing() -> None:
    signs = READER.read(("وقال", "الوزير", "ان", "المدرسه", "تفتح", "غدا."))
    assert (signs.ruled, signs.built, signs.sentence) == (0, False, True)


@pytest.mark.parametrize("text", ["م.ع / س.ح", "المرفا - 123", "{date} خاص", "x.example نشر"])
def test_what_prose_is_not_made_of_is_told(text: str) -> None:
    assert READER.read(tuple(text.split())).built


@pytest.mark.parametrize("text", ["﴿الحمد لله رب العالمين﴾", "{غريب} نص"])
def test_a_verse_is_protected(text: str) -> None:
    assert READER.read(tuple(text.split())).protected


def test_prompts_are_told() -> None:
    assert is_prompting("تابعونا")
    assert not is_prompting("المدينه")
