"""The laws of cleaning pages, on generated ones, and bounded time on hostile ones."""

from __future__ import annotations

import json
import pickle
import re
import time
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cleaner import CleanResult, Options, clean, clean_html
from cleaner.html.parse.limits import exceeded_limit
from cleaner.rules.rule import LABELS
from tests.support.generated import PRESETS
from tests.support.generated_pages import UNSEEN, encoded, pages
from tests.support.pages import PROSE, paragraphs

# the same examples on every run: a law that breaks does so for everybody, and not now and then
LAWS = settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
ENGINES = st.sampled_from(("fast", "auto"))
HANG = 20.0  # seconds of the processor; no benchmark, but a sign that a page does not end
TAG = "<[a-zA-Z/!](?:[^>\"']|\"[^\"]*(?:\"|$)|'[^']*(?:'|$))*(?:>|$)"
PAGES = st.one_of(pages(), pages(), pages(), encoded())


def read(page: str | bytes, preset: str = "balanced", engine: str = "auto") -> CleanResult:
    return clean_html(page, options=Options(preset=preset, engine=engine))


@LAWS
@given(PAGES, PRESETS, ENGINES)
def test_output_is_made_of_slices_of_the_page_s_text_in_order(page: str | bytes, preset: str, engine: str) -> None:
    result = read(page, preset, engine)
    text = result.document.text
    assert all(0 <= start < end <= len(text) for start, end in result.kept)
    assert all(before[1] < after[0] for before, after in pairwise(result.kept))
    assert "".join(text[start:end] for start, end in result.kept) == result.text


@LAWS
@given(PAGES, PRESETS, ENGINES)
def test_kept_and_removed_are_the_page_s_text_and_every_removal_has_its_reason(
    page: str | bytes, preset: str, engine: str
) -> None:
    result = read(page, preset, engine)
    text = result.document.text
    spans = sorted([*result.kept, *((piece.start, piece.end) for piece in result.removed)])
    assert "".join(text[start:end] for start, end in spans) == text
    for piece in result.removed:
        assert piece.text == text[piece.start : piece.end] != ""
        assert piece.rule
        assert piece.phrase == text[piece.phrase_start : piece.phrase_end] != ""
        assert piece.label in LABELS[1:]


@LAWS
@given(PAGES, PRESETS)
def test_segments_stand_in_order_and_every_mark_quotes_the_page_s_text(page: str | bytes, preset: str) -> None:
    result = read(page, preset)
    assert len(result.segments) == len(result.verdicts)
    assert all(before.end <= after.start for before, after in pairwise(result.segments))
    if result.changed:
        for mark in result.marks:
            assert mark.phrase == result.document.text[mark.start : mark.end]


@settings(LAWS, max_examples=200)
@given(PAGES, PRESETS, ENGINES)
def test_cleaning_what_came_out_as_a_text_changes_nothing(page: str | bytes, preset: str, engine: str) -> None:
    result = read(page, preset, engine)
    document = replace(result.document, text=result.text)
    assert clean(document, options=Options(preset=preset)).text == result.text


@LAWS
@given(pages(), PRESETS)
def test_every_word_that_comes_out_stands_in_the_page(page: str, preset: str) -> None:
    """Tags may stand within a word (`الم<b>ين</b>اء`), and what is left out too, but a picture parts words."""
    assume(not re.search("<(?:plaintext|xmp|listing)", page))  # what is written as tags in them is text, and may go
    pictured = re.sub("<img[^>]*>", "IMG", page)
    shown = re.sub(rf"<({'|'.join(UNSEEN)})\b.*?</\1>", "", pictured, flags=re.DOTALL)
    sources = [letters(unescape(re.sub(TAG, "", text))) for text in (pictured, shown)] + [letters(unescape(page))]
    for word in read(page, preset).text.split():
        assert any(letters(word) in source for source in sources), word


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


@LAWS
@given(PAGES, PRESETS, ENGINES)
def test_the_same_page_gives_the_same_result(page: str | bytes, preset: str, engine: str) -> None:
    assert read(page, preset, engine) == read(page, preset, engine)


