"""Who holds which office of which state, as a text says it."""

from __future__ import annotations

import pytest

from cleaner.arabic.fold import fold
from cleaner.inspection.registry.actors import load_actors
from cleaner.inspection.registry.office_holders import (
    Holder,
    could_be_name,
    find_holders,
    given_names,
    is_strange,
    speakers_in,
)


def holders(text: str) -> tuple[Holder, ...]:
    return find_holders(fold(text), load_actors())


@pytest.mark.parametrize(
    ("text", "office", "country", "name"),
    [
        ("قال وزير الخارجية الروسي سيرغي لافروف أمس", "وزير خارجيه", "ru", "سيرغي لافروف"),
        ("رحب الرئيس الفرنسي إيمانويل ماكرون بالقرار", "رييس", "fr", "ايمانويل ماكرون"),
        ("أعلن وزير الدفاع الأمريكي لويد أوستن", "وزير دفاع", "us", "لويد اوستن"),
    ],
)
def test_office_state_and_name_are_told(text: str, office: str, country: str, name: str) -> None:
    found = holders(text)
    assert [(holder.office, holder.country, holder.name) for holder in found] == [(office, country, name)]
    for holder in found:
        key = fold(text)
        assert key[holder.name_start : holder.name_end] == holder.name
        assert holder.surname == holder.name.split(" ")[-1]


def test_a_past_office_is_told_as_such() -> None:
    [now] = holders("قال وزير الخارجية الروسي سيرغي لافروف")
    [past] = holders("قال وزير الخارجية الروسي السابق سيرغي لافروف")
    assert (now.former, past.former) == (False, True)


def test_a_surname_alone_is_one_whom_the_text_names_in_full() -> None:
    whole = "قال وزير الخارجية الروسي سيرغي لافروف إن اللقاء انتهى. وأضاف وزير الخارجية الروسي لافروف أنه عائد."
    assert [holder.name for holder in holders(whole)] == ["سيرغي لافروف", "لافروف"]
    assert holders("وأضاف وزير الخارجية الروسي لافروف أنه عائد.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "قال وزير الخارجية إن اللقاء انتهى",
        "نائب وزير الخارجية الروسي سيرغي ريابكوف",
        "وزير الخارجية الروسي قال أمس",
        "سوق السمك",
    ],
)
def test_without_state_or_name_there_is_none(text: str) -> None:
    assert holders(text) == ()


def test_words_behind_verbs_of_speech_may_be_names() -> None:
    assert speakers_in(fold("وقال لافروف إن «بوتين» عائد\nوأكدت زاخاروفا")) >= {"لافروف", "بوتين", "زاخاروفا"}


@pytest.mark.parametrize(("word", "may"), [("لافروف", True), ("الوزير", False), ("2024", False), ("قال", False)])
def test_a_word_may_be_a_name_for_all_that_is_seen_of_it(word: str, may: bool) -> None:
    assert could_be_name(word) is may


def test_foreign_names_are_strange_and_arabic_words_are_not() -> None:
    assert is_strange("كوزنتسوف")
    assert not is_strange("اجتماعا")
    assert "محمد" in given_names()
