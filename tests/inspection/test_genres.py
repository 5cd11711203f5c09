"""Words of genres."""

from __future__ import annotations

from cleaner.arabic.fold import fold
from cleaner.inspection.genres import genre_cues, strange_genre


def test_particles_and_article_are_left_out() -> None:
    assert {cue.word for cue in genre_cues(fold("وللمهاجم والمهاجم بالمهاجم"))} == {"مهاجم"}


def test_a_cue_of_several_words_stands_whole() -> None:
    assert "ركله جزاء" in {cue.word for cue in genre_cues(fold("أهدر ركلة جزاء"))}
    assert "ركله جزاء" not in {cue.word for cue in genre_cues(fold("أهدر ركلة جزائية"))}


def test_a_genre_that_the_rest_has_tells_nothing() -> None:
    key = fold("أهدر المهاجم ركلة جزاء. افتتحت الحديقة. مباراة.")
    assert strange_genre(genre_cues(key[:24]), 0, 24)[0] >= 2
    assert strange_genre(genre_cues(key), 0, 24)[0] == 0
