"""Articles in a workbook of Excel, one a row below the header of a sheet; read, but not written."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple
from xml.etree.ElementTree import iterparse

from cleaner.dumps.formats.entries import Entry, record_entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import UNNAMED, Fields, guess_fields
from cleaner.dumps.formats.jsonl import MOST
from cleaner.dumps.formats.rows import column_names

COLUMNS: Final = 1_000  # that a header may have: a record has all of them, and an empty cell costs nothing in the file
_TAGS: Final = 200_000  # of a row; Excel has 16,384 cells
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LEAST: Final = 32_000_000  # bytes to which any workbook may unpack
_RATIO: Final = 30  # bytes to which one of a workbook may unpack; XML of texts takes some six
_TREE: Final = 200_000_000  # bytes that the parts which are held as a whole may take in memory
_NODE: Final = 100  # bytes of memory that a tag takes, whatever stands in it
_BLOCK: Final = 1_000_000
_MANIFEST: Final = "[Content_Types].xml"
_WORKSHEET: Final = "worksheet+xml"
_OLD: Final = b"\xd0\xcf\x11\xe0"
_BREAK: Final = "_x000D_"  # how Excel writes CR within a text


class SheetRow(NamedTuple):
    """A row: its number on the sheet, and the values of its cells by the numbers of their columns, both from 1."""

    number: int
    cells: Mapping[int, object]

    @property
    def values(self) -> tuple[object, ...]:
        """The values up to the last, None for what is empty."""
        return tuple(self.cells.get(column) for column in range(1, min(max(self.cells, default=0), COLUMNS) + 1))


class Sheet:
    """A sheet of a workbook: its name, the names of all, and its rows, which are read as they are asked for."""

    def __init__(self, stream: BinaryIO, name: str | None = None) -> None:
        """Open a workbook at its first sheet, or at that which is named.

        Raises `FormatError` for what is none, is broken, unpacks to too much or lacks that sheet.
        """
        if find_spec("openpyxl") is None:
            raise FormatError("is a workbook, for which openpyxl is needed: pip install 'arabic-article-cleaner[xlsx]'")
        head = stream.read(len(_OLD))
        if not head:
            raise FormatError("is empty: there is no sheet in it")
        if head == _OLD:
            raise FormatError("is encrypted, or of the older form .xls: save it as .xlsx without a password")
        try:
            self.name, self.names, self._parser = _opened(stream, name)
        except FormatError:
            raise
        except Exception as error:  # the library raises whatever a broken file makes it
            raise FormatError(f"is no workbook or is broken ({_told(error)}): save it as .xlsx again") from None

    def rows(self) -> Iterator[SheetRow]:
        """Give the rows that are not empty; raise `FormatError` behind the last one where the sheet is broken."""
        row, rows = None, _rows(self._parser)
        while True:
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # of moments that there are not
                    found = next(rows, None)
            except FormatError:
                raise
            except Exception as error:
                place = f" behind row {row.number}" if row else ""
                raise FormatError(f"is broken{place} ({_told(error)}): save it as .xlsx again") from None
            if found is None:
                return
            row = found
            if row.cells:
                yield row


def read_workbook(path: Path, fields: Fields = UNNAMED, sheet: str | None = None) -> Iterator[Entry]:
    """Read the rows of a sheet one by one; a row that is wrong gives an entry with its `problem`.

    The first row that is not empty names the columns, as that of CSV does. Dates are texts of ISO 8601; of formulas the
    values are read that were saved with them.

    Args:
        path: The file, `.xlsx`.
        fields: The columns that are read as the text, its title and so on; those not named are guessed.
        sheet: The sheet's name, None for the first.

    Returns:
        The entries, in the order of the rows.

    Raises:
        FormatError: For what is no workbook or broken, has no such sheet, or has no row below its header.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:  # doctest: +ELLIPSIS
    ...     path = Path(folder, "أخبار.xlsx")
    ...     _ = path.write_bytes(b"text")
    ...     next(read_workbook(path), None)
    Traceback (most recent call last):
    cleaner.dumps.formats.errors.FormatError: is ...
    """
    with path.open("rb") as stream:
        opened = Sheet(stream, sheet)
        note = "" if sheet else _note(opened)
        rows = opened.rows()
        names = _header(next(rows, None))
        number, place, guessed = 0, 0, False
        for number, row in enumerate(rows, 1):
            last, place = place, stream.tell()
            size = max(0, place - last)  # what was read of the packed file meanwhile
            problem = _problem(row, len(names))
            if problem:
                entry = Entry(number, size, problem=problem, fields=fields, place=f"row {row.number}")
            else:
                values = {name: row.cells.get(column) for column, name in enumerate(names, 1)}
                fields, guessed = fields if guessed else guess_fields(values, fields), True
                entry = record_entry(number, size, values, fields, f"row {row.number}")
            yield entry._replace(note=note) if note else entry
            note = ""
        if not number:
            raise FormatError(f"is empty: the sheet {opened.name!r} has no row below its header")


def _opened(stream: BinaryIO, name: str | None) -> tuple[str, tuple[str, ...], Any]:
    """Open the one sheet that is read: the library's own way is to look into all, which may lead to one part."""
    from openpyxl.reader.excel import ExcelReader  # late: an extra
    from openpyxl.styles.stylesheet import apply_stylesheet
    from openpyxl.worksheet._reader import WorkSheetParser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is no cell, such as styles
        reader: Any = ExcelReader(stream, read_only=True, data_only=True, keep_links=False)
        size = stream.seek(0, 2)
        _refuse_large(reader.archive, size)
        reader.read_manifest()
        _refuse_held(reader, size)
        reader.read_strings()
        reader.read_workbook()
        apply_stylesheet(reader.archive, reader.wb)
        parts = {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets() if "chartsheet" not in rel.Type}
        if name is not None and name not in parts:
            raise FormatError(f"has no sheet {name!r} (it has {_listed(tuple(parts))}): name one behind ::")
        if not parts:
            raise FormatError("has no sheet of cells: there is no record to clean")
        chosen = next(iter(parts)) if name is None else name
        parser = WorkSheetParser(
            reader.archive.open(parts[chosen]),
            reader.shared_strings,
            data_only=True,
            epoch=reader.wb.epoch,
            date_formats=reader.wb._date_formats,
            timedelta_formats=reader.wb._timedelta_formats,
        )
    return chosen, tuple(parts), parser


