"""The phrases of rules anywhere in a text."""

from dataclasses import replace

from cleaner.arabic.fold import fold
from cleaner.text.evidence.phrases import PhrasePlace, Phrases
from tests.support.evidence import matcher


def test_phrases_are_whole_words_and_the_longest() -> None:
    phrases = Phrases(matcher())
    key = fold("ثم اقرأ أيضا خبرا")
    assert phrases.spans(key) == [PhrasePlace(3, 12, inline=True, opens=True)]
    assert phrases.spans(fold("سيقرأ أيضاح")) == []


def test_where_words_are_glued_a_phrase_ends() -> None:
    phrases, key = Phrases(matcher()), fold("اقرأ أيضاًالعالم")
    assert phrases.spans(key) == []
    assert phrases.spans(key, [9]) == [PhrasePlace(0, 9, inline=True, opens=True)]
    assert [(start, end) for start, end, _ in phrases.literals("اقرا ايضا")] == [(0, 9)]


def test_what_a_text_speaks_of_is_told_apart() -> None:
    (place,) = Phrases(matcher()).spans(fold("وكان الصندوق يسمى «اقرأ أيضا» من قبل"))
    assert place.mentioned


def test_matchers_that_differ_in_templates_alone_share_what_finds_phrases() -> None:
    rule = replace(
        next(iter(matcher().rules)), id="byline.port", kind="template", phrases=(), templates=("{name} – المرفأ",)
    )
    other = replace(rule, id="share.port", kind="phrase", phrases=("من غرفة أخبار المرفأ",), templates=())
    own = Phrases(matcher())
    assert Phrases(matcher().extended([rule]))._literals is own._literals
    key = fold("من غرفة أخبار المرفأ")
    found = Phrases(matcher().extended([replace(other, effect="drop")])).spans(key)
    assert [(place.start, place.end) for place in found] == [(0, len(key))]
    assert found != own.spans(key)
