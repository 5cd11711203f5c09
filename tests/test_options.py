"""Options: presets, kept families, rules of one's own, and what would do nothing."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cleaner import Rule, RuleError, clean, load_rules
from cleaner.options import CAUTION, LIMITS, OptionError, Options
from cleaner.rules.files import check_rule
from cleaner.text.evidence.table import load_table
from tests.support.gold_samples import read_samples

TEXT = "وصلت القافلة إلى العريش فجر اليوم.\nصورة أرشيفية\nالمصدر: وكالات"


def test_a_kept_family_stays() -> None:
    result = clean(TEXT, options=Options(keep=frozenset({"caption"})))
    assert result.text == "وصلت القافلة إلى العريش فجر اليوم.\nصورة أرشيفية"


def test_a_rule_that_is_left_out_marks_nothing() -> None:
    marked = {mark.rule for mark in clean(TEXT).marks}
    for rule in marked - {"context.edge"}:
        assert rule not in {mark.rule for mark in clean(TEXT, options=Options(without=frozenset({rule}))).marks}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"preset": "careful"}, "no preset 'careful'"),
        ({"keep": {"body"}}, "would do nothing"),
        ({"keep": {"captions"}}, "no family 'captions'"),
        ({"keep": "caption"}, "must be a collection"),
        ({"rules": ("a.toml", "a.toml")}, "twice"),
        ({"threshold": 0.5}, "from 0.7 to 0.97, not 0.5"),
        ({"threshold": 1}, "from 0.7 to 0.97, not 1"),
        ({"threshold": float("nan")}, "from 0.7 to 0.97, not nan"),
        ({"threshold": "0.8"}, "must be a number"),
        ({"threshold": True}, "must be a number"),
    ],
)
def test_unknown_and_idle_options_are_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(OptionError, match=message):
        Options(**options)  # type: ignore[arg-type]


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(RuleError, match="no rule has the id"):
        Options(without=frozenset({"share.nothing"}))


def test_rules_of_ones_own_and_for_one_outlet(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'family = "share"\n[[rule]]\nid = "share.mine"\nwhy = "A greeting of this site."\nwhere = "whole"\n'
        'phrases = ["أهلا بكم في ديوانية الخبر"]\noutlets = ["akhbar.example"]\n'
        'hit = ["أهلا بكم في ديوانية الخبر"]\nmiss = ["قال لهم أهلا بكم في ديوانية الخبر هذا المساء."]\n',
        encoding="utf-8",
    )
    text, options = "هطلت الأمطار على الباحة مساء أمس.\nأهلا بكم في ديوانية الخبر", Options(rules=(str(path),))
    assert clean(text, options=options).text == text
    assert clean(text, url="https://www.akhbar.example/a/1", options=options).text == text.split("\n")[0]
    assert clean(text, outlet="akhbar.example", options=options).text == text.split("\n")[0]


MINE = Rule(
    id="share.mine",
    family="share",
    why="A greeting of this site.",
    phrases=("أهلا بكم في ديوانية الخبر",),
    outlets=("akhbar.example",),
    hit=("أهلا بكم في ديوانية الخبر",),
    miss=("قال لهم أهلا بكم في ديوانية الخبر هذا المساء.",),
)


def test_rules_are_values_as_well_as_files() -> None:
    text, options = "هطلت الأمطار على الباحة مساء أمس.\nأهلا بكم في ديوانية الخبر", Options(rules=(MINE,))
    assert clean(text, options=options).text == text
    result = clean(text, url="https://www.akhbar.example/a/1", options=options)
    assert [piece.rule for piece in result.removed] == ["share.mine"]
    listed = replace(MINE, phrases=list(MINE.phrases), hit=list(MINE.hit))  # type: ignore[arg-type]
    assert Options(rules=[listed]) == options == pickle.loads(pickle.dumps(options))  # type: ignore[arg-type]


def test_templates_and_fragments_of_values_are_put_in_their_places() -> None:
    rule = replace(MINE, kind="template", phrases=(), templates=("{name} في ديوانية الخبر",))
    (held,) = Options(rules=(rule,)).rules
    assert isinstance(held, Rule)
    assert held.pattern
    assert Options(rules=(held,)).rules == (held,)
    fragment = replace(MINE, kind="pattern", phrases=(), pattern="{line_start}ديوانيه", cues=("ديوانية",))
    (held,) = Options(rules=(fragment,)).rules
    assert isinstance(held, Rule)
    assert held.pattern == r"[^\w(]{0,8}ديوانيه"


def test_every_rule_of_the_shelf_is_the_same_as_a_value() -> None:
    for rule in load_rules():
        assert check_rule(rule) == rule


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"hit": ()}, "has no hit"),
        ({"miss": ()}, "has no miss"),
        ({"family": "shares"}, "is not one of"),
        ({"where": "middle"}, "where must be one of"),
        ({"phrases": "أهلا"}, "phrases must be a list of texts"),
        ({"id": "share.button"}, "stands twice"),
        ({"kind": "pattern", "phrases": (), "pattern": "(", "cues": ("أهلا",)}, "does not compile"),
    ],
)
def test_a_value_is_held_to_the_form_of_files(change: dict[str, Any], message: str) -> None:
    with pytest.raises(RuleError, match=message):
        Options(rules=(replace(MINE, **change),))


def test_one_rule_is_no_collection() -> None:
    with pytest.raises(OptionError, match="not one Rule"):
        Options(rules=MINE)  # type: ignore[arg-type]


def test_bytes_are_refused() -> None:
    with pytest.raises(TypeError, match="decode bytes first"):
        clean(TEXT.encode())  # type: ignore[arg-type]


def test_a_url_that_is_none_tells_nothing() -> None:
    assert clean(TEXT, url="http://[abc").text == clean(TEXT).text


@pytest.mark.parametrize(
    "text", ["وانتهى العرض مساء السبت. حمل التطبيق<br>", "وانتهى العرض مساء السبت. المصدر: وكالات "]
)
def test_what_ends_a_line_does_not_hide_the_boilerplate_before_it(text: str) -> None:
    once = clean(text).text
    assert once.strip() == "وانتهى العرض مساء السبت."
    assert clean(once).text == once


@pytest.mark.parametrize(
    "wrong", [{"preset": {}}, {"preset": None}, {"engine": []}, {"without": [None]}, {"keep": [7]}, {"rules": [b"r"]}]
)
def test_values_of_a_wrong_kind_are_refused_in_one_line(wrong: dict[str, Any]) -> None:
    with pytest.raises(OptionError, match=r"^(preset|engine|without|keep|rules) (must be|holds)"):
        Options(**wrong)
    assert Options(keep=iter(("tags", "source"))).keep == {"tags", "source"}  # type: ignore[arg-type]


def test_options_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Options.from_file() == Options()
    (tmp_path / "cleaner.toml").write_text('preset = "recall"\nkeep = ["tags"]\n[fields]\ntext = "x"', encoding="utf-8")
    assert Options.from_file() == Options(preset="recall", keep=frozenset({"tags"}))
    (tmp_path / "other.toml").write_text('preset = "careful"', encoding="utf-8")
    with pytest.raises(OptionError, match="careful"):
        Options.from_file(tmp_path / "other.toml")
    with pytest.raises(OptionError, match="cannot be read"):
        Options.from_file("none.toml")


@pytest.mark.parametrize("preset", list(CAUTION))
def test_a_threshold_of_a_preset_is_that_preset(preset: str) -> None:
    options = Options(threshold=LIMITS[preset])
    assert (options.caution, options.limit) == (CAUTION[preset], LIMITS[preset])


def test_the_limits_are_those_that_the_table_was_fitted_for() -> None:
    assert dict(load_table().thresholds) == dict(LIMITS)


def test_the_higher_the_threshold_the_more_stays() -> None:
    steps = [0.7, 0.75, 0.8, 0.85, 0.9, 0.935, 0.97]
    cautions = [Options(threshold=step).caution for step in steps]
    assert cautions == sorted(set(cautions))
    for document in list(read_samples())[:12]:
        left = [len(clean(document.text, title=document.title, options=Options(threshold=step)).text) for step in steps]
        assert left == sorted(left)


def test_what_a_file_of_settings_asks_in_vain_is_told_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "cleaner.toml"
    path.write_text("threshold = 0.2\n", encoding="utf-8")
    with pytest.raises(OptionError, match=r"cleaner\.toml: threshold must be from 0\.7 to 0\.97, not 0\.2$"):
        Options.from_file(path)