def _rows(parser: Any) -> Iterator[SheetRow]:
    """Give the rows of a sheet; the library's own reader keeps what it has read, and fills gaps of any width."""
    tree, tags = [], 0  # the elements that are open, and how many came since the last row
    for event, element in iterparse(parser.source, ("start", "end")):
        if event == "start":
            tree.append(element)
            tags += 1
            if tags > _TAGS:
                raise FormatError(f"has a row of more than {_TAGS:,} tags: no sheet of Excel has")
            continue
        tree.pop()
        if element.tag == f"{{{_MAIN}}}sheetData":
            return
        if element.tag == f"{{{_MAIN}}}row":
            number, cells = parser.parse_row(element)
            yield SheetRow(
                number, {cell["column"]: _plain(cell["value"]) for cell in cells if cell["value"] is not None}
            )
            tree[-1].clear()
            tags = 0


def _refuse_large(archive: Any, size: int) -> None:
    """Refuse what unpacks to much more than its size, as it says, and no more than that is ever unpacked."""
    most = max(_LEAST, _RATIO * size)
    if sum(member.file_size for member in archive.infolist()) > most:
        raise FormatError(f"unpacks to more than {most:,} bytes: take empty rows away, or save it as CSV")
    _refuse_tree(archive, {_MANIFEST}, size)


def _refuse_held(reader: Any, size: int) -> None:
    """Refuse a workbook of which too much is held in memory: all but sheets, which are read row by row."""
    held: set[str] = set()
    sheets: set[str] = set()
    for part in reader.package.Override:
        (sheets if part.ContentType.endswith(_WORKSHEET) else held).add(part.PartName.removeprefix("/"))
    _refuse_tree(reader.archive, (set(reader.archive.namelist()) - sheets) | held, size)


def _refuse_tree(archive: Any, names: set[str], size: int) -> None:
    most, taken = max(_TREE, _RATIO * size), 0
    for name in sorted(names & set(archive.namelist())):
        with archive.open(name) as part:
            while block := part.read(_BLOCK):
                taken += len(block) + _NODE * block.count(b"<")
                if taken > most:
                    raise FormatError(f"takes more than {most:,} bytes of memory: save it as CSV")


def _header(row: SheetRow | None) -> tuple[str, ...]:
    """Give the names of the columns, as many as the header has cells up to its last."""
    if row is None:
        raise FormatError("is empty: there is no record to clean")
    if max(row.cells) > COLUMNS:
        raise FormatError(f"has more than {COLUMNS:,} columns in its header: take those away that are no fields")
    return column_names(tuple("" if value is None else str(value).strip() for value in row.values))


def _problem(row: SheetRow, columns: int) -> str:
    if (last := max(row.cells)) > columns:
        return f"has a value in column {last:,}, and the header has {columns:,}: name that column, or clear the cell"
    if sum(len(value) for value in row.cells.values() if isinstance(value, str)) > MOST:
        return f"is longer than {MOST:,} characters: no article is; cut it"
    return ""


def _plain(value: object) -> object:
    """Give the value of a cell as JSON has it: a moment at midnight is a day, as sheets know no other days."""
    if isinstance(value, str):
        return value.replace(_BREAK, "\r")
    if isinstance(value, datetime):
        return (value.date() if value.time() == time() else value).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, timedelta) else value


def _note(sheet: Sheet) -> str:
    """Say which sheet of several is read."""
    if len(sheet.names) < 2:
        return ""
    return f"reads the sheet {sheet.name!r} of {_listed(sheet.names)}; FILE.xlsx::{sheet.names[1]} names another"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(map(repr, names[:8])) + (", …" if len(names) > 8 else "") if names else "none"


def _told(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return (lines[0].rstrip(".")[:160] if lines else "") or type(error).__name__
