"""Patterns whose time grows with a high power of the text are found, and others are not."""

from __future__ import annotations

import pytest
import regex

from cleaner.proof.backtracking.growth import LONGEST, find_blowup, seconds_of


def found(pattern: str, *matched: str) -> bool:
    return find_blowup(regex.compile(pattern), "fullmatch", matched) is not None


@pytest.mark.parametrize(
    "pattern",
    [
        "(?:ا|اا)+ب زر",
        r"(?:\d{1,6}|\d{1,4} ?){2,14}",
        r"(?:ادخل|دخول) (?:\ ?\S{2,16}){0,5}? علي",
        r"(?:[\d+() -]{5,20}\W{0,3}){1,9}",
        r"(?:.*?،){9}x",
        r"(?:(?:شارك|تابع|انشر|غرد|ارسل|زور|رابط|(?:ال)?خبر|(?:ال)?رابط)(?!\w)[ ،]{0,4}){2,22}",
    ],
)
def test_time_without_bound_is_found(pattern: str) -> None:
    assert found(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\w++\s?)*+!",
        r"(?>\d{1,6}+|\d{1,4} ?){2,14}+",
        r"[^.!؟]{0,60}\W{0,8}",
        r"\w+(?: \w+){0,5}:",
        r"(?:\w+\s?)*!",  # which `regex` keeps from growing by itself
        "(?:ا|ب)+ج",
    ],
)
def test_bounded_time_is_no_fault(pattern: str) -> None:
    assert not found(pattern)


def test_a_text_that_matches_leads_past_what_is_looked_for_ahead() -> None:
    pattern = r"(?=.{0,40}تعليق)(?!لا )(?:(?:تعليق|اضف)(?!\w)[ \d]{0,6}|\d{1,4} ?){2,14}"
    assert found(pattern, "اضف تعليق 12")


def test_what_is_found_says_what_to_do_in_one_line() -> None:
    blowup = find_blowup(regex.compile("(?:ا|اا)+ب زر"), "match")
    assert blowup is not None
    assert len(blowup.pump.text(LONGEST)) <= LONGEST
    assert "possessive" in str(blowup)
    assert "\n" not in str(blowup)


def test_seconds_are_of_the_processor() -> None:
    assert 0 <= seconds_of(lambda: None) < 1
