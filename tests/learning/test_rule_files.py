"""Learned rules as TOML."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.learning.rule_files import entry_of, quoted, rule_file, rules_of
from tests.support.learning import records

DRAFTS = cleaner.learn(records(8, lambda n, title, prose: [*prose, 'قال "المرفأ": \\ من غرفة أخبارنا'])).drafts


@given(st.text())
def test_any_text_comes_back_as_it_was(text: str) -> None:
    whole = text.encode("utf-8", "replace").decode()
    assert tomllib.loads(f"a = {quoted(text)}") == {"a": whole}


def test_a_file_names_its_sites_and_holds_its_rules() -> None:
    text = rule_file(DRAFTS, ["marfa.example"])
    assert text.startswith("# Learned by `cleaner learn` from the articles of marfa.example.")
    [entry] = tomllib.loads(text)["rule"]
    assert entry["templates"] == ['قال "المرفأ": \\ من غرفة أخبارنا']
    assert (entry["kind"], entry["hit"], len(entry["miss"])) == ("template", entry["templates"], 1)


def test_drafts_are_rules() -> None:
    [rule] = rules_of(DRAFTS)
    assert (rule.id, rule.outlets) == (DRAFTS[0].id, ("marfa.example",))
    assert rules_of([]) == []
    assert "inline" in entry_of(DRAFTS[0])
