"""The sample pages: each gives its article at least as well as it did, and the pages without one give nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import pytest

from cleaner import clean_html
from cleaner.cli.evaluate.gold import GoldDocument, GoldSegment, read_gold
from cleaner.cli.evaluate.scores import Report, evaluate
from tests.support.paths import ROOT

PAGES = ROOT / "samples" / "pages"
BODIES = PAGES.parent / "page-bodies"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))
GOLD = os.environ.get("CLEANER_GOLD")
FLOOR = 0.9  # F1 of a page with an article, the worst of all


def read_sample(name: str) -> GoldDocument:
    """Give the gold of a page: what is behind `? ` may stay or go, as an article's title may."""
    text, segments = "", []
    for line in (BODIES / f"{name}.txt").read_text(encoding="utf-8").split("\n"):
        words = line.removeprefix("? ")
        if words.strip():
            segments.append(GoldSegment(len(text), len(text) + len(words), "title" if words != line else "body"))
            text += f"{words}\n"
    return GoldDocument(name, text, tuple(segments))


@lru_cache(maxsize=1)
def outputs() -> Mapping[str, str]:
    return {name: clean_html((PAGES / f"{name}.html").read_bytes()).text for name in NAMES}


@lru_cache(maxsize=1)
def scored() -> Report:
    return evaluate(map(read_sample, NAMES), outputs(), resamples=0)


def test_every_page_has_its_gold_and_there_are_enough() -> None:
    assert sorted(path.stem for path in BODIES.glob("*.txt")) == NAMES
    assert len(NAMES) >= 60
    assert sum(not read_sample(name).body for name in NAMES) >= 8


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_as_good_as_it_was(name: str) -> None:
    (score,) = (score for score in scored().scores if score.id == name)
    if score.body:
        assert score.f1 >= FLOOR
        assert score.lost <= 1  # words
    else:
        assert outputs()[name] == ""


def test_all_pages_together_keep_their_level() -> None:
    report = scored()
    assert report.perfect >= 0.83
    assert report.f1 >= 0.995
    assert report.lost <= 0.0003
    assert report.damage <= 0.004


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("no-article")])
def test_the_gold_of_a_page_stands_in_the_page_s_text(name: str) -> None:
    text = " ".join(clean_html((PAGES / f"{name}.html").read_bytes()).document.text.split())
    for segment in read_sample(name).segments:
        words = " ".join(read_sample(name).text[segment.start : segment.end].split())
        assert words in text


@pytest.mark.skipif(not GOLD, reason="CLEANER_GOLD does not name a folder of gold sets")
def test_real_pages_keep_their_level() -> None:
    folder = Path(GOLD or "") / "html-dev"
    documents = read_gold(folder / "gold.jsonl")
    found = {
        document.id: clean_html((folder / f"{document.id.removeprefix('h')}.html").read_bytes()).text
        for document in documents
    }
    report = evaluate(documents, found, resamples=0)
    assert report.perfect >= 0.95  # 23 pages
    assert report.f1 >= 0.999
    assert report.lost == 0
    assert not any(found[document.id] for document in documents if not document.body)
