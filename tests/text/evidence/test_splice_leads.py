"""The first sentence of another article under a label."""

import pytest

from cleaner.text.evidence.splice_leads import Lead, lead_under
from tests.support.evidence import PROSE, blocks
from tests.text.evidence.test_splice_units import units

HEADLINE = "إصابة خمسة عمال في حريق مصنع للدهان"
RETELLING = "أصيب خمسة عمال بحروق، فجر الأربعاء، عندما اندلع حريق في مصنع للدهان جنوب الميناء."


def lead_in(text: str) -> Lead | None:
    found = units(text)
    return lead_under(blocks(text), found, next(number for number, unit in enumerate(found) if unit.label))


@pytest.mark.parametrize("gap", ["\n", " "])
def test_the_sentence_behind_its_headline_is_found_with_lines_and_without(gap: str) -> None:
    text = gap.join((PROSE, "اقرأ أيضا:", HEADLINE, RETELLING))
    lead = lead_in(text)
    assert lead
    unit = units(text)[lead.unit]
    assert blocks(text)[unit.block].key[lead.begin :].startswith("اصيب خمسه")
    assert len(lead.headline & lead.stems) >= 3


@pytest.mark.parametrize("gap", ["\n", " "])
def test_of_several_headlines_the_last_is_taken(gap: str) -> None:
    lead = lead_in(gap.join((PROSE, "اقرأ أيضا:", "وزير المالية يعلن موعد صرف الرواتب", HEADLINE, RETELLING)))
    assert lead
    assert "رواتب" not in lead.stems


def test_where_nothing_stands_below_a_label_there_is_no_lead() -> None:
    assert lead_in(f"{PROSE}\nاقرأ أيضا:\n{HEADLINE}") is None


def test_a_further_label_ends_the_search() -> None:
    assert lead_in(f"{PROSE}\nاقرأ أيضا:\n{HEADLINE}\nشاهد أيضا:\n{RETELLING}") is None
