"""Which lines are the site's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleaner.learning.candidates import Candidate, whole_lines
from cleaner.learning.labelled import REST, labelled_lines
from cleaner.learning.line_judge import LineJudge
from cleaner.learning.site import sign_reader
from tests.support.learning import knowledge, reads

Dress = Callable[[int, str, list[str]], list[str]]
PLACES = ("الرصيف الشمالي", "السوق القديم", "باب البحر", "حي النخيل", "جسر المطاحن", "ساحة القمح", "درب الرمان", "التل")


def taken(dress: Dress, said: str) -> bool:
    articles = reads(12, dress)
    lines = whole_lines(articles, 3)
    [line] = [one for one in lines if " ".join(one.tokens) == said]
    site = knowledge(articles, lines)
    return LineJudge(site).takes(line, sign_reader().read(line.tokens), site.surroundings.standing(line))


@pytest.mark.parametrize(
    ("dress", "said", "is_taken"),
    [
        (lambda n, title, prose: [*prose, "نشرة الفنار المسائية"], "نشره الفنار المساييه", True),
        (lambda n, title, prose: [prose[0], "الخلفية", *prose[1:]], "الخلفيه", False),  # a subheading
        (lambda n, title, prose: [title, *prose], "{title}", False),
        (lambda n, title, prose: ["منارة", *prose], "مناره", False),  # which may be the headline's first word
        (lambda n, title, prose: [*prose, "منارة"], "مناره", True),
    ],
)
def test_what_stands_at_the_edge_is_the_sites_and_subheadings_are_not(dress: Dress, said: str, is_taken: bool) -> None:
    assert taken(dress, said) == is_taken


def labelled(dress: Dress) -> list[bool]:
    articles = reads(16, dress)
    found: list[Candidate] = labelled_lines(articles, 8)
    site = knowledge(articles, whole_lines(articles, 3))
    return [
        LineJudge(site).takes_labelled(
            one, sign_reader().read(one.tokens[:-1]), site.surroundings.standing(one), alone=True
        )
        for one in found
        if one.tokens == ("مراسي:", REST)
    ]


def test_a_label_below_the_prose_is_the_sites_and_one_within_it_is_not() -> None:
    assert labelled(lambda n, title, prose: [*prose, f"مراسي: {PLACES[n % 8]}"]) == [True]
    assert labelled(lambda n, title, prose: [prose[0], f"مراسي: {PLACES[n % 8]}", *prose[1:]]) == [False]
