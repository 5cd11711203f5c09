"""A document read: its pieces, all names, the bounds between."""

from cleaner.text.evidence.reading import bound_names, found_within
from cleaner.text.evidence.spans import spans
from tests.support.evidence import PROSE, SENTENCES, piece, reading_of, view_of


def test_asking_for_less_leaves_the_other_names_as_they_are() -> None:
    text = f"{PROSE} اقرأ أيضا: افتتاح سوق السمك\nرياضة\n{PROSE}"
    every, some = reading_of(text), reading_of(text, everything=False)
    assert every.pieces == some.pieces
    assert every.bounds == some.bounds
    assert 0 < len(some.asked) < len(every.asked) == len(every.pieces)
    assert all(every.all_names(index) == some.all_names(index) for index in some.asked)


def test_all_names_are_those_of_the_place_and_its_own() -> None:
    reading = reading_of("رياضة | اقتصاد")
    assert {"bar", "from-top:0:2"} <= set(reading.all_names(0))
    assert "bar" not in reading.names[0]
    assert "from-top:0:2" not in reading.own_names(0)


def test_a_bound_is_named_by_its_kind_and_its_sides() -> None:
    pieces = [piece(SENTENCES[0]), piece("سوق السمك"), piece("خبر", "cue")]
    assert bound_names(pieces, spans(pieces)) == ["line:.:00", "line:.:10", "cue:-:00"]


def test_literals_are_placed_in_the_segment_that_holds_them() -> None:
    view, _, _ = view_of(f"{PROSE}\n{PROSE} اقرأ أيضا: افتتاح سوق السمك")
    found = found_within(view.cuts, view.hits)
    assert len(found) == len(view.cuts)
    assert any(found)
    for cut, own in zip(view.cuts, found, strict=True):
        assert all(0 <= start < end <= len(cut.segment.key) for start, end, _ in own)
