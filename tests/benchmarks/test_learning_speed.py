"""A dump is grown by articles that are hardly ever copies."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Any

from cleaner.learning.articles import article_of
from cleaner.learning.near_duplicates import different
from cleaner.learning.reading import read_articles
from tests.support.learning import articles
from tests.support.paths import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
try:
    speed: Any = import_module("learning_speed")
finally:
    sys.path.pop(0)


def made(size: int, count: int = 12) -> list[dict[str, Any]]:
    site = articles(count, lambda n, title, prose: [*prose, "من غرفة أخبار المرفأ"])
    records = [{"text": article.text, "host": "marfa.example"} for article in site]
    return [json.loads(line) for line in speed.grown(records, size, "host")]


def test_a_dump_is_as_large_as_is_asked_for_and_its_articles_differ() -> None:
    found = made(60_000)
    assert 50_000 < sum(len(json.dumps(record, ensure_ascii=False).encode()) + 1 for record in found) <= 60_000
    texts = [record["text"] for record in found]
    assert len(texts) == len(set(texts)) > 24
    assert all(text.endswith("من غرفة أخبار المرفأ") for text in texts)
    reads = read_articles(article_of({"text": text}) for text in texts[:24])
    assert len(different(reads)) > 20


def test_small_sites_do_not_grow() -> None:
    assert len(made(10**9, 6)) == 6


def test_what_a_command_takes_is_counted() -> None:
    cost = speed.cost_of("--version")
    assert cost.seconds > 0
    assert cost.megabytes > 10
