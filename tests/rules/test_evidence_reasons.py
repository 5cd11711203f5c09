"""The reason of what fitted evidence drops, and what its features are about, in both languages."""

import re

from cleaner.rules.evidence_reasons import REASONS, REASONS_AR, family_of, load_families, reason_of
from cleaner.text.evidence.judge import RULE
from cleaner.text.evidence.table import load_table

ARABIC = re.compile("[ء-ي]")


def test_the_id_that_marks_bear_has_a_reason_in_both_languages() -> None:
    assert set(REASONS) == set(REASONS_AR) == {RULE}
    assert all(text.endswith(".") for text in (*REASONS.values(), *REASONS_AR.values()))


def test_every_feature_of_the_table_has_a_sentence_in_both_languages() -> None:
    table = load_table()
    families = load_families()
    assert {family_of(name) for name in (*table.weights, *table.words)} <= set(families)
    for english, arabic in families.values():
        assert ARABIC.search(arabic)
        assert not ARABIC.search(english)
        assert ("{value}" in english) == ("{value}" in arabic)


def test_a_sentence_quotes_the_word_the_class_or_the_rule() -> None:
    assert reason_of("w:قراءه").english == "The word «قراءه» is in it."
    assert reason_of("^:اقرا ايضا").arabic == "تبدأ بـ«اقرا ايضا»."
    assert reason_of("mark-joint-rule:byline.credit:ended").english == (
        "The rule byline.credit sees it and its neighbours as one."
    )
    assert reason_of("class:akin:True").english.endswith("(akin).")
    assert reason_of("begins::").english.endswith("the sign :")


def test_what_nobody_has_a_sentence_for_is_told_by_its_name() -> None:
    assert reason_of("new-feature:3") == ("new-feature:3", "new-feature:3")
