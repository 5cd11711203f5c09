"""Why a piece went, in both languages."""

from __future__ import annotations

import re

import pytest

from cleaner.rules.context_reasons import REASONS as CONTEXT
from cleaner.rules.files import load_rules
from cleaner.rules.page_reasons import REASONS as PAGE
from cleaner.rules.rule import Rule, Rules
from cleaner.web.reasons import why_of


@pytest.mark.parametrize("rule_id", [*CONTEXT, *PAGE, "context.evidence", *(rule.id for rule in load_rules())])
def test_every_rule_has_its_reason_in_arabic(rule_id: str) -> None:
    assert re.search("[ء-ي]{2}", why_of(rule_id, load_rules(), "ar"))
    assert re.search("[a-z]{2}", why_of(rule_id, load_rules(), "en"))


def test_a_rule_without_an_arabic_reason_gives_the_other() -> None:
    rules = Rules((Rule("ui.mine", "ui", "A button."),))
    assert why_of("ui.mine", rules, "ar") == "A button."
    assert why_of("ui.none", rules, "ar") == ""
