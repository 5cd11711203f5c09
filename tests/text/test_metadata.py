"""What removed pieces say of the article."""

from __future__ import annotations

import pytest

from cleaner.document.types import Element, Mark, Metadata, Segment, Verdict
from cleaner.text.metadata import collect_metadata


def collected(text: str, label: str, phrase: str, *, rule: str = "", opens: str = "", kept: bool = False) -> Metadata:
    segment = Segment(0, len(text), 0, text, 1, False, False, False)
    start = text.index(phrase)
    mark = Mark(0, rule or f"{label}.test", label, "drop", start, start + len(phrase), phrase, 1.0, opens)
    return collect_metadata(text, [segment], [Verdict(label, kept, (mark,))])


@pytest.mark.parametrize(
    ("label", "field", "text", "phrase", "values"),
    [
        ("source", "source", "المصدر: وكالات", "المصدر", ["وكالات"]),
        ("byline", "byline", "كتب: سعاد نصر", "كتب", ["سعاد نصر"]),
        ("tags", "tags", "الوسوم: غزة، رفح | القاهرة", "الوسوم", ["غزة", "رفح", "القاهرة"]),
        ("caption", "captions", "صورة أرشيفية", "صورة أرشيفية", ["صورة أرشيفية"]),
        ("read_also", "related", "اقرأ أيضا: سوق السمك", "اقرأ أيضا", ["سوق السمك"]),
        ("related", "related", "• سوق السمك", "• سوق السمك", ["سوق السمك"]),
        ("date", "date", "«12 مارس»", "«12 مارس»", ["12 مارس"]),
    ],
)
def test_a_value_is_a_slice_without_its_label(
    label: str, field: str, text: str, phrase: str, values: list[str]
) -> None:
    found = getattr(collected(text, label, phrase), field)
    assert [value.text for value in found] == values
    assert all(text[value.start : value.end] == value.text for value in found)


def test_a_label_alone_says_nothing() -> None:
    assert collected("اقرأ أيضا", "read_also", "اقرأ أيضا", opens="headlines") == Metadata()
    assert collected("المصدر:", "source", "المصدر") == Metadata()


def test_what_stays_and_what_is_of_other_articles_says_nothing() -> None:
    assert collected("المصدر: وكالات", "source", "المصدر", kept=True) == Metadata()
    assert collected("المصدر: وكالات", "source", "المصدر", rule="page.outside") == Metadata()
    assert collected("تابعونا", "share", "تابعونا") == Metadata()


def test_an_element_that_went_as_a_whole_gives_its_lines() -> None:
    text = "الوسوم\n# غزة\n\nرفح"
    segment = Segment(0, len(text), 0, "", 0, False, False, False, Element("ul"))
    mark = Mark(0, "related.element", "related", "drop", 0, len(text), text, 1.0)
    found = collect_metadata(text, [segment], [Verdict("related", kept=False, marks=(mark,))])
    assert [value.text for value in found.related] == ["الوسوم", "# غزة", "رفح"]
