"""What the page says, in both languages."""

from __future__ import annotations

import re

from cleaner import clean
from cleaner.rules.rule import LABELS
from cleaner.web.texts import LANGUAGES, family_in, sample_article, texts_of


def test_both_languages_say_the_same_things_of_the_same_values() -> None:
    arabic, english = (texts_of(language) for language in LANGUAGES)
    assert list(arabic) == list(english)
    for name, said in arabic.items():
        assert said
        assert english[name]
        assert sorted(re.findall(r"{\w+}", said)) == sorted(re.findall(r"{\w+}", english[name])), name


def test_arabic_is_arabic() -> None:
    other = {"page.language", "page.language_to"}
    assert all(re.search("[ء-ي]{2}", said) for name, said in texts_of("ar").items() if name not in other)


def test_families_have_names() -> None:
    assert len({family_in("ar", label) for label in LABELS}) == len(LABELS)
    assert family_in("en", "read_also") == "read also"


def test_the_sample_shows_what_goes_and_what_stays() -> None:
    result = clean(sample_article())
    assert len({piece.label for piece in result.removed}) >= 6
    assert len(result.text.splitlines()) == 3
