"""Cases as data: every `[[case]]` of `tests/cases/*.toml` is a text and what cleaning must leave of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from cleaner import clean

CASES = [
    pytest.param(case["text"].strip("\n"), case["clean"].strip("\n"), id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_case(text: str, wanted: str) -> None:
    assert clean(text).text.strip() == wanted
