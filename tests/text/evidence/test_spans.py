"""Pieces from one strong bound to the next, and whether they are prose."""

import pytest

from cleaner.text.evidence.spans import inside, spans
from tests.support.evidence import SENTENCES, piece


def test_pieces_between_strong_bounds_share_a_span() -> None:
    found = spans([piece("عدسة:"), piece("شارع في المدينة", "colon"), piece("خبر آخر")])
    assert found[0] is found[1] is not found[2]
    assert (found[0].first, found[0].last, found[0].words) == (0, 2, 4)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        (SENTENCES[0], True),
        ("وصل الوفد.", False),  # too short
        ("كلمة " * 60 + "نهاية.", False),  # not one comma
        ("وصل الوفد إلى المدينة صباح اليوم، ثم غادرها إلى الساحل!", False),  # as headlines end
        ("كلمة " * 12 + "وسط، " + "كلمة " * 12, True),  # no stop, but a comma in a long line
    ],
)
def test_prose_is_told_by_its_length_commas_and_end(text: str, sure: bool) -> None:
    assert spans([piece(text)])[0].sure is sure


def test_the_place_in_a_span_has_a_name() -> None:
    parts = [piece("بدأت الأشغال في المدينة،"), piece("ثم توقفت", "cue"), piece("بعد ذلك بيومين اثنين.", "cue-end")]
    found = spans([*parts, piece("خبر")])
    assert [inside(span, index) for index, span in enumerate(found)] == [
        *("first-sure", "middle-sure", "last-sure"),
        "whole",
    ]
