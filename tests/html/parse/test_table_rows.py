"""Cells of a row joined where they are values, and left apart where they lay out the page."""

from __future__ import annotations

import pytest

from cleaner.html.parse.table_rows import join_rows
from tests.support.layouts import laid_out
from tests.support.pages import PROSE


def lines(html: str) -> list[str]:
    return [line.text for line in laid_out(html).lines]


def table(*rows: str) -> str:
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def test_a_row_of_values_is_one_line() -> None:
    html = table("<th>الفريق<th>النقاط", "<td>المرفأ<td><b>12</b>")
    assert lines(html) == ["الفريق\tالنقاط", "المرفأ\t12"]


@pytest.mark.parametrize(
    "cells",
    [
        f"<td>{PROSE[0]}<td>12",
        "<td><p>سطر<p>ثان<td>12",
        "<td><a href=/1>سوق السمك</a><td>12",
    ],
    ids=["prose", "two lines in a cell", "a link"],
)
def test_a_row_that_lays_out_the_page_stays_apart(cells: str) -> None:
    assert all("\t" not in line for line in lines(table(cells)))


def test_blocks_move_with_their_lines() -> None:
    layout = laid_out(f"<p>قبل</p>{table('<td>المرفأ<td>12', '<td>الرملة<td>9')}<p>بعد</p>")
    assert [line.text for line in layout.lines] == ["قبل", "المرفأ\t12", "الرملة\t9", "بعد"]
    places = {(block.tag, block.first, block.end) for block in layout.blocks}
    assert {("table", 1, 3), ("tr", 1, 2), ("tr", 2, 3), ("p", 3, 4)} <= places


def test_without_rows_the_lines_are_the_same_ones() -> None:
    layout = laid_out("<p>خبر</p>")
    assert join_rows(layout.lines, layout.blocks) is layout.lines
