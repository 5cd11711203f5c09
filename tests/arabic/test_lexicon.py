"""The word lists as rules ask for them: folded, and told apart where a word is an ordinary one too."""

from __future__ import annotations

from dataclasses import fields

import pytest

from cleaner.arabic.fold import fold
from cleaner.arabic.lexicon import Lexicon, load_lexicon

LEXICON = load_lexicon()


@pytest.mark.parametrize("name", [field.name for field in fields(Lexicon)])
def test_every_list_has_words(name: str) -> None:
    assert getattr(LEXICON, name)


@pytest.mark.parametrize("name", [field.name for field in fields(Lexicon) if field.name != "resuming_phrases"])
def test_words_are_folded(name: str) -> None:
    assert all(word == fold(word).casefold() for word in getattr(LEXICON, name))


def test_it_is_read_once() -> None:
    assert load_lexicon() is LEXICON


def test_names_that_are_ordinary_words_are_held_apart() -> None:
    assert "علي" in LEXICON.doubtful_names
    assert "محمد" in LEXICON.given_names
    assert not LEXICON.given_names & LEXICON.doubtful_names


def test_paragraphs_of_news_open_with_a_word_or_a_phrase() -> None:
    assert LEXICON.resumes_at("واضاف الوزير", 0, "واضاف")
    assert not LEXICON.resumes_at("الوزير يضيف", 0, "الوزير")
    first, phrases = next(iter(LEXICON.resuming_phrases.items()))
    key = f"خبر {phrases[0]}الوزير"
    assert LEXICON.resumes_at(key, 4, first)
    assert not LEXICON.resumes_at(f"خبر {first}", 4, first) or first in LEXICON.resuming_words
