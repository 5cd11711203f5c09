"""Where a piece may begin inside a line, and where it may not."""

import pytest

from cleaner.arabic.fold import fold
from cleaner.arabic.lexicon import load_lexicon
from cleaner.text.evidence.bounds import BoundSet, find_bounds, glued_words

NONE: frozenset[str] = frozenset()


def bounds(text: str, openings: frozenset[str] = NONE) -> dict[str, str]:
    key = fold(text)
    found = find_bounds(key, [], [], [], openings, NONE, load_lexicon())
    return {key[place:].split(" ")[0]: kind for place, kind in found.items() if place < len(key)}


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("انتهت الجلسة. وقال الوزير إن", "وقال", "stop"),
        ("خبر جديد عن الطقس الخميس 23 أكتوبر 2025 10:30 م قال", "الخميس", "date"),
        ("صفحة الأخبار | الطقس", "|", "bar"),
        ("بثت القناة ذلك pic.twitter.com/abc قال الوزير", "pic.twitter.com/abc", "tag"),
        ("عدسة المصور: شارع في المدينة", "شارع", "colon"),
        ("وصل الوفد إلى فندق Hilton مساء", "Hilton", "latin"),
    ],
)
def test_a_piece_may_begin_there(text: str, word: str, kind: str) -> None:
    assert bounds(text)[fold(word)] == kind


def test_a_date_within_a_sentence_is_no_bound() -> None:
    text = "تراجعت الأسعار صباح اليوم الخميس 23 أكتوبر 2025، مع ارتفاع الدولار"
    assert not {"date", "date-end"} & set(bounds(text).values())


def test_plain_words_make_no_bound() -> None:
    assert not bounds("يمر النهر قرب البيوت القديمة ثم ينعطف نحو الحقول")


def test_an_opening_word_bounds_only_away_from_other_bounds() -> None:
    openings = frozenset({"تشهد"})
    assert bounds("عنوان طويل عن الأسواق تشهد المدينة حركة", openings)["تشهد"] == "opening"
    assert "تشهد" not in bounds("عنوان: سوق تشهد المدينة حركة", openings)


def test_phrases_within_an_address_bound_nothing() -> None:
    key = fold("تفاصيل https://example.com/nashra هنا")
    place = key.index("nashra")
    found = find_bounds(key, [(place, place + 6)], [], [], NONE, NONE, load_lexicon())
    assert place not in found


def test_the_stronger_of_two_kinds_holds_whichever_comes_first() -> None:
    for kinds in (("stop", "latin"), ("latin", "stop")):
        found = BoundSet()
        for kind in kinds:
            found.add(3, kind)
        assert found.kinds == {3: "stop"}


def test_words_that_run_together_are_told_by_the_letter_that_ends_the_first() -> None:
    assert glued_words("المدرسةالجديدة") == [7]
    assert glued_words("المدرسة الجديدة") == []
