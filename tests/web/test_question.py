"""What the page may ask."""

from __future__ import annotations

import base64
from dataclasses import replace
from typing import Any

import pytest

from cleaner.options import Options
from cleaner.web.question import Correction, QuestionError, read_question


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("nakheel.example/a/1", "https://nakheel.example/a/1"),
        ("www.nakheel.example", "https://www.nakheel.example"),
        ("http://nakheel.example/a", "http://nakheel.example/a"),
        ("صحيفة النخيل", "صحيفة النخيل"),
    ],
)
def test_an_address_may_be_typed_without_its_scheme(typed: str, address: str) -> None:
    assert read_question({"text": "خبر", "url": typed}).url == address


def test_all_that_may_be_told() -> None:
    asked = read_question(
        {
            "text": "وصل الوفد أمس.",
            "kind": "page",
            "url": " https://marfa.example/1 ",
            "title": "",
            "preset": "precision",
            "keep": ["source", "tags"],
            "corrections": [[0, 3, "body"], [4, 9, "ui"]],
            "lang": "en",
        }
    )
    assert (asked.kind, asked.url, asked.title, asked.preset) == ("page", "https://marfa.example/1", None, "precision")
    assert asked.keep == frozenset({"source", "tags"})
    assert asked.corrections == (Correction(0, 3, "body"), Correction(4, 9, "ui"))


def test_options_are_those_of_the_server_with_what_was_chosen() -> None:
    base = Options(preset="recall", keep=frozenset({"byline"}), without=frozenset({"tags.label"}))
    chosen = read_question({"text": "خبر", "keep": ["source"]}).options(base)
    assert chosen.keep == {"source"}
    assert read_question({"text": "خبر"}).options(base).keep == {"byline"}
    assert read_question({"text": "خبر", "keep": []}).options(base).keep == frozenset()
    assert chosen.without == {"tags.label"}
    assert (chosen.preset, chosen.inspect) == ("recall", True)
    assert read_question({"text": "خبر", "preset": "balanced"}).options(base).preset == "balanced"
    between = replace(base, threshold=0.8)
    assert read_question({"text": "خبر"}).options(between).limit == 0.8
    assert read_question({"text": "خبر", "preset": "recall"}).options(between).limit == 0.97
    assert read_question({"text": "خبر", "threshold": 0.85}).options(between).limit == 0.85


def test_a_file_is_its_bytes_and_the_last_part_of_its_name() -> None:
    asked = read_question({"file": {"name": "../../a/b.html", "data": base64.b64encode(b"<p>\xc7").decode()}})
    assert (asked.name, asked.data) == ("b.html", b"<p>\xc7")


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (None, "form"),
        ([], "form"),
        ({}, "empty"),
        ({"text": 7}, "form"),
        ({"record": -1}, "form"),
        ({"record": True}, "form"),
        ({"record": ["1"]}, "form"),
        ({"record": " "}, "empty"),
        ({"text": "خبر", "url": 7}, "form"),
        ({"file": "x"}, "form"),
        ({"file": {"name": "a.txt", "data": "***"}}, "form"),
        ({"text": "خبر", "preset": "careful"}, "option"),
        ({"text": "خبر", "preset": ["recall"]}, "option"),
        ({"text": "خبر", "threshold": 0.2}, "option"),
        ({"text": "خبر", "threshold": "0.8"}, "option"),
        ({"text": "خبر", "threshold": True}, "option"),
        ({"text": "خبر", "kind": "word"}, "option"),
        ({"text": "خبر", "keep": "source"}, "form"),
        ({"text": "خبر", "keep": ["body"]}, "option"),
        ({"text": "خبر", "keep": [None]}, "option"),
        ({"text": "خبر", "corrections": {}}, "form"),
        ({"text": "خبر", "corrections": [[0, 1, "body"]] * 2_001}, "form"),
        ({"text": "خبر", "corrections": [[3, 3, "body"]]}, "correction"),
        ({"text": "خبر", "corrections": [[-1, 3, "body"]]}, "correction"),
        ({"text": "خبر", "corrections": [[0, 3, "none"]]}, "correction"),
        ({"text": "خبر", "corrections": ["body"]}, "correction"),
    ],
)
def test_what_is_no_question(asked: Any, reason: str) -> None:
    with pytest.raises(QuestionError) as raised:
        read_question(asked)
    assert raised.value.reason == reason