@LAWS
@given(PAGES)
def test_results_can_be_pickled(page: str | bytes) -> None:
    result = read(page)
    assert pickle.loads(pickle.dumps(result)) == result


@LAWS
@given(PAGES)
def test_an_empty_text_has_its_reason(page: str | bytes) -> None:
    result = read(page)
    assert result.page is not None
    assert result.page.verdict
    assert result.page.article or result.text == ""


@LAWS
@given(PAGES, PRESETS)
def test_metadata_are_slices_of_the_page_s_text(page: str | bytes, preset: str) -> None:
    result = read(page, preset)
    assert result.metadata.facts is not None
    for name in set(result.metadata.__slots__) - {"facts"}:
        for value in getattr(result.metadata, name):
            assert value.text == result.document.text[value.start : value.end] != ""


@settings(LAWS, max_examples=50)
@given(st.lists(pages(), min_size=2, max_size=3))
def test_the_order_of_pages_does_not_matter(batch: list[str]) -> None:
    assert [read(page) for page in batch] == [read(page) for page in reversed(batch)][::-1]


@settings(LAWS, max_examples=25)
@given(pages(), PRESETS)
def test_trafilatura_keeps_the_laws_too(page: str, preset: str) -> None:
    result = read(page, preset, "trafilatura")
    assert "".join(result.document.text[start:end] for start, end in result.kept) == result.text
    assert clean(replace(result.document, text=result.text), options=Options(preset=preset)).text == result.text
    assert read(page, preset, "trafilatura") == result


@settings(LAWS, max_examples=150)
@given(st.text(max_size=300) | st.binary(max_size=300))
def test_garbage_raises_nothing(page: str | bytes) -> None:
    assert read(page).page is not None


NEWS = paragraphs(*PROSE)
LINKED = '<script type="application/ld+json">{}</script>'


def linked(value: object) -> str:
    return LINKED.format(json.dumps(value))


