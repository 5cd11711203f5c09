"""Kinds of pieces in a row."""

import pytest

from cleaner.arabic.fold import fold
from cleaner.arabic.lexicon import load_lexicon
from cleaner.document.types import Mark
from cleaner.text.evidence.piece_kinds import name_kinds, piece_kind
from cleaner.text.evidence.sequence import sequence_of
from cleaner.text.evidence.shapes import shape
from tests.support.evidence import SENTENCES, piece

LEXICON = load_lexicon()
OPENINGS = frozenset({"وصل"})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12/03/2021", "date"),
        ("الأحد 3 مارس 2021", "date"),
        ("1,204", "count"),
        ("م ع", "initials"),
        ("katib@rabwa.example", "mail"),
        ("سمير حداد - القاهرة", "person-place"),
        ("القاهرة", "place"),
        ("محمد علي الجبوري", "person"),
        ("اقتصاد", "section"),
        ("وصل الوفد", "opening"),
        ("سوق السمك", "few"),
        ("سوق السمك في حي الميناء", "some"),
        ("سوق السمك:", "few:"),
        (SENTENCES[0], "sentence"),
    ],
)
def test_a_piece_is_what_it_is_made_of(text: str, kind: str) -> None:
    one = piece(fold(text))
    assert piece_kind(one, shape(one), OPENINGS, LEXICON) == kind


def test_what_a_rule_sees_comes_first_and_then_the_title() -> None:
    one = piece(fold("القاهرة"))
    mark = Mark(0, "r", "nav", "drop", 0, 7, "", 0.5, "", False)
    assert piece_kind(one._replace(marks=(mark,)), shape(one), OPENINGS, LEXICON) == "nav"
    assert piece_kind(one._replace(marks=(mark,), settled=1), shape(one), OPENINGS, LEXICON) == "nav!"
    assert piece_kind(one._replace(titled=True), shape(one), OPENINGS, LEXICON) == "title"


def test_short_pieces_are_named_with_their_neighbours() -> None:
    pieces = [piece(fold(text)) for text in ("12/03/2021", "سمير حداد - القاهرة", "وصل الوفد", SENTENCES[0])]
    names: list[list[str]] = [[] for _ in pieces]
    name_kinds(sequence_of(pieces), OPENINGS, LEXICON, names)
    assert names[0][0] == "row:edge|date|person-place"
    assert names[1] == [
        "row:date|person-place|opening",
        "row-behind:person-place|opening:line",
        "row-before:date|person-place:line",
    ]
    assert not names[3]
