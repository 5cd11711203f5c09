"""Proving rules: the project's own hold, and a rule that does not hold is told by its example."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cleaner import Options, Rule
from cleaner.proof.prove import prove

RULES = """
family = "source"

[[rule]]
id = "source.lighthouse"
why = "The line in which the invented agency of the lighthouse names itself."
where = "{where}"
max_words = 30
phrases = ["خدمة منارة الساحل"]
outlets = {outlets}
hit = {hit}
miss = {miss}
known = {known}
"""


def load(folder: Path, **values: object) -> tuple[list[Rule], Options]:
    entry = {
        "where": "whole",
        "outlets": "[]",
        "hit": '["خدمة منارة الساحل"]',
        "miss": '["قدّمت خدمة منارة الساحل دروساً مجانية للصيادين في الميناء القديم."]',
        "known": "[]",
        **values,
    }
    path = folder / "my.toml"
    path.write_text(RULES.format(**entry), encoding="utf-8")
    options = Options(rules=(str(path),))
    return [rule for rule in options.load_rules() if rule.id == "source.lighthouse"], options


def test_a_rule_that_holds_has_no_failures(tmp_path: Path) -> None:
    assert prove(*load(tmp_path)) == []


def test_a_hit_that_the_rule_does_not_mark_fails_even_if_another_does(tmp_path: Path) -> None:
    (failure,) = prove(*load(tmp_path, hit='["المصدر: وكالات"]'))
    assert (failure.rule, failure.kind, failure.text) == ("source.lighthouse", "hit", "المصدر: وكالات")
    assert "only by source." in failure.problem


def test_a_hit_that_no_rule_marks_fails(tmp_path: Path) -> None:
    (failure,) = prove(*load(tmp_path, hit='["وصلت السفينة الزرقاء إلى المرسى مع الفجر."]'))
    assert "by no rule" in failure.problem


def test_a_miss_that_does_not_survive_fails_with_the_rule_that_removes_it(tmp_path: Path) -> None:
    (failure,) = prove(*load(tmp_path, where="anywhere"))
    assert failure.kind == "miss"
    assert "source.lighthouse removes" in failure.problem


def test_a_miss_must_survive_the_other_rules_too(tmp_path: Path) -> None:
    (failure,) = prove(*load(tmp_path, miss='["المصدر: وكالات"]'))
    assert failure.kind == "miss"
    assert "source.lighthouse" not in failure.problem


def test_what_is_known_to_be_missed_must_still_be_missed(tmp_path: Path) -> None:
    assert prove(*load(tmp_path, known='["وصلت السفينة الزرقاء إلى المرسى."]')) == []
    (failure,) = prove(*load(tmp_path, known='["خدمة منارة الساحل"]'))
    assert failure.kind == "known"


def test_a_rule_for_some_outlets_is_tried_as_a_text_of_theirs(tmp_path: Path) -> None:
    assert prove(*load(tmp_path, outlets='["manara.example"]')) == []


def test_a_failure_is_one_line(tmp_path: Path) -> None:
    (failure,) = prove(*load(tmp_path, hit='["سطر أول\\nسطر ثان"]'))
    assert str(failure).startswith("source.lighthouse: the hit 'سطر أول\\nسطر ثان' is not marked")
    assert "\n" not in str(failure)


@pytest.mark.parametrize("preset", ["balanced"])
def test_all_rules_of_the_project_hold(preset: str) -> None:
    assert [str(failure) for failure in prove(options=Options(preset=preset))] == []


def test_a_pattern_that_takes_time_without_bound_fails_before_its_examples_are_tried() -> None:
    rule = Rule(
        *("ad.endless", "ad", "A test."),
        kind="pattern",
        where="start",
        pattern="(?:ا|اا)+ب زر",
        cues=("ا",),
        hit=("ا" * 200 + " زر",),
        miss=("وصل القطار متأخرا.",),
    )
    (failure,) = prove([rule])
    assert (failure.rule, failure.kind, failure.text) == ("ad.endless", "pattern", "")
    assert str(failure).startswith("ad.endless: the pattern takes over ")


def test_a_rule_that_is_a_value_is_proved_beside_the_others() -> None:
    rule = Rule(
        id="source.marfa",
        family="source",
        why="A signature.",
        phrases=("مكتب المرفأ الليلي",),
        hit=("مكتب المرفأ الليلي",),
        miss=("أغلق مكتب المرفأ الليلي أبوابه أمس بعد عقدين.",),
    )
    assert prove([rule]) == prove([rule], Options(rules=(rule,))) == []
    (missed,) = prove([replace(rule, hit=("مكتب الميناء",))])
    assert (missed.rule, missed.kind) == ("source.marfa", "hit")
    (lost,) = prove([replace(rule, where="anywhere", strength=1.0, miss=("وأغلق مكتب المرفأ الليلي",))])
    assert lost.kind == "miss"
