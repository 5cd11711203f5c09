"""What a piece says by itself, and what rules see on it."""

import pytest

from cleaner.arabic.fold import fold
from cleaner.arabic.lexicon import load_lexicon
from cleaner.document.types import Mark
from cleaner.text.evidence.features import ends, families, mark_features, opens, own_features, word_features
from tests.support.evidence import piece


def own(text: str) -> set[str]:
    found = piece(fold(text))
    return set(own_features(found.key, found.words, load_lexicon()))


def mark(effect: str = "drop", opened: str = "", *, over: bool = False) -> Mark:
    return Mark(0, "r", "related", effect, 0, 4, "", 0.9, opened, over)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("نشر يوم 12/3/2024", "date:0"),
        ("الأحد 7", "date:0"),
        ("زوروا www.example.com", "url:0"),
        ("#جسر #نهر", "hashtag:2:0"),
        ("من @nahr", "handle"),
        ("أخبار | رياضة", "bar"),
        ("الرياض", "is-place"),
        ("القاهرة - رويترز", "credit:place|agency"),
        ("الشجرة اليوم – الرياض", "credit:2|place"),
        ("القاهرة/رويترز", "credit-part:agency"),
        ("انهيار جسر قديم", "function-words:0:0"),
        ("كان ذلك في ما كان من أمر", "function-words:5:1"),
        ("رياضة", "is-section"),
        ("أكد رئيس البلدية", "begins-speech"),
        ("ويقول السكان", "begins-and"),
        ("12 بيتا", "begins-digit"),
        ("المصدر: البلدية", "inner-colon:0"),
        ("«جسر»", "begins:«"),
        ("♦ جسر", "begins:other"),
    ],
)
def test_a_piece_says_that(text: str, name: str) -> None:
    assert name in own(text)
    assert name not in own("بيوت قديمة")


def test_no_class_of_words_is_looked_for_in_a_long_piece() -> None:
    assert "place-first:2" in own("الرياض " + "كلمة " * 13)
    assert not any(name.startswith("place-first") for name in own("الرياض " + "كلمة " * 14))


def test_a_mark_that_keeps_says_nothing_against_a_piece() -> None:
    marked = piece("خبر")._replace(marks=(mark("keep"),))
    assert mark_features(marked, "whole", load_lexicon()) == []
    assert families(marked) == []


def test_marks_name_their_family_and_what_they_open() -> None:
    marked = piece("خبر اخر")._replace(marks=(mark("drop", "headlines", over=True),))
    assert {"mark@whole", "mark:related:2", "mark-opens:headlines", "mark-ends"} <= set(
        mark_features(marked, "whole", load_lexicon())
    )
    assert (families(marked), opens(marked), ends(marked)) == (["related"], "headlines", True)
    assert (opens(piece("خبر")), ends(piece("خبر"))) == ("", False)


def test_a_guess_of_a_rule_has_a_name_of_its_own() -> None:
    guessed = mark_features(piece("خبر")._replace(ruled="within:related"), "whole", load_lexicon())
    known = mark_features(piece("خبر")._replace(ruled="related:9"), "whole", load_lexicon())
    assert "mark:within@whole" in guessed
    assert not set(guessed) & set(known)


def test_words_count_for_less_in_a_long_piece() -> None:
    names, scale = word_features(("نهر", "جسر"))
    assert names == ["w:نهر", "w:جسر", "^:نهر", "^:نهر جسر", "$:جسر", "p:نهر جسر"]
    assert scale == 1
    names, scale = word_features(("نهر",) * 16)
    assert scale == 0.5
    assert not any(name.startswith("p:") for name in names)
    assert word_features(("نهر", "جسر"), {"w:جسر": 1.0})[0] == ["w:جسر"]


def test_initials_and_numbers_of_lists_are_named() -> None:
    assert "initials:4" in own("ف ق/ ف ج")
    assert not any(name.startswith("initials") for name in own("زار و د المعرض الكبير امس"))
    assert "numbered:dash:0" in own("47- العراق")
    assert "numbered:dot:0" in own("3. سوريا")
    assert not any(name.startswith("numbered") for name in own("2023 عام صعب"))