# a text of the page that is to come out, if the page is not too much to be read
HOSTILE: dict[str, Callable[[], str]] = {
    "div in div": lambda: "<div>" * 100_000 + NEWS,
    "lists in lists": lambda: "<ul><li>" * 100_000 + NEWS,
    "links in bold": lambda: "<a><b>" * 100_000 + NEWS,
    "fonts": lambda: "<font>" * 100_000 + NEWS,
    "fonts with attributes": lambda: "".join(f"<font size={n}>" for n in range(20_000)) + NEWS,
    "deep, and closed": lambda: "<div>" * 50_000 + NEWS + "</div>" * 50_000,
    "custom elements": lambda: "<x-y>" * 100_000 + NEWS,
    "capital letters": lambda: "<DIV>" * 100_000 + NEWS,
    "not quite as deep": lambda: "<div>" * 1_400 + NEWS + "<p>x" * 20_000,
    "formatting opened again": lambda: "<b><i><u>" * 400 + "<p>x" * 3_000 + NEWS,
    "attributes in one tag": lambda: "<p " + "".join(f"a{n}=x " for n in range(100_000)) + f">{PROSE[0]}</p>" + NEWS,
    "attributes without values": lambda: "<p " + " ".join(f"a{n}" for n in range(100_000)) + ">" + NEWS,
    "attributes in a small page": lambda: "<p " + " ".join(f"a{n}" for n in range(15_000)) + ">" + NEWS,
    "attributes behind quotes": lambda: "<p a='>' " + " ".join(f"b{n}='>'" for n in range(50_000)) + ">" + NEWS,
    "attributes behind a quote in the text": lambda: (
        f"<p>it's</p><p {' '.join(f'a{n}' for n in range(60_000))}>" + NEWS
    ),
    "attributes in many tags": lambda: f"<p {' '.join(f'a{n}=b' for n in range(900))}>x" * 300 + NEWS,
    "a quote that never ends": lambda: NEWS + "<p title='" + "<b>x</b>" * 200_000,
    "quotes upon quotes": lambda: "<p a=\"'\" b='\"'>" * 50_000 + NEWS,
    "quotes that never end": lambda: "<p a='\"" * 100_000 + NEWS,
    "a megabyte of <": lambda: NEWS + "<" * 1_000_000,
    "a megabyte of <a": lambda: NEWS + "<a " * 350_000,
    "a megabyte of &": lambda: NEWS + "&" * 1_000_000,
    "a megabyte of entities": lambda: NEWS + "&amp;" * 200_000,
    "a megabyte of dashes": lambda: NEWS + "<!--" + "-" * 1_000_000,
    "paragraphs never closed": lambda: "<p>x" * 100_000 + NEWS,
    "closing tags alone": lambda: "</div></p></b>" * 100_000 + NEWS,
    "comments": lambda: "<!-- x -->" * 100_000 + NEWS,
    "comments in comments": lambda: "<!--" * 250_000 + NEWS,
    "declarations": lambda: "<!DOCTYPE html><?xml?><![CDATA[" * 50_000 + NEWS,
    "linked data of megabytes": lambda: linked([{"@type": "NewsArticle", "headline": "x" * 900}] * 5_000) + NEWS,
    "linked data that is nested": lambda: LINKED.format('{"@graph":[' * 200_000) + NEWS,
    "linked data in quotes": lambda: LINKED.format('{"headline":"' + '\\"' * 500_000) + NEWS,
    "linked data of commas": lambda: LINKED.format("{," + ",\n" * 500_000) + NEWS,
    "linked data of backslashes": lambda: LINKED.format('{"url":"' + "\\" * 999_999) + NEWS,
    "linked data in many scripts": lambda: LINKED.format("{") * 50_000 + NEWS,
    "fields without an end": lambda: LINKED.format('{"headline":"x ' * 100_000) + NEWS,
    "headings": lambda: "<h1>x</h1>" * 50_000 + NEWS,
    "headings in furniture": lambda: "<nav><h1>x</h1></nav>" * 20_000 + NEWS,
    "meta elements": lambda: '<meta name="keywords" content="x, y، z">' * 50_000 + NEWS,
    "keywords": lambda: f'<meta name="keywords" content="{"x, " * 500_000}">' + NEWS,
    "blanks in keywords": lambda: f'<meta name="keywords" content="{" " * 1_000_000}x">' + NEWS,
    "links": lambda: "<a href=/1>x</a> " * 200_000 + NEWS,
    "links, each in a line": lambda: "<li><a href=/1>x y z</a></li>" * 100_000 + NEWS,
    "a line of prose": lambda: "<p>" + f"{PROSE[0]} " * 50_000,
    "a line without a blank": lambda: "<p>" + "ا" * 5_000_000 + NEWS,
    "a line of commas": lambda: "<p>" + "، " * 1_000_000 + NEWS,
    "tables in tables": lambda: "<table><tr><td>" * 30_000 + NEWS,
    "tables in tables, shallow": lambda: "<table><tr><td>" * 300 + NEWS,
    "a table of many cells": lambda: "<table>" + ("<tr>" + "<td>x" * 100) * 1_000 + "</table>" + NEWS,
    "rows without cells": lambda: "<table>" + "<tr><p>x" * 20_000 + NEWS,
    "one class of many names": lambda: f"<div class='{' '.join(f'related{n}' for n in range(100_000))}'>" + NEWS,
    "many classes": lambda: "".join(f"<p class='c{n}-x'>x</p>" for n in range(30_000)) + NEWS,
    "one long class": lambda: f"<div class='{'related-' * 200_000}'>" + NEWS,
    "spans that cut words": lambda: "<p>" + "<span>ا</span>" * 150_000 + NEWS,
    "pictures": lambda: "".join(f"<img alt='{n} x'>" for n in range(100_000)) + NEWS,
    "furniture": lambda: "<aside>x</aside>" * 40_000 + NEWS,
    "furniture of megabytes": lambda: "<aside>" + "<b>x</b> " * 150_000 + "</aside>" + NEWS,
    "hidden": lambda: "<div hidden>x</div>" * 40_000 + NEWS,
    "drawings": lambda: "<svg>" + "<g>" * 100_000 + "</svg>" + NEWS,
    "line breaks": lambda: f"<div>{PROSE[0]}" + "<br>" * 300_000 + NEWS,
    "blanks": lambda: "<p>x" + " " * 5_000_000 + "</p>" + NEWS,
    "zeros": lambda: "\0" * 1_000_000 + NEWS,
}


