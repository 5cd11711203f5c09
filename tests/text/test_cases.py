"""Cases as data: every `[[case]]` of `tests/cases/*.toml` is a text and what cleaning must leave of it.

A case that is `known` to fail says why, and tells when it no longer does.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from cleaner import clean

CASES = [
    pytest.param(
        case["text"].strip("\n"),
        case["clean"].strip("\n"),
        id=f"{path.stem}: {case['name']}",
        marks=[pytest.mark.xfail(reason=case["known"], strict=True)] if "known" in case else [],
    )
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_case(text: str, wanted: str) -> None:
    assert clean(text).text.strip() == wanted
