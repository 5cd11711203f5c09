"""Articles as JSON: an array of objects, also as the one list of an object, or objects one behind the other."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final

from cleaner.dumps.formats.encodings import plain_stream
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import UNNAMED, Fields, guess_fields
from cleaner.dumps.formats.json_splitter import BLANKS, Cutter, JsonValue
from cleaner.dumps.formats.jsonl import MOST, read_record, read_records
from cleaner.dumps.formats.spools import json_line

_HEAD: Final = 65_536  # bytes that tell of what form it is
_STRING: Final = rb'"(?:[^"\\]|\\.)*+"'
_WRAPPED: Final = re.compile(  # an object whose first field but short ones is a list of objects
    rb"\s*\{\s*(?:%b\s*:\s*(?:%b|[-+.\w]++)\s*,\s*)*+%b\s*:\s*\[(?=\s*\{)" % (_STRING, _STRING, _STRING), re.DOTALL
)
_BREAK: Final = re.compile(r"(,?)[\r\n][ \t\r\n]*")


def read_array(stream: BinaryIO, fields: Fields = UNNAMED, charset: str | None = None) -> Iterator[Entry]:
    r"""Read the objects of a JSON file one by one; one that is wrong gives an entry with its `problem`.

    `fields` names fields; those it does not name are guessed. Objects of a line each are read as JSON Lines. `charset`
    is that of a file that is no UTF-8. Raises `FormatError` if there is no record at all, and behind the others where
    an element is not closed.

    >>> import io
    >>> entries = read_array(io.BytesIO('[{"content": "هطلت أمطار."},\n {"content": null}]'.encode()))
    >>> [(entry.place, entry.problem) for entry in entries]
    [('record 1', ''), ('record 2', "the field 'content' is null: fill it, or take the record out")]
    """
    plain = plain_stream(stream, charset)
    for entry in _read(Cutter(plain.stream), fields):
        yield entry._replace(encoding=plain.charset) if plain.charset else entry


def _read(cutter: Cutter, fields: Fields) -> Iterator[Entry]:
    head = cutter.head(_HEAD)
    if head.lstrip(BLANKS).startswith(b"["):
        yield from _entries(cutter.array(head.index(b"[") + 1), fields)
        return
    if not head.lstrip(BLANKS).startswith(b"{"):
        yield from read_records(cutter.rest(), fields)
        return
    wrapped = _WRAPPED.match(head)
    first = cutter.first()
    if wrapped and not _is_record(first, cutter, fields):
        yield from _entries(cutter.array(wrapped.end(), wrapped=True), fields)
    elif _spans_lines(first, head):
        yield from _entries(cutter.sequence(), fields)
    else:
        yield from read_records(cutter.rest(), fields)


class ArrayEncoder:
    r"""Records as a JSON array, one a line; those that came as JSON keep their spelling.

    >>> encoder = ArrayEncoder()
    >>> encoder.add(read_record(1, b'{"n": 1.50}'), {"clean_text": None}) + encoder.end()
    b'[\n{"n": 1.50, "clean_text": null}\n]\n'
    """

    sealed = False

    def __init__(self, *, begun: bool = False) -> None:
        """Begin an array, or go on with one."""
        self._begun = begun

    def add(self, entry: Entry, added: Mapping[str, object]) -> bytes:
        """Give the record's object, behind what stands before it."""
        before, self._begun = ",\n" if self._begun else "[\n", True
        return f"{before}{json_line(entry, added)}".encode()

    def flush(self) -> bytes:
        """Give nothing: nothing is held back."""
        return b""

    def end(self) -> bytes:
        """Close the array."""
        return b"\n]\n" if self._begun else b"[]\n"

    def seal(self, spool: Path, target: Path) -> None:
        """Make the file of its spool, which it is already."""
        spool.replace(target)


def _entries(elements: Iterable[JsonValue], fields: Fields) -> Iterator[Entry]:
    empty = True
    for number, (data, size) in enumerate(elements, 1):
        place, empty = f"record {number}", False
        if data is None:
            problem = f"is longer than {MOST:,} bytes: no article is; cut it"
            yield Entry(number, size, problem=problem, fields=fields, place=place)
            continue
        entry = _entry(number, data, fields)
        fields = entry.fields
        yield entry._replace(size=size, place=place, problem=entry.problem.removesuffix(" a line"))
    if empty:
        raise FormatError("is empty: there is no record to clean")


def _entry(number: int, data: bytes, fields: Fields) -> Entry:
    """Read an element; one of several lines gets a line as its spelling, for others want it so."""
    entry = read_record(number, data, fields)
    if entry.values is None or ("\n" not in entry.raw and "\r" not in entry.raw):
        return entry
    line = _BREAK.sub(lambda found: f"{found[1]} " if found[1] else "", entry.raw)  # no string of JSON holds a break
    return read_record(number, line.encode(), fields)


def _is_record(first: bytes | None, cutter: Cutter, fields: Fields) -> bool:
    """Tell whether an object with a list of objects is an article itself: others follow it, or it has a text."""
    if first is None:
        return False  # longer than an article is
    if cutter.head(len(first) + _HEAD)[len(first) :].strip(BLANKS):
        return True
    values = read_record(1, first, fields).values
    guessed = guess_fields(values, fields) if values else fields
    return any(isinstance(values.get(name), str) for name in (guessed.text, guessed.html) if name) if values else False


def _spans_lines(first: bytes | None, head: bytes) -> bool:
    """Tell whether the first object stands on several lines: the first of them says so, if it is broken."""
    if first is not None:
        if b"\n" not in first.strip(BLANKS):
            return False
        try:
            json.loads(first)
        except (ValueError, RecursionError):
            pass
        else:
            return True
    return head.lstrip(BLANKS).partition(b"\n")[0].rstrip(BLANKS).endswith((b"{", b"[", b",")) and b"\n" in head
