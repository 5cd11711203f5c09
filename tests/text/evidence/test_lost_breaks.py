"""Where line breaks were lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.arabic.fold import fold
from cleaner.text.evidence.lost_breaks import BreakFinder, BreakTable, load_breaks, pauses, place_names, word_names
from cleaner.text.evidence.word_forms import MARKS, word_form

HEADLINES = (
    "وزير المالية يعلن موعد صرف الرواتب",
    "انهيار جزئي في جسر قديم شمال المدينة",
    "أمين البلدية يتفقد أعمال الصيانة في السوق",
    "إصابة خمسة عمال في حريق مصنع",
)


def likeliest(first: str, second: str) -> list[int]:
    """Give the numbers of the two words before which a break is likeliest."""
    words = f"{fold(first)} {fold(second)}".split()
    odds = BreakFinder(load_breaks()).odds(words)
    return sorted(range(1, len(words)), key=odds.__getitem__)[-2:]


@pytest.mark.parametrize(("first", "second"), list(pairwise(HEADLINES)))
def test_where_a_break_was_lost_between_two_headlines_is_among_the_likeliest_places(first: str, second: str) -> None:
    assert len(first.split()) in likeliest(first, second)


def test_within_a_sentence_no_break_is_likely() -> None:
    words = fold("وقال رئيس البلدية إن الجسر الذي يربط ضفتي النهر سيفتح أمام المشاة").split()
    assert max(BreakFinder(load_breaks()).odds(words)[1:]) < -1


def test_the_odds_are_the_sum_of_what_the_sides_say() -> None:
    weights = {"a": {"الرواتب": 2.0}, "b": {"انهيار": 1.0}, "A": {"صرف": 0.5}, "B": {"جزيي": 0.25}, "s": {"الx": 4.0}}
    odds = BreakFinder(BreakTable(-3.0, weights)).odds(["صرف", "الرواتب", "انهيار", "جزيي"])
    assert odds[2] == -3.0 + 2.0 + 1.0 + 0.5 + 0.25 + 4.0
    assert odds[1] == -3.0


def test_marks_around_a_word_are_named_apart_from_it() -> None:
    before, behind = word_names("«القدس»،")
    assert ("a", "القدس") in before
    assert ("pa", "،") in before
    assert ("b", "القدس") in behind
    assert ("pb", "«") in behind


def test_pauses_are_counted_in_words() -> None:
    assert pauses(["ا،", "ب", "ج", "د.", "ه"]) == [(0, 0), (0, 2), (1, 1), (2, 0), (0, 1)]


def test_names_of_a_place_are_kinds_and_names() -> None:
    names = place_names(("^", "ال", "ي", "ال"), ("الوزير", "يعلن"), 1, 25)
    assert ("s", "الي") in names
    assert ("asb", "الوزير|ي") in names
    assert ("nu", "05") in names


@given(st.lists(st.text(min_size=1, max_size=6), max_size=12))
def test_every_word_has_odds(words: list[str]) -> None:
    assert len(BreakFinder(load_breaks()).odds(words)) == len(words)


def test_the_finder_adds_up_what_the_fit_names() -> None:
    words = fold("وزير المالية يعلن، أمس، موعد صرف الرواتب انهيار جسر").split()
    finder, table = BreakFinder(load_breaks()), load_breaks()
    bare = [word.strip(MARKS) for word in words]
    forms = ["^", *map(word_form, bare), "^"]
    for index in range(1, len(words)):
        names = [*word_names(words[index - 1])[0], *word_names(words[index])[1]]
        names += [("A", bare[index - 2])] if index > 1 else []
        names += [("B", bare[index + 1])] if index + 1 < len(words) else []
        around = (forms[index - 1], forms[index], forms[index + 1], forms[index + 2])
        names += place_names(around, (bare[index - 1], bare[index]), *pauses(words)[index])
        added = table.base + sum(table.weights.get(kind, {}).get(name, 0.0) for kind, name in names)
        assert finder.odds(words)[index] == pytest.approx(added)
