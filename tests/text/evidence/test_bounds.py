"""Where a piece may begin inside a line, and where it may not."""

import pytest

from cleaner.arabic.fold import fold
from cleaner.arabic.lexicon import load_lexicon
from cleaner.text.evidence.bounds import BoundSet, find_bounds, glued_words, wide_gaps
from cleaner.text.evidence.lost_breaks import BreakFinder, BreakTable, load_breaks

NONE: frozenset[str] = frozenset()
UNBROKEN = BreakFinder(BreakTable(-9.0, {}))


def bounds(text: str, openings: frozenset[str] = NONE) -> dict[str, str]:
    key = fold(text)
    found = find_bounds(key, [], [], [], [], openings, NONE, load_lexicon(), UNBROKEN)
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


def test_the_number_of_an_item_bounds_before_it_and_not_behind() -> None:
    found = bounds("ترتيب الدول العربية هذا العام 12- مصر 23- الجزائر وما بعدها")
    assert (found["12-"], found["23-"]) == ("item", "item")
    assert not {"مصر", "الجزاير"} & found.keys()
    assert not bounds("خسر الفريق أمام ضيفه بهدف في المادة (3) من اللائحة").keys() & {"(3)"}


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
    found = find_bounds(key, [(place, place + 6)], [], [], [], NONE, NONE, load_lexicon(), UNBROKEN)
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
    assert glued_words("أيضاًالعالم والمدرسةالجديدة") == [5, 20]
    assert glued_words("أيضًاالعالم") == [5]


def test_a_word_behind_two_blanks_may_begin_something() -> None:
    text = "سوق السمك  حالة الطقس"
    key = fold(text)
    places = wide_gaps(text)
    assert places == [11]
    assert find_bounds(key, [], [], [], [10], NONE, NONE, load_lexicon(), UNBROKEN) == {10: "gap"}
    assert find_bounds(key, [], [], [], [9], NONE, NONE, load_lexicon(), UNBROKEN) == {}  # within a word
    assert wide_gaps("سوق السمك   حالة الطقس") == []


def test_where_a_break_was_lost_something_may_begin() -> None:
    key = fold("وزير المالية يعلن موعد صرف الرواتب الشهر المقبل رئيس الجامعة يفتتح معرض الكتاب الأول")
    found = find_bounds(key, [], [], [], [], NONE, NONE, load_lexicon(), BreakFinder(load_breaks()))
    assert found[key.index("رييس")] in ("break", "weak-break")
    assert key.index("صرف") not in found


@pytest.mark.parametrize(
    "date",
    [
        "24 أكتوبر 2022 , 07:00ص",
        "14 جانفي 2020 (20:54)",
        "28 آب/أغسطس 2013",
        "18 محرم 1443 هـ الموافق 25 أغسطس 2021",
        "November 9, 2020",
        "9 ذو القعدة 1442هـ",
        "الأحد 18-11-2021 - 20:12",
    ],
)
def test_a_date_is_one_however_it_is_written(date: str) -> None:
    key = fold(f"سوق السمك في الميناء {date} حجم الخط")
    first = key.index(fold(date))
    found = find_bounds(key, [], [], [], [], NONE, NONE, load_lexicon(), UNBROKEN)
    assert found[first] == "date"
    assert found[first + len(fold(date))] == "date-end"
    assert not [place for place in found if first < place < first + len(fold(date))]


def test_a_plus_sign_behind_a_name_is_its_own() -> None:
    assert "+" not in bounds("سوق السمك Google + حجم الخط")


def test_a_date_in_brackets_behind_another_is_no_bound() -> None:
    assert not {"date", "date-end"} & set(bounds("وحرر بالرباط في 15 من رجب 1435 (15 ماي 2014).").values())
