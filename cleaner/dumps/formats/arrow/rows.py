"""Rows of Parquet and Arrow files: read in batches of few rows, and looked at column by column."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple

from cleaner.dumps.formats.arrow.messages import CheckedMessages
from cleaner.dumps.formats.arrow.pages import group_size, read_footer
from cleaner.dumps.formats.arrow.values import RowValues, arrow
from cleaner.dumps.formats.entries import Entry, record_entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import UNNAMED, Fields, guess_fields
from cleaner.dumps.formats.jsonl import MOST
from cleaner.dumps.formats.packing import refuse_packed

_ROWS: Final = 128  # of a batch; few, for a writer may have put one long text there many times over
_BATCH: Final = 4_000_000  # bytes of a batch, as far as the file tells
_HOLLOW: Final = 1_000_000  # rows that any file may have, though they hold nothing
_VALUES: Final = 1_000_000  # within a row, in lists; nulls take no bytes
_BUFFER: Final = 1_000_000
_FILE: Final = b"ARROW1\x00\x00"  # in front of the stream that an Arrow file holds
_OLD: Final = b"FEA1"
_UNPACKED: Final = "uncompressed"


class ArrowRow(NamedTuple):
    """Where a row stands: its batch, its place in that, and how its file was compressed (None: not known)."""

    batch: Any
    place: int
    compression: str | None = None


def read_parquet(path: Path, fields: Fields = UNNAMED) -> Iterator[Entry]:
    """Read the rows of a Parquet file one by one; a row that is wrong gives an entry with its `problem`.

    `fields` names columns; those it does not name are guessed. Raises `FormatError` for what is no Parquet file, or is
    broken, behind the rows before the fault, and if there is no row at all.

    >>> import tempfile; table = arrow().table({"content": ["هطلت أمطار غزيرة.", None]})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "dump.parquet")
    ...     arrow("pyarrow.parquet").write_table(table, path)
    ...     [(entry.place, entry.problem) for entry in read_parquet(path)]
    [('row 1', ''), ('row 2', "the field 'content' is null: fill it, or take the record out")]
    """
    number = 0
    told, parquet = _told("Parquet", lambda: number), arrow("pyarrow.parquet")
    # it is opened twice, for what may not be opened is told as for other files
    with path.open("rb") as stream, told, parquet.ParquetFile(path, pre_buffer=False, buffer_size=_BUFFER) as file:
        for entry in _entries(_groups(file, stream, path), fields):
            number = entry.number
            yield entry


def read_arrow(stream: BinaryIO, fields: Fields = UNNAMED) -> Iterator[Entry]:
    """Read the rows of an Arrow stream, or of an Arrow file (Feather of version 2), from its beginning to its end.

    Raises `FormatError` as `read_parquet` does.

    >>> import io; library = arrow(); data = io.BytesIO()
    >>> table = library.table({"نص": ["هطلت أمطار غزيرة."]})
    >>> with library.ipc.new_stream(data, table.schema) as writer:
    ...     writer.write_table(table)
    >>> [entry.document.text for entry in read_arrow(io.BytesIO(data.getvalue()))]
    ['هطلت أمطار غزيرة.']
    """
    number = 0
    library = arrow()
    head = stream.read(len(_FILE))
    _refuse(head)
    with _told("Arrow", lambda: number):
        options = library.ipc.IpcReadOptions(use_threads=False)
        messages = CheckedMessages(b"" if head == _FILE else head, stream)
        source = library.PythonFile(messages, mode="r")
        for entry in _entries(_batches(library.ipc.open_stream(source, options=options), messages), fields):
            number = entry.number
            yield entry
        if head == _FILE:
            _skip_footer(stream, number)


class _Part(NamedTuple):
    """A batch, its first row's number less one among `rows`, which have `size` bytes together."""

    batch: Any
    start: int
    rows: int
    size: int
    compression: str | None


