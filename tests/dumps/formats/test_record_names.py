"""Records named by number or id."""

from __future__ import annotations

import pytest

from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.record_names import is_named, read_record_name, record_id


@pytest.mark.parametrize(
    ("asked", "name"),
    [("12", 12), ("0", 0), ("id:12", "12"), ("خبر-12", "خبر-12"), ("١٢", "١٢"), ("-1", "-1"), ("9" * 30, "9" * 30)],
)
def test_a_number_is_one_and_all_else_is_an_id(asked: str, name: int | str) -> None:
    assert read_record_name(asked) == name


def test_a_record_is_known_by_its_number_and_its_id() -> None:
    entry = Entry(3, 0, values={"id": 12})
    assert [is_named(entry, name) for name in (3, "12", 12, "3")] == [True, True, False, False]
    assert record_id(entry) == 12


def test_what_has_no_id_is_known_by_none() -> None:
    assert record_id(Entry(1, 0, values={"id": ["a"]})) is None
    assert not is_named(Entry(1, 0), "None")
    assert is_named(Entry(0, 0), 1)  # the one article of a file without records
