"""What recurs: lines, and stretches up to where texts go on each in its own way."""

from __future__ import annotations

from cleaner.learning.candidates import RELAXED, USUAL, Candidate, Place, Strip, spread, stretches, whole_lines
from tests.support.learning import reads


def strips(texts: list[str]) -> list[Strip]:
    return [Strip(number, 0, tuple(text.split()), 0, len(text.split())) for number, text in enumerate(texts)]


def found(texts: list[str], where: str, **more: object) -> list[tuple[str, int]]:
    seen = stretches(strips(texts), where, 3, lambda _: True, RELAXED if more.get("relaxed") else USUAL)
    return [(" ".join(one.tokens), len(one.articles)) for one in seen]


def test_a_line_is_counted_once_an_article() -> None:
    lines = whole_lines(reads(4, lambda n, title, prose: [*prose, "سطر", "سطر"]), 2)
    assert [(one.tokens, len(one.places), len(one.articles)) for one in lines] == [(("سطر",), 8, 4)]
    assert spread(lines)["سطر",] == 4


def test_a_stretch_ends_where_texts_part() -> None:
    texts = ["خدمة الميناء ا ب", "خدمة الميناء ت ث", "خدمة الميناء ج ح"]
    assert found(texts, "start") == [("خدمة الميناء", 3)]
    assert found([" ".join(text.split()[::-1]) for text in texts], "end") == [("الميناء خدمة", 3)]


def test_stretches_follow_on_one_another() -> None:
    texts = ["ا ب س 1", "ا ب س 2", "ا ب س 3", "ا د", "ا ه", "ا و"]
    assert found(texts, "start") == [("ا", 6), ("ب س", 3)]


def test_what_goes_on_in_few_ways_has_ended_only_for_who_is_relaxed() -> None:
    texts = [f"ن {way} خاتمة ثابتة" for way in "ابجابجابج"]
    assert ("خاتمة ثابتة", 9) not in found(texts, "end")
    assert ("خاتمة ثابتة", 9) in found(texts, "end", relaxed=True)


def test_a_candidate_knows_its_articles() -> None:
    assert Candidate(("ا",), "whole", (Place(0, 0, 0), Place(0, 4, 0), Place(2, 0, 0))).articles == {0, 2}
