"""The model that guesses languages, which need not be there."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from cleaner.arabic import language_model
from cleaner.arabic.language_model import guess_language, is_installed
from cleaner.arabic.languages import identify_language

ARABIC = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة بعد ثلاثة أشهر."
ENGLISH = "The municipality opened the coastal road yesterday after three months."
RUSSIAN = "Городской совет вчера вновь открыл прибрежную дорогу."


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put a model in the place of the real one, and remember what it is asked."""
    heard: list[str] = []
    model = ModuleType(language_model.PACKAGE)

    def classify(text: str) -> tuple[str, float]:
        heard.append(text)
        return "xx", -1.0

    model.classify = classify  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, language_model.PACKAGE, model)
    return heard


def test_the_model_is_asked_where_script_and_words_leave_it_open(asked: list[str]) -> None:
    assert [identify_language(text, guess=True).tag for text in (ENGLISH, RUSSIAN)] == ["xx", "xx"]
    assert asked == [ENGLISH, RUSSIAN]


def test_the_model_is_not_asked_where_they_tell_or_the_text_is_short(asked: list[str]) -> None:
    assert identify_language(ARABIC, guess=True).tag == "ar"
    assert identify_language("خبر", guess=True).tag == "und"
    assert identify_language(ENGLISH).tag == "und-Latn"
    assert asked == []


def test_of_a_long_text_the_beginning_is_looked_at(asked: list[str]) -> None:
    guess_language("a" * 50_000)
    assert len(asked[0]) == 10_000


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, language_model.PACKAGE, None)
    with pytest.raises(ImportError, match=r"article-cleaner\[language\]"):
        identify_language(RUSSIAN, guess=True)


@pytest.mark.skipif(not is_installed(), reason="needs the extra language")
def test_the_real_model_tells_usual_languages() -> None:
    assert [identify_language(text, guess=True).tag for text in (ENGLISH, RUSSIAN)] == ["en", "ru"]
