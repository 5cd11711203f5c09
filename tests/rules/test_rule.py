"""A set of rules: what is in it, what it is without some, and its fingerprint."""

from __future__ import annotations

import pytest

from cleaner.rules.rule import Rule, RuleError, Rules

ONE = Rule("ad.one", "ad", "why", phrases=("إعلان",))
TWO = Rule("ad.two", "ad", "why", phrases=("ممول",))
BOTH = Rules((ONE, TWO))


def test_rules_keep_their_order_and_are_found_by_id() -> None:
    assert list(BOTH) == [ONE, TWO]
    assert len(BOTH) == 2
    assert BOTH.get("ad.two") is TWO
    assert BOTH.get("ad.three") is None


def test_a_rule_can_be_left_out() -> None:
    assert list(BOTH.without("ad.one")) == [TWO]
    assert BOTH.without() == BOTH


@pytest.mark.parametrize(
    ("rule", "said"), [("ad.three", "see `cleaner rules`"), ("context.run", "is no rule"), ("page.links", "is no rule")]
)
def test_what_is_no_rule_cannot_be_left_out(rule: str, said: str) -> None:
    with pytest.raises(RuleError, match=said):
        BOTH.without(rule)


def test_rules_that_say_something_else_have_another_fingerprint() -> None:
    assert BOTH.fingerprint == Rules((ONE, TWO)).fingerprint
    assert len({BOTH.fingerprint, Rules((TWO, ONE)).fingerprint, BOTH.without("ad.one").fingerprint}) == 3
    assert len(BOTH.fingerprint) == 16
