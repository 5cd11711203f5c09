"""In which direction a piece of text reads."""

from __future__ import annotations

import pytest

from cleaner.document.text_direction import reads_left_to_right


@pytest.mark.parametrize("text", ["[gap-ahead:0:0]", "</br>", '<img alt="سوق" src="/files/market.jpg">', "Café à côté"])
def test_latin_text_and_markup_read_left_to_right(text: str) -> None:
    assert reads_left_to_right(text)


@pytest.mark.parametrize("text", ["", "…", "12 / 3", "قالت BBC إن السوق فُتح", "سوق الميناء (souq)", "ﻣﺤﻞ"])
def test_arabic_and_what_has_no_letters_do_not(text: str) -> None:
    assert not reads_left_to_right(text)


def test_of_a_long_text_the_beginning_counts() -> None:
    assert not reads_left_to_right("سوق " * 600 + "market " * 5000)
