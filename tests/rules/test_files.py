"""The rule files: every rule holds to its proof, and the loader refuses what is not of the form."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cleaner import RuleError, load_rules
from cleaner.proof.prove import prove
from cleaner.rules.files import read_rules
from cleaner.rules.rule import LABELS, Rules

GOOD = """
family = "share"
[[rule]]
id = "share.viber"
why = "A prompt to follow the outlet."
where = "start"
phrases = ["تابعونا على فايبر"]
hit = ["تابعونا على فايبر الآن"]
miss = ["قال إنهم تابعونا على فايبر."]
"""


@pytest.mark.parametrize(
    "family", [label for label in LABELS[1:] if load_rules() and label not in ("title", "foreign")]
)
def test_every_rule_holds_to_its_proof(family: str) -> None:
    rules = [rule for rule in load_rules() if rule.family == family]
    assert rules, f"no rule covers the family {family}"
    assert [str(failure) for failure in prove(rules)] == []


def test_a_good_file_is_read() -> None:
    (rule,) = read_rules(GOOD, "mine.toml")
    assert (rule.id, rule.family, rule.where, rule.strength) == ("share.viber", "share", "start", 0.9)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('why = "A prompt to follow the outlet."', "", "has no why"),
        ("hit = [", "hits = [", "unknown key 'hits'"),
        ('miss = ["قال إنهم تابعونا على فايبر."]', "miss = []", "has no miss"),
        ('"share.viber"', '"viber"', "must begin with 'share.'"),
        ('where = "start"', 'where = "beginning"', "where must be one of"),
        ('where = "start"', 'where = "start"\nstrength = 2', "strength must be in"),
        ('where = "start"', 'where = "start"\nstrength = "high"', "strength must be"),
        ('phrases = ["تابعونا على فايبر"]', 'phrases = ["ـــ"]', "no letter left"),
        ('phrases = ["تابعونا على فايبر"]', 'pattern = "x"\nkind = "pattern"', "needs pattern and cues"),
        ('family = "share"', 'family = "shares"', "is not one of"),
        ('family = "share"\n[[rule]]\nid = "share.viber"', '[[rule]]\nid = "viber"', "family 'viber' is not one of"),
        ("[[rule]]", "[rule]", "holds no [[rule]]"),
        ('family = "share"', 'family = "share', "not TOML"),
        ('family = "share"', 'family = "share"\nauthor = "x"', "unknown key 'author'"),
        ('family = "share"', "family = " + "[" * 300 + "]" * 300, "family [[[[...]]]] is not one of"),
        ('id = "share.viber"', "id." + ".".join("a" * 1600) + " = 1", "id must be str"),
        ('"share.viber"', '"' + "v" * 5000 + '"', "must begin with 'share.'"),
    ],
)
def test_what_is_not_of_the_form_is_refused_in_one_line(old: str, new: str, message: str) -> None:
    with pytest.raises(RuleError, match=r"mine\.toml") as caught:
        read_rules(GOOD.replace(old, new), "mine.toml")
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace("share.viber", "share.button"), "stands twice"),
        (GOOD + GOOD[GOOD.index("[[rule]]") :].replace("share.viber", "share.viber2"), "after folding"),
        (
            GOOD.replace('phrases = ["تابعونا على فايبر"]', 'kind = "pattern"\npattern = "("\ncues = ["فايبر"]'),
            "compile",
        ),
    ],
)
def test_what_clashes_or_does_not_compile_is_refused(text: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        load_rules(path)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(RuleError, match=r"nowhere\.toml: cannot be read"):
        load_rules("nowhere.toml")


def test_ids_and_examples_are_enough() -> None:
    rules = load_rules()
    assert all(rule.id.replace("-", "").replace("_", "").replace(".", "").isalnum() for rule in rules)
    assert sum(len(rule.phrases) for rule in rules) > 1000


def test_every_rule_of_the_project_says_in_arabic_why_it_is() -> None:
    for rule in load_rules():
        assert re.fullmatch(r"[\u0600-\u06ff«][^\n]{10,240}\.", rule.why_ar), rule.id
    assert len({rule.why_ar for rule in load_rules()}) == len(load_rules())


def test_the_arabic_reason_is_optional_for_others_and_no_part_of_the_fingerprint() -> None:
    (without,) = read_rules(GOOD, "mine.toml")
    (with_it,) = read_rules(GOOD.replace("where =", 'why_ar = "دعوة إلى متابعة الموقع."\nwhere ='), "mine.toml")
    assert (without.why_ar, with_it.why_ar) == ("", "دعوة إلى متابعة الموقع.")
    assert Rules((without,)).fingerprint == Rules((with_it,)).fingerprint
    with pytest.raises(RuleError, match="why_ar must be"):
        read_rules(GOOD.replace("where =", "why_ar = 1\nwhere ="), "mine.toml")
