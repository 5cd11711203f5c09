"""The outer form of words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.text.evidence.word_forms import word_form


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("القاهره", "ال"),
        ("والقاهره", "وال"),
        ("بالقاهره", "بال"),
        ("للقاهره", "بال"),
        ("لجنوب", "ب"),
        ("يعلن", "ي"),
        ("تعلن", "ت"),
        ("وتعلن", "وت"),
        ("مدينه", "_ه"),
        ("مهندسون", "_ات"),
        ("في", "s"),
        ("جسر", "s"),
        ("رجال", "x"),
        ("12", "d"),
        ("CNN", "L"),
        ("", "0"),
    ],
)
def test_forms(word: str, form: str) -> None:
    assert word_form(word) == form


@given(st.text(max_size=12))
def test_every_word_has_a_form(word: str) -> None:
    assert word_form(word)
