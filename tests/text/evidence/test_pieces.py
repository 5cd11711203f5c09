"""How texts are cut, and where copies of the title stand in them."""

from itertools import pairwise

import pytest

from cleaner.arabic.fold import fold
from cleaner.text.evidence.pieces import Phrases, between, title_spans
from tests.support.evidence import PROSE, SENTENCES, matcher, reading_of


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


def test_phrases_are_whole_words_and_the_longest() -> None:
    phrases = Phrases(matcher())
    key = fold("ثم اقرأ أيضا خبرا")
    assert phrases.spans(key) == [(3, 12)]
    assert phrases.spans(fold("سيقرأ أيضاح")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("فتح جسر النهر القديم أمام المشاة", True),
        ("فتح جسر النهر القديم امام السيارات", False),  # ends otherwise
        ("وفتح جسر النهر القديم", False),
        ("فتح جسر النهر", False),
    ],
)
def test_a_copy_of_the_title_is_found_nearly_word_by_word(text: str, found: bool) -> None:
    title = fold("فتح جسر النهر القديم أمام المشاة")
    assert bool(title_spans(fold(f"{text} صباح الأحد"), title)) is found


def test_a_title_of_few_words_is_looked_for_nowhere() -> None:
    assert title_spans("فتح جسر النهر", "فتح جسر النهر") == []
