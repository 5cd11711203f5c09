"""Statements that are taken up as another side's."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.inspection.article import read_article
from cleaner.inspection.takings import takings_of_others


def taken(text: str) -> list[str]:
    article = read_article(clean(text))
    return [article.key[one.start : one.end] for _, one in takings_of_others(article)]


def test_another_side() -> None:
    text = "قال الكرملين إن المحادثات تأجلت. وجاء هذا الإعلان من حكومة كييف بعد أسبوع."
    assert len(taken(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "قال الكرملين إن المحادثات تأجلت. وجاء هذا الإعلان من حكومة موسكو بعد أسبوع.",
        # told about by whoever speaks
        "أعلنت الخارجية السودانية أنها تسلمت مذكرة. وقالت إن ذلك الإعلان الصادر عن الحكومة الإثيوبية غامض.",
    ],
)
def test_one_side(text: str) -> None:
    assert taken(text) == []
