"""Which of deaths, injuries and arrests a word tells of."""

from __future__ import annotations

import pytest

from cleaner.arabic.casualties import event_of, events_in

DEATHS = ("قتيلا", "مصرع", "توفي", "استشهد", "ضحايا", "والوفيات")
INJURIES = ("جرحي", "اصيب", "المصابين", "وجريح")
ARRESTS = ("اعتقال", "توقيف", "القبض", "موقوفين", "معتقلا")


@pytest.mark.parametrize("words", [DEATHS, INJURIES, ARRESTS])
def test_words_for_one_event_are_one(words: tuple[str, ...]) -> None:
    assert len({event_of(word) for word in words}) == 1
    assert event_of(words[0]) is not None


def test_events_are_told_apart() -> None:
    assert len({event_of(words[0]) for words in (DEATHS, INJURIES, ARRESTS)}) == 3


@pytest.mark.parametrize("word", ["افتتاح", "الجسر", "مدينه", ""])
def test_other_words_tell_of_none(word: str) -> None:
    assert event_of(word) is None


def test_a_line_may_tell_of_several() -> None:
    assert events_in("مقتل ثلاثه واصابه سبعه واعتقال سائق") == {event_of("قتل"), event_of("جرح"), event_of("اعتقل")}
    assert events_in("افتتاح الجسر") == frozenset()
