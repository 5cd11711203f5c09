"""Entries: one document of an input each, whatever the format, and how they are written again."""

from __future__ import annotations

import base64
import datetime
import json
import math
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Final, NamedTuple, Protocol

from cleaner.document.types import Document
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import UNNAMED, Fields, guess_fields, has_field, text_of, value_at

_KINDS: Final = {dict: "an object", list: "a list", str: "a text", bool: "true or false", bytes: "bytes"}


class Entry(NamedTuple):
    """One document of an input, or the problem that stands in its place.

    `number` counts the records of an input from 1 (for JSON Lines: its lines), and is 0 for a text or page that is a
    whole file; `size` counts its bytes as far as they are known. `values` are the record's fields (None where there is
    no record), and `raw` is its line. `fields` are the names with which it was read. `page` is the HTML of an entry
    that is a page, as bytes or decoded; its document has no text then, and tells what is known of the page. `place`
    says in a message where in the input it stands (empty for a whole file), `charset` what a header called the page's
    charset, `encoding` in which charset a text or record came if not in UTF-8, and `member` its path within an archive.
    `row` is the format's own hold on the record, and `note` what is to be said of its input. An entry with a `skipped`
    reason is no document, and no fault either.
    """

    number: int
    size: int
    document: Document | None = None
    problem: str = ""
    raw: str = ""
    values: Mapping[str, object] | None = None
    fields: Fields = UNNAMED
    page: str | bytes | None = None
    place: str = ""
    charset: str | None = None
    member: PurePath | None = None
    row: object = None
    skipped: str = ""
    encoding: str = ""
    note: str = ""


class Encoder(Protocol):
    """One output file in the making: records to bytes, which are appended in steps to the file or to its spool.

    Where `sealed` is true the bytes are a spool, of which `seal` makes the file when all are there; else they are the
    file. What `add` holds back `flush` gives; it is called at the end of every step, and a new encoder may go on
    behind it, told that the file is begun.
    """

    sealed: bool

    def add(self, entry: Entry, added: Mapping[str, object]) -> bytes:
        """Give the bytes of a record as it was, with the `added` fields set: where they stand, or else at the end."""

    def flush(self) -> bytes:
        """Give the bytes of what was held back."""

    def end(self) -> bytes:
        """Give the last bytes of the file."""

    def seal(self, spool: Path, target: Path) -> None:
        """Make the file of its whole spool. Raises `OSError` for what cannot be written."""


def record_entry(
    number: int,
    size: int,
    values: Mapping[str, object],
    fields: Fields,
    place: str,
    raw: str = "",
    row: object = None,
) -> Entry:
    """Make the entry of a record of these values; `fields` are the names that hold for it.

    >>> entry = record_entry(7, 30, {"text": "خبر", "link": "https://a.example"}, Fields("text", None, "link"), "row 7")
    >>> entry.document.text, entry.document.url
    ('خبر', 'https://a.example')
    """
    page = _page(values, fields.html)
    problem, text = ("", "") if page else _text(values, fields)
    url, title, outlet = (_words(values, name) for name in (fields.url, fields.title, fields.outlet))
    published = _words(values, fields.published)
    document = None if problem else Document(text, url, title, outlet, published=published)
    return Entry(
        number=number,
        size=size,
        document=document,
        problem=problem,
        raw=raw,
        values=values,
        fields=fields,
        page=page,
        place=place,
        row=row,
    )


def dump(value: object, indent: int | None = None) -> str:
    r"""Write a value as JSON in UTF-8; text that UTF-8 cannot hold (half of a surrogate pair) is escaped.

    What JSON has no form for becomes a text: a date as ISO 8601, a decimal number by its digits, bytes as base64; what
    is no number (NaN) or without end is null.

    >>> dump({"نص": "خبر"}), dump("\ud800")
    ('{"نص": "خبر"}', '"\\ud800"')
    >>> dump(datetime.date(2024, 3, 5)), dump(b"\xff"), dump([math.nan])
    ('"2024-03-05"', '"/w=="', '[null]')
    """
    try:
        text = json.dumps(value, ensure_ascii=False, indent=indent, default=_plain, allow_nan=False)
    except ValueError:
        value = _finite(value)
        text = json.dumps(value, ensure_ascii=False, indent=indent, default=_plain)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent, default=_plain)
    return text


def _finite(value: object) -> object:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {name: _finite(inner) for name, inner in value.items()}
    return [_finite(inner) for inner in value] if isinstance(value, list | tuple) else value


def _plain(value: object) -> object:
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return base64.b64encode(bytes(value)).decode("ascii")
    return dict(value) if isinstance(value, Mapping) else str(value)


def kind_name(value: object) -> str:
    """Name the kind of a value in a message.

    >>> kind_name([]), kind_name(1.5), kind_name(None)
    ('a list', 'a number', 'null')
    """
    if value is None:
        return "null"
    return _KINDS.get(type(value), "a number" if isinstance(value, int | float) else f"a {type(value).__name__}")


def _text(values: Mapping[str, object], fields: Fields) -> tuple[str, str]:
    """Say what is wrong with the record's text, or give an empty text; and give its text."""
    name = fields.text if (fields.text and has_field(values, fields.text)) or not fields.html else fields.html
    if name is None or not has_field(values, name):
        missing = "has no field with a usual name for the text" if name is None else f"has no field {name!r}"
        return f"{missing} (it has {listed(values)}): {_other_field(values, fields)}", ""
    value = value_at(values, name)
    try:
        text = text_of(value)
    except FormatError as error:
        return f"the field {name!r} {error}", ""
    if text is not None:
        return (f"the field {name!r} is empty: fill it, or take the record out" if name == fields.html else ""), text
    if value is None or value == []:
        return f"the field {name!r} is {'null' if value is None else 'empty'}: fill it, or take the record out", ""
    if isinstance(value, Mapping):
        within = f"{name}.{next(iter(value), 'body')}"
        return f"the field {name!r} holds an object (of {listed(value)}): name a field in it, such as {within}", ""
    return f"the field {name!r} holds {kind_name(value)}, not a text: mend it, or name another field", ""


def _other_field(values: Mapping[str, object], fields: Fields) -> str:
    """Say with which option the text of a record is found that has it elsewhere: as a page, or within a field."""
    found = guess_fields(values)
    if found.html and not fields.html and not found.text:
        return f"name the page's field, with --html-field {found.html}"
    for name, value in values.items():
        inner = guess_fields(value).text if isinstance(value, Mapping) else None
        if inner and not found.text and isinstance(value, Mapping) and text_of(value[inner]):
            return f"name the field within {name!r}, with --text-field {name}.{inner}"
    return "name the text's field with --text-field"


def listed(values: Mapping[str, object]) -> str:
    """List the names of fields in a message, the first of many.

    >>> listed({"id": 1, "نص": "خبر"})
    "'id', 'نص'"
    """
    names = [repr(str(name)[:40]) for name in values][:9]
    return ", ".join(names[:8]) + (", …" if len(names) > 8 else "") if names else "none"


def _words(values: Mapping[str, object], name: str | None) -> str | None:
    """Give a field that is evidence alone: what is not words is no evidence, and no fault of the record either."""
    value = value_at(values, name) if name and has_field(values, name) else None
    return value if isinstance(value, str) and value.strip() else None


def _page(values: Mapping[str, object], name: str | None) -> str | bytes | None:
    value = value_at(values, name) if name and has_field(values, name) else None
    return value if isinstance(value, str | bytes) and value.strip() else None
