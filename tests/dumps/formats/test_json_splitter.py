"""Cutting JSON into its values as the bytes come."""

from __future__ import annotations

import io

import pytest

from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.json_splitter import Cutter


class Slow(io.BytesIO):
    """A stream that gives one byte after the other."""

    def read1(self, size: int | None = -1) -> bytes:
        return self.read(1)


def sequence(text: str, most: int = 1_000) -> list[bytes | None]:
    return [value.data for value in Cutter(Slow(text.encode()), most).sequence()]


def array(text: str, most: int = 1_000) -> list[bytes | None]:
    return [value.data for value in Cutter(Slow(text.encode()), most).array(text.index("[") + 1)]


def test_values_are_cut_as_they_were_spelt() -> None:
    assert sequence('{"a": 1.50}\n[2,  3]{}') == [b'{"a": 1.50}', b"\n[2,  3]", b"{}"]
    assert array('[{"a": 1}, "x" ,null]') == [b'{"a": 1}', b' "x" ', b"null"]
    assert array("[]") == []


@pytest.mark.parametrize("inside", ['"]"', '"\\"]"', '"\\\\"', '"{[,"', '{"a": ["}"]}'])
def test_signs_in_strings_and_brackets_within_are_no_bounds(inside: str) -> None:
    assert array(f"[{inside},1]") == [inside.encode(), b"1"]


def test_a_value_that_is_too_long_costs_itself_alone() -> None:
    assert array(f'[1,"{"x" * 50}",2]', most=20) == [b"1", None, b"2"]
    assert sequence(f'{{"a": "{"x" * 50}"}}{{}}', most=20) == [None, b"{}"]


def test_sizes_are_those_of_the_stream() -> None:
    text = f'[1, "{"x" * 50}", 2]'
    found = list(Cutter(io.BytesIO(text.encode()), 20).array(1))
    assert sum(value.size for value in found) == len(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[1, 2", "is cut short"),
        ("[1, }]", "closes nothing"),
        ("[1] 2", "goes on behind its array"),
    ],
)
def test_what_is_broken_is_told_with_its_place(text: str, said: str) -> None:
    with pytest.raises(FormatError, match=said):
        array(text)


def test_the_first_value_is_looked_at_and_put_back() -> None:
    cutter = Cutter(io.BytesIO(b'{"a": 1} {"b": 2}'))
    assert cutter.head(2) == b'{"'
    assert cutter.first() == b'{"a": 1}'
    assert cutter.rest().read() == b'{"a": 1} {"b": 2}'
