"""The pages of a Parquet file, of which the library unpacks each as a whole: their heads are read before.

The head of a page says what it unpacks to, and so many bytes the library takes, be they there or not. What is unpacked
may stand for more: an entry of a dictionary for as many values as refer to it, and a prefix of the delta encoding for
all values that begin with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO, Final, NamedTuple

from cleaner.dumps.formats.arrow.thrift import CompactReader, ThriftError
from cleaner.dumps.formats.errors import FormatError

_LEAST: Final = 100_000_000  # bytes to which the pages that are held at once may unpack, however small they are
_RATIO: Final = 50  # bytes to which one of them may unpack; texts take some four, what repeats itself more
_HOLLOW: Final = 10_000_000  # values of lists that a row group may have, though they hold nothing
_BATCH: Final = 4_000_000  # bytes of a batch, as far as pages tell
_COPIES: Final = 100_000_000  # bytes of a batch in which one value may stand many times
_ROWS: Final = 128  # of a batch; few, for a writer may have put one long text there many times over
_HEADS: Final = (1 << 13, 1 << 18, 1 << 24)  # bytes in which a head is looked for: it may quote values of its page
_MAGIC: Final = b"PAR1"
_TAIL: Final = 8  # bytes: the footer's length, and the mark
_REPEATED: Final = 2  # of a field in the schema
_BYTES: Final = 6  # the type of texts and of bytes
_DICTIONARY: Final = 2  # the kind of a page
_DELTA: Final = 7  # the encoding that shares prefixes
_SAID: Final = ((5, 2), (8, 4))  # fields of a head: what a page of data says of itself, and there of its encoding


class Column(NamedTuple):
    """A column of a schema: its path, whether it is one of lists, and whether its values are texts or bytes."""

    path: str
    repeated: bool
    texts: bool


class Chunk(NamedTuple):
    """The pages of a column in a row group: where they begin, their bytes, and how many values the footer tells of."""

    start: int
    size: int
    values: int


class Footer(NamedTuple):
    """The columns of a file, and the chunks of each of its row groups, in the order of the columns."""

    columns: Sequence[Column]
    groups: Sequence[Sequence[Chunk]]


class GroupSize(NamedTuple):
    """How many rows a batch of a row group may have, and the columns whose values must be counted before.

    They are of lists in which few bytes stand for many, and how many of them are in a row no page tells.
    """

    rows: int
    doubtful: tuple[str, ...]


class _Page(NamedTuple):
    kind: int
    unpacked: int
    packed: int
    values: int
    encoding: int


def read_footer(stream: BinaryIO) -> Footer:
    """Read what the end of a Parquet file says of its pages; raise `FormatError` for what cannot be read.

    >>> import io
    >>> read_footer(io.BytesIO("لا صفحات هنا".encode()))
    Traceback (most recent call last):
    cleaner.dumps.formats.errors.FormatError: is no Parquet or is broken (its footer cannot be read): ...
    """
    end = stream.seek(0, 2)
    stream.seek(max(0, end - _TAIL))
    tail = stream.read(_TAIL)
    size = int.from_bytes(tail[:4], "little")
    try:
        if tail[4:] != _MAGIC or size > end - _TAIL:
            raise ThriftError("has no end")
        stream.seek(end - _TAIL - size)
        return _footer(CompactReader(stream.read(size)))
    except (ThriftError, AttributeError, TypeError, LookupError):  # what stands there is of another kind
        raise FormatError("is no Parquet or is broken (its footer cannot be read): fetch or write it again") from None


def group_size(stream: BinaryIO, columns: Sequence[Column], chunks: Sequence[Chunk]) -> GroupSize:
    """Look at the pages of a row group; raise `FormatError` if reading it would take much more than its bytes.

    >>> import io
    >>> group_size(io.BytesIO(), [Column("النص", repeated=False, texts=True)], [Chunk(4, 0, 1)])
    GroupSize(rows=128, doubtful=())
    """
    held, packed, copies, mean, doubtful = 0, 0, 0, 0.0, []
    for column, chunk in zip(columns, chunks, strict=False):
        pages = list(_pages(stream, chunk))
        data = [page for page in pages if page.kind != _DICTIONARY]
        shared = sum(page.unpacked for page in pages if page.kind == _DICTIONARY)
        delta = max((page.unpacked for page in data if page.encoding == _DELTA), default=0)
        values = max(chunk.values, sum(page.values for page in data))
        if column.repeated:  # a row of lists may have all of them
            _refuse_hollow(column, values, chunk.size)
            held += sum(page.unpacked for page in pages)
            packed += sum(page.packed for page in pages)
            if column.texts and (shared + delta) * values > _COPIES:
                doubtful.append(column.path)
            continue
        largest = max(data, key=lambda page: page.unpacked, default=None)
        held += shared + (largest.unpacked if largest else 0)
        packed += sum(page.packed for page in pages if page is largest or page.kind == _DICTIONARY)
        copies += shared + delta if column.texts else 0
        mean += max((page.unpacked / max(1, page.values) for page in data), default=0.0)
    most = max(_LEAST, _RATIO * packed)
    if held > most:
        raise FormatError(f"has pages that unpack to more than {most:,} bytes: write it again in smaller pages")
    rows = min(_ROWS, int(_BATCH / max(1.0, mean)), _COPIES // max(1, copies))
    return GroupSize(max(1, rows), tuple(doubtful))


def _refuse_hollow(column: Column, values: int, size: int) -> None:
    if values > max(_HOLLOW, _RATIO * size):
        raise FormatError(
            f"has {values:,} values of {column.path!r} in {size:,} bytes: they hold nothing; take them away"
        )


def _pages(stream: BinaryIO, chunk: Chunk) -> Iterator[_Page]:
    """Read the heads of pages; behind one that is broken, the library finds none either."""
    at, end = chunk.start, chunk.start + chunk.size
    while 0 <= at < end:
        head = _head(stream, at)
        if head is None:
            return
        page, size = head
        if page.packed < 0 or page.unpacked < 0:
            return
        yield page
        at += size + page.packed


def _head(stream: BinaryIO, at: int) -> tuple[_Page, int] | None:
    """Give what the head of a page says, and its length; None where there is none."""
    for most in _HEADS:
        stream.seek(at)
        data = stream.read(most)
        reader = CompactReader(data)
        try:
            return _page(reader.struct()), reader.at
        except ThriftError:
            if len(data) < most:
                return None
    return None


def _page(fields: Mapping[int, Any]) -> _Page:
    values = encoding = 0
    for number, place in _SAID:
        said = fields.get(number)
        if isinstance(said, dict):
            values, encoding = _number(said.get(1)), _number(said.get(place))
    return _Page(_number(fields.get(1)), _number(fields.get(2)), _number(fields.get(3)), values, encoding)


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _footer(reader: CompactReader) -> Footer:
    columns: list[Column] = []
    groups: list[list[Chunk]] = []
    for number, kind in reader.fields():
        if number == 2:
            columns = _columns(reader.value(kind))
        elif number == 4:  # one after the other: there may be many
            count, kind = reader.items()
            groups = [_group(reader.value(kind, 1)) for _ in range(count)]
        else:
            reader.value(kind)
    return Footer(columns, groups)


def _columns(schema: Any) -> list[Column]:
    """Give the leaves of a schema, which lists each field before those within it."""
    columns: list[Column] = []
    above: list[tuple[int, str, bool]] = []  # the fields around: how many are left in each, its path, if it repeats
    for element in schema[1:]:
        name = element.get(4, b"").decode("utf-8", "replace")
        while above and not above[-1][0]:
            above.pop()
        path, repeated = "", False
        if above:
            left, path, repeated = above.pop()
            above.append((left - 1, path, repeated))
        path, repeated = f"{path}.{name}" if path else name, repeated or element.get(3) == _REPEATED
        if element.get(5):
            above.append((element[5], path, repeated))
        else:
            columns.append(Column(path, repeated, element.get(1) == _BYTES))
    return columns


def _group(group: Any) -> list[Chunk]:
    return [_chunk(column[3]) for column in group[1]]


def _chunk(known: Mapping[int, Any]) -> Chunk:
    data, shared = _number(known.get(9)), _number(known.get(11))
    return Chunk(shared if 0 < shared < data else data, _number(known.get(7)), _number(known.get(5)))
