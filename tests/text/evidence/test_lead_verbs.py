"""Verbs with which first sentences open."""

from __future__ import annotations

from cleaner import clean
from cleaner.arabic.word_lists import words
from cleaner.text.evidence.lead_verbs import lead_verbs
from tests.support.evidence import SENTENCES, reading_of


def test_verbs_are_no_nouns_of_the_language() -> None:
    verbs = frozenset(words("lead_verbs.past", "lead_verbs.short", "lead_verbs.feminine"))
    assert verbs < lead_verbs()
    assert {"وانفردت", "واستهدف"} < lead_verbs()
    assert not {"وزير", "مدينه", "امس", "الذي", "وقلب"} & lead_verbs()


def test_a_byline_ends_before_a_verb_that_the_table_does_not_know() -> None:
    text = f"القاهرة - سمير حداد انفردت البلدية بإصلاح الجسر القديم، كما تقول. {SENTENCES[1]}"
    assert "انفردت" in {piece.words[0] for piece in reading_of(text).pieces}
    assert clean(text).text.startswith("انفردت")
