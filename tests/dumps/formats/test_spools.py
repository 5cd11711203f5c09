"""Records on their way to a file that needs to know all of them first."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cleaner.dumps.formats import spools
from cleaner.dumps.formats.entries import record_entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.spools import Cell, columns_of, distinct, exact, json_line, row_of, spooled


def spool_of(folder: Path, *lines: str) -> Path:
    path = folder / "spool"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def test_numbers_keep_their_digits_and_what_is_none_is_null() -> None:
    assert (
        exact({"a": Decimal("1.10"), "b": [float("inf"), Decimal("NaN")], 3: "خ"})
        == '{"a": 1.10, "b": [null, null], "3": "خ"}'
    )


def test_a_record_is_written_as_it_was_spelt() -> None:
    raw = '{"text": "خبر",  "n": 1.50}'
    entry = record_entry(1, 9, {"text": "خبر", "n": 1.5}, Fields("text"), "line 1", raw=raw)
    assert json_line(entry, {"m": 2}).startswith('{"text": "خبر",  "n": 1.50')


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (None, "NULL"),
        (True, "INTEGER"),
        (2**53, "LARGE"),
        (2**64, "TEXT"),
        (0.5, "REAL"),
        (float("nan"), "TEXT"),
        ({}, "TEXT"),
    ],
)
def test_a_cell_has_a_kind(value: object, kind: str) -> None:
    assert Cell(value, "x").kind == kind


def test_columns_come_in_the_order_of_their_first_record(tmp_path: Path) -> None:
    spool = spool_of(tmp_path, '{"b": 1}', '{"a": "x", "b": 0.5}', '{"b": null}')
    assert columns_of(spool) == {"b": {"INTEGER", "REAL", "NULL"}, "a": {"TEXT"}}
    assert [{name: cell.spelling for name, cell in record.items()} for record in spooled(spool)][1] == {
        "a": '"x"',
        "b": "0.5",
    }


def test_of_very_many_columns_the_last_holds_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spools, "_COLUMNS", 2)
    spool = spool_of(tmp_path, '{"a": 1, "b": 2, "c": 3, "d": "x"}')
    columns = list(columns_of(spool))
    assert columns == ["a", "b", "more_fields"]
    [record] = spooled(spool)
    cells = row_of(record, columns)
    assert [cell.spelling if cell else None for cell in cells] == ["1", "2", '{"c": 3, "d": "x"}']


def test_a_field_that_is_not_there_has_no_cell() -> None:
    assert row_of({"a": Cell(1, "1")}, ["b", "a"]) == [None, Cell(1, "1")]


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert distinct("x", ["y"]) == "x"
    assert distinct("x", ["x", "x_2"]) == "x_3"


def test_a_spool_that_was_changed_is_told(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="has a spool that was changed"):
        list(spooled(spool_of(tmp_path, "{")))
