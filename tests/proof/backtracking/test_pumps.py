"""Texts made of a pattern: they lead into what is repeated, repeat it, and break it."""

from __future__ import annotations

import regex

from cleaner.proof.backtracking.pumps import Pump, pumps
from cleaner.proof.backtracking.syntax import read_structure


def made_of(pattern: str, *matched: str) -> list[Pump]:
    return pumps(read_structure(pattern), matched)


def test_the_way_leads_into_what_is_repeated() -> None:
    assert Pump("زر 1", "ب", "") in made_of(r"زر\s\d(?:ب|ج)+")
    assert Pump("زر 1", "ج", "x") in made_of(r"زر\s\d(?:ب|ج)+") or Pump("زر 1", "ج", "\0") in made_of(r"زر\s\d(?:ب|ج)+")


def test_what_is_repeated_seldom_is_not_pumped() -> None:
    assert made_of("ا?ب{2,3}") == []


def test_characters_that_two_pieces_share_are_tried() -> None:
    words = {pump.word for pump in made_of(r"(?:[\d ]+|[\d.]+)+!")}
    assert words >= {"1", " ", "."}


def test_a_look_ahead_may_stand_before_what_is_repeated() -> None:
    assert any(pump.before == "زر" and pump.word == "ب" for pump in made_of("(?=زر).*ب+"))


def test_a_call_is_what_it_calls() -> None:
    assert any(pump.word == "ب" for pump in made_of("(?(DEFINE)(?P<word>ب))(?&word)+"))


def test_repeated_words_stand_in_texts_that_match() -> None:
    assert Pump("ادخل ", "1", "x") in made_of(r"(?!لا)\w+ (?:\d+|x)*", "ادخل 12")


def test_a_text_is_no_longer_than_wanted_and_is_matched() -> None:
    for pump in made_of("زر(?:ابا|ج)+"):
        assert len(pump.text(100)) <= 100
    assert any(regex.fullmatch("زر(?:ابا|ج)+", pump.text(100)) for pump in made_of("زر(?:ابا|ج)+"))


def test_each_word_of_a_long_list_is_repeated() -> None:
    words = [f"كلمه{letter}" for letter in "ابتثجحخدذرزسشصضطظعغفقك"]
    found = {pump.word for pump in made_of(f"(?:(?:{'|'.join(words)}) ){{2,22}}")}
    assert {f"{word} " for word in words} <= found
