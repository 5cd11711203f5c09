"""The spelling in which names are compared."""

from __future__ import annotations

import pytest

from cleaner.inspection.registry.name_keys import bearers, name_key, name_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الأهرام", "«الاهرام»"),
        ("أ ف ب", "أ.ف.ب."),
        ("أ ف ب", "أ - ف - ب"),
        ("The Harbour", "the harbour"),
        ("قناة  الجزيرة", "قناة الجزيرة:"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("الوطن", "وطن"), ("الأهرام", "الأهرام العربي"), ("سانا", "سنا")])
def test_different_names_are_two(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_all_at_once_is_the_same_as_one_by_one() -> None:
    texts = ["الأهرام", "«أ.ف.ب»", "سطر\nثان", "الأهرام"]
    assert name_keys(texts) == {text: name_key(text) for text in texts}


def test_a_name_leads_to_all_who_bear_it_in_their_order() -> None:
    found = bearers([("قطر", ["الوطن"]), ("الكويت", ["«الوطن»", "الوطن"]), ("بريطانيا", ["بي بي سي"])])
    assert found["الوطن"] == ("قطر", "الكويت")
    assert found["بي بي سي"] == found["بي.بي.سي"] == ("بريطانيا",)
