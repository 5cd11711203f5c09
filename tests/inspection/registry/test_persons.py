"""Names of persons with the posts before them."""

from __future__ import annotations

import pytest

from cleaner.arabic.fold import fold
from cleaner.inspection.registry.persons import bare_post, find_persons, persons_named


@pytest.mark.parametrize(
    ("text", "words", "post"),
    [
        ("زار محافظ البصرة حسام الجابري، المصنع", ("حسام", "الجابري"), ()),  # whom he visits, perhaps
        ("وقال محافظ البصرة حسام الجابري إنه راض", ("حسام", "الجابري"), ("محافظ", "بصره")),
        ("وأكد رئيس البلدية الدكتور مازن الطراونة ذلك", ("مازن", "الطراونه"), ("رييس", "بلديه")),
        ("وقالت الوزيرة سلمى بنعيسى أمس", ("سلمي", "بنعيسي"), ("وزير",)),
        ("دشن عبد اللطيف الزكراوي المركز", ("عبد اللطيف", "الزكراوي", "المركز"), ()),
        ("دشن عبداللطيف الزكراوي مركزا", ("عبد اللطيف", "الزكراوي"), ()),
    ],
)
def test_a_name_and_its_post(text: str, words: tuple[str, ...], post: tuple[str, ...]) -> None:
    [person] = find_persons(fold(text))
    assert (person.words, person.post) == (words, post)


def test_the_post_of_an_aide_is_not_his_chiefs() -> None:
    [person] = find_persons(fold("وقال نائب رئيس البلدية مازن الطراونة إن السوق آمن"))
    assert person.post == ()


def test_a_past_post() -> None:
    [person] = find_persons(fold("وقال وزير التعليم السابق فريد الشامي ذلك"))
    assert person.former


def test_who_goes_on() -> None:
    [person] = find_persons(fold("وأضافت سعاد بنعيسى أن المتحف مجاني"))
    assert person.goes_on
    assert person.acts


def test_words_that_are_no_names() -> None:
    assert find_persons(fold("ارتفعت أسعار القمح في الأسواق خلال الأسبوع الماضي")) == []
    assert bare_post("بلديه") == ""


def test_persons_of_one_name() -> None:
    persons = find_persons(fold("قال سالم الحداد ذلك. وعاد سالم الحداد مساء"))
    assert list(persons_named(("سالم", "الحداد"), persons)) == persons
