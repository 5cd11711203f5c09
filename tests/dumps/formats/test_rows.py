"""Rows of CSV and TSV as lines come."""

from __future__ import annotations

import io

import pytest

from cleaner.dumps.formats.rows import Row, Rows, joined, without_formulas


def rows(data: str | bytes, delimiter: str = ",", most: int = 1_000) -> list[Row]:
    return list(Rows(io.BytesIO(data.encode() if isinstance(data, str) else data), delimiter, most))


def test_quoted_cells_may_hold_breaks_and_rows_know_their_line() -> None:
    found = rows('a,b\n"1\n2",3\r\n\n4,5')
    assert [(row.line, row.cells) for row in found] == [(1, ("a", "b")), (2, ("1\n2", "3")), (5, ("4", "5"))]
    assert sum(row.size for row in found) == len('a,b\n"1\n2",3\r\n4,5')


def test_a_quote_that_is_not_closed_costs_its_line_alone() -> None:
    found = rows('a,b\n1,"x\n3,4\n5,6\n')
    assert [row.cells for row in found] == [("a", "b"), (), ("3", "4"), ("5", "6")]
    assert found[1].problem == "opens a quote in line 2 that is not closed: close it, or double it"


def test_bytes_that_are_no_utf8_cost_their_row_alone() -> None:
    found = rows(b"a\n\xff\nb\n")
    assert [row.cells for row in found] == [("a",), (), ("b",)]
    assert "is not UTF-8" in found[1].problem


def test_a_row_that_is_too_long_costs_itself_alone() -> None:
    found = rows(f"a\n{'x' * 50}\nb\n", most=20)
    assert [row.cells for row in found] == [("a",), (), ("b",)]
    assert "is longer than 20 bytes" in found[1].problem


@pytest.mark.parametrize("cell", ["", "خبر", 'قال "نعم"', "a;b", "a\tb", "سطر\nثان", " x ", "سطر\rثان"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_is_written_is_read_again(cell: str, delimiter: str) -> None:
    data = joined(["1", cell], delimiter, "\n")
    assert [row.cells for row in rows(data, delimiter)] == [("1", cell)]


def test_what_a_spreadsheet_would_take_for_a_formula_is_quoted() -> None:
    cells = ["=1+1", "+966 5", "-", "@x", "\t=1", "", "-5", "+3.5%", "خبر"]
    assert without_formulas(cells) == ["'=1+1", "'+966 5", "'-", "'@x", "'\t=1", "", "-5", "+3.5%", "خبر"]
