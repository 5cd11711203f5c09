"""A site learned from its articles: what is its own, and what stays the articles'."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleaner.learning.site import lesson_of
from tests.support.invented_sites import NAMES
from tests.support.learning import HOST, articles

Dress = Callable[[int, str, list[str]], list[str]]


def learned(dress: Dress, count: int = 30, gap: str = "\n") -> list[tuple[str, str]]:
    lesson = lesson_of(HOST, articles(count, dress, gap=gap))
    return [(" ".join(one.tokens), one.where) for one in lesson.templates]


@pytest.mark.parametrize(
    ("dress", "template"),
    [
        (lambda n, title, prose: [*prose, "من غرفه اخبار المرفا"], "من غرفه اخبار المرفا"),
        (lambda n, title, prose: [*prose, f"الرابط الدائم: {title}"], "الرابط الدايم: {title}"),
        (lambda n, title, prose: [*prose[:1], "تابع نخله نت علي:", *prose[1:]], "تابع نخله نت علي:"),
        (lambda n, title, prose: [f"{NAMES[n % 8]} – صدي الجبل", *prose], "{name} – صدي الجبل"),
        (lambda n, title, prose: [*prose, "م.ع / س.ح"], "م.ع / س.ح"),
    ],
)
def test_a_line_of_the_site_is_learned(dress: Dress, template: str) -> None:
    assert learned(dress) == [(template, "whole")]


@pytest.mark.parametrize(
    ("dress", "template", "where"),
    [
        (lambda n, title, prose: [*prose, "من غرفه اخبار المرفا"], "من غرفه اخبار المرفا", "end"),
        (lambda n, title, prose: ["خدمه المرفا الاخباريه", *prose], "خدمه المرفا الاخباريه", "start"),
        (lambda n, title, prose: [f"{NAMES[n % 8]} – صدي الجبل", *prose], "{name} – صدي الجبل", "start"),
    ],
)
def test_a_stretch_of_flattened_texts_is_learned(dress: Dress, template: str, where: str) -> None:
    assert learned(dress, gap=" ") == [(template, where)]


@pytest.mark.parametrize(
    "dress",
    [
        lambda n, title, prose: prose,
        lambda n, title, prose: ["تتوقع هيئة الأرصاد أن يكون الطقس اليوم معتدلًا على السواحل.", *prose],
        lambda n, title, prose: [*prose[:1], "يا مطر عد إلى أرضنا", *prose[1:], "يا مطر عد إلى أرضنا"],
        lambda n, title, prose: ["المقادير", f"{n} أكواب من السكر", "طريقة التحضير", *prose],
        lambda n, title, prose: [*prose[:1], "نصائح:", *prose[1:]],
        lambda n, title, prose: [*prose, "﴿وقل رب زدني علما﴾"],
        lambda n, title, prose: ["خالد المصري", *prose, "ولنا في الأسبوع لقاء"] if n < 6 else prose,
    ],
    ids=["plain", "weather", "refrain", "recipe", "subheading", "verse", "columnist"],
)
@pytest.mark.parametrize("gap", ["\n", " "])
def test_what_is_the_articles_own_stays(dress: Dress, gap: str) -> None:
    found = learned(dress, gap=gap)
    assert [template for template, _ in found if "خالد" not in template] == []


def test_two_words_with_which_sentences_open_stay() -> None:
    said = ("صرح", "أعلن", "أكد", "أوضح", "ذكر", "كشف")

    def dress(n: int, title: str, prose: list[str]) -> list[str]:
        added = [f"من جهته، {said[n % 6]} محافظ المدينة رقم {n} أن العمل يبدأ قريبا."] if n % 3 == 0 else []
        return [*prose[:1], *added, *prose[1:]]

    assert learned(dress, 60, gap=" ") == []


def test_few_articles_teach_nothing() -> None:
    lesson = lesson_of(HOST, articles(3, lambda n, title, prose: [*prose, "سطر الموقع"]))
    assert (lesson.refused, lesson.different, lesson.templates) == (True, 3, ())
    twice = articles(3, lambda n, title, prose: [*prose, "سطر الموقع"])
    assert lesson_of(HOST, [*twice, *twice]).different == 3


def test_copies_count_once() -> None:
    lesson = lesson_of(HOST, articles(8, lambda n, title, prose: [*prose, "سطر الموقع الطويل"]))
    assert [(one.articles, one.size) for one in lesson.templates] == [(8, 8)]
