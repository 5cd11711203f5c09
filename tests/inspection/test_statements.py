"""The table of statements: who says something, and how it goes on with what was said."""

from __future__ import annotations

import pytest

from cleaner.arabic.fold import fold
from cleaner.inspection.registry.actors import load_actors
from cleaner.inspection.statements import CLOSES, GOES_ON, INTRODUCES, SAME_VESSEL, find_statements, speaker_words


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("قال وزير النفط العراقي إن الإنتاج زاد.", INTRODUCES),
        ("وأوضحت الوزارة في البيان ذاته أن الإنتاج زاد.", SAME_VESSEL),
        ("وأوضحت الوزارة في نفس البيان أن الإنتاج زاد.", SAME_VESSEL),
        ("واختتم الوزير تصريحاته بالشكر.", CLOSES),
        ("وشددت الوزيرة في ختام كلمتها على العمل.", CLOSES),
        ("وأضاف الوزير أن الإنتاج زاد.", GOES_ON),
    ],
)
def test_how_a_statement_goes_on(text: str, link: str) -> None:
    first = find_statements(fold(text), load_actors())[0]
    assert first.link == link


@pytest.mark.parametrize("text", ["وقع الحادث بين المدينتين", "عبر النهر", "سجل المواطنين", "رد فعل"])
def test_what_is_no_verb_of_speech(text: str) -> None:
    assert [one for one in find_statements(fold(text), load_actors()) if one.side] == []


def test_a_speaker_ends_before_what_is_said() -> None:
    words, end = speaker_words("وزير النفط العراقي ان الانتاج زاد", 0)
    assert (words, end) == (["وزير", "النفط", "العراقي"], 18)


def test_who_is_set_apart() -> None:
    first = find_statements(fold("من جانبه قال وزير النفط العراقي إن الإنتاج زاد."), load_actors())[0]
    assert first.apart
