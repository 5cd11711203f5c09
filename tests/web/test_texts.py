"""What the page says, in both languages."""

from __future__ import annotations

import re

import pytest

from cleaner import clean, clean_html
from cleaner.rules.rule import LABELS
from cleaner.web.texts import LANGUAGES, family_in, sample_article, texts_of, verdict_in
from tests.support.paths import ROOT

PROSE = "<p>وصل الوفد صباح أمس إلى المدينة بعد رحلة دامت يومين في الطريق الساحلي.</p>"


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


PAGES = {  # by the name of what speaks against an article in each
    "no_prose": "<nav><a href='/'>الرئيسية</a></nav>",
    "little_prose": "<p>وصل الوفد أمس إلى المدينة.</p>",
    "error_title": f"<title>الصفحة غير موجودة</title>{PROSE}",
    "form_title": f"<title>اتصل بنا</title>{PROSE}",
    "home": f"<link rel='canonical' href='https://wadi.example/'>{PROSE}",
    "list_address": f"<link rel='canonical' href='https://wadi.example/category/news'>{PROSE}",
}


@pytest.mark.parametrize("name", PAGES)
def test_why_a_page_is_no_article_is_said_in_arabic(name: str) -> None:
    page = clean_html(PAGES[name]).page
    assert page is not None
    assert not page.article
    assert texts_of("ar")[f"verdict.{name}"].split("#")[0].strip() in verdict_in("ar", page.verdict)
    assert not re.search("[a-z]", verdict_in("ar", page.verdict))
    assert verdict_in("en", page.verdict) == page.verdict


def test_all_that_speaks_against_an_article_has_a_name_in_arabic() -> None:
    source = (ROOT / "cleaner" / "html" / "page_type.py").read_text(encoding="utf-8")
    for name, said in texts_of("en").items():
        if name.startswith("verdict."):
            assert said.replace("#", "{content.words:,}") in source, name


def test_what_has_no_translation_stays_as_it_is() -> None:
    assert verdict_in("ar", "more than 9 bytes, the address of a list") == "more than 9 bytes، عنوانها عنوان قائمة"


def test_families_have_names() -> None:
    assert len({family_in("ar", label) for label in LABELS}) == len(LABELS)
    assert family_in("en", "read_also") == "read also"


def test_the_sample_shows_what_goes_and_what_stays() -> None:
    result = clean(sample_article())
    assert len({piece.label for piece in result.removed}) >= 6
    assert len(result.text.splitlines()) == 3
