"""Where copies of the title stand."""

import pytest

from cleaner.arabic.fold import fold
from cleaner.text.evidence.title_copies import title_spans


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
