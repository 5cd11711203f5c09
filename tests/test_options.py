"""Options: presets, kept families, rules of one's own, and what would do nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import RuleError, clean
from cleaner.options import OptionError, Options

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
