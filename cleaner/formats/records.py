"""Articles as JSON Lines: one object a line, read field by field and written back as it came with one field more.

A line is never written anew from what was read of it: the new value is put into the line as it came, so that every
other field keeps its spelling, down to the digits of a number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, Final, NamedTuple

from cleaner.document import Document
from cleaner.formats.fields import UNNAMED, Fields, guess_fields
from cleaner.formats.packing import refuse_packed
from cleaner.formats.texts import FormatError, decode, decode_utf8, names_charset

_DECODER: Final = json.JSONDecoder()
_BLANK: Final = re.compile(r"[ \t\n\r]*")
_KINDS: Final = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
_BOM: Final = b"\xef\xbb\xbf"


class Entry(NamedTuple):
    """One document of an input, or the problem that stands in its place.

    `number` is the line of a record, from 1, and 0 for a text that is a whole file; `size` counts its bytes. `values`
    are the record's fields (None where the line holds no object), `raw` is its line, and `spans` says where in the
    line the value of each field stands. `fields` are the names with which it was read. `page` is the HTML of an entry
    that is a page, as bytes or decoded; its document has no text then, and tells what is known of the page.
    """

    number: int
    size: int
    document: Document | None = None
    problem: str = ""
    raw: str = ""
    values: Mapping[str, object] | None = None
    spans: tuple[tuple[str, int, int], ...] = ()
    fields: Fields = UNNAMED
    page: str | bytes | None = None


def read_page(data: bytes, title: str | None = None, url: str | None = None, outlet: str | None = None) -> Entry:
    """Read the one page that the bytes of a file are, whatever their charset. Raises `FormatError` if it is empty.

    >>> read_page(b"<p>", url="https://akhbar.example/1").document.url
    'https://akhbar.example/1'
    """
    if not data.strip():
        raise FormatError("is empty: there is nothing to clean")
    return Entry(0, len(data), Document("", url, title, outlet), page=data)


def read_text(data: bytes, title: str | None = None, url: str | None = None, outlet: str | None = None) -> Entry:
    """Read the one article that the bytes of a text file are. Raises `FormatError` for what is not a text, or empty.

    >>> read_text("هطلت أمطار غزيرة.".encode(), title="أمطار").document.title
    'أمطار'
    """
    text = decode(data)
    if not text.strip():
        raise FormatError("is empty: there is nothing to clean")
    return Entry(0, len(data), Document(text, url, title, outlet))


def read_records(stream: BinaryIO, fields: Fields = UNNAMED) -> Iterator[Entry]:
    r"""Read JSON Lines one by one; a line that is wrong gives an entry with its `problem`, and blank lines give none.

    `fields` names fields; those it does not name are guessed from the first record that has a usual name. Raises
    `FormatError` if there is no record at all.

    >>> import io
    >>> lines = io.BytesIO('{"content": "هطلت أمطار غزيرة."}\n{"content": null}\n'.encode())
    >>> [(entry.number, entry.problem) for entry in read_records(lines)]
    [(1, ''), (2, "the field 'content' is null: fill it, or take the record out")]
    """
    empty = True
    for number, line in enumerate(_lines(stream), 1):
        if not line.strip():
            continue
        empty = False
        entry = _entry(number, line, fields)
        fields = entry.fields
        yield entry
    if empty:
        raise FormatError("is empty: there is no record to clean")


def with_value(entry: Entry, name: str, value: str | None) -> str:
    """Give the record's line with the field `name` set to `value`: where it stands, or else at the end.

    >>> import io
    >>> entry = next(read_records(io.BytesIO('{"id": 1.50, "text": "خبر"}'.encode())))
    >>> with_value(entry, "clean_text", "خبر")
    '{"id": 1.50, "text": "خبر", "clean_text": "خبر"}'
    >>> with_value(entry, "text", None)
    '{"id": 1.50, "text": null}'
    """
    raw, new = entry.raw, dump(value)
    parts, end = [], 0
    for key, first, last in entry.spans:
        if key == name:
            parts += [raw[end:first], new]
            end = last
    if end:
        return "".join(parts) + raw[end:]
    comma = ", " if entry.spans else ""
    return f"{raw[:-1].rstrip()}{comma}{dump(name)}: {new}}}"


def dump(value: object, indent: int | None = None) -> str:
    r"""Write a value as JSON in UTF-8; text that UTF-8 cannot hold (half of a surrogate pair) is escaped.

    >>> dump({"نص": "خبر"}), dump("\ud800")
    ('{"نص": "خبر"}', '"\\ud800"')
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return text


def _lines(stream: BinaryIO) -> Iterable[bytes]:
    """Give the lines of the stream; only a line feed ends one, for texts hold the other separators."""
    first = stream.readline()
    refuse_packed(first)
    if names_charset(first):
        yield from decode(first + stream.read()).encode().split(b"\n")
        return
    yield first.removeprefix(_BOM)
    yield from stream


def _entry(number: int, line: bytes, fields: Fields) -> Entry:
    size = len(line)
    try:
        raw = decode_utf8(line).strip(" \t\r\n")
        values, spans = _parse(raw)
    except FormatError as error:
        return Entry(number, size, problem=str(error), fields=fields)
    fields = guess_fields(values, fields)
    page = _words(values, fields.html)
    problem = "" if page else _problem(values, fields)
    url, title, outlet = (_words(values, name) for name in (fields.url, fields.title, fields.outlet))
    published = _words(values, fields.published)
    text = "" if page or problem else str(values[fields.text or ""])
    document = None if problem else Document(text, url, title, outlet, published=published)
    return Entry(number, size, document, problem, raw, values, spans, fields, page)


def _parse(raw: str) -> tuple[dict[str, object], tuple[tuple[str, int, int], ...]]:
    try:
        if not raw.startswith("{"):
            kind = _kind(json.loads(raw))
            raise FormatError(f"holds {kind}, not an object: write one {{…}} a line")
        return _parse_object(raw)
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


def _problem(values: Mapping[str, object], fields: Fields) -> str:
    """Say what is wrong with the record's text, or give an empty text."""
    name = fields.text if fields.text in values or not fields.html else fields.html
    if name is None or name not in values:
        missing = "has no field with a usual name for the text" if name is None else f"has no field {name!r}"
        return f"{missing} (it has {_listed(values)}): name the text's field with --text-field"
    value = values[name]
    if isinstance(value, str):
        return f"the field {name!r} is empty: fill it, or take the record out" if name == fields.html else ""
    if value is None:
        return f"the field {name!r} is null: fill it, or take the record out"
    return f"the field {name!r} holds {_kind(value)}, not a text: mend it, or name another field"


def _listed(values: Mapping[str, object]) -> str:
    names = [repr(name[:40]) for name in values][:9]
    return ", ".join(names[:8]) + (", …" if len(names) > 8 else "") if names else "none"


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "a number")


def _words(values: Mapping[str, object], name: str | None) -> str | None:
    """Give a field that is evidence alone: what is not words is no evidence, and no fault of the record either."""
    value = values.get(name) if name else None
    return value if isinstance(value, str) and value.strip() else None
