"""Columns of a spool of JSON Lines: one type each, and values in batches."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")

from cleaner.dumps.formats.arrow import kinds
from cleaner.dumps.formats.arrow.kinds import json_batches, json_schema
from cleaner.dumps.formats.entries import dump
from cleaner.dumps.formats.errors import FormatError


def spool_of(folder: Path, *records: dict[str, Any]) -> Path:
    path = folder / "spool"
    path.write_text("".join(f"{dump(record)}\n" for record in records), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, 2], "int64"),
        ([1, 0.5], "double"),
        ([2**60], "int64"),
        ([2**60, 0.5], "string"),
        ([2**70], "string"),
        ([True, False], "bool"),
        ([True, 1], "string"),
        (["خبر", 1], "string"),
        ([None], "string"),
        ([None, 1], "int64"),
        ([{"a": 1}], "string"),
    ],
)
def test_a_column_has_one_type_that_holds_all_its_values(tmp_path: Path, values: list[Any], kind: str) -> None:
    spool = spool_of(tmp_path, *({"x": value} for value in values))
    schema = json_schema(spool)
    assert str(schema.field("x").type) == kind
    got = [value for batch in json_batches(spool, schema) for value in batch.column(0).to_pylist()]
    plain = kind != "string"
    assert got == [value if plain or value is None or isinstance(value, str) else dump(value) for value in values]


def test_columns_stand_in_the_order_in_which_they_come(tmp_path: Path) -> None:
    spool = spool_of(tmp_path, {"b": 1}, {"a": "x", "b": 2})
    schema = json_schema(spool, {b"made": b"cleaner"})
    assert schema.names == ["b", "a"]
    assert schema.metadata == {b"made": b"cleaner"}
    assert [batch.to_pylist() for batch in json_batches(spool, schema)] == [[{"b": 1, "a": None}, {"b": 2, "a": "x"}]]


def test_batches_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_ROWS", 2)
    spool = spool_of(tmp_path, *({"x": number} for number in range(5)))
    assert [batch.num_rows for batch in json_batches(spool, json_schema(spool))] == [2, 2, 1]


def test_too_many_columns_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "_COLUMNS", 3)
    with pytest.raises(FormatError, match="more than 3 different fields"):
        json_schema(spool_of(tmp_path, {"a": 1, "b": 1, "c": 1, "d": 1}))
