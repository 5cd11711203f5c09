"""Classes of the words of labels: what is known of seen words holds for unseen ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cleaner.arabic import label_classes
from cleaner.arabic.fold import fold
from cleaner.arabic.label_classes import class_names, classes_of
from cleaner.arabic.word_lists import spellings, words


@pytest.mark.parametrize(
    ("label", "classes"),
    [
        ("مقالات ذات صلة", ("items", "akin", "akin")),
        ("وظائف مشابهة", ("items_jobs", "akin")),
        ("حلقات أخرى", ("items_episodes", "other")),
        ("كتب ذات صلة", ("items_books", "akin", "akin")),
        ("إقرأ أيضاً", ("look", "also")),
        ("قد يعجبك", ("may_interest", "may_interest")),
        ("تابعونا عبر سناب شات", ("follow", "share", "networks", "networks")),
        ("للمزيد اضغط هنا", ("more", "click", "click")),
        ("الأكثر قراءة", ("top_list", "top_list")),
        ("آخر تحديث: الثلاثاء", ("date_labels", "date_labels", "weekdays")),
        ("منذ 3 ساعات", ("ago", None, "time_units")),
        ("جميع الحقوق محفوظة", ("legal", "legal", "legal")),
        ("نستخدم ملفات تعريف الارتباط", ("cookies", "cookies", "cookies", "cookies")),
        ("أضيفي المنتج للسلة", ("shop", "items_shop", "shop")),
        ("عذراً، الصفحة غير موجودة", ("errors", "errors", "errors", "errors")),
        ("البريد الإلكتروني *", ("form_fields", "form_fields", None)),
        ("رد مع اقتباس", ("forum", "particles", "forum")),
        ("غشت شتنبر جويلية شباط شوّال", ("months", "months", "months", "months", "months")),
        ("Lire la suite", ("look", "particles", "more")),
    ],
)
def test_the_words_of_a_label_are_in_their_classes(label: str, classes: tuple[str | None, ...]) -> None:
    for word, name in zip(fold(label).split(), classes, strict=True):
        assert name in classes_of(word) if name else classes_of(word) == ()


@pytest.mark.parametrize(
    "word", ["الزلزال", "الحكومه", "وزير", "بركان", "فكره", "الله", "فقال", "", "و", "ال", ":", "2024"]
)
def test_words_of_prose_are_in_none(word: str) -> None:
    assert classes_of(word) == ()


@pytest.mark.parametrize("prefix", ["و", "ف", "ب", "ل", "ال", "لل", "وال", "بال", "ولل", "وب", "ول"])
def test_particles_are_looked_through(prefix: str) -> None:
    assert "items_books" in classes_of(f"{prefix}كتيبات")


def test_a_word_that_is_listed_is_not_cut() -> None:
    assert "items_recipes" in classes_of("وصفات")
    assert classes_of("وسوم") == classes_of("الوسوم") == ("tags",)


@pytest.mark.parametrize("word", ["المزيد:", "«المزيد»", "المزيد…", "[المزيد]", "والمزيد!", "المزيد..."])
def test_marks_are_looked_through(word: str) -> None:
    assert "more" in classes_of(word)


def test_letters_of_either_case_are_one() -> None:
    assert classes_of("Facebook") == classes_of("FACEBOOK") == ("networks",)


def test_every_word_is_in_its_class() -> None:
    narrow = [name for name in class_names() if name != "items"]
    for name in narrow:
        assert all(name in classes_of(word) for word in words(f"labels.{name}"))


def test_items_of_every_domain_are_items() -> None:
    domains = [name for name in class_names() if name.startswith("items_")]
    assert len(domains) > 10
    for name in domains:
        assert all(classes_of(word).index("items") < classes_of(word).index(name) for word in words(f"labels.{name}"))


def test_classes_are_given_in_the_order_of_the_file() -> None:
    names = class_names()
    assert len(set(names)) == len(names)
    for word in ("متابعه", "اضافه", "نشره"):
        assert [names.index(name) for name in classes_of(word)] == sorted(
            names.index(name) for name in classes_of(word)
        )


def test_words_are_single() -> None:
    for name in class_names():
        if name != "items":
            assert not [word for word in spellings(f"labels.{name}") if re.search(r"\s", word)]


def test_no_class_is_named_in_the_module_but_the_kinds() -> None:
    source = Path(label_classes.__file__).read_text(encoding="utf-8")
    code = re.sub(r'""".*?"""', "", source, flags=re.DOTALL)
    assert not [name for name in class_names() if name != "items" and f'"{name}"' in code]
