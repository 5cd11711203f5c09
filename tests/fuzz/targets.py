"""What is fuzzed: each parser by its name, with what it may raise, and seeds that it takes."""

from __future__ import annotations

import gzip
import io
import json
import sqlite3
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

import cleaner
from cleaner.arabic.fold import fold
from cleaner.dumps.formats.archives import read_tar, read_zip
from cleaner.dumps.formats.arrow.rows import read_arrow, read_parquet
from cleaner.dumps.formats.csv_tables import read_table
from cleaner.dumps.formats.decoding import decode
from cleaner.dumps.formats.entries import dump
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.fields import guess_fields
from cleaner.dumps.formats.json_arrays import read_array
from cleaner.dumps.formats.jsonl import read_records
from cleaner.dumps.formats.packing import PACKED, unpacked
from cleaner.dumps.formats.sqlite.encoders import read_database
from cleaner.dumps.formats.warc.entries import read_warc
from cleaner.dumps.formats.workbooks import read_workbook
from cleaner.html.parse.charset import decode_page
from cleaner.rules.files import read_rules
from cleaner.rules.rule import RuleError
from tests.support.paths import SAMPLES

TEXT: Final = "فتحت البلدية الجسر أمس بعد عام من العمل.\nاقرأ أيضا: سوق السمك\nالمصدر: وكالات"
_PAGE: Final = (
    "<html><head><meta charset=utf-8><title>الجسر</title>"
    '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": "فتحت البلدية الجسر أمس."}</script>'
    f"</head><body><article><h1>الجسر</h1><p>{TEXT}</p></article></body></html>"
)
_LINES: Final = f"{dump({'id': 1, 'text': TEXT})}\n{dump({'text': None})}\n".encode()
_RULES: Final = """[[rule]]
id = "share.viber"
family = "share"
why = "A prompt."
kind = "phrase"
where = "start"
phrases = ["تابعونا على فايبر"]
hit = ["تابعونا على فايبر"]
miss = ["قال التاجر إنهم تابعونا."]
"""
_MANY: Final = 20_000  # entries of an input, after which no more are asked for


def _warc() -> bytes:
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{_PAGE}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(page)}\r\n\r\n".encode()
    return head + page + b"\r\n\r\n"


def _tar() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = len(TEXT.encode())
        archive.addfile(member, io.BytesIO(TEXT.encode()))
    return data.getvalue()


def _zip() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", _LINES)
    return data.getvalue()


def _database() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.sqlite")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA page_size=512")
            connection.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, text TEXT)")
            connection.executemany("INSERT INTO articles VALUES (?, ?)", [(n, f"{TEXT} {n}") for n in range(1, 30)])
            connection.commit()
        return path.read_bytes()


def _columns() -> pa.Table:
    texts = [f"{TEXT} {number}" for number in range(9)]
    return pa.table({"id": range(9), "text": texts, "tags": [["سوق"]] * 9, "source": [{"name": "وكالات"}] * 9})


def _parquet(**options: Any) -> bytes:
    data = io.BytesIO()
    pq.write_table(_columns(), data, row_group_size=4, **options)
    return data.getvalue()


def _arrow(compression: str | None, *, file: bool) -> bytes:
    table, data = _columns(), io.BytesIO()
    new = pa.ipc.new_file if file else pa.ipc.new_stream
    with new(data, table.schema, options=pa.ipc.IpcWriteOptions(compression=compression)) as writer:
        writer.write_table(table, max_chunksize=4)
    return data.getvalue()


def _workbook() -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    for row in (["id", "text", "date"], [1, TEXT, date(2024, 3, 3)], [2, None, 0.5], [3, "=A1", True]):
        book.active.append(row)
    book.create_sheet("أخبار")
    book.save(data)
    return data.getvalue()


@cache
def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_workbook())) as archive:
        return {name: archive.read(name) for name in sorted(archive.namelist())}


def _of_part(data: bytes) -> None:
    """Read a workbook of which one part is other bytes; the first of them says which."""
    parts = _parts()
    name = list(parts)[data[0] % len(parts)] if data else next(iter(parts))
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w") as archive:
        for each, known in parts.items():
            archive.writestr(each, data[1:] if each == name else known)
    _of_file(read_workbook)(book.getvalue())


