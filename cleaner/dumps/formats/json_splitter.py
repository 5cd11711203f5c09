"""Cutting JSON into its values as the bytes come: what is in a value is not read, and nothing else is kept of it.

Strings and brackets alone are looked at, so that a value can be cut out as it was spelt, and one that is too long, or
broken within its brackets, costs itself alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final, NamedTuple

from cleaner.dumps.formats.encodings import read_some, rejoined
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.jsonl import MOST

BLANKS: Final = b" \t\r\n"
_INNER: Final = re.compile(rb'["\[\]{}]')
_OUTER: Final = re.compile(rb'["\[\]{},]')
_CLOSERS: Final = {b"[": b"]", b"{": b"}"}
_DEEPEST: Final = 1_000_000  # brackets; Python reads about a thousand, and the count of the open ones is kept


class JsonValue(NamedTuple):
    """A value as it was spelt, None if it is too long to be read; `size` are its bytes with what is around it."""

    data: bytes | None
    size: int


class Cutter:
    """The values of a stream of JSON, one by one."""

    def __init__(self, stream: BinaryIO, most: int = MOST) -> None:
        """Cut a stream; `most` is how long a value may be."""
        self._stream, self._most = stream, most
        self.data = bytearray()
        self._offset = 0  # of the data within the stream
        self._start = self._place = self._turned = self._told = 0
        self._quoted = self._long = False
        self._open = bytearray()

    def head(self, size: int) -> bytes:
        """Give the first bytes of the stream; they are still to be read.

        >>> import io
        >>> Cutter(io.BytesIO(b"[1, 2]")).head(2)
        b'[1'
        """
        while len(self.data) < size and self._more():
            pass
        return bytes(self.data[:size])

    def rest(self) -> BinaryIO:
        """Give the whole stream again, of which no value was cut yet."""
        return rejoined(bytes(self.data), self._stream)

    def first(self) -> bytes | None:
        """Give the first value if it is whole and not too long, and go back to the stream's beginning.

        >>> import io
        >>> Cutter(io.BytesIO(' {"نص": "خبر}"} {}'.encode())).first().decode()
        ' {"نص": "خبر}"}'
        """
        whole = self._value(patient=False)
        found = bytes(self.data[: self._place]) if whole else None
        self._place = self._turned = 0
        self._quoted = False
        self._open.clear()
        return found

    def sequence(self) -> Iterator[JsonValue]:
        """Give the objects and lists that stand one behind the other. Raises `FormatError` for one cut short.

        >>> import io
        >>> [element.data for element in Cutter(io.BytesIO(b'{"a": 1} {"a": 2}')).sequence()]
        [b'{"a": 1}', b' {"a": 2}']
        """
        while self._value():
            yield self._cut(0)
        if self._long or self.data[self._start :].strip(BLANKS):
            raise self._short()

    def array(self, place: int, wrapped: bool = False) -> Iterator[JsonValue]:
        """Give the elements of the array whose bracket stands before `place`, which is a field of an object if wrapped.

        Raises `FormatError` for one that is cut short, and for what cannot be told apart.

        >>> import io
        >>> [element.data for element in Cutter(io.BytesIO(b'[{"a": 1}, 2]')).array(1)]
        [b'{"a": 1}', b' 2']
        """
        self.head(place)
        self._start = self._place = self._turned = place
        mark, first = b"", True
        while mark != b"]":
            mark = self._separator()
            element = self._cut(1)
            if not (first and mark == b"]" and element.data is not None and not element.data.strip(BLANKS)):
                yield element
            first = False
        if wrapped:
            self._open += b"}"
            if not self._value():
                raise self._short()
        elif self._goes_on():
            place = self._offset + self._place
            raise FormatError(f"goes on behind its array, at byte {place:,}: make it one array, or one object a line")

    def _separator(self) -> bytes:
        """Go behind the mark that ends an element, and give it."""
        while mark := self._mark(_INNER if self._open else _OUTER):
            if mark == b"," or (mark == b"]" and not self._open):
                return mark
            self._turn(mark)
        raise self._short()

    def _value(self, patient: bool = True) -> bool:
        """Go behind the next bracket that closes all; tell if there is one, and it comes soon enough if not patient."""
        while mark := self._mark(_INNER, patient):
            if not patient and mark != bytes(self._open[-1:]) and mark not in _CLOSERS:
                return False
            self._turn(mark)
            if not self._open:
                return True
        return False

    def _turn(self, mark: bytes) -> None:
        """Open or close a bracket."""
        if mark in _CLOSERS:
            self._open += _CLOSERS[mark]
        elif self._open[-1:] == mark:
            self._open.pop()
        else:
            place = self._offset + self._place - 1
            raise FormatError(f"is not JSON (a {mark.decode()} that closes nothing, at byte {place:,}): mend it there")
        if len(self._open) > _DEEPEST:
            raise FormatError(f"is nested too deeply to read, at byte {self._offset + self._place:,}: flatten it")

    def _mark(self, marks: re.Pattern[bytes], patient: bool = True) -> bytes:
        """Go behind the next bracket or comma outside strings, and give it; empty where no more comes."""
        while True:
            if self._quoted:
                place = self.data.find(b'"', self._place)
                if place >= 0:
                    self._quoted = self._escaped(place)
                    self._place = self._turned = place + 1
                    continue
            elif found := marks.search(self.data, self._place):
                self._place = self._turned = found.end()
                if found[0] != b'"':
                    return bytes(found[0])
                self._quoted = True
                continue
            self._place = len(self.data)
            if (not patient and self._place > self._most) or not self._more():
                return b""

    def _escaped(self, place: int) -> bool:
        """Tell whether an odd number of backslashes stands before the place; before `_turned` there is none of them."""
        before = self.data[self._turned : place]
        return (len(before) - len(before.rstrip(b"\\"))) % 2 == 1

    def _more(self) -> bool:
        """Read on; what is cut is let go, and what is too long to be kept."""
        if self._long or self._place - self._start > self._most:
            self._long = True
            tail = self.data[self._turned : self._place]
            odd = (len(tail) - len(tail.rstrip(b"\\"))) % 2  # the one backslash that may turn the next mark
            self._let_go(self._place - odd)
        else:
            self._let_go(self._start)
        data = read_some(self._stream)
        self.data += data
        return bool(data)

    def _let_go(self, size: int) -> None:
        del self.data[:size]
        self._offset += size
        self._start, self._turned = max(0, self._start - size), max(0, self._turned - size)
        self._place -= size

    def _cut(self, mark: int) -> JsonValue:
        """Cut what was gone through, without the `mark` bytes at its end."""
        fits = not self._long and self._place - self._start <= self._most + mark
        data = bytes(memoryview(self.data)[self._start : self._place - mark]) if fits else None
        end = self._offset + self._place
        size, self._told = end - self._told, end
        self._start, self._long = self._place, False
        return JsonValue(data, size)

    def _goes_on(self) -> bool:
        """Tell whether anything but blanks comes yet."""
        while not self.data[self._place :].strip(BLANKS):
            self._start = self._place = len(self.data)
            if not self._more():
                return False
        return True

    def _short(self) -> FormatError:
        told = f"what begins behind byte {self._told:,} is not closed"
        return FormatError(f"is cut short, or lacks a quote or bracket ({told}): fetch it again, or mend it there")
