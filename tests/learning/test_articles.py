"""Records as articles, and the sites that they are of."""

from __future__ import annotations

import pytest

from cleaner.document.types import Document
from cleaner.learning.articles import LearnError, article_of, site_of


def test_a_record_and_a_document_are_the_same_article() -> None:
    known = {"text": "هطل المطر", "title": "مطر", "url": "https://www.a.example/2024/3/5"}
    assert article_of(known) == article_of(Document(**known))
    assert article_of(known).day == "2024-03-05"


def test_white_space_and_address_do_not_make_another_article() -> None:
    first, second = article_of({"text": "هطل  المطر\n"}), article_of({"text": "هطل المطر", "url": "https://a.example"})
    assert first.digest == second.digest


@pytest.mark.parametrize("record", [{}, {"text": None}, {"text": 7}])
def test_a_record_without_a_text_is_refused(record: dict[str, object]) -> None:
    with pytest.raises(LearnError, match="no text"):
        article_of(record)


def test_a_site_is_a_host_or_an_outlet_or_a_field() -> None:
    record = {"text": "", "url": "https://www.a.example/1", "outlet": "الألف", "desk": " ثقافة "}
    assert site_of(record) == "a.example"
    assert site_of({**record, "url": "بلا عنوان"}) == "الألف"
    assert (site_of(record, "desk"), site_of(record, ""), site_of({"text": ""})) == ("ثقافة", "", "")
