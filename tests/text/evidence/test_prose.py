"""Calm sentences, and prose so deep that it is not weighed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.arabic.fold import fold
from cleaner.text.evidence.phrases import PhrasePlace
from cleaner.text.evidence.prose import deep_in_prose, is_prose, sentences
from tests.support.evidence import PROSE, SENTENCES


def calm(text: str, phrases: tuple[PhrasePlace, ...] = ()) -> list[bool]:
    return [sentence.calm for sentence in sentences(fold(text), phrases)]


def test_prose_is_parted_into_its_sentences_and_all_are_calm() -> None:
    assert calm(PROSE) == [True] * len(SENTENCES)


@given(st.text("اب .،؟«»#1a\n", max_size=80))
def test_sentences_cover_a_key(text: str) -> None:
    key = fold(text)
    parted = sentences(key, ())
    assert "".join(key[start:end] for start, end, _ in parted) == key


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("المهندسون", "المهندسون @nahr"),
        ("المهندسون", "#المهندسون"),
        ("المهندسون", "المهندسون | الأخبار"),
        ("المهندسون", "المهندسون 12:30"),
        ("المهندسون", "المهندسون 0501 234 567"),
        ("المهندسون", "المهندسون River Bridge Club"),
        ("المهندسون", "المهندسون نهر.com"),
        ("المقبل.", "Nahr."),
        ("المقبل.", "المقبل"),
    ],
)
def test_an_odd_sign_or_a_missing_stop_disturbs_a_sentence(old: str, new: str) -> None:
    sentence = SENTENCES[3].replace("،", "")
    assert calm(sentence) == [True]
    assert not all(calm(sentence.replace(old, new)))


def test_a_foreign_name_or_a_number_stands_in_any_sentence() -> None:
    assert calm(SENTENCES[3].replace("المهندسون", "مهندسو Nahr وعددهم 120")) == [True]


def test_latin_words_at_an_edge_disturb_and_within_do_not() -> None:
    inner = "وصل وفد شركة Marsa الى المدينه القديمه مساء امس الاحد."
    assert [one.calm for one in sentences(inner, ())] == [True]
    assert [one.calm for one in sentences(f"(Marsa) {inner}", ())] == [False]
    assert [one.calm for one in sentences("وصل وفد الشركه الى المدينه القديمه مساء امس في زورق Marsa.", ())] == [False]


def test_a_phrase_disturbs_where_it_stands_apart_or_may_stand_anywhere() -> None:
    key = fold(SENTENCES[0])
    place = key.index("اصلاح")
    assert calm(SENTENCES[0], (PhrasePlace(place, place + 5, inline=False),)) == [True]
    assert calm(SENTENCES[0], (PhrasePlace(place, place + 5, inline=True),)) == [False]
    assert calm(SENTENCES[0], (PhrasePlace(0, 4, inline=False),)) == [False]


def test_a_short_sentence_is_calm_within_a_paragraph_alone() -> None:
    short = "ثم عادوا مساء."
    assert calm(short) == [False]
    assert calm(f"{SENTENCES[0]} {short} {SENTENCES[1]}") == [True, True, True]
    assert calm(f"{SENTENCES[0]} {short}") == [True, False]


def test_headlines_that_run_together_are_no_prose_however_they_end() -> None:
    assert not is_prose(120, 1, terminal=True)
    assert not is_prose(120, 1, terminal=False)
    assert is_prose(60, 3, terminal=False)
    assert not is_prose(30, 9, terminal=False)


def test_what_is_beside_something_odd_is_not_deep() -> None:
    assert deep_in_prose([True, True, False, True, True, True]) == [True, False, False, False, True, True]
    assert deep_in_prose([]) == []
