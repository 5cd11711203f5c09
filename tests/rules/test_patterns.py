"""The patterns of rules as they look at keys, and the time that one of the user's may take."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from cleaner import Options, Rule, RuleError, clean
from cleaner.rules.files import load_rules
from cleaner.rules.patterns import RuleTimeoutError, compiled, ignores_case, pattern_of, way_of

ENDLESS = r"""
family = "ad"
[[rule]]
id = "ad.endless"
why = "A test."
kind = "pattern"
where = "start"
pattern = '(?:ا|اا)+ب زر'
cues = ["ا"]
hit = ["اااب زر هنا"]
miss = ["وصل القطار متأخرا."]
"""


def test_latin_letters_match_in_any_case() -> None:
    assert ignores_case("share")
    assert compiled("share").match("Share")
    assert not ignores_case(r"(?x)\w\d شارك")


@pytest.mark.parametrize(("where", "found"), [("whole", False), ("label", True), ("start", True), ("anywhere", True)])
def test_a_pattern_stands_where_its_rule_wants_it(where: str, found: bool) -> None:
    assert bool(getattr(compiled("زر"), way_of(where))("زر هنا")) == found


def test_rules_of_this_package_have_no_clock_and_others_do() -> None:
    own = load_rules().get("share.contact-us-at")
    assert own is not None
    assert own.file == ""
    assert pattern_of(own) == compiled(own.pattern)
    other = pattern_of(Rule("ad.zirr", "ad", "why", kind="pattern", pattern="زر", file="my.toml"))
    assert other.search("هنا زر")
    assert not other.match("هنا زر")
    assert other.fullmatch("هنا زر", 4)
    assert not other.search("هنا زر", 0, 3)


def test_a_pattern_without_end_is_told_with_its_file_and_rule(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(ENDLESS, encoding="utf-8")
    started = process_time()
    with pytest.raises(RuleTimeoutError, match=r"my\.toml: rule 'ad\.endless'.* --check") as raised:
        clean("ا" * 60 + " زر", options=Options(rules=(str(path),)))
    assert process_time() - started < 10
    assert isinstance(raised.value, RuleError)
    assert "\n" not in str(raised.value)
