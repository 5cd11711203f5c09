"""The sentences of a document between its labels."""

from cleaner.text.evidence.splice_units import Unit, stems_of, units_of
from tests.support.evidence import PROSE, SENTENCES, blocks, view_of

HEADLINE = "انهيار جزئي في جسر قديم شمال المدينة"


def units(text: str) -> list[Unit]:
    view, _, _ = view_of(text)
    told = [(any(mark.opens == "headlines" for mark in own), False, False) for own in view.marks]
    return units_of(blocks(text), told)


def test_every_sentence_is_a_unit() -> None:
    found = units(PROSE)
    assert len(found) == len(SENTENCES)
    assert all(unit.is_prose and not unit.label for unit in found)


def test_a_label_ends_a_unit_with_lines_and_without() -> None:
    for gap in ("\n", " "):
        found = units(gap.join((PROSE, "اقرأ أيضا:", HEADLINE, *SENTENCES[:2])))
        (label,) = (number for number, unit in enumerate(found) if unit.label)
        assert found[label].words <= 2
        assert "جسر" in found[label + 1].stems


def test_what_rules_dropped_is_no_prose() -> None:
    *_, last = units(f"{PROSE}\nالمصدر: وكالات")
    assert last.gone
    assert not last.is_prose


def test_stems_are_those_of_content_words() -> None:
    assert stems_of("في من علي") == frozenset()
