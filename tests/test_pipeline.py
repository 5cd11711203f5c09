"""The verbs: what they take, what they refuse, and in what order the packages come."""

from __future__ import annotations

import pytest

from cleaner import Document, Options
from cleaner.pipeline import clean, clean_html, element_rules_for, inspect, matcher_for
from tests.support.pages import PROSE, TITLE, page, paragraphs

BODY = "أعلنت البلدية أمس فتح الطريق الساحلي أمام الحركة، بعد إغلاق دام ثلاثة أشهر كاملة."
TEXT = f"{BODY}\nالمصدر: وكالات"
PAGE = page(f"<article><h1>{TITLE}</h1>{paragraphs(*PROSE)}<p>المصدر: وكالات</p></article>")


def test_a_text_and_a_document_are_cleaned_alike() -> None:
    known = ("https://marfa.example/1", "الطريق", "المرفأ", "ar")
    url, title, outlet, language = known
    assert clean(TEXT, url=url, title=title, outlet=outlet, language=language) == clean(Document(TEXT, *known))
    assert clean(TEXT).text == BODY


@pytest.mark.parametrize("wrong", [b"bytes", None, 7])
def test_what_is_no_text_is_refused(wrong: object) -> None:
    with pytest.raises(TypeError, match="takes the article's text"):
        clean(wrong)  # type: ignore[arg-type]


def test_a_page_comes_as_text_or_bytes() -> None:
    assert clean_html(PAGE).text == clean_html(PAGE.encode()).text == clean_html(bytearray(PAGE.encode())).text  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="takes a page"):
        clean_html(None)  # type: ignore[arg-type]


def test_what_a_page_says_is_metadata_and_what_is_known_is_believed_before_it() -> None:
    html = PAGE.replace("</head>", '<meta property="article:published_time" content="2024-03-05"></head>')
    result = clean_html(html)
    assert result.document.published == "2024-03-05"
    assert clean_html(html, published="2020").document.published == "2020"
    assert result.metadata.facts is not None
    assert result.metadata.source[0].text == "وكالات"


def test_findings_come_with_the_result_where_they_are_wanted() -> None:
    text = f"{BODY}\n{BODY}"
    assert clean(text).findings == ()
    assert clean(text, options=Options(inspect=True)).findings == inspect(text) == inspect(clean(text)) != ()


def test_what_is_known_is_for_a_text_alone() -> None:
    with pytest.raises(TypeError, match="are for a text"):
        inspect(Document(BODY), title="خبر")


def test_rules_are_compiled_once_for_equal_options() -> None:
    assert matcher_for(Options(keep=frozenset({"source"}))) is matcher_for(Options(keep=frozenset({"source"})))
    assert element_rules_for(Options()) is element_rules_for(Options())
    assert matcher_for(Options()) is not matcher_for(Options(without=frozenset({"source.label"})))
