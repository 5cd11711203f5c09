"""The latent space: what lies near what, weights, and words that nobody knows."""

from __future__ import annotations

from cleaner.arabic.fold import fold
from cleaner.arabic.stems import content_stems
from cleaner.arabic.topics import nearness, topic_space

MATCH = "سجل المهاجم هدفين في الشوط الثاني، وتصدى الحارس لركلة جزاء قبل نهاية المباراة."
OTHER_MATCH = "تعادل الفريقان في الجولة الأخيرة من الدوري بعد أن أهدر اللاعبون فرصا أمام المرمى."
COURT = "قضت المحكمة بسجن المتهم خمس سنوات، وطعن محاميه في الحكم أمام الاستئناف."


def stems(text: str) -> list[str]:
    return content_stems(fold(text))


def test_texts_of_one_subject_lie_near() -> None:
    space = topic_space()
    match, other, court = (space.direction(stems(text)) for text in (MATCH, OTHER_MATCH, COURT))
    assert nearness(match, other) > nearness(match, court) + 0.1


def test_rare_words_weigh_more() -> None:
    space = topic_space()
    assert space.weight("حكوم") < space.weight("زلزال") < space.weight("قرمزانيات")


def test_unknown_words_point_nowhere() -> None:
    assert topic_space().direction(["قرمزانيات"]) == ()
    assert nearness((), (1, 2)) == 0.0
    assert nearness((0, 0), (1, 2)) == 0.0


def test_the_data_are_whole() -> None:
    space = topic_space()
    assert len(space.rows) == len(space.numbers) * (space.dimensions + 1)
    assert 16 <= space.dimensions <= 128
