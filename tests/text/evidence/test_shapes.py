"""Length, end, headline."""

import pytest

from cleaner.text.evidence.shapes import shape
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
