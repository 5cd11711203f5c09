"""Writers of dumps for `generate.py`: JSON lines, Parquet and WARC (of texts: WET), each with records that are hostile.

A writer gets records with id, url and either title and text, or charset and markup. `size` counts the bytes of the
records before packing. What a writer leaves is the same every time: no clock, no host, no random identifier.
"""

from __future__ import annotations

import gzip
import json
import uuid
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self, cast
from urllib.parse import urlsplit

Record = Mapping[str, str]

BROKEN_LINES: tuple[bytes, ...] = (
    '{"text": "خبر'.encode(),
    b'{"text": null}',
    b'{"text": 17}',
    b'{"text": "\xd8\xae\xd8\xa8\xff\xfe"}',  # not UTF-8
    '{"text": ["خبر"]}'.encode(),
    '{"title": "خبر"}'.encode(),
    b"[]",
)
_DATE = "2024-05-06T07:08:09Z"
_ROWS = 5_000  # of a row group of Parquet
_NAMESPACE = uuid.UUID(int=0)


class Writer(ABC):
    """What every writer has: it opens its file when entered, and counts records and bytes."""

    def __init__(self, path: Path, html: bool) -> None:
        self.path, self.html, self.size, self.good, self.hostile = path, html, 0, 0, 0
        self._open = ExitStack()

    def __enter__(self) -> Self:
        self.stream = self._open.enter_context(_packed(self.path) if self.packs else self.path.open("wb"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._open:
            if error is None:
                self.finish()

    @property
    def packs(self) -> bool:
        """Whether the whole file is packed, as the ending of its name says."""
        return self.path.suffix == ".gz"

    @abstractmethod
    def write(self, record: Record) -> None:
        """Write a record that can be cleaned."""

    @abstractmethod
    def write_hostile(self, record: Record) -> None:
        """Write something hostile in the place of a record."""

    def finish(self) -> None:  # noqa: B027  # most have nothing to do
        """Write what is still held."""


class JsonlWriter(Writer):
    """JSON lines, in UTF-8; hostile are `BROKEN_LINES`, each of which fails."""

    def write(self, record: Record) -> None:
        """Write one line."""
        self._line(json.dumps(_fields(record), ensure_ascii=False).encode("utf-8", "replace"))
        self.good += 1

    def write_hostile(self, record: Record) -> None:
        """Write one of the broken lines."""
        line = BROKEN_LINES[self.hostile % len(BROKEN_LINES)]
        self._line(line.replace(b'"text"', b'"html"') if self.html else line)
        self.hostile += 1

    def _line(self, line: bytes) -> None:
        self.stream.write(line + b"\n")
        self.size += len(line) + 1


class ParquetWriter(Writer):
    """Parquet of strings; hostile are a null, an empty string, and bytes that are not UTF-8."""

    def __enter__(self) -> Self:
        super().__enter__()
        self._arrow: Any = import_module("pyarrow")
        self._rows: list[dict[str, bytes | None]] = []
        names = ("id", "url", "html") if self.html else ("id", "url", "title", "text")
        schema = self._arrow.schema([(name, self._arrow.string()) for name in names])
        make: Callable[..., Any] = import_module("pyarrow.parquet").ParquetWriter
        self._writer = self._open.enter_context(make(self.stream, schema, compression="zstd"))
        return self

    def write(self, record: Record) -> None:
        """Add a row."""
        self._row(_encoded(record))
        self.good += 1

    def write_hostile(self, record: Record) -> None:
        """Add a row without a text that can be read."""
        spoilt: tuple[bytes | None, ...] = (None, b"", b"\xd8\xae\xd8\xa8\xff\xfe")
        self._row({**_encoded(record), "html" if self.html else "text": spoilt[self.hostile % len(spoilt)]})
        self.hostile += 1

    def _row(self, row: dict[str, bytes | None]) -> None:
        self._rows.append(row)
        self.size += sum(map(len, filter(None, row.values())))
        if len(self._rows) == _ROWS:
            self.finish()

    def finish(self) -> None:
        """Write the rows that are held; they are taken for strings without a look at their bytes."""
        arrow, schema = self._arrow, self._writer.schema
        columns = [arrow.array([row[name] for row in self._rows], arrow.binary()) for name in schema.names]
        if self._rows:
            self._writer.write_table(arrow.table([column.view(arrow.string()) for column in columns], schema=schema))
        self._rows = []


class WarcWriter(Writer):
    """WARC, one member of gzip a record if the name ends so: a page is a response, with the charset in some headers.

    Before every page stands the request. Hostile are pages cut in the middle, charsets that are wrong or unknown, bytes
    of no charset, empty pages, and what is no HTML: a picture, a robots.txt, JSON. Texts are written as in WET files.
    """

    @property
    def packs(self) -> bool:
        """Whether the whole file is packed: never, its records are."""
        return False

    def __enter__(self) -> Self:
        super().__enter__()
        make: Callable[..., Any] = import_module("warcio.warcwriter").WARCWriter
        self._headers: Callable[..., Any] = import_module("warcio.statusandheaders").StatusAndHeaders
        self._writer = make(self.stream, gzip=super().packs)
        self._number = 0
        information = b"software: generate.py\r\nformat: WARC File Format 1.0\r\n"
        self._record("warcinfo", "", information, {"Content-Type": "application/warc-fields"})
        return self

    def write(self, record: Record) -> None:
        """Write a page with its request, or a text."""
        if self.html:
            kind = f"text/html; charset={record['charset']}" if self.good % 4 else "text/html"
            self._response(record["url"], record["markup"].encode(record["charset"], "replace"), kind)
        else:
            self._text(record["url"], record["text"].encode("utf-8", "replace"))
        self.good += 1

    def write_hostile(self, record: Record) -> None:
        """Write a response that is spoilt in one of the ways, or no page."""
        url = record["url"]
        if self.html:
            page = record["markup"].encode(record["charset"], "replace")
            spoilt = _spoilt(page, record["charset"])
            body, kind, headers = spoilt[self.hostile % len(spoilt)]
            self._response(url, body, kind, headers)
        else:
            texts = (b"", b"\xd8\xae\xd8\xa8\xff\xfe", b"\0" * 100)
            self._text(url, texts[self.hostile % len(texts)])
        self.hostile += 1

    def _text(self, url: str, text: bytes) -> None:
        self._record("conversion", url, text, {"Content-Type": "text/plain"})

    def _response(self, url: str, body: bytes, kind: str, headers: Record | None = None) -> None:
        address = urlsplit(url)
        request = self._headers(f"GET {address.path} HTTP/1.1", [("Host", address.netloc)], is_http_request=True)
        self._record("request", url, b"", {}, request)
        lines = [("Content-Type", kind), ("Content-Length", str(len(body))), ("Server", "nginx")]
        named = {"WARC-Identified-Payload-Type": kind.partition(";")[0], **(headers or {})}
        self._record("response", url, body, named, self._headers("200 OK", lines, "HTTP/1.1"))

    def _record(self, kind: str, url: str, body: bytes, headers: Record, http: object = None) -> None:
        identity = f"<urn:uuid:{uuid.uuid5(_NAMESPACE, f'{self.path.name} {self._number}')}>"
        named = {"WARC-Record-ID": identity, "WARC-Date": _DATE, **headers}
        make = self._writer.create_warc_record
        content = named.pop("Content-Type", "")
        record = make(url, kind, BytesIO(body), len(body), content, named, http_headers=http)
        self._writer.write_record(record)
        self._number += 1
        self.size += len(body)


WRITERS: dict[str, type[Writer]] = {"jsonl": JsonlWriter, "parquet": ParquetWriter, "warc": WarcWriter}


def _fields(record: Record) -> Record:
    """Give the fields of a record as dumps of records have them: a page is a string by then."""
    if "markup" in record:
        return {"id": record["id"], "url": record["url"], "html": record["markup"]}
    return {name: record[name] for name in ("id", "url", "title", "text")}


def _encoded(record: Record) -> dict[str, bytes | None]:
    return {name: value.encode("utf-8", "replace") for name, value in _fields(record).items()}


def _spoilt(page: bytes, charset: str) -> Sequence[tuple[bytes, str, Record]]:
    """Give the spoilt responses in place of a page: their bodies, content types and headers of WARC."""
    other = "windows-1256" if charset == "utf-8" else "utf-8"
    return (
        (page[: len(page) // 2], "text/html", {"WARC-Truncated": "length"}),
        (b"\x89PNG\r\n\x1a\n" + page[:2_000], "image/png", {}),
        (page, f"text/html; charset={other}", {}),
        (b"User-agent: *\nDisallow: /\n", "text/plain", {}),
        (page, "text/html; charset=x-arabic-unknown", {}),
        (page.replace(b" ", b"\xff\x81 ", 200), "text/html", {}),
        (b'{"text": "\xd8\xae\xd8\xa8\xd8\xb1"}', "application/json", {}),
        (b"", "text/html", {}),
    )


def _packed(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.GzipFile(path, "wb", compresslevel=6, mtime=0))
