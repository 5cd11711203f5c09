"""Where candidates stand, and beside what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cleaner.learning.candidates import Candidate, spread, whole_lines
from cleaner.learning.surroundings import Standing, Surroundings, is_opening
from tests.support.learning import reads

Dress = Callable[[int, str, list[str]], list[str]]


def standing(dress: Dress, said: str) -> Standing:
    articles = reads(6, dress)
    lines = whole_lines(articles, 2)
    [candidate] = [one for one in lines if " ".join(one.tokens) == said]
    return Surroundings(articles, spread(lines)).standing(candidate)


@pytest.mark.parametrize(
    ("dress", "above", "below"),
    [
        (lambda n, title, prose: ["باب", *prose], 1, 0),
        (lambda n, title, prose: [*prose, "باب"], 0, 1),
        (lambda n, title, prose: [*prose[:1], "باب", *prose[1:]], 0, 0),
    ],
)
def test_a_line_is_above_below_or_amid_the_prose(dress: Dress, above: float, below: float) -> None:
    seen = standing(dress, "باب")
    assert (seen.above, seen.below, seen.edge) == (above, below, above + below)


def test_a_heading_of_the_articles_own_list_is_told() -> None:
    own = standing(lambda n, title, prose: ["المقادير", f"كوب سكر وبيضة {n} مرة", *prose], "المقادير")
    other = standing(lambda n, title, prose: ["المقادير", "سطر الموقع", *prose], "المقادير")
    assert (own.heads, other.heads) == (1, 0)


def test_numbers_that_never_change_are_words() -> None:
    articles = reads(4, lambda n, title, prose: [*prose, f"هاتف 5551234 مكتب {n}"])
    [candidate] = whole_lines(articles, 2)
    assert candidate.tokens == ("هاتف", "{number}", "مكتب", "{number}")
    surroundings = Surroundings(articles, {})
    assert surroundings.with_numbers(candidate) == ("هاتف", "5551234", "مكتب", "{number}")
    assert surroundings.with_numbers(Candidate(("هاتف",), "start", candidate.places)) == ("هاتف",)


def test_sentences_open_with_verbs() -> None:
    assert is_opening("«اعلنت")
    assert not is_opening("مدرسه")
