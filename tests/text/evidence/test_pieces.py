"""How texts are cut."""

from itertools import pairwise

from cleaner.text.evidence.pieces import between
from tests.support.evidence import PROSE, SENTENCES, reading_of


def test_the_pieces_of_a_text_cover_it() -> None:
    for text in (PROSE, "\n".join(SENTENCES), f"{PROSE} اقرأ أيضا: افتتاح سوق السمك | رياضة | اقتصاد"):
        pieces = reading_of(text).pieces
        by_segment: dict[int, list[tuple[int, int]]] = {}
        for piece in pieces:
            by_segment.setdefault(piece.segment, []).append((piece.start, piece.end))
        for places in by_segment.values():
            assert places[0][0] == 0
            assert all(one[1] == other[0] for one, other in pairwise(places))


def test_a_short_line_is_one_piece() -> None:
    assert len(reading_of("صفحة الأخبار | الطقس | رياضة").pieces) == 1


def test_the_same_line_is_cut_the_same_way_again() -> None:
    assert reading_of(PROSE).pieces == reading_of(PROSE).pieces


def test_a_stretch_without_a_word_belongs_to_the_next() -> None:
    key = "خبر. — قال"
    assert between(key, {5: "stop", 7: "bar"}) == [(0, 5, "line"), (5, 10, "stop")]
    assert between("...", {1: "stop"}) == [(0, 3, "line")]


def test_a_stop_a_blank_away_belongs_to_its_sentence() -> None:
    assert between("الى الاعلى . اعلان", {11: "latin"}) == [(0, 13, "line"), (13, 18, "latin")]
    assert between("خبر ... اخر", {4: "bar"}) == [(0, 8, "line"), (8, 11, "bar")]


def test_prose_deep_in_prose_is_cut_at_its_sentences_alone() -> None:
    pieces = reading_of(PROSE).pieces
    assert [piece.kind for piece in pieces] == ["line", *["stop"] * 6]
    assert all(piece.deep for piece in pieces)
    assert reading_of(PROSE, everything=False).pieces == []


def test_what_rules_settled_is_one_piece() -> None:
    pieces = reading_of(f"{PROSE}\nاقرأ أيضا: افتتاح سوق السمك في المدينة القديمة بعد عامين من الإغلاق").pieces
    assert [piece.settled for piece in pieces[-1:]] == [1]
    assert pieces[-1].segment != pieces[-2].segment
