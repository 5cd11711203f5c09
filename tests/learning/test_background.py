"""Common language is told from what a site alone says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.learning.background import Background, load_background, runs_of


def test_what_all_sites_say_is_common() -> None:
    assert load_background().is_common("رئيس مجلس الوزراء".replace("ئ", "ي").split())
    assert not load_background().is_common(["من", "غرفه", "اخبار", "المرفا"])


def test_of_two_words_nothing_is_known() -> None:
    assert runs_of(("من", "غرفه")) == []
    assert not load_background().is_common(("من", "غرفه"))


@given(st.lists(st.sampled_from(["ا", "ب", "ت"]), min_size=3, max_size=8))
def test_what_is_made_of_common_runs_is_common(tokens: list[str]) -> None:
    assert Background(frozenset(runs_of(tokens))).is_common(tokens)
    assert not Background(frozenset()).is_common(tokens)
