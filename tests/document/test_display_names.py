"""What pages call families and warnings in Arabic."""

from __future__ import annotations

import re

from cleaner.arabic.languages import load_signs
from cleaner.document.display_names import FAMILIES, LANGUAGES, WARNINGS
from cleaner.rules.rule import LABELS


def test_every_family_has_an_arabic_name_of_its_own() -> None:
    assert list(FAMILIES) == list(LABELS)
    assert len(set(FAMILIES.values())) == len(LABELS)
    assert not any(re.search("[a-z]", name) for name in (*FAMILIES.values(), *WARNINGS.values()))


def test_every_language_that_is_told_has_a_name() -> None:
    assert {*load_signs(), "und", "und-Latn"} == set(LANGUAGES)
    assert not any(re.search("[a-z]", name) for name in LANGUAGES.values())
