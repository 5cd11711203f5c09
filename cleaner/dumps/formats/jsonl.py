"""Articles as JSON Lines: one object a line, read field by field and written back as it came with more fields.

A line is never written anew from what was read of it: new values are put into the line as it came, so that every
other field keeps its spelling, down to the digits of a number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from cleaner.dumps.formats.charsets import LineDecoder, decode_utf8
from cleaner.dumps.formats.encodings import plain_stream
from cleaner.dumps.formats.entries import Entry, dump, kind_name, record_entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import UNNAMED, Fields, guess_fields

MOST: Final = 32_000_000  # bytes of one record
ENDLESS: Final = 1_000_000_000  # bytes of a line, after which no end of it is waited for
_DECODER: Final = json.JSONDecoder()
_BLANK: Final = re.compile(r"[ \t\n\r]*")


def read_records(stream: BinaryIO, fields: Fields = UNNAMED, charset: str | None = None) -> Iterator[Entry]:
    r"""Read JSON Lines one by one; a line that is wrong gives an entry with its `problem`, and blank lines give none.

    `fields` names fields; those it does not name are guessed from the first record that has a usual name. `charset` is
    that of lines that are no UTF-8. Raises `FormatError` if there is no record at all.

    >>> import io
    >>> lines = io.BytesIO('{"content": "هطلت أمطار غزيرة."}\n{"content": null}\n'.encode())
    >>> [(entry.number, entry.problem) for entry in read_records(lines)]
    [(1, ''), (2, "the field 'content' is null: fill it, or take the record out")]
    """
    empty = True
    plain, _, wide = plain_stream(stream, charset, by_line=True)
    decoder = LineDecoder(charset)
    for number, size, line in _lines(plain):
        if line is None:
            problem = f"is longer than {MOST:,} bytes: no article is; cut it"
            entry = Entry(number, size, problem=problem, fields=fields, place=f"line {number}")
        elif line.strip():
            entry = read_record(number, line, fields, decoder)
        else:
            continue
        empty = False
        fields = entry.fields
        yield entry._replace(encoding=wide) if wide else entry
    if empty:
        raise FormatError("is empty: there is no record to clean")


def read_record(number: int, line: bytes, fields: Fields = UNNAMED, decoder: LineDecoder | None = None) -> Entry:
    """Read one line, of UTF-8 or as the decoder of its stream tells; what is wrong with it is the entry's `problem`.

    >>> read_record(3, '{"text": "خبر"}'.encode()).document.text
    'خبر'
    """
    size, place = len(line), f"line {number}"
    try:
        raw = (decoder.decode(line) if decoder else decode_utf8(line)).strip(" \t\r\n")
        values = _parse(raw)
    except FormatError as error:
        shown = line.decode("utf-8", "backslashreplace").strip()
        return Entry(number, size, problem=str(error), raw=shown, fields=fields, place=place)
    entry = record_entry(
        number=number, size=size, values=values, fields=guess_fields(values, fields), place=place, raw=raw
    )
    return entry._replace(encoding=decoder.charset) if decoder and decoder.charset else entry


def with_values(entry: Entry, added: Mapping[str, object]) -> str:
    """Give the record's line with the `added` fields set: where they stand, or else at the end.

    >>> import io
    >>> entry = next(read_records(io.BytesIO('{"id": 1.50, "text": "خبر"}'.encode())))
    >>> with_values(entry, {"clean_text": "خبر"})
    '{"id": 1.50, "text": "خبر", "clean_text": "خبر"}'
    >>> with_values(entry, {"text": None})
    '{"id": 1.50, "text": null}'
    """
    raw, left, values = entry.raw, dict(added), entry.values or {}
    parts, end = [], 0
    for key, first, last in places_of(raw) if any(name in values for name in added) else ():
        if key in added:
            parts += [raw[end:first], dump(added[key])]
            left.pop(key, None)
            end = last
    line = "".join(parts) + raw[end:] if parts else raw
    if not left:
        return line
    comma = ", " if values else ""
    return f"{line[:-1].rstrip()}{comma}{dump(left)[1:]}"


def places_of(raw: str) -> tuple[tuple[str, int, int], ...]:
    """Say where in an object's line the value of each of its fields stands.

    >>> places_of('{"id": 1.50, "text": "خبر"}')
    (('id', 7, 11), ('text', 21, 26))
    """
    return _parse_object(raw)[1]


class JsonlEncoder:
    r"""Records as JSON Lines: those that came so keep their spelling.

    >>> JsonlEncoder().add(read_record(1, b'{"n": 1.0}'), {"clean_text": None})
    b'{"n": 1.0, "clean_text": null}\n'
    """

    sealed = False

    def add(self, entry: Entry, added: Mapping[str, object]) -> bytes:
        """Give the record's line."""
        line = with_values(entry, added) if entry.raw else dump({**(entry.values or {}), **added})
        return f"{line}\n".encode()

    def flush(self) -> bytes:
        """Give nothing: nothing is held back."""
        return b""

    def end(self) -> bytes:
        """Give nothing: the last line is as the others."""
        return b""

    def seal(self, spool: Path, target: Path) -> None:
        """Make the file of its spool, which it is already."""
        spool.replace(target)


