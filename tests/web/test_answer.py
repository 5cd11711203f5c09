"""Questions answered: texts, pages, files, records."""

from __future__ import annotations

import pytest

from cleaner.document.types import Document
from cleaner.dumps.formats.entries import Entry
from cleaner.options import Options
from cleaner.web.answer import answer
from cleaner.web.question import Question, QuestionError
from tests.support.web import ARTICLE

PAGE = f"<title>طاحونة</title><p>{ARTICLE.splitlines()[3]}</p><p>{ARTICLE.splitlines()[4]}</p><p>المصدر: وكالات</p>"
BODY = "\n".join(ARTICLE.splitlines()[3:5])


def test_a_text_is_cleaned_inspected_and_weighed() -> None:
    answered = answer(Question(text=ARTICLE, url="https://wadi.example/1"), Options())
    assert "المصدر" not in answered.result.text
    assert answered.result.document.url == "https://wadi.example/1"
    assert answered.weighed
    assert answered.options.inspect


@pytest.mark.parametrize("kind", ["auto", "page"])
def test_the_source_of_a_page_is_known(kind: str) -> None:
    result = answer(Question(text=PAGE, kind=kind), Options()).result
    assert result.page is not None
    assert result.text == BODY


def test_a_page_is_read_as_a_text_where_that_is_said() -> None:
    assert answer(Question(text=PAGE, kind="text"), Options()).result.page is None


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_a_file_is_what_its_ending_says_in_any_charset(charset: str) -> None:
    assert answer(Question(data=PAGE.encode(charset), name="a.HTM"), Options()).result.text == BODY
    assert answer(Question(data=BODY.encode(charset), name="a.txt"), Options()).result.text == BODY


@pytest.mark.parametrize("data", [b"", b"\x1f\x8b\x08\x00", b"caf\xe9"])
def test_a_file_that_cannot_be_read(data: bytes) -> None:
    with pytest.raises(QuestionError) as raised:
        answer(Question(data=data, name="a.txt"), Options())
    assert raised.value.reason == "file"


@pytest.mark.parametrize("name", ["a.jsonl", "a.CSV", "a.jsonl.gz", "a.zip", "a.warc.gz", "a.parquet"])
def test_a_file_of_many_articles_is_told_how_it_is_opened(name: str) -> None:
    with pytest.raises(QuestionError, match=f"records: cleaner serve {name}"):
        answer(Question(data=BODY.encode(), name=name), Options())


def test_a_record_that_holds_a_pages_source_is_read_as_a_page_where_that_is_said() -> None:
    def find(_: object) -> Entry:
        return Entry(1, 0, Document(PAGE, "https://wadi.example/1"))

    assert answer(Question(record=1), Options(), find).result.page is None
    result = answer(Question(record=1, kind="page"), Options(), find).result
    assert (result.text, result.document.url) == (BODY, "https://wadi.example/1")


def test_a_record_is_asked_for_by_its_number() -> None:
    entries: dict[int | str, Entry] = {
        1: Entry(1, 0, Document(BODY, "https://wadi.example/1")),
        2: Entry(2, 0, problem="is not JSON"),
    }
    result = answer(Question(record=1), Options(), entries.__getitem__).result
    assert (result.text, result.document.url) == (BODY, "https://wadi.example/1")
    with pytest.raises(QuestionError, match="unread: is not JSON"):
        answer(Question(record=2), Options(), entries.__getitem__)
    with pytest.raises(QuestionError):
        answer(Question(record=1), Options())


def test_a_record_that_is_a_page() -> None:
    entry = Entry(1, 0, Document("", "https://wadi.example/1"), page=PAGE.encode())
    result = answer(Question(record=1, title="عنوان"), Options(), lambda _: entry).result
    assert (result.text, result.document.title) == (BODY, "عنوان")
