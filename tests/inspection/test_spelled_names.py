"""Names in two spellings: which are found, and which are a person's for sure."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.inspection.article import Article, read_article
from cleaner.inspection.spelled_names import is_of_full_name, spelled_otherwise


def article_of(text: str) -> Article:
    return read_article(clean(text))


def spelled(text: str) -> set[tuple[str, str]]:
    article = article_of(text)
    return {(article.key[slice(*one)], article.key[slice(*other)]) for one, other in spelled_otherwise(article)}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        # a first name of an Arabic word's shape
        ("تعاقد النادي مع جواو فيغيريدو. وقال المدير إن جواو فيجيريدو سيصل غدا.", "جواو فيغيريدو", "جواو فيجيريدو"),
        # one sound in two letters, or in one
        ("تعزف أغنيشكا كوفالتشيك الليلة. وزارت أغنيسكا كوفالشيك البلاد.", "اغنيشكا كوفالتشيك", "اغنيسكا كوفالشيك"),
    ],
)
def test_two_spellings(text: str, one: str, other: str) -> None:
    assert {one, other} in [set(pair) for pair in spelled(text)]


@pytest.mark.parametrize(
    "text",
    [
        "زار الوفد تمثال عطارد. ورمم الخبراء تماثيل عطارد.",
        "حيا الشعب وطنه الغالي نحن معه. وقال المعلم الغالي ونحن معه.",
        "قال إريك هانسن إن السوق هادئة. وتنافس شركة هونسن غيرها.",
    ],
)
def test_other_words(text: str) -> None:
    assert spelled(text) == set()


def test_places_and_outlets_are_no_persons() -> None:
    article = article_of("ضربت موجات تسونامي بالباسيفيك الساحل")
    assert not is_of_full_name(article, (11, 29), (11, 29))
    article = article_of("قال جورج بالاكين ذلك")
    assert is_of_full_name(article, (4, 16), (4, 16))
