"""The phrases of rules anywhere in a text."""

from cleaner.arabic.fold import fold
from cleaner.text.evidence.phrases import Phrases
from tests.support.evidence import matcher


def test_phrases_are_whole_words_and_the_longest() -> None:
    phrases = Phrases(matcher())
    key = fold("ثم اقرأ أيضا خبرا")
    assert phrases.spans(key) == [(3, 12, True, True)]
    assert phrases.spans(fold("سيقرأ أيضاح")) == []


def test_where_words_are_glued_a_phrase_ends() -> None:
    phrases, key = Phrases(matcher()), fold("اقرأ أيضاًالعالم")
    assert phrases.spans(key) == []
    assert phrases.spans(key, [9]) == [(0, 9, True, True)]
    assert [(start, end) for start, end, _ in phrases.literals("اقرا ايضا")] == [(0, 9)]
