"""Rows on their way through a spool: columns there, and in the file."""

from __future__ import annotations

from typing import Any

import pytest

pa = pytest.importorskip("pyarrow")

from cleaner.dumps.formats.arrow.schemas import narrow, slim, spool_type, united, widened  # noqa: E402


def batch_of(**columns: Any) -> Any:
    return pa.record_batch({name: pa.array(values) for name, values in columns.items()})


def test_some_rows_bring_no_other_values() -> None:
    batch = pa.record_batch({"n": pa.array(["أ", "ب", "ج"]).dictionary_encode(), "i": pa.array([1, 2, 3])})
    assert slim(batch, [0, 2]).to_pydict() == {"n": ["أ", "ج"], "i": [1, 3]}
    assert slim(batch, [1]).schema.field("n").type == pa.string()


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        (pa.int64(), pa.int64()),
        (pa.dictionary(pa.int32(), pa.string()), pa.string()),
        (pa.dictionary(pa.int8(), pa.int64(), ordered=True), pa.dictionary(pa.int8(), pa.int64(), ordered=True)),
        (pa.string_view(), pa.large_string()),
        (pa.binary_view(), pa.large_binary()),
    ],
)
def test_a_column_is_plain_in_a_spool_unless_it_has_an_order(kind: Any, held: Any) -> None:
    assert spool_type(kind) == held


def test_texts_are_set_where_they_were_or_at_the_end() -> None:
    batch = batch_of(text=["خبر وكالات"], n=[1])
    wide, schema = widened(batch, batch.schema, {"text": ["خبر"], "removed": ["وكالات"]})
    assert schema.names == wide.schema.names == ["text", "n", "removed"]
    assert wide.to_pylist() == [{"text": "خبر", "n": 1, "removed": "وكالات"}]


def test_batches_of_different_columns_have_one_schema() -> None:
    first, second = batch_of(a=[1], b=["x"]), batch_of(a=[2], b=["y"], c=[0.5])
    wide = united([(first.schema, first), (second.schema, second)], whole=False)
    assert wide is not None
    assert wide.schema.names == ["a", "b", "c"]
    assert narrow(first, wide).to_pylist() == [{"a": 1, "b": "x", "c": None}]
    assert united([], whole=True) is None


def test_a_column_by_number_gets_all_values_of_the_spool() -> None:
    kind = pa.schema([pa.field("n", pa.dictionary(pa.int8(), pa.string()))])
    parts = [batch_of(n=["أ", "ب"]), batch_of(n=["ج"])]
    wide = united([(kind, part) for part in parts], whole=True)
    assert wide is not None
    assert wide.values[0].to_pylist() == ["أ", "ب", "ج"]
    assert [row["n"] for part in parts for row in narrow(part, wide).to_pylist()] == ["أ", "ب", "ج"]
