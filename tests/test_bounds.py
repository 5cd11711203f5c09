"""Hostile texts, pages, arguments, rules and inputs: time grows with their size, and short ones are done at once."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from cleaner import Document, clean, clean_html
from cleaner.document.hosts import host_of, outlet_names
from cleaner.pipeline import clean_by_rules
from tests.support.growth import power_over
from tests.support.hostile import ARGUMENTS, INPUTS, RULES, inspected, of_text, read_warc
from tests.support.hostile_texts import BEYOND, PAGES, PROSE, TEXTS

LINEAR = 1.4  # the power that caches and a busy machine may make of 1
AT_ONCE = 2.0  # seconds of the processor for a line
PARTS = {**ARGUMENTS, **RULES, **INPUTS}


@pytest.mark.parametrize(
    "line",
    [
        "التعليقات 00966555123456 00966555123457 غرفة",
        f"التعليقات {'1' * 24}x",
        f"comment {'1' * 472}8",
        f"تعليق {'بتعليق ' * 12}x",
        f"تواصل معنا {'1' * 64}x",
        f"تواصل معنا {'+1 (2) ' * 9}x",
        f"تواصل معنا {'a.bc' * 30}؟",
        f"انضموا {'a' * 64}x",
        f"انضموا {'بب ' * 60}x",
        f"ادخل {'«' * 470}",
        f"تابعونا على فيسبوك {'رابط ' * 20}!x",
        f"اشترك في قائمتنا {'لتلقي ' * 15}!x",
        f"فيسبوك {'نسخ الرابط ' * 20}!x",
        f"فيسبوك {'google+ ' * 30}!x",
        f"{'أعجبني 1 ' * 8}!x",
    ],
)
def test_a_line_that_a_rule_looks_at_is_done_at_once(line: str) -> None:
    clean("خبر")
    started = process_time()
    clean(line)
    assert process_time() - started < AT_ONCE


@pytest.mark.parametrize("name", TEXTS)
def test_rules_take_linear_time(name: str) -> None:
    size = 60_000 if name == "tags that are begun" else 20_000  # it grows in a step before
    assert power_over(lambda size: lambda: clean_by_rules(Document(TEXTS[name](size))), size) < LINEAR


@pytest.mark.parametrize("name", TEXTS)
def test_inspecting_takes_linear_time(name: str) -> None:
    assert power_over(inspected(TEXTS[name]), 30_000) < LINEAR


@pytest.mark.parametrize("name", PAGES)
def test_pages_take_linear_time(name: str) -> None:
    assert power_over(of_text(clean_html, PAGES[name]), BEYOND.get(name, 10_000)) < LINEAR


@pytest.mark.parametrize("name", BEYOND)
def test_pages_that_are_not_looked_into_take_little_time_at_any_size(name: str) -> None:
    clean_html("<p>خبر")
    for size in range(10_000, BEYOND[name] + 1, 10_000):
        page = PAGES[name](size)
        started = process_time()
        clean_html(page)
        assert process_time() - started < AT_ONCE


def test_a_title_as_long_as_no_headline_is_looked_for_nowhere() -> None:
    text = f"{PROSE}\n" * 20_000
    started = process_time()
    clean_by_rules(Document(text[:100_000], title=text))
    clean(text[:20_000], title=text)
    assert process_time() - started < 10


@pytest.mark.parametrize("name", PARTS)
def test_what_surrounds_a_text_takes_linear_time(name: str) -> None:
    do, size = PARTS[name]
    assert power_over(do, size) < LINEAR


def test_a_host_is_as_long_as_hosts_are() -> None:
    assert host_of(f"https://{'a.' * 125}aa/") != ""
    assert host_of(f"https://{'a.' * 150}/") == ""
    assert outlet_names(f"https://{'a.' * 150_000}/", "الخبر") == frozenset({"الخبر"})


@pytest.mark.parametrize(
    "unit",
    [
        b"WARC/1.0\r\n",
        b"WARC/1.0\r\nA: b\r\n",
        b"WARC/1.0\r\nContent-Length: 9\r\n\r\n",
        b"\x1f\x8b\x08\0\0\0\0\0\0\3",
        b"\x1f\x8b\x08",
        b"\x28\xb5\x2f\xfd",
        b"\x28\xb5\x2f\xfd\x04\x00\xfd\xff\x07",
    ],
)
def test_what_looks_like_records_and_is_none_takes_linear_time(unit: bytes) -> None:
    def sized(size: int) -> Callable[[], object]:
        data = (unit * (size // len(unit) + 1))[:size]
        return lambda: read_warc(data)

    assert power_over(sized, 40_000) < LINEAR
    assert power_over(sized, 500_000) < LINEAR
