"""What a check may read of an article: folded text with the way back, lines and what they are, sentences, quotes."""

from __future__ import annotations

import pytest

from cleaner import Document, clean
from cleaner.document.types import Evidence, Finding
from cleaner.inspection.article import Article, in_order, read_article

BODY = "أعلنت البلديَّة أمس فتحَ الطريق الساحليّ. وقال رئيسها «إن العمل انتهى». هل يفتح غدا؟"
TEXT = f"{BODY}\nاقرأ أيضاً: سوق السمك\nالمصدر: وكالات"


def article(text: str = TEXT, **known: str) -> Article:
    return read_article(clean(Document(text, **known)))


def test_passages_are_lines_with_what_they_are() -> None:
    read = article()
    assert [(passage.label, passage.kept) for passage in read.passages] == [
        ("body", True),
        ("read_also", False),
        ("source", False),
    ]
    assert [read.key[passage.start : passage.end] for passage in read.passages] == read.key.split("\n")
    assert [passage.label for passage in read.body] == ["body"]


@pytest.mark.parametrize(("key", "raw"), [("البلديه", "البلديَّة"), ("فتح الطريق الساحلي", "فتحَ الطريق الساحليّ")])
def test_a_quote_is_the_raw_words_with_their_marks(key: str, raw: str) -> None:
    read = article()
    start = read.key.index(key)
    found = read.quote(start, start + len(key))
    assert (found.text, TEXT[found.start : found.end]) == (raw, raw)


def test_a_quote_may_run_over_several_lines() -> None:
    read = article()
    start, end = read.key.index("غدا"), read.key.index("سوق")
    assert read.quote(start, end + 3).text == TEXT[TEXT.index("غدا") : TEXT.index("سوق") + 3]


def test_sentences_of_a_passage() -> None:
    read = article()
    assert [read.key[start:end] for start, end in read.sentences(read.body[0])] == [
        "اعلنت البلديه امس فتح الطريق الساحلي.",
        "وقال رييسها «ان العمل انتهي».",
        "هل يفتح غدا؟",
    ]


def test_what_is_known_of_the_document_can_be_quoted() -> None:
    read = article(title="الطريقُ", url="https://www.marfa.example/1")
    assert read.title == "الطريق"
    assert read.quote_all("title") == Evidence("title", 0, 7, "الطريقُ")
    assert read.host == ("www.marfa.example", None)
    assert article().quote_all("url").text == ""


def test_the_passage_at_a_place() -> None:
    read = article()
    assert read.passage_at(0).label == "body"
    assert read.passage_at(read.key.index("وكالات")).label == "source"


def finding(start: int, field: str = "text", check: str = "repeat") -> Finding:
    return Finding(check, "info", 0.5, "One.", "واحد.", (Evidence(field, start, start + 1, "x"),))


def test_findings_stand_in_the_order_of_the_text_each_once() -> None:
    assert in_order([finding(9), finding(3), finding(9), finding(0, "title")]) == (
        finding(0, "title"),
        finding(3),
        finding(9),
    )
