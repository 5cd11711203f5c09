"""Which condition of a rule an example does not meet."""

from __future__ import annotations

from typing import Any

import pytest

from cleaner.options import Options
from cleaner.proof.prove import prove
from cleaner.proof.unmet import unmet_condition
from cleaner.rules.files import check_rule
from cleaner.rules.rule import Rule


def rule(**values: Any) -> Rule:
    given = {"id": "ui.mine", "family": "ui", "why": "A button.", "hit": ("زر",), "miss": ("قال إن الزر معطل.",)}
    return check_rule(Rule(**{**given, **values}))


@pytest.mark.parametrize(
    ("values", "text", "said"),
    [
        (
            {"phrases": ("زر العرض",), "max_words": 3, "where": "start"},
            "زر العرض الكبير في الصفحة الأولى",
            "it has 6 words, and max_words = 3: raise it",
        ),
        ({"phrases": ("زر العرض",)}, "زر العروض", "none of the phrases («زر العرض»…) stands in that"),
        ({"phrases": ("زر العرض",)}, "زر العرض هنا", "where = 'whole' asks for nothing beside the phrase: try 'start'"),
        ({"phrases": ("زر العرض",)}, "هنا زر العرض", "try 'end'"),
        ({"phrases": ("زر العرض",)}, "هنا زر العرض الآن", "try 'anywhere'"),
        ({"phrases": ("زر العرض",), "where": "label"}, "زر العرض هنا", "asks for a colon, a dash or nothing behind"),
        ({"phrases": ("زر",), "where": "end"}, "زر: هنا", "asks for the phrase there: try 'label'"),
        (
            {"kind": "pattern", "pattern": "زر إلى الأعلى", "cues": ("زر",)},
            "زر إلى الأعلى",
            "it is «زر الي الاعلي» when folded, and the pattern has letters that folding changes: "
            "write ا for أ, ا for إ, ي for ى",
        ),
        ({"kind": "pattern", "pattern": "زر اول", "cues": ("زر",)}, "زر أول هنا", "try 'anywhere'"),
        ({"kind": "pattern", "pattern": "زر اول", "cues": ("زر",)}, "باب أول", "none of its cues stands in that"),
        ({"kind": "pattern", "pattern": "زر ثان", "cues": ("زر",)}, "زر أول", "the pattern does not match that"),
        ({"kind": "template", "templates": ("زر {number}",)}, "زر أول", "the template does not match that"),
    ],
)
def test_the_condition_and_its_mend(values: dict[str, Any], text: str, said: str) -> None:
    assert said in unmet_condition(rule(**values), text)


def test_where_all_is_met_nothing_is_said() -> None:
    assert unmet_condition(rule(phrases=("زر العرض",)), "زر العرض") == ""
    assert unmet_condition(rule(kind="element", names=("zirr",), hit=("<p>",), miss=("<p>",)), "<p>") == ""


def test_a_proof_says_it() -> None:
    (failure,) = prove([rule(phrases=("زر العرض",), hit=("زر العرض هنا",))], Options())
    assert "by no rule: it is «زر العرض هنا» when folded" in str(failure)
