"""What stands around a piece."""

from cleaner.arabic.fold import fold
from cleaner.arabic.lexicon import load_lexicon
from cleaner.document.types import Mark
from cleaner.text.evidence.pieces import JudgedPiece
from cleaner.text.evidence.sequence import sequence_of
from cleaner.text.evidence.surroundings import surroundings
from tests.support.evidence import SENTENCES, piece

PROSE = tuple(piece(fold(text)) for text in SENTENCES)
LABEL = piece("اقرا ايضا")._replace(marks=(Mark(0, "r", "related", "drop", 0, 9, "", 0.9, "headlines", True),))


def around(*pieces: JudgedPiece) -> list[set[str]]:
    return [set(names) for names in surroundings(sequence_of(pieces), "", load_lexicon())]


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


def test_a_piece_and_its_neighbours_read_like_headlines_or_not() -> None:
    headline = piece(fold("وزير المالية يعلن موعد صرف الرواتب"))
    likely = around(headline, headline, headline)[1]
    prose = around(*PROSE[:3])[1]
    step_of = {name.split(":")[0]: int(name.split(":")[1]) for name in likely if name.startswith("headline")}
    less = {name.split(":")[0]: int(name.split(":")[1]) for name in prose if name.startswith("headline")}
    assert set(step_of) == set(less) == {"headline", "headlines"}
    assert all(step_of[name] > less[name] for name in step_of)


def test_pieces_that_are_not_asked_for_have_no_names() -> None:
    prose = [one._replace(deep=0 < number < 6) for number, one in enumerate(PROSE)]
    found = surroundings(sequence_of(prose, everything=False), "", load_lexicon())
    assert [bool(names) for names in found] == [True, False, False, False, False, False, True]
    everything = surroundings(sequence_of(PROSE), "", load_lexicon())
    assert [names for names in found if names] == [everything[i] for i in (0, 6)]


def test_behind_the_last_sentence_a_mark_an_address_or_a_credit_tells_of_all_that_follows() -> None:
    mail, rest = piece("katib@example.com"), piece("ثم نص الرساله")
    assert {"+tail:address", "tail:1:0"} <= around(*PROSE, mail, rest)[-1]
    assert {"+tail:credit"} <= around(*PROSE, piece("وام/ موسكو"))[-1]
    assert {"+tail:related"} <= around(*PROSE, LABEL, rest)[-1]
    assert not any(name.startswith("+tail") for name in around(*PROSE, rest)[-1])
    assert not any(name.startswith(("tail", "+tail")) for name in around(*PROSE, mail, *PROSE[:1])[-1])