def _lines(stream: BinaryIO) -> Iterator[tuple[int, int, bytes | None]]:
    """Give the lines of the stream with their numbers and sizes; None for one that is too long to be read.

    Only a line feed ends a line, for texts hold the other separators.
    """
    number, line = 1, stream.readline(MOST)
    while line:
        if len(line) < MOST or line.endswith(b"\n"):
            yield number, len(line), line
        else:
            yield number, MOST + _skip_line(stream), None
        number, line = number + 1, stream.readline(MOST)


def _skip_line(stream: BinaryIO) -> int:
    """Skip the rest of a line; give its bytes."""
    size = 0
    while part := stream.readline(1_000_000):
        size += len(part)
        if part.endswith(b"\n"):
            break
        if size > ENDLESS:
            raise FormatError(f"holds a line of more than {ENDLESS:,} bytes: it is no dump of records")
    return size


def _parse(raw: str) -> dict[str, object]:
    try:
        try:
            value = json.loads(raw)
        except json.JSONDecodeError:
            if not raw.startswith("{"):
                raise
            value = _parse_object(raw)[0]  # which says better what is wrong
        if not isinstance(value, dict):
            raise FormatError(f"holds {kind_name(value)}, not an object: write one {{…}} a line")
        return value
    except json.JSONDecodeError as error:
        place = f"{error.msg.removesuffix(' at')} at column {error.colno}"
        raise FormatError(f"is not JSON ({place}): write one whole object a line") from None
    except RecursionError:
        raise FormatError("is nested too deeply to read: flatten the record") from None
    except FormatError:
        raise
    except ValueError:  # Python reads no whole number of more than some thousand digits
        raise FormatError("holds a number of too many digits: shorten it or write it as text") from None


def _parse_object(raw: str) -> tuple[dict[str, object], tuple[tuple[str, int, int], ...]]:
    values: dict[str, object] = {}
    spans: list[tuple[str, int, int]] = []
    place = _skip(raw, 1)
    while spans or raw[place : place + 1] != "}":
        if raw[place : place + 1] != '"':
            raise json.JSONDecodeError("Expecting a field's name in double quotes", raw, place)
        name, place = _DECODER.raw_decode(raw, place)
        start = _skip(raw, _expect(raw, _skip(raw, place), ":"))
        values[name], place = _DECODER.raw_decode(raw, start)
        spans.append((name, start, place))
        place = _skip(raw, place)
        if raw[place : place + 1] == "}":
            break
        place = _skip(raw, _expect(raw, place, ","))
    if place + 1 < len(raw):
        raise json.JSONDecodeError("More after the object", raw, place + 1)
    return values, tuple(spans)


def _skip(raw: str, place: int) -> int:
    return _BLANK.match(raw, place).end()  # type: ignore[union-attr]  # the pattern matches nothing, too


def _expect(raw: str, place: int, mark: str) -> int:
    if raw[place : place + 1] != mark:
        raise json.JSONDecodeError(f"Expecting {mark!r}", raw, place)
    return place + 1
