"""Light stems of content words."""

from __future__ import annotations

import pytest

from cleaner.arabic.stems import common_stems, consonants, content_stems, content_words, stem, variants


@pytest.mark.parametrize(
    "words",
    [
        ("الحافلات", "حافله", "والحافله", "بحافلات"),
        ("معسكر", "معسكرا", "المعسكر"),
        ("مهندسون", "المهندسين", "مهندس"),
        ("للتجار", "التجار", "تجار"),
    ],
)
def test_forms_of_a_word_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize("word", ["في", "وقال", "التي", "ومن", "او", "يد"])
def test_function_words_and_short_ones_have_none(word: str) -> None:
    assert stem(word) == ""


def test_stems_stand_in_their_order() -> None:
    assert content_stems("زار الوفد المدينه ثم المرفا", 4) == ["وفد", "مدين", "مرف"]


def test_a_root_is_seen_behind_weak_letters() -> None:
    assert consonants(stem("مسافرون")) == consonants(stem("مسافر"))
    assert consonants("دور") == ""


def test_what_all_news_share_is_known() -> None:
    assert stem("الحكومه") in common_stems()
    assert stem("النحال") not in common_stems()


@pytest.mark.parametrize(("one", "other"), [("فيضانات", "الفيضانات"), ("لحزب", "الحزب"), ("لبنان", "اللبنانيه")])
def test_a_first_letter_may_be_a_particle_or_the_words_own(one: str, other: str) -> None:
    assert variants(one) & variants(other)


def test_words_with_a_stem() -> None:
    assert content_words("زار الوفد في المدينه") == ["زار", "الوفد", "المدينه"]
