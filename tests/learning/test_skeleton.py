"""Skeletons of rules for pasted lines."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.learning.skeleton import write_skeleton
from cleaner.proof.prove import prove
from cleaner.rules.files import read_rules
from cleaner.rules.rule import RuleError


def entry(line: str, family: str = "related", outlet: str = "marfa.example") -> dict[str, Any]:
    (rule,) = tomllib.loads(write_skeleton(line, family, outlet))["rule"]
    return dict(rule)


@pytest.mark.parametrize(
    ("line", "kind", "where", "words"),
    [
        ("نافذة المرفأ: معرض للزهور", "phrase", "label", "نافذة المرفأ"),
        ("من غرفة أخبار المرفأ", "phrase", "whole", "من غرفة أخبار المرفأ"),
        ("عدد القراءات 512 مرة", "template", "whole", "عدد القراءات {number} مرة"),
        ("قال الوزير في بيان طويل أمس: نعم", "phrase", "whole", "قال الوزير في بيان طويل أمس: نعم"),
    ],
)
def test_what_is_looked_for(line: str, kind: str, where: str, words: str) -> None:
    made = entry(line)
    assert (made["kind"], made["where"], made["hit"], made["outlets"]) == (kind, where, [line], ["marfa.example"])
    assert made["templates" if kind == "template" else "phrases"] == [words]


def test_it_is_no_rule_until_reason_and_miss_are_written() -> None:
    text = write_skeleton("نافذة المرفأ: معرض للزهور", "related", "marfa.example")
    with pytest.raises(RuleError):
        read_rules(text, "my.toml")
    text = text.replace('why       = ""', 'why = "A label."')
    with pytest.raises(RuleError, match="no miss"):
        read_rules(text, "my.toml")
    text = text.replace("miss      = []", 'miss = ["تطل نافذة المرفأ القديم على رصيف الصيادين منذ مئة عام."]')
    assert prove(read_rules(text, "my.toml")) == []


@given(st.text(min_size=1).filter(str.strip))
def test_whatever_is_pasted_is_toml(line: str) -> None:
    made = entry(line, "ui", "")
    assert made["outlets"] == []
    assert made["id"].startswith("ui.mine-")
