"""Sites whose furniture is known: how much of it learning finds, and that it takes nothing else.

`samples/learning/*.jsonl` may hold files of invented sites by other hands, one article a line, as
`tests/support/invented_sites.py` says; they are measured with those that are made there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from random import Random

import pytest

from cleaner import Options, clean, learn
from tests.support.invented_sites import Figures, Made, all_sites, figures, read_sites
from tests.support.paths import ROOT

FILES = sorted((ROOT / "samples" / "learning").glob("*.jsonl"))
RECALL, PRECISION = 0.95, 0.995  # of a file of others; what is made here is held to what it is
FLAT_RECALL = 0.88


def measured(articles: Sequence[Made], folder: Path) -> Figures:
    """Learn the sites, and measure what cleaning takes with the rules."""
    learned = learn([made.record for made in articles])
    path = folder / "learned.toml"
    path.write_text(learned.toml, encoding="utf-8")
    options = Options(rules=(str(path),))

    def removed(made: Made) -> Iterable[tuple[int, int]]:
        result = clean(made.text, title=made.title, url=made.url, options=options)
        return [(piece.start, piece.end) for piece in result.removed]

    return figures(articles, removed)


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_the_furniture_of_sites_goes_and_nothing_else(tmp_path: Path, flat: bool) -> None:
    found = measured(all_sites(articles=24, flat=flat), tmp_path)
    assert found.precision >= PRECISION, found.lost
    assert found.recall >= (FLAT_RECALL if flat else RECALL), found.left


def test_the_core_alone_leaves_much_of_it() -> None:
    articles = all_sites(articles=24)
    core = figures(articles, lambda made: [(p.start, p.end) for p in clean(made.text, url=made.url).removed])
    assert core.recall < 0.8  # so that there is something to learn


@pytest.mark.parametrize("flat", [False, True], ids=["lines", "flat"])
def test_the_laws_hold_with_learned_rules(tmp_path: Path, flat: bool) -> None:
    articles = all_sites(articles=8, flat=flat)
    path = tmp_path / "learned.toml"
    path.write_text(learn([made.record for made in articles]).toml, encoding="utf-8")
    options = Options(rules=(str(path),))
    for made in articles:
        result = clean(made.text, title=made.title, url=made.url, options=options)
        pieces = sorted([*result.kept, *((piece.start, piece.end) for piece in result.removed)])
        assert "".join(made.text[start:end] for start, end in pieces) == made.text
        assert clean(result.text, title=made.title, url=made.url, options=options).text == result.text


@cache
def toml_of(seed: int) -> str:
    articles = all_sites(articles=16)
    Random(seed).shuffle(articles)
    return learn([made.record for made in articles]).toml


def test_the_order_is_nothing_to_what_is_learned() -> None:
    assert toml_of(1) == toml_of(2) != ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_sites_of_others(path: Path, tmp_path: Path) -> None:
    found = measured(list(read_sites(path)), tmp_path)
    assert (found.recall >= RECALL, found.precision >= PRECISION) == (True, True), found
