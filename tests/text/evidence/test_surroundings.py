"""What stands around a piece."""

from cleaner.arabic.fold import fold
from cleaner.document.types import Mark
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.sequence import sequence_of
from cleaner.text.evidence.surroundings import surroundings
from tests.support.evidence import SENTENCES, piece

PROSE = tuple(piece(fold(text)) for text in SENTENCES)
LABEL = piece("اقرا ايضا")._replace(marks=(Mark(0, "r", "related", "drop", 0, 9, "", 0.9, "headlines", True),))


def around(*pieces: JudgedPiece) -> list[set[str]]:
    return [set(names) for names in surroundings(sequence_of(pieces), "")]


def test_a_piece_knows_where_the_prose_is() -> None:
    names = around(piece("رياضة"), *PROSE[:3], piece("خبر"))
    assert {"zone:top:1:-", "until-prose:1:top", "from-top:0:1", "line:1:top:prose"} <= names[0]
    assert {"zone:end:1:-", "since-prose:1:end", "from-end:1:1:-", "line:1:prose:end"} <= names[4]
    assert any(name.startswith("zone:in:") for name in names[2])
    assert any(name.startswith("zone:none:") for name in around(piece("خبر"))[0])


def test_neighbours_have_their_shapes() -> None:
    names = around(piece("سوق السمك"), piece("خبر:", "cue"), piece("رياضة"))
    assert {"prev:2:False", "next:1:False", "kind:cue:0", "kind-after:line:0"} <= names[1]
    assert not any(name.startswith("prev") for name in names[0])


def test_the_nearest_mark_within_four_pieces_is_named() -> None:
    names = around(LABEL, *[piece("سوق السمك")] * 5)
    assert {"+marked-up:1", "+up:related:1"} <= names[1]
    assert {"+marked-up:4", "+up:related:2"} <= names[4]
    assert not any(name.startswith(("+marked", "+up")) for name in names[5])
    assert "+marked-down:1" in around(piece("سوق"), LABEL)[0]


def test_what_a_rule_dropped_counts_as_ruled() -> None:
    assert "+ruled-up:1" in around(LABEL._replace(ruled="related:9"), piece("سوق"))[1]


def test_what_stands_under_a_label_and_behind_the_end_is_named() -> None:
    names = around(*PROSE[:3], LABEL, piece("سوق السمك"))
    assert "+under:headlines:1:0" in names[4]
    assert any(name.startswith("+over:") for name in names[4])
    assert not any(name.startswith(("+under", "+over")) for own in names[:4] for name in own)


def test_items_of_a_list_are_named() -> None:
    names = around(LABEL, piece("1- ماء"), piece("2- ملح"))
    assert {"listed:0", "listed:True", "+listed:headlines"} <= names[1]


def test_pieces_that_are_not_asked_for_have_no_names() -> None:
    found = surroundings(sequence_of(PROSE, everything=False), "")
    assert [bool(names) for names in found] == [True, False, False, False, False, False, True]
    everything = surroundings(sequence_of(PROSE), "")
    assert [names for names in found if names] == [everything[i] for i in (0, 6)]