def _groups(file: Any, stream: BinaryIO, path: Path) -> Iterator[_Part]:
    _check_names(file.schema_arrow)
    whole, start, size = file.metadata.num_rows, 0, path.stat().st_size
    _refuse_hollow(whole, size)
    footer = read_footer(stream)
    for index, chunks in enumerate(footer.groups):
        known, compression = file.metadata.row_group(index), None
        found = group_size(stream, footer.columns, chunks)
        rows = max(1, min(found.rows, _BATCH * known.num_rows // max(1, known.total_byte_size)))
        if found.doubtful:
            rows = _rows_of_lists(path, index, found.doubtful, rows)
        for batch in file.iter_batches(batch_size=rows, row_groups=[index], use_threads=False):
            compression = compression or _compression(known)  # not before: what is broken there ends the process
            yield _Part(batch, start, max(whole, 1), size, compression)
            start += batch.num_rows


def _rows_of_lists(path: Path, index: int, names: Sequence[str], rows: int) -> int:
    """Give how many rows a batch may have whose lists refer to dictionaries, which are not resolved to tell."""
    parquet = arrow("pyarrow.parquet")
    with parquet.ParquetFile(path, read_dictionary=names, pre_buffer=False, buffer_size=_BUFFER) as file:
        for batch in file.iter_batches(rows, row_groups=[index], columns=names, use_threads=False):
            if _resolved(batch.columns) <= MOST:
                continue
            if any(_resolved(batch.slice(place, 1).columns) > MOST for place in range(batch.num_rows)):
                raise FormatError(f"has a list of more than {MOST:,} bytes in a row: no article has; cut it")
            rows = 1
    return rows


def _resolved(columns: Iterable[Any]) -> int:
    """Give the bytes of the texts to which dictionaries refer within columns."""
    library, size = arrow(), 0
    for column in columns:
        if library.types.is_dictionary(column.type):
            lengths = arrow("pyarrow.compute").binary_length(column.dictionary)
            size += lengths.take(column.indices).cast(library.int64()).sum().as_py() or 0
        elif library.types.is_nested(column.type):
            size += _resolved(_inner(column))
    return size


def _refuse_hollow(rows: int, size: int) -> None:
    """Refuse more rows than bytes: they are empty, and each is told by itself."""
    if rows > max(_HOLLOW, size):
        raise FormatError(f"has {rows:,} rows in {size:,} bytes: they hold nothing; take them away")


def _check_names(fields: Iterable[Any]) -> None:
    """Look at every name once: one that is not UTF-8 would be found in the midst of the work."""
    for field in fields:
        if field.name and arrow().types.is_nested(field.type):
            _check_names(field.type.field(place) for place in range(field.type.num_fields))


def _compression(group: Any) -> str | None:
    name: str | None = group.column(0).compression.lower() if group.num_columns else None
    return "none" if name == _UNPACKED else name


def _batches(reader: Any, messages: CheckedMessages) -> Iterator[_Part]:
    _check_names(reader.schema)
    rows = 0
    while (batch := next(reader, None)) is not None:
        rows += batch.num_rows
        _refuse_hollow(rows, messages.size)
        size = batch.get_total_buffer_size()  # nbytes follows what the columns say, which was not checked yet
        for start in range(0, batch.num_rows, _ROWS):
            yield _Part(_copied(batch.slice(start, _ROWS)), start, batch.num_rows, size, None)
        del batch  # before the next one is read: a file may have few large ones


def _copied(part: Any) -> Any:
    """Give some rows of a batch without the batch, which would live as long as they."""
    library = arrow()
    try:
        return part if _fault(part) else part.take(library.array(range(part.num_rows), library.int64()))
    except library.ArrowNotImplementedError:  # of few types
        return part


def _entries(parts: Iterator[_Part], fields: Fields) -> Iterator[Entry]:
    number = 0
    for part in parts:
        checked = bool(_fault(part.batch)) or part.batch.nbytes > MOST or _values_in(part.batch.columns) > _VALUES
        places: dict[str, int] = {}
        for place, name in enumerate(part.batch.schema.names):
            places.setdefault(name, place)
        for index in range(part.batch.num_rows):
            number += 1
            first, last = ((part.start + index + end) * part.size // part.rows for end in (0, 1))
            entry = _entry(
                part=part, index=index, number=number, size=last - first, fields=fields, places=places, checked=checked
            )
            fields = entry.fields
            yield entry
    if not number:
        raise FormatError("is empty: there is no record to clean")


def _entry(
    part: _Part, index: int, number: int, size: int, fields: Fields, places: Mapping[str, int], checked: bool
) -> Entry:
    place, batch = f"row {number}", part.batch
    if checked:  # each row stands alone then: to copy it with others would be to copy what is broken
        batch, index = batch.slice(index, 1), 0
        if problem := _row_fault(batch):
            return Entry(number, size, problem=problem, fields=fields, place=place)
    values = RowValues(batch, places, index)
    hold = ArrowRow(batch, index, part.compression)
    return record_entry(number, size, values, guess_fields(values, fields), place, row=hold)


def _row_fault(row: Any) -> str:
    if fault := _fault(row):
        return fault
    if row.nbytes > MOST:
        return f"is longer than {MOST:,} bytes: no article is; cut it"
    many = _values_in(row.columns) > _VALUES
    return f"has more than {_VALUES:,} values in a list: no article has; cut it" if many else ""


def _values_in(columns: Iterable[Any]) -> int:
    """Count the values within lists."""
    count = 0
    for column in columns:
        if arrow().types.is_nested(column.type):
            inner = _inner(column)
            count += _values_in(inner) + (0 if arrow().types.is_struct(column.type) else sum(map(len, inner)))
    return count


def _inner(column: Any) -> list[Any]:
    """Give the columns within one of lists or of structs."""
    kinds = arrow().types
    if kinds.is_list(column.type) or kinds.is_large_list(column.type) or kinds.is_fixed_size_list(column.type):
        return [column.flatten()]
    if kinds.is_map(column.type):
        first, count = column.offsets[0].as_py(), len(column)
        last = column.offsets[count].as_py()
        return [column.keys.slice(first, last - first), column.items.slice(first, last - first)]
    return list(column.flatten()) if kinds.is_struct(column.type) else []


def _fault(batch: Any) -> str:
    """Say what is wrong with the bytes of a batch: files are not checked by reading them, and UTF-8 may be none."""
    library = arrow()
    try:
        batch.validate(full=True)
    except (library.ArrowException, ValueError) as error:
        return f"is broken ({_first_line(error)}): mend the column"
    return ""


@contextmanager
def _told(form: str, number: Callable[[], int]) -> Iterator[None]:
    """Tell of a file that cannot be read what the library says, and behind which row."""
    library = arrow()
    try:
        yield
    except FormatError:
        raise
    except (library.ArrowException, OSError, MemoryError, EOFError, ValueError) as error:
        if isinstance(error, OSError) and error.errno is not None:  # the file's own matter
            raise
        place = f" behind row {number()}" if number() else ""
        raise FormatError(f"is no {form} or is broken{place} ({_first_line(error)}): fetch or write it again") from None


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".")[:200] if lines else type(error).__name__


def _refuse(head: bytes) -> None:
    refuse_packed(head)
    if not head:
        raise FormatError("is empty: there is no record to clean")
    if head.startswith(_OLD):
        raise FormatError("is Feather of version 1: write it again as version 2, as pyarrow.feather does")


def _skip_footer(stream: BinaryIO, number: int) -> None:
    """Read what stands behind the last batch of an Arrow file, which ends as it begins."""
    tail = b""
    while part := stream.read(_BUFFER):
        tail = (tail + part)[-len(_FILE) :]
    if not tail.endswith(_FILE[:6]):
        raise FormatError(f"is cut short behind row {number}: fetch it again")