def _entries(entries: Iterable[object]) -> None:
    for number, _ in enumerate(entries):
        if number > _MANY:
            raise AssertionError("the entries of a small input have no end")


def _unpack(data: bytes) -> None:
    for packing in PACKED:
        try:
            with unpacked(io.BytesIO(data), packing) as plain:
                while plain.read(65_536):
                    pass
        except FormatError:
            continue


def _of_file(read: Callable[[Path], Iterable[object]]) -> Callable[[bytes], None]:
    def parse(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "in")
            path.write_bytes(data)
            _entries(read(path))

    return parse


def _fold(data: bytes) -> None:
    text = data.decode("utf-8", "surrogatepass" if b"\xed" in data else "replace") if _is_text(data) else ""
    key = fold(text)
    assert fold(key) == key


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _clean(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    result = cleaner.clean(text)
    assert cleaner.clean(result.text).text == result.text


def _page(data: bytes) -> None:
    result = cleaner.clean_html(data)
    page = result.document.text
    assert "".join(page[start:end] for start, end in result.kept) == result.text
    spans = sorted([*result.kept, *((piece.start, piece.end) for piece in result.removed)])
    assert "".join(page[start:end] for start, end in spans) == page
    assert cleaner.clean(replace(result.document, text=result.text)).text == result.text
    assert result.text.strip() or result.warnings or not decode_page(data).text.strip()


def _fields(data: bytes) -> None:
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return
    if isinstance(values, dict):
        guess_fields(values)


TARGETS: Final[dict[str, tuple[Callable[[bytes], object], tuple[bytes, ...]]]] = {
    "charset": (decode_page, (_PAGE.encode(), _PAGE.encode("cp1256", "replace"), TEXT.encode("utf-16"))),
    "text": (decode, (TEXT.encode(), TEXT.encode("cp1256"), TEXT.encode("utf-16-le"))),
    "page": (_page, (_PAGE.encode(), *(path.read_bytes() for path in sorted((SAMPLES / "pages").glob("*.html"))))),
    "clean": (_clean, (TEXT.encode(),)),
    "fold": (_fold, (TEXT.encode(), "مـدرســة ﷲ &amp; ﻻ".encode())),
    "warc": (lambda data: _entries(read_warc(io.BytesIO(data))), (_warc(), gzip.compress(_warc()))),
    "packing": (_unpack, (gzip.compress(_LINES), b"BZh91AY&SY", b"\xfd7zXZ\x00", b"\x28\xb5\x2f\xfd\x04\x00")),
    "jsonl": (lambda data: _entries(read_records(io.BytesIO(data))), (_LINES, _LINES.decode().encode("cp1256"))),
    "json": (
        lambda data: _entries(read_array(io.BytesIO(data))),
        (b"[" + _LINES.replace(b"\n", b",") + b"{}]", _LINES),
    ),
    "csv": (
        lambda data: _entries(read_table(io.BytesIO(data))),
        (f'id,text\n1,"{TEXT}"\n'.encode(), b"sep=;\r\nid;text\r\n1;a\r\n"),
    ),
    "fields": (_fields, (dump({"article": {"body": [TEXT]}, "text": None}).encode(),)),
    "tar": (lambda data: _entries(read_tar(io.BytesIO(data))), (_tar(),)),
    "zip": (_of_file(read_zip), (_zip(),)),
    "sqlite": (_of_file(read_database), (_database(),)),
    "parquet": (_of_file(read_parquet), (_parquet(), _parquet(compression="none", data_page_version="2.0"))),
    "arrow": (
        lambda data: _entries(read_arrow(io.BytesIO(data))),
        (_arrow("zstd", file=True), _arrow(None, file=False), _arrow("lz4", file=False)),
    ),
    "workbook": (_of_file(read_workbook), (_workbook(),)),
    "workbook-part": (_of_part, tuple(bytes([at]) + part for at, part in enumerate(_parts().values()))),
    "rules": (lambda data: read_rules(data.decode("utf-8", "replace"), "r.toml"), (_RULES.encode(),)),
}
ALLOWED: Final = (FormatError, RuleError)
