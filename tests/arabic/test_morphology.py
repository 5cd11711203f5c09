"""Words in their forms: particles before them, adjectives of origin, foreign sounds, the shape of Arabic words."""

from __future__ import annotations

import pytest

from cleaner.arabic.fold import fold
from cleaner.arabic.morphology import (
    inflected,
    is_feminine,
    is_prefix,
    looks_native,
    occurrences,
    phonetic_key,
    readings,
    unquoted,
    words_of,
)


def test_every_reading_takes_one_particle_more_off() -> None:
    assert [form.stem for form in readings("فللمصريين")] == ["فللمصريين", "للمصريين", "المصريين", "مصريين"]
    assert [form.definite for form in readings("والعراق")] == [False, True, True]


@pytest.mark.parametrize("word", ["ولد", "بحر", "لبن"])
def test_a_short_word_keeps_its_first_letter(word: str) -> None:
    assert [form.stem for form in readings(word)] == [word]


@pytest.mark.parametrize(("letters", "known"), [("و", True), ("ول", True), ("وب", True), ("لل", True), ("م", False)])
def test_particles_are_told_from_letters(letters: str, known: bool) -> None:
    assert is_prefix(letters) is known


def test_every_form_of_an_adjective_agrees_with_itself() -> None:
    forms = inflected("مغربي")
    assert len(set(forms)) == len(forms)
    assert [form for form in forms if is_feminine(form)] == ["مغربيه", "مغربيتان", "مغربيتين", "مغربيات"]


@pytest.mark.parametrize(("one", "other"), [("غوغل", "جوجل"), ("ثاتشر", "ساتشر"), ("ڤيينا", "فيينا")])
def test_spellings_of_one_foreign_name_sound_alike(one: str, other: str) -> None:
    assert phonetic_key(fold(one)) == phonetic_key(fold(other))
    assert len(phonetic_key(one)) == len(one)


def test_different_names_sound_different() -> None:
    assert phonetic_key("لافروف") != phonetic_key("زاخاروف")


@pytest.mark.parametrize("word", ["مدرسه", "والاستقبال", "كتاب", "يكتب", "مصانع"])
def test_arabic_words_have_a_known_shape(word: str) -> None:
    assert looks_native(word)


@pytest.mark.parametrize("word", ["شفارتسنيغر", "ماكدونالدز", "غورباتشوف"])
def test_foreign_names_have_none(word: str) -> None:
    assert not looks_native(word)


def test_places_of_words() -> None:
    assert list(occurrences("خبر بخبر", "خبر")) == [0, 5]
    assert list(occurrences("خبر", "سوق")) == []
    assert [(word[0], word.start()) for word in words_of("قال: «نعم»", 4)] == [("نعم", 6)]


def test_quotation_marks_go_from_both_ends_alone() -> None:
    assert unquoted('"قال «نعم» ومضى" ') == "قال «نعم» ومضى"
