"""The numbers of the judgement: each is used, and none can be changed."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, fields

import pytest

from cleaner.learning.thresholds import THRESHOLDS, Thresholds
from tests.support.paths import ROOT

CODE = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "cleaner" / "learning").glob("*.py")))


@pytest.mark.parametrize("name", [field.name for field in fields(Thresholds)])
def test_each_decides_something(name: str) -> None:
    assert re.search(rf"\b(?:THRESHOLDS|limits|OF_LINES)\.{name}\b", CODE)


def test_they_stand_fast() -> None:
    with pytest.raises(FrozenInstanceError):
        THRESHOLDS.articles = 3  # type: ignore[misc]


def test_four_are_the_least() -> None:
    assert THRESHOLDS.articles == 4
