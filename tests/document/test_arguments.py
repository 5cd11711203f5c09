"""What stands where an article should is said in one line, with the mend."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cleaner import CleanResult, Document, clean, clean_html, clean_many, describe, inspect, weigh
from cleaner.document.arguments import check_known, wrong_article

RESULT = clean("وصل الوفد أمس.")


@pytest.mark.parametrize(
    ("value", "mend"),
    [
        (None, "not None: leave it out"),
        (b"\xc8", r"not bytes: decode bytes first, as raw.decode\('utf-8'\), or give a page's bytes to clean_html"),
        ({"id": "7", "نص": "وصل الوفد."}, r"not dict: give the field that holds it, of 'id', 'نص', as record\['نص'\]"),
        ({"id": 7}, "it holds no text"),
        (["وصل الوفد."], r"many articles to clean_many\(\)"),
        (Path("a.txt"), "read it first"),
        (7.5, "not float: give a str or a Document"),
    ],
)
@pytest.mark.parametrize("verb", [clean, inspect, weigh])
def test_what_is_no_article_is_told_with_its_mend(verb: Any, value: object, mend: str) -> None:
    with pytest.raises(TypeError, match=rf"^{verb.__name__}\(\) takes the article's text.* {mend}[^\n]*$"):
        verb(value)


def test_nothing_known_is_nothing_wrong() -> None:
    check_known("clean", title=None, url="https://marfa.example/1")


def test_a_result_is_not_cleaned_twice() -> None:
    with pytest.raises(TypeError, match=r"take its \.text"):
        clean(RESULT)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [None, {"html": "<p>"}, Document("خبر"), 7])
def test_what_is_no_page_is_told(value: Any) -> None:
    with pytest.raises(TypeError, match=r"^clean_html\(\) takes a page as text or bytes, not [^\n]+: [^\n]+$"):
        clean_html(value)


def test_a_document_without_a_text_is_told() -> None:
    with pytest.raises(TypeError, match=r"Document\(\) takes the article's text, not None"):
        clean(Document(None))  # type: ignore[arg-type]


def test_only_results_are_described() -> None:
    assert isinstance(RESULT, CleanResult)
    with pytest.raises(TypeError, match=r"not str: clean it first"):
        describe("خبر")  # type: ignore[arg-type]


def test_a_record_of_many_fields_names_the_first() -> None:
    assert str(wrong_article("clean", "a text", dict.fromkeys("abcde", "خبر"))).count("'") == 8


@pytest.mark.parametrize("verb", [clean, clean_html, inspect, weigh])
@pytest.mark.parametrize("value", [7, float("nan"), b"a", ["a"]])
def test_what_is_known_is_a_text(verb: Any, value: object) -> None:
    with pytest.raises(
        TypeError, match=rf"^{verb.__name__}\(\) takes title as a text, not .* None where it is not known$"
    ):
        verb("وصل الوفد أمس.", title=value)


@pytest.mark.parametrize("verb", [clean, clean_html, inspect, weigh, clean_many])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("recall", r"Options\(preset='recall'\)"),
        ({"keep": ["tags"]}, r"Options\(keep=\['tags'\]\)"),
        (None, r"Options\(\)"),
    ],
)
def test_options_are_options(verb: Any, options: object, said: str) -> None:
    with pytest.raises(
        TypeError, match=rf"^{verb.__name__}\(\) takes options as Options, not .*: write options={said}$"
    ):
        verb(["وصل الوفد أمس."] if verb is clean_many else "وصل الوفد أمس.", options=options)
