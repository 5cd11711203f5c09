"""The numbers of the page engine: frozen, within their units, and each read by the code."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

import cleaner.html
from cleaner.html.thresholds import THRESHOLDS, PageThresholds

CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(Path(next(iter(cleaner.html.__path__))).rglob("*.py"))
    if path.name != "thresholds.py"
)


@pytest.mark.parametrize("name", [field.name for field in fields(PageThresholds)])
def test_a_number_is_positive_and_read(name: str) -> None:
    assert getattr(THRESHOLDS, name) > 0
    assert re.search(rf"\bTHRESHOLDS\.{name}\b", CODE)


def test_the_numbers_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        THRESHOLDS.cards_least = 4  # type: ignore[misc]
