"""Rules for some outlets alone, and the outlets that were never met."""

from __future__ import annotations

from dataclasses import replace

from cleaner.rules.files import load_rules
from cleaner.rules.outlet_limits import limited_outlets, tell_unmet
from cleaner.rules.rule import Rule

RULE = Rule("share.a", "share", "A box.", outlets=("Marfa.example", "المرفأ"), file="marfa.toml")


def test_rules_of_the_package_and_those_for_all_are_passed_over() -> None:
    rules = [*load_rules(), replace(RULE, outlets=()), replace(RULE, file="")]
    assert limited_outlets(rules) == frozenset()
    assert tell_unmet(rules, ()) == []


def test_one_name_that_was_met_is_enough() -> None:
    assert limited_outlets([RULE]) == {"marfa.example", "المرفأ"}
    assert tell_unmet([RULE], {"marfa.example"}) == tell_unmet([RULE], {"المرفأ"}) == []


def test_each_file_has_one_line_of_few_names() -> None:
    many = [replace(RULE, id=f"share.{n}", outlets=(f"{n}.example",), file="many.toml") for n in range(9)]
    first, second = tell_unmet([RULE, *many], {"8.example"})
    assert first.startswith("marfa.toml: 1 rule is for Marfa.example, المرفأ alone")
    assert second.startswith("many.toml: 8 rules are for 0.example, 1.example, 2.example and 5 more alone")
