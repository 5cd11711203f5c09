"""Crawls as WARC, and their texts as WET: pages that servers sent, texts, and what is neither."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from cleaner.document.types import Document
from cleaner.dumps.formats.decoding import decode
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.jsonl import MOST
from cleaner.dumps.formats.warc.payloads import charset_of, decoded, is_page, kind_of, read_response
from cleaner.dumps.formats.warc.records import WarcRecord, warc_records

_EMPTY: Final = "has an empty body"


def read_warc(stream: BinaryIO) -> Iterator[Entry]:
    r"""Read a WARC, plain or packed by gzip or zstd, record by record: pages, texts, and those that are skipped.

    Pages are responses of a status of success, and resources; texts are conversions, as WET has them. A record that is
    broken gives an entry with its `problem`. Raises `FormatError` for what is no WARC, and behind the last record that
    can be found where the file is cut short.

    >>> import io
    >>> page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>خبر</p>".encode()
    >>> head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(page)}\r\n\r\n".encode()
    >>> [entry.page.decode() for entry in read_warc(io.BytesIO(head + page + b"\r\n\r\n"))]
    ['<p>خبر</p>']
    """
    number = 0
    try:
        for number, record in enumerate(warc_records(stream), 1):
            yield _entry(number, record)
    except FormatError as error:
        if not number:
            raise FormatError(f"is no WARC, or {str(error).removeprefix('is ')}") from None
        raise FormatError(f"{error} (behind record {number})") from None
    if not number:
        raise FormatError("is empty: there is no record to clean")


def _entry(number: int, record: WarcRecord) -> Entry:
    entry = Entry(number, record.size, problem=record.problem, place=f"record {number}")
    if record.problem:
        return entry
    header = record.header
    url = (header.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")  # some put it into marks
    values = {"id": header.get("WARC-Record-ID"), "url": url or None, "date": header.get("WARC-Date")}
    entry = entry._replace(values=values)
    kind = kind_of(header.get("Content-Type") or "")
    try:
        if record.kind == "conversion" and kind in ("text/plain", ""):
            return _text(entry, record, url)
        if record.kind == "response" and not kind.startswith("text/"):
            return _response(entry, record, url, values)
        if record.kind in ("resource", "conversion", "response"):
            named = header.get("Content-Type") or ""
            return _page(entry=entry, record=record, url=url, kind=kind, charset=charset_of(named), body=record.block)
    except FormatError as error:
        return entry._replace(problem=str(error))
    return entry._replace(skipped=f"is a {record.kind} record" if record.kind else "is of no type")


def _text(entry: Entry, record: WarcRecord, url: str) -> Entry:
    _refuse_long(record)
    text, encoding = decode(record.block)
    if not text.strip():
        return entry._replace(skipped=_EMPTY)
    return entry._replace(document=Document(text, url or None), encoding=encoding)


def _response(entry: Entry, record: WarcRecord, url: str, values: Mapping[str, object]) -> Entry:
    response = read_response(record.block)
    if response is None:
        return entry._replace(problem="holds no response of HTTP: fetch it again")
    entry = entry._replace(values={**values, "status": response.status})
    if not 200 <= response.status < 300:
        return entry._replace(skipped=f"has status {response.status}")
    kind = response.kind or kind_of(record.header.get("WARC-Identified-Payload-Type") or "")
    if kind and not is_page(kind, b""):
        return entry._replace(skipped=f"is no page: {kind[:60]}")
    _refuse_long(record)
    return _page(entry=entry, record=record, url=url, kind=kind, charset=response.charset, body=decoded(response))


def _page(entry: Entry, record: WarcRecord, url: str, kind: str, charset: str | None, body: bytes) -> Entry:
    if not body.strip():
        return entry._replace(skipped=_EMPTY)
    if not is_page(kind, body):
        return entry._replace(skipped=f"is no page: {kind[:60] or 'of no type'}")
    _refuse_long(record)
    return entry._replace(document=Document("", url or None), page=body, charset=charset)


def _refuse_long(record: WarcRecord) -> None:
    if record.length > MOST:
        raise FormatError(f"is longer than {MOST:,} bytes: no article is; cut it")
