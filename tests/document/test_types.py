"""The values that cleaning gives: frozen, compared by what they hold, and the same on every machine."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields
from typing import Any

import pytest

from cleaner import clean
from cleaner.document.types import CleanResult, Document, Evidence, Facts, Finding, Metadata

TEXT = "وصلت القافلة إلى العريش فجر اليوم.\nالمصدر: وكالات"


@pytest.mark.parametrize("value", [Document(TEXT), Facts(), Metadata(), clean(TEXT)])
def test_values_are_frozen_and_can_be_sent(value: Any) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(value, fields(value)[0].name, "")
    assert pickle.loads(pickle.dumps(value)) == value


def test_a_result_tells_whether_anything_went() -> None:
    result = clean(TEXT)
    assert isinstance(result, CleanResult)
    assert result.changed
    assert not clean(result.text).changed
    assert [mark.rule for mark in result.marks] == [mark.rule for verdict in result.verdicts for mark in verdict.marks]


def finding(check: str = "repeat", text: str = "خبر", start: int = 0, message: str = "One.") -> Finding:
    return Finding(check, "info", 0.5, message, "واحد.", (Evidence("text", start, start + len(text), text),))


def test_a_finding_is_known_by_its_check_and_its_words_wherever_they_stand() -> None:
    assert finding().id == finding(start=40, message="Other.").id == "repeat-a4e1c741f040"
    assert finding().id != finding(text="خبر آخر").id
    assert finding(check="truncated").id.startswith("truncated-")


def test_half_of_a_surrogate_pair_has_an_id_too() -> None:
    assert finding(text="\ud83d").id != finding(text="\ud83e").id
