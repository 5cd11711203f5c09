"""Structs of Thrift in its compact form, as the footers and page heads of Parquet files are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

_Reader = Callable[["CompactReader", int], Any]

_TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = 1, 2, 3, 7, 8, 9, 10, 11, 12
_TRUTHS: Final = frozenset({_TRUE, _FALSE})  # of a field, its kind says which; within lists, each takes a byte
_NUMBERS: Final = frozenset({4, 5, 6})
_LONG: Final = 15  # a size that stands behind the byte of a list
_SHIFT: Final = 63  # bits; no number is longer
_DEEPEST: Final = 32


class ThriftError(ValueError):
    """Bytes that are no struct, or are the beginning of one."""


class CompactReader:
    """Reads structs from bytes, from a place on; `at` is the place behind what was read."""

    __slots__ = ("_data", "at")

    def __init__(self, data: bytes, at: int = 0) -> None:
        self._data, self.at = data, at

    def struct(self, depth: int = 0) -> dict[int, Any]:
        """Give the fields of a struct by their numbers, None for what is neither number, bytes, list nor struct.

        Raises `ThriftError` for what is none, or is cut off.

        >>> CompactReader(bytes([0x15, 0x04, 0x18, 0x01, 0x61, 0x00])).struct()
        {1: 2, 2: b'a'}
        """
        return {number: self.value(kind, depth) for number, kind in self.fields(depth)}

    def fields(self, depth: int = 0) -> Iterator[tuple[int, int]]:
        """Give the number and the kind of each field of a struct; who asks reads its value before the next."""
        number = 0
        while head := self._byte():
            number = number + (head >> 4) if head >> 4 else self._number()
            yield number, head & 15

    def value(self, kind: int, depth: int = 0) -> Any:
        """Read a value of a kind."""
        if kind in _NUMBERS:
            return self._number()
        read = _READERS.get(kind)
        if not read or depth > _DEEPEST:
            raise ThriftError("is of no kind, or too deep")
        return read(self, depth + 1)

    def items(self) -> tuple[int, int]:
        """Give how many values a list has, and of what kind they are; they stand behind."""
        head = self._byte()
        size = head >> 4 if head >> 4 < _LONG else self._varint()
        return size, head & 15

    def _byte(self) -> int:
        if self.at >= len(self._data):
            raise ThriftError("is cut off")
        self.at += 1
        return self._data[self.at - 1]

    def _varint(self) -> int:
        whole = shift = 0
        while (byte := self._byte()) > 127:
            whole |= (byte & 127) << shift
            shift += 7
            if shift > _SHIFT:
                raise ThriftError("a number without end")
        return whole | byte << shift

    def _number(self) -> int:
        whole = self._varint()
        return whole >> 1 ^ -(whole & 1)

    def _taken(self, size: int) -> bytes:
        if size > len(self._data) - self.at:
            raise ThriftError("is cut off")
        self.at += size
        return self._data[self.at - size : self.at]

    def _binary(self, _depth: int) -> bytes:
        return self._taken(self._varint())

    def _list(self, depth: int) -> list[Any]:
        size, kind = self.items()
        return [self._element(kind, depth) for _ in range(size)]

    def _map(self, depth: int) -> None:
        size = self._varint()
        kinds = self._byte() if size else 0
        for _ in range(size):
            self._element(kinds >> 4, depth)
            self._element(kinds & 15, depth)

    def _element(self, kind: int, depth: int) -> Any:
        return self._byte() if kind in _TRUTHS else self.value(kind, depth)

    def _none(self, _depth: int) -> None:
        """A truth, which its kind tells."""


_READERS: Final[Mapping[int, _Reader]] = {
    _TRUE: CompactReader._none,
    _FALSE: CompactReader._none,
    _BYTE: lambda reader, _: reader._byte(),
    _DOUBLE: lambda reader, _: reader._taken(8),
    _BINARY: CompactReader._binary,
    _LIST: CompactReader._list,
    _SET: CompactReader._list,
    _MAP: CompactReader._map,
    _STRUCT: CompactReader.struct,
}
