"""Length, end, headline."""

import pytest

from cleaner.text.evidence.shapes import shape, step
from tests.support.evidence import piece


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("وصل الوفد.", "."),
        ("وصل الوفد.»", "."),
        ("هل وصل؟", "?"),
        ("وصل الوفد..", "…"),
        ("وصل الوفد…", "…"),
        ("المصدر:", ":"),
        ("وصل،", ","),
        ("وصل", "-"),
    ],
)
def test_the_end_is_read_behind_closing_signs(text: str, end: str) -> None:
    assert shape(piece(text)).end == end


def test_a_headline_has_some_words_and_no_full_stop() -> None:
    assert shape(piece("وصول الوفد إلى المدينة")).headline
    assert not shape(piece("وصول الوفد إلى المدينة.")).headline
    assert not shape(piece("وصول الوفد")).headline
    assert not shape(piece("كلمة " * 26)).headline


def test_a_step_begins_with_its_least_value() -> None:
    assert [step(value, (1, 4)) for value in (0, 1, 3.9, 4)] == [0, 1, 1, 2]
