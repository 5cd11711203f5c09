"""Linked data: what can be read of it is read, however it is nested and broken."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cleaner.html.metadata.jsonld import read_objects, texts_of, types_of

ARTICLE = {"@type": "NewsArticle", "headline": "ترميم المنارة"}


def headlines(*scripts: str) -> list[object]:
    return [item.get("headline") for item in read_objects(scripts)]


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@id": "#site"}, ARTICLE]},
        {"@graph": {"mainEntity": [ARTICLE]}},
        [[{"hasPart": ARTICLE}]],
    ],
)
def test_objects_are_found_however_they_are_nested(value: Any) -> None:
    assert headlines(json.dumps(value)) == ["ترميم المنارة"]


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "NewsArticle", "headline": "ترميم المنارة"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "ترميم المنارة"}\n//]]>',
        '{"@type": "NewsArticle", "headline": "ترميم المنارة",};',
        '{"@type": "NewsArticle", "headline": "ترميم المنارة", "path": "a\\d"}',
        '{"@type": "NewsArticle", "headline": "ترميم المنارة", "text": "سطر\nثان"}',
        '{"@type": "NewsArticle", "headline": "ترميم المنارة", "author": {{',
    ],
)
def test_broken_scripts_are_read_as_far_as_they_can_be(script: str) -> None:
    assert headlines(script) == ["ترميم المنارة"]


@pytest.mark.parametrize("script", ["", "null", "[]", '"خبر"', "{}", '{"headline": "بلا نوع"}'])
def test_what_describes_nothing_gives_nothing(script: str) -> None:
    assert read_objects([script]) == []


def test_depth_and_number_are_bounded() -> None:
    deep: Any = ARTICLE
    for _ in range(40):
        deep = {"@graph": [deep]}
    assert read_objects([json.dumps(deep)]) == []
    assert len(read_objects([json.dumps([ARTICLE] * 1_000)])) == 400
    assert read_objects(["[" * 100_000]) == []


def test_types_and_texts_are_as_written() -> None:
    assert types_of({"@type": ["https://schema.example/NewsArticle", 7, ""]}) == ("NewsArticle",)
    assert types_of({}) == ()
    assert list(texts_of({"name": [None, "سعاد\nنصر"]})) == ["سعاد نصر"]
    assert list(texts_of(["", {"name": " "}, None])) == []
