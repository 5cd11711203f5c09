"""What the hosts share to learn: the parts of a table are nothing to the rules."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("pyarrow", reason="pip install 'arabic-article-cleaner[arrow]'")

import pyarrow as pa

from cleaner import LearnError, learn
from cleaner.integrations.kernel import ColumnError, KernelSettings
from cleaner.integrations.learning import learn_group, learned_of, sample_batches
from tests.support.learning import records
from tests.support.site_pages import pages

RECORDS = records(8, lambda n, title, prose: [*prose[:2], "من غرفة أخبار المرفأ"])
TOML = learn(RECORDS).toml
SETTINGS = KernelSettings(url="url", title="title")


@settings(max_examples=3, deadline=None)
@given(st.lists(st.integers(0, 2), min_size=8, max_size=8))
def test_the_parts_are_nothing_to_the_rules(parts: list[int]) -> None:
    samples: list[str] = []
    for number in range(3):
        rows = [row for row, part in zip(RECORDS, parts, strict=True) if part == number]
        if rows:
            batches = sample_batches([pa.RecordBatch.from_pylist(rows)], SETTINGS)
            samples += [text for batch in batches for text in batch["sample"].to_pylist()]
    assert learned_of([learn_group(samples[::-1]).to_json()]).toml == TOML != ""


def test_pages_are_cleaned_first_and_empty_rows_passed_over() -> None:
    pages = [f"<article><p>{row['text']}</p></article>" for row in RECORDS]
    batch = pa.record_batch({"page": [*pages, None, ""], "url": [*(row["url"] for row in RECORDS), None, None]})
    [sampled] = sample_batches([batch], KernelSettings(html="page", url="url"))
    assert sampled["site"].to_pylist() == ["marfa.example"]


def test_pages_teach_their_elements() -> None:
    rows = pages(10, lambda n, story: [*story[:1], "<div class='zq'>مرفأ الحكايات كل صباح على هاتفك</div>", *story[1:]])
    given_as = KernelSettings(html="html", url="url", title="title")
    samples = [
        text
        for start in range(2)
        for batch in sample_batches([pa.RecordBatch.from_pylist(rows[start::2])], given_as)
        for text in batch["sample"].to_pylist()
    ]
    found = learned_of([learn_group(samples).to_json()])
    assert [draft.kind for draft in found.drafts] == ["element"]
    assert found.toml == learn(rows).toml


def test_a_missing_column_and_a_mix_of_sites_are_told() -> None:
    with pytest.raises(ColumnError):
        list(sample_batches([pa.record_batch({"text": ["خبر"]})], SETTINGS))
    with pytest.raises(LearnError, match="0 sites"):
        learn_group([])
