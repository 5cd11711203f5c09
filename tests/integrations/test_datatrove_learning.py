"""datatrove's steps of learning: the same rules however many tasks there are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cleaner import learn
from tests.support.learning import records

pytest.importorskip("datatrove", reason="pip install 'arabic-article-cleaner[datatrove]'")

from cleaner.integrations.datatrove_learning import SiteLearner, SiteSampler, record_of

RECORDS = records(12, lambda n, title, prose: [*prose, "من غرفة أخبار المرفأ", f"الرابط الدائم: {title}"])


def documents() -> list[Any]:
    from datatrove.data import Document

    return [
        Document(text=one["text"], id=one["url"], metadata={"url": one["url"], "title": one["title"]})
        for one in RECORDS
    ]


@pytest.mark.parametrize("tasks", [1, 3])
def test_the_tasks_are_nothing_to_the_rules(tmp_path: Path, tasks: int) -> None:
    for rank in range(tasks):
        part = documents()[rank::tasks]
        assert list(SiteSampler(str(tmp_path / "samples")).run(iter(part), rank, tasks)) == part
    for rank in range(tasks):
        list(SiteLearner(str(tmp_path / "samples"), str(tmp_path / "rules")).run(None, rank, tasks))
    [path] = (tmp_path / "rules").glob("*.toml")
    assert path.read_text(encoding="utf-8") == learn(RECORDS).toml


def test_a_document_without_a_text_is_passed_over() -> None:
    assert record_of(None, {}) is None
