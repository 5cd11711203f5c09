"""What ends in the head of a sentence, before its first words."""

import pytest

from cleaner.arabic.fold import fold
from cleaner.text.evidence.head_bounds import HEAD, add_head_bounds


def bounds(text: str, stops: frozenset[int] = frozenset()) -> dict[str, str]:
    key, found = fold(text), {}

    def add(place: int, kind: str) -> None:
        found[key[place:].split(" ")[0]] = kind

    add_head_bounds(key, stops, frozenset({"دعت"}), frozenset({"سمير"}), frozenset({"جده"}), frozenset({"محليات"}), add)
    return found


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("قبل 6 ساعات أطلقت جمعية حملة", "أطلقت", "number"),
        ("(رويترز) أطلقت جمعية حملة", "أطلقت", "bracket"),
        ("عدسة سمير حداد وصل الوفد", "وصل", "name-end"),
        ("خبر دعت الوكالة إلى الحوار", "دعت", "weak-opening"),
        ("هطل المطر مشاركة طباعة وصل الوفد", "مشاركة", "label"),
        ("لرؤية أصدق كتبت- سمير حداد: وصل الوفد", "كتبت-", "credit"),
        ("محليات سمير حداد أصدرت الوزارة", "سمير", "label-end"),
        ("لرؤية أصدق إعداد / سمير حداد وصل الوفد", "إعداد", "credit"),
    ],
)
def test_the_head_of_a_sentence_has_bounds(text: str, word: str, kind: str) -> None:
    assert bounds(text)[fold(word)] == kind


def test_further_on_a_number_bounds_nothing() -> None:
    words = " ".join(["كلمه"] * HEAD)
    assert "بيتا" in bounds(f"كلمه 40 بيتا {words}")
    assert "بيتا" not in bounds(f"{words} كلمه 40 بيتا")


def test_behind_a_stop_a_head_begins_again() -> None:
    text = " ".join(["كلمه"] * HEAD) + " انتهى. كلمه 40 بيتا"
    assert "بيتا" in bounds(text, frozenset({fold(text).index("كلمه 40")}))


def test_a_name_does_not_reach_across_a_stop() -> None:
    text = "عدسة سمير حداد. وصل الوفد"
    assert "وصل" in bounds(text)
    assert "وصل" not in bounds(text, frozenset({fold(text).index("وصل")}))


def test_one_word_that_labels_bounds_nothing() -> None:
    assert "label" not in bounds("جاءت مشاركة الوفد متأخرة").values()


def test_a_verb_that_credits_bounds_nothing_without_a_sign() -> None:
    assert "credit" not in bounds("أمس كتبت الصحيفة أن الوفد وصل").values()


@pytest.mark.parametrize("text", ["النورس- (تصوير: سمير حداد) كرم الوفد", "ملاحظة المحرر: اعتذرت الكاتبة أمس"])
def test_nor_in_brackets_or_before_no_name(text: str) -> None:
    assert "credit" not in bounds(text).values()


def test_a_section_before_other_words_is_one_of_them() -> None:
    assert "السياحة" not in bounds("محليات السياحة في الجبل")
