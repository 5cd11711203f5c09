"""Pieces between lost line breaks, read as one."""

from cleaner.arabic.fold import fold
from cleaner.text.evidence.bounds import BREAK, STOP, WEAK_BREAK
from cleaner.text.evidence.headlines import headline_finder
from cleaner.text.evidence.sequence import sequence_of
from cleaner.text.evidence.units import name_units, read_unit, unit_bounds
from tests.support.evidence import SENTENCES, piece

PARTS = [
    piece(fold("وزير النقل")),
    piece(fold("يفتتح جسر الميناء"))._replace(kind=WEAK_BREAK),
    piece(fold("القبض على سارق المواشي"))._replace(kind=BREAK),
    piece(fold(SENTENCES[0]))._replace(kind=STOP),
]


def test_a_unit_ends_where_a_break_was_surely_lost() -> None:
    sequence = sequence_of(PARTS)
    bounds = unit_bounds(sequence)
    assert bounds == [(0, 2), (2, 3), (3, 4)]
    found = [read_unit(sequence, place, frozenset(), headline_finder()) for place in bounds]
    assert [one.size for one in found][:2] == [5, 4]
    assert found[0].odds > found[2].odds


def test_the_first_piece_of_a_unit_is_told_what_it_reads_like() -> None:
    names: list[list[str]] = [[] for _ in PARTS]
    name_units(sequence_of(PARTS), frozenset({"القبض"}), names)
    assert names[0]
    assert not names[1]
    assert any(name.startswith("unit-begins:opening") for name in names[2])
    assert any(name.startswith("unit-before:") for name in names[3])
