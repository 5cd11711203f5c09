"""Rows of CSV and TSV: cut from lines as they come, with the line where each begins; quoted cells may hold breaks."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final, NamedTuple

from cleaner.dumps.formats.charsets import decode_utf8
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.jsonl import ENDLESS, MOST

_CHUNK: Final = 1_000_000  # bytes
_STRAY: Final = "expected after"  # in the library's words for a quote that does not end its cell
_FORMULAS: Final = "=+-@\t\r"
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?%?")
_HELD: Final = 100  # bytes that hold a line, be it a blank one


class Row(NamedTuple):
    """The cells of a row, or the problem that stands in their place; `line` counts from 1, `size` are its bytes."""

    line: int
    size: int
    cells: tuple[str, ...] = ()
    problem: str = ""


class _UnclosedError(Exception):
    """A row that goes on for longer than any may, or at the end of the stream."""


class Rows:
    """The rows of a stream of UTF-8, without those that are blank.

    A quote that is not closed costs its line, and the reading goes on with the next, so that it swallows no rows, and
    no more memory than a row may take. So it goes on behind a row of bytes that are not UTF-8.
    """

    def __init__(self, stream: BinaryIO, delimiter: str, most: int = MOST, line: int = 0) -> None:
        """Cut a stream at a delimiter; `most` is how many bytes a row may have, and `line` lines were read already."""
        self._stream, self._delimiter, self._most = stream, delimiter, most
        self._line = line  # the one that was read last
        self._weight = 0  # in memory, of the lines at hand
        self._kept: list[tuple[bytes, int]] = []  # the lines of the row at hand, and their sizes
        self._again: list[tuple[bytes, int]] = []  # those to be read once more, the next of them last
        self._fault = ""

    def __iter__(self) -> Iterator[Row]:
        r"""Give the rows.

        >>> import io
        >>> list(Rows(io.BytesIO('رقم,خبر\n7,"سطر\nوسطر"\n'.encode()), ","))[1]
        Row(line=2, size=20, cells=('7', 'سطر\nوسطر'), problem='')
        """
        reader = self._reader()
        while True:
            self._kept, self._fault, self._weight = [], "", 0
            line, cells = self._line + 1, []
            try:
                cells = _next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                swallowed = len(self._kept) > 1 and _STRAY in str(error)  # a quote of another row ended the cell
                reader, self._fault = self._reader(), self._unclosed(line) if swallowed else _told(error)
            except _UnclosedError:
                reader, self._fault = self._reader(), self._unclosed(line)
            size = sum(size for _, size in self._kept)
            if self._fault:
                yield Row(line, size, problem=self._fault)
            elif cells:
                yield Row(line, size, tuple(cells))

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(self._lines(), delimiter=self._delimiter, strict=True)

    def _lines(self) -> Iterator[str]:
        """Give lines for as long as the reader of rows asks: for more within a row, where a quote is open."""
        while line := self._read():
            if self._weight > self._most:
                raise _UnclosedError
            try:
                yield line.decode()
            except UnicodeDecodeError:
                self._fault = self._fault or _not_utf8(line)
                yield line.decode("utf-8", "surrogateescape")  # so that the row ends where it ends
        if self._kept:
            raise _UnclosedError

    def _read(self) -> bytes:
        """Read the next line; of one that is longer than a row may be, its beginning."""
        if self._again:
            line, size = self._again.pop()
        else:
            line = self._stream.readline(self._most + 1)
            size = len(line)
            while size > self._most and not line.endswith(b"\n") and (more := self._stream.readline(_CHUNK)):
                size += len(more)
                if more.endswith(b"\n"):
                    break
                if size > ENDLESS:
                    raise FormatError(f"holds a line of more than {ENDLESS:,} bytes: it is no table")
        if line:
            self._line += 1
            self._kept.append((line, size))
            self._weight += size + _HELD * (len(self._kept) > 1)
        return line

    def _unclosed(self, line: int) -> str:
        """Say what is wrong with the first of the lines at hand, and take back the others."""
        first, *others = self._kept
        self._again += reversed(others)
        self._line, self._kept = line, [first]
        if first[1] > self._most:
            return f"is longer than {self._most:,} bytes: no article is; cut it"
        return f"opens a quote in line {line} that is not closed: close it, or double it"


def joined(cells: Iterable[str], delimiter: str, ending: str) -> bytes:
    r"""Write a row, with quotes where they are needed.

    >>> joined(["7", 'قال "نعم" ومضى', "سطر\rوسطر"], ";", "\n").decode()
    '7;"قال ""نعم"" ومضى";"سطر\rوسطر"\n'
    """
    echo = csv.writer(_Echo(), delimiter=delimiter, lineterminator="\r\n")  # both quoted, whatever ends the lines
    line: str = echo.writerow(cells)
    return (line[:-2] + ending).encode("utf-8", "backslashreplace")


def without_formulas(cells: Iterable[str]) -> list[str]:
    """Give cells that no spreadsheet takes for formulas, which may send what is in the sheet away: behind a quote.

    >>> without_formulas(["=HYPERLINK(A1)", "-5", "@وكالة", "خبر = عاجل"])
    ["'=HYPERLINK(A1)", '-5', "'@وكالة", 'خبر = عاجل']
    """
    return [f"'{cell}" if cell[:1] in _FORMULAS and cell and not _NUMBER.fullmatch(cell) else cell for cell in cells]


class _Echo:
    def write(self, line: str) -> str:
        return line


def _next(reader: Iterator[list[str]]) -> list[str]:
    """Read a row with cells of any length: the limit is one for all readers of the process, so it is put back."""
    limit = csv.field_size_limit(2**31 - 1)
    try:
        return next(reader)
    finally:
        csv.field_size_limit(limit)


def column_names(header: tuple[str, ...]) -> tuple[str, ...]:
    """Give each column a name of its own: by its number where it has none, and with a number behind one that is taken.

    >>> column_names(("نص", "", "نص"))
    ('نص', 'column_2', 'نص_2')
    """
    names: dict[str, None] = {}
    last: dict[str, int] = {}  # the number behind a name that was given last
    for number, name in enumerate(header, 1):
        name = found = name or f"column_{number}"
        while found in names:
            last[name] = last.get(name, 1) + 1
            found = f"{name}_{last[name]}"
        names[found] = None
    return tuple(names)


def _not_utf8(line: bytes) -> str:
    try:
        decode_utf8(line)
    except FormatError as error:
        return str(error)
    return ""


def _told(error: csv.Error) -> str:
    reason = str(error).partition(" - ")[0]
    remedy = "double the quotes within a cell" if _STRAY in reason else "put cells with line breaks in quotes"
    return f"is no row of a table ({reason}): {remedy}"
