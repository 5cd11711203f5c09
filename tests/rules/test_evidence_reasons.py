"""The reason of what fitted evidence drops, in both languages."""

from cleaner.rules.evidence_reasons import REASONS, REASONS_AR
from cleaner.text.evidence.judge import RULE


def test_the_id_that_marks_bear_has_a_reason_in_both_languages() -> None:
    assert set(REASONS) == set(REASONS_AR) == {RULE}
    assert all(text.endswith(".") for text in (*REASONS.values(), *REASONS_AR.values()))
