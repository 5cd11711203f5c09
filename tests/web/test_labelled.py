"""Labels of a whole document, with corrections laid over them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import clean
from cleaner.cli.evaluate.gold import gold_document
from cleaner.web.labelled import Labelled, body_of, labels_of
from cleaner.web.question import Correction, QuestionError
from tests.support.web import ARTICLE, LAST

RESULT = clean(ARTICLE)
PLACE = ARTICLE.index(LAST)


def test_a_correction_of_a_whole_piece() -> None:
    labels = labels_of(RESULT, [Correction(PLACE, len(ARTICLE), "ui")])
    assert labels[-1] == Labelled(PLACE, len(ARTICLE), "ui")
    assert LAST not in body_of(ARTICLE, labels)


def test_the_later_correction_counts() -> None:
    twice = [Correction(PLACE, len(ARTICLE), "ui"), Correction(PLACE, len(ARTICLE), "body")]
    assert labels_of(RESULT, twice)[-1].label == "body"


def test_without_corrections_the_body_is_what_cleaning_leaves() -> None:
    assert body_of(ARTICLE, labels_of(RESULT, [])) == RESULT.text


def test_what_an_earlier_time_said_stays() -> None:
    known = labels_of(RESULT, [Correction(PLACE, len(ARTICLE), "ui")])
    again = labels_of(RESULT, [Correction(0, 3, "body")], known)
    assert again[-1].label == "ui"
    assert again[0] == Labelled(0, 3, "body")


def test_a_correction_past_the_end_is_refused() -> None:
    with pytest.raises(QuestionError):
        labels_of(RESULT, [Correction(0, len(ARTICLE) + 1, "body")])


@given(st.lists(st.tuples(st.integers(0, len(ARTICLE) - 1), st.integers(1, 80), st.sampled_from(["body", "ui", "ad"]))))
def test_whatever_is_corrected_all_of_the_text_is_labelled(
    corrected: list[tuple[int, int, str]],
) -> None:
    corrections = [Correction(start, min(len(ARTICLE), start + size), label) for start, size, label in corrected]
    segments = [list(one) for one in labels_of(RESULT, corrections)]
    assert gold_document({"id": "1", "text": ARTICLE, "segments": segments}).text == ARTICLE
