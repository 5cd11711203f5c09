"""The tables of docs/scale.md are what the script prints, and its simulation is what it says."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from random import Random
from typing import Any

import pytest

from tests.support.paths import ROOT


@pytest.fixture(scope="module")
def scale() -> Any:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        return import_module("scale")
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


def test_the_page_shows_what_the_script_prints() -> None:
    command = [sys.executable, str(ROOT / "benchmarks/scale.py")]
    printed = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert printed.count("**") == 10
    assert printed in (ROOT / "docs/scale.md").read_text(encoding="utf-8")


def test_figures_can_be_given(scale: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert scale.main(["--rate", "126", "--deaths", "0"]) == 0
    assert "| pages of 124 kB cleaned a second and core | 126 | measured |" in capsys.readouterr().out


def test_what_the_page_says_of_its_tables_is_true(scale: Any) -> None:
    _, ways, hours, deaths, _ = map(_cells, scale.tables(scale.Month()))
    read, clean = (float(ways["every file, WarcReader"][place].replace(",", "")) for place in (0, 1))
    assert 20 < clean < 30  # a day on one core
    assert 50 < read / clean < 70
    assert 1.1 < float(hours["1,000"][1].split()[0]) / float(hours["10,000"][1].split()[0]) < 1.18
    assert "(+5%)" in hours["10,000"][3]  # twenty shards a worker
    assert "(+30%)" in hours["50,000"][3]  # five
    assert [deaths[f"{size} | {often}"][1] for size in ("10,000", "50,000") for often in (0, 1)] == [
        *("+5%", "+9%", "+30%", "+54%")
    ]


def _cells(table: str) -> dict[str, list[str]]:
    """Give the rows of a table by their first cell, or by the first two where the first is not there alone."""
    rows = [row.strip("| ").split(" | ") for row in table.splitlines()[4:]]
    alone = len({row[0] for row in rows}) == len(rows)
    return {row[0] if alone else " | ".join(row[:2]): row[1 if alone else 2 :] for row in rows}


def test_a_run_without_deaths_is_a_line_of_shards(scale: Any) -> None:
    hour = 3600.0
    assert scale.simulate([hour] * 10, 5, 0, 0, Random(1)) == (2.0, 2.0, 0, 0.0)
    assert scale.simulate([hour] * 6, 5, 0, 0, Random(1)).hours == 2.0
    one = scale.simulate([hour, 3 * hour], 1, 0, 0, Random(1))
    assert (one.hours, one.over) == (4.0, 0.0)


def test_who_dies_gives_its_shard_back_and_is_replaced(scale: Any) -> None:
    runs = [scale.simulate([3600.0] * 50, 5, deaths, 60.0, Random(1)) for deaths in (0, 0.1, 1)]
    assert [run.ideal for run in runs] == [10.0] * 3
    assert runs[0].hours < runs[1].hours < runs[2].hours
    assert 0 == runs[0].again < runs[1].again < runs[2].again
    assert 0 == runs[0].lost < runs[1].lost < runs[2].lost
    work = 5 * runs[2].hours
    assert work >= 50 + runs[2].lost  # every shard was done once to its end, beside what was lost


def test_shards_cost_on_average_what_their_pages_do(scale: Any) -> None:
    month = scale.Month(start=0, slow=0)
    shards = scale.shards_of(month, 1e7, 1_000, Random(1))
    page = 1 / month.speed + month.page / 1_000 / month.reader
    assert len(shards) == 10_000
    assert sum(shards) / 1e7 == pytest.approx(page, rel=0.02)
    slow = scale.shards_of(scale.Month(start=0, spread=0.001), 1e7, 1_000, Random(1))
    assert sum(slow) / 1e7 == pytest.approx(page + 1e-5 * 10, rel=0.02)
