"""Structs of Thrift in its compact form."""

from __future__ import annotations

from random import Random

import pytest

from cleaner.dumps.formats.arrow.thrift import CompactReader, ThriftError


def test_values_of_every_kind_are_read_or_passed_by() -> None:
    fields = (
        b"\x11"  # 1: true
        b"\x12"  # 2: false
        b"\x13\x07"  # 3: a byte
        b"\x14\x03"  # 4: -2
        b"\x17"
        + bytes(8)  # 5: a double
        + b"\x18\x02ab"  # 6: bytes
        b"\x19\x31\x01\x02\x01"  # 7: three truths
        b"\x1a\x25\x02\x04"  # 8: a set of numbers
        b"\x1b\x01\x58\x06\x01c"  # 9: a map
        b"\x1b\x00"  # 10: an empty map
        b"\x1c\x16\x80\x01\x00"  # 11: a struct
        b"\x05\xc8\x01\x08"  # 100, by its whole number
        b"\x00"
    )
    reader = CompactReader(b"-" + fields + b"!", 1)
    found = reader.struct()
    known = {1: None, 2: None, 3: 7, 4: -2, 5: bytes(8), 6: b"ab", 7: [1, 2, 1], 8: [1, 2], 9: None, 10: None}
    assert found == known | {11: {1: 64}, 100: 4}
    assert reader.at == len(fields) + 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x15",  # no number behind
        b"\x18\x7f",  # fewer bytes than it says
        b"\x1d\x00",  # there is no such kind
        b"\x19\xf5\xff\xff\xff\xff\x7f",  # a list without end
        b"\x19\xf1\xff\xff\xff\xff\x7f",
        b"\x1b\xff\xff\xff\xff\x7f\x11",
        b"\x15" + b"\xff" * 40,
        b"\x1c" * 1_000,
        b"\x19\x19" * 1_000,
    ],
)
def test_what_is_no_struct_is_told(data: bytes) -> None:
    with pytest.raises(ThriftError):
        CompactReader(data).struct()


def test_bytes_of_chance_are_a_struct_or_none() -> None:
    random = Random(1)
    for _ in range(3_000):
        reader = CompactReader(random.randbytes(random.randrange(60)))
        try:
            reader.struct()
        except ThriftError:
            continue
