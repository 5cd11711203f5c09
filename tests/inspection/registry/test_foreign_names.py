"""Names of foreigners whom nothing else shows."""

from __future__ import annotations

import pytest

from cleaner.arabic.fold import fold
from cleaner.inspection.registry.actors import load_actors
from cleaner.inspection.registry.foreign_names import foreign_names, heard, is_of_person


def names(text: str) -> list[str]:
    return [name for name, _ in foreign_names(fold(text), load_actors())]


def test_two_words_of_no_arabic_shape() -> None:
    assert names("روت إنغبورغ هاغنباخ حكايتها") == ["انغبورغ هاغنباخ"]


@pytest.mark.parametrize(
    "text",
    ["وصلت شركة إيندرز هولدينغ", "زار جامعة برمنغهام كريستوفر", "قالت المعلمة لتلاميذها", "دولار أميركي", "على صواريخ"],
)
def test_what_is_no_person(text: str) -> None:
    assert names(text) == []


def test_a_noun_before_it_tells() -> None:
    key = "معبر ناحل عوز"
    assert not is_of_person(key, 5, len(key))
    assert is_of_person("قال ناحل عوز", 4, 12)


def test_letters_that_stand_for_one_another() -> None:
    assert heard("غوتيريش") == heard("جوتيريس")
    assert len(heard("ميدفيديف")) == len("ميدفيديف")