# a parser's time grows with the square of these
SLOW: dict[str, str] = {
    "depth": "<div>" * 100_000,
    "depth, by elements that HTML does not let close themselves": "<div/>" * 100_000,
    "depth, by elements whose names have other letters": "<x-y>" * 100_000,
    "depth, by elements in brackets of another kind": "<o:p>" * 100_000,
    "attributes": f"<p {' '.join(f'a{n}' for n in range(100_000))}>",
    "attributes with values": f"<p {' '.join(f'a{n}=x' for n in range(100_000))}>",
    "attributes in capital letters": f"<P {' '.join(f'A{n}=' for n in range(100_000))}>",
    "attributes parted by line breaks": "<p\n" + "\n".join(f"a{n}" for n in range(100_000)) + ">",
    "attributes parted by slashes": "<p/" + "/".join(f"a{n}" for n in range(100_000)) + ">",
    "attributes parted by quotes": "<p " + "".join(f"a{n}=''" for n in range(100_000)) + ">",
    "attributes of a closing tag": f"</p {' '.join(f'a{n}' for n in range(100_000))}>",
    "attributes of the body, tag by tag": "".join(f"<body a{n}=x>" for n in range(100_000)),
    "attributes of the page, tag by tag": "".join(f"<html a{n}=x>" for n in range(100_000)),
    "options": "<select>" + "<option>x" * 100_000,
}


@pytest.mark.parametrize("name", SLOW)
def test_what_a_parser_is_slow_at_is_told_beforehand(name: str) -> None:
    assert exceeded_limit(NEWS + SLOW[name])
    assert exceeded_limit(SLOW[name] + NEWS)


@pytest.mark.parametrize(
    "html", [NEWS * 1_000, "<div><p>x</p></div>" * 50_000, "<img src='a/b/c/d/e/f.jpg' alt=''/>" * 20_000]
)
def test_what_is_merely_long_is_read(html: str) -> None:
    assert exceeded_limit(html) == ""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_ends_in_bounded_time(name: str) -> None:
    page = HOSTILE[name]()
    started = time.process_time()
    result = clean_html(page, options=Options(engine="fast"))
    assert time.process_time() - started < HANG
    assert result.page is not None
    assert result.page.verdict
    if result.warnings and result.warnings[0].kind == "page":
        assert (result.text, result.document.text) == ("", "")
        assert result.page.verdict in result.warnings[0].message
    else:
        assert PROSE[0] in result.document.text or name in SWALLOWED


# what stands behind these is no text to a browser either
SWALLOWED = frozenset(
    {
        *("a megabyte of <a", "a megabyte of dashes", "comments in comments", "quotes that never end"),
        *("linked data that is nested",),
    }
)


@pytest.mark.parametrize("name", ["div in div", "attributes in one tag", "fonts"])
def test_a_page_that_is_too_much_says_what_to_do(name: str) -> None:
    result = clean_html(HOSTILE[name]().encode(), url="https://manara.example/1")
    (warning,) = result.warnings
    assert warning.kind == "page"
    assert "cut it, or clean its text" in warning.message
    assert (result.document.url, result.text, result.kept) == ("https://manara.example/1", "", ())
    assert result.page is not None
    assert (result.page.engine, result.page.article, result.page.charset) == (None, False, "utf-8")
    assert pickle.loads(pickle.dumps(result)) == result


def test_a_page_that_is_too_long_is_not_parsed() -> None:
    result = clean_html(f"{NEWS}<!--{'x' * 10_000_001}-->")
    assert "longer than 10,000,000 characters" in result.warnings[0].message


def test_time_grows_no_faster_than_a_page() -> None:
    """Ten times the page may take some twenty times as long, but never a hundred times."""
    times = []
    for count in (100, 1_000):
        page = f"<div class=x><h2>عنوان</h2>{NEWS}<ul><li><a href=/1>خبر آخر من المدينة</a></ul></div>" * count
        started = time.process_time()
        read(page, engine="fast")
        times.append(time.process_time() - started)
    assert times[1] < 40 * times[0]
