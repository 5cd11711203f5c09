"""WARC and WET: pages and texts of files that other tools wrote, and what is broken costs itself alone."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # fastwarc asks for it
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.warc import entries as warcs
from cleaner.dumps.formats.warc import payloads as warc_payloads
from cleaner.dumps.formats.warc import records as warc_records
from cleaner.dumps.formats.warc.entries import read_warc

PAGE = "<html><body><p>افتتحت البلدية سوقاً جديداً للسمك قرب الميناء.</p></body></html>"
HTML = ("Content-Type", "text/html; charset=utf-8")
URL = "https://akhbar.example/أخبار/1"


class Crawl:
    """A WARC in the making, by warcio."""

    def __init__(self, packed: bool = False) -> None:
        self._data = io.BytesIO()
        self._writer = WARCWriter(self._data, gzip=packed)

    def add(self, body: bytes, *headers: tuple[str, str], kind: str = "response", status: str = "200 OK") -> Crawl:
        head = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1")
        record = self._writer.create_warc_record(URL, kind, payload=io.BytesIO(body), http_headers=head)
        self._writer.write_record(record)
        record.raw_stream.close()  # a file of warcio's own, which it leaves open
        return self

    def plain(self, body: bytes, kind: str, content_type: str) -> Crawl:
        """Add a record by hand, for warcio takes no response that is none."""
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <{URL}>\r\nContent-Type: {content_type}\r\n"
        self._data.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n")
        return self

    def data(self) -> bytes:
        return self._data.getvalue()


def crawl(count: int = 6, packed: bool = False) -> bytes:
    whole = Crawl(packed)
    for number in range(count):
        whole.add(f"{PAGE}<!-- {number} -->".encode() * 50, HTML)
    return whole.data()


def zstd(data: bytes) -> bytes:
    """Pack each record by itself, as WARCs are."""
    places = [found.start() for found in re.finditer(rb"WARC/1\.[01]\r\n", data)]
    parts = (data[first:last] for first, last in zip(places, [*places[1:], len(data)], strict=True))
    return b"".join(zstandard.ZstdCompressor(write_checksum=True).compress(part) for part in parts)


def read(data: bytes) -> list[Entry]:
    return list(read_warc(io.BytesIO(data)))


def only(data: bytes) -> Entry:
    (entry,) = read(data)
    return entry


def pages(entries: list[Entry]) -> list[int]:
    """Give the numbers that the pages of a crawl hold."""
    found = (re.search(rb"<!-- (\d+)", entry.page) for entry in entries if isinstance(entry.page, bytes))
    return [int(number[1]) for number in found if number]


def until_the_fault(entries: Iterator[Entry]) -> tuple[list[Entry], str]:
    come = []
    try:
        for entry in entries:
            come.append(entry)  # noqa: PERF402  # what came before the fault is wanted
    except FormatError as error:
        return come, str(error)
    raise AssertionError("there was no fault")


FORMS = {"plain": crawl(), "gzip": crawl(packed=True), "zstd": zstd(crawl())}


@pytest.mark.parametrize("data", FORMS.values(), ids=FORMS.keys())
def test_pages_come_with_what_is_known_of_them(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(data)
    with (tmp_path / "crawl.warc").open("rb") as stream:
        entries = list(read_warc(stream))
    assert pages(entries) == list(range(6))
    entry = entries[3]
    assert entry.document is not None
    assert (entry.document.url, entry.charset, entry.place, entry.number) == (URL, "utf-8", "record 4", 4)
    assert entry.values is not None
    assert (entry.values["url"], entry.values["status"]) == (URL, 200)
    assert str(entry.values["id"]).startswith("<urn:uuid:")
    assert str(entry.values["date"]).startswith("20")
    assert sum(entry.size for entry in entries) == len(data)


@pytest.mark.parametrize("data", FORMS.values(), ids=FORMS.keys())
def test_a_stream_that_is_no_file_is_read(data: bytes) -> None:
    class Pipe:
        def __init__(self) -> None:
            self._data = io.BytesIO(data)

        def read(self, size: int = -1) -> bytes:
            return self._data.read(size)

    assert pages(list(read_warc(Pipe()))) == list(range(6))  # type: ignore[arg-type]


def test_what_is_no_page_is_skipped_with_its_reason() -> None:
    whole = Crawl().add(b"\x89PNG", ("Content-Type", "image/png")).add(b"<p>", HTML, status="404 Not Found")
    whole.add(b"", HTML).add(b"x", kind="request", status="GET / HTTP/1.1").add(b"{}")
    whole.plain(b"x", "metadata", "application/warc-fields").plain(b"20240101", "response", "text/dns")
    whole.plain(b"User-agent: *", "resource", "text/plain")
    assert [entry.skipped for entry in read(whole.data())] == [
        *("is no page: image/png", "has status 404", "has an empty body", "is a request record"),
        *("is no page: of no type", "is a metadata record", "is no page: text/dns", "is no page: text/plain"),
    ]


def test_pages_without_a_type_are_told_by_their_markup() -> None:
    assert only(Crawl().add(f"\n<!DOCTYPE html>{PAGE}".encode()).data()).page is not None


def test_resources_are_pages_too() -> None:
    entry = only(Crawl().plain(PAGE.encode(), "resource", "text/html; charset=UTF-8").data())
    assert (entry.page, entry.charset) == (PAGE.encode(), "UTF-8")


def test_conversions_are_texts() -> None:
    whole = Crawl().plain("هطلت أمطار.".encode(), "conversion", "text/plain").plain(b"\xff", "conversion", "text/plain")
    text, broken = read(whole.data())
    assert text.document is not None
    assert (text.document.text, text.document.url) == ("هطلت أمطار.", URL)
    assert "is not UTF-8" in broken.problem


def chunked(data: bytes) -> bytes:
    parts = [data[place : place + 100] for place in range(0, len(data), 100)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def raw_deflate(data: bytes) -> bytes:
    return zlib.compress(data)[2:-4]


ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate": raw_deflate,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor().compress,
    "identity": bytes,
}


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize("parts", [False, True])
def test_what_the_server_encoded_is_decoded(name: str, parts: bool) -> None:
    body = ENCODINGS[name](PAGE.encode() * 9)
    transfer = [("Transfer-Encoding", "chunked")] if parts else []
    entry = only(Crawl().add(chunked(body) if parts else body, HTML, ("Content-Encoding", name), *transfer).data())
    assert entry.page == PAGE.encode() * 9


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd", "chunked", "UTF-8"])
def test_a_header_of_an_encoding_that_was_taken_away_is_not_believed(name: str) -> None:
    where = "Transfer-Encoding" if name == "chunked" else "Content-Encoding"
    assert only(Crawl().add(PAGE.encode(), HTML, (where, name)).data()).page == PAGE.encode()


def test_an_encoding_of_which_no_header_tells_is_decoded_or_told() -> None:
    body = PAGE.encode() * 9
    packed = gzip.compress(body)
    for data in (packed, chunked(body), chunked(packed), gzip.compress(chunked(body))):
        assert only(Crawl().add(data, HTML).data()).page == body
        for cut in (data[: len(data) // 2], data[:-20]):
            entry = only(Crawl().add(cut, HTML).data())
            assert "of which no header tells" in entry.problem, entry
    assert only(Crawl().add(b"12\r\n" + body, HTML).data()).page == b"12\r\n" + body


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_an_encoding_that_is_broken_is_the_records_problem(name: str) -> None:
    body = ENCODINGS[name](PAGE.encode() * 9)
    whole = Crawl().add(body[: len(body) // 2], HTML, ("Content-Encoding", name)).add(PAGE.encode(), HTML)
    broken, sound = read(whole.data())
    assert f"is encoded as {name} and broken" in broken.problem
    assert sound.page == PAGE.encode()


@pytest.mark.parametrize("name", ["gzip", "deflate", "br", "zstd"])
def test_a_few_bytes_of_many_are_the_records_problem(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_payloads, "MOST", 100_000)
    body = ENCODINGS[name](b"<p>" + b" " * 5_000_000)
    assert "is longer than 100,000 bytes" in only(Crawl().add(body, HTML, ("Content-Encoding", name)).data()).problem


def test_a_record_that_is_too_long_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (warc_records, warcs):
        monkeypatch.setattr(module, "MOST", 100_000)
    whole = Crawl().add(b"<p>" + b"x" * 300_000, HTML).add(bytes(300_000), ("Content-Type", "video/mp4"))
    page, video, sound = read(whole.add(PAGE.encode(), HTML).data())
    assert "is longer than 100,000 bytes" in page.problem
    assert video.skipped == "is no page: video/mp4"
    assert sound.page == PAGE.encode()


@pytest.mark.parametrize("keep", [0.2, 0.45, 0.95])
@pytest.mark.parametrize("data", FORMS.values(), ids=FORMS.keys())
def test_a_file_that_is_cut_gives_the_records_before(data: bytes, keep: float) -> None:
    come, message = until_the_fault(read_warc(io.BytesIO(data[: int(len(data) * keep)])))
    assert pages(come) == list(range(int(6 * keep)))
    assert "cut short at byte" in message
    assert f"behind record {len(come)}" in message


@pytest.mark.parametrize("name", ["gzip", "zstd"])
def test_a_packed_record_that_is_broken_costs_itself_alone(name: str) -> None:
    data = bytearray(FORMS[name])
    for place in range(len(data) * 7 // 12, len(data) * 7 // 12 + 4):
        data[place] ^= 0xFF
    entries = read(bytes(data))
    assert [bool(entry.problem) for entry in entries].count(True) == 1
    assert len(pages(entries)) == 5
    assert len(entries) == 6


@pytest.mark.parametrize(
    ("pattern", "put"),
    [
        (rb"WARC/1\.[01]", b"WXRC/1.0"),
        (rb"\r\nContent-Length: \d+(?=\r\n)", b""),
        (rb"(?<=\r\nContent-Length: )\d+", b"-1"),
        (rb"(?<=\r\nContent-Length: )\d+", b"5"),
        (rb"(?<=\r\nContent-Length: )\d+", b"9999"),
        (rb"(?<=\r\nContent-Length: )\d+", b"99999999999"),
        (rb"(?<=\r\nContent-Length: )\d+", b"9" * 40),
    ],
)
def test_a_header_that_is_broken_costs_its_record_alone(pattern: bytes, put: bytes) -> None:
    data = FORMS["plain"]
    place = [found.start() for found in re.finditer(rb"WARC/1", data)][2]
    entries = read(data[:place] + re.sub(pattern, put, data[place:], count=1))
    assert pages(entries) == [0, 1, 3, 4, 5]
    assert "is broken from byte" in entries[2].problem
    assert len(entries) == 6


@pytest.mark.parametrize("data", [b"x" * 1000, b"WARC/1.0", b"\x1f\x8b\x08" + bytes(100), b"\x28\xb5\x2f\xfd123"])
def test_what_is_no_warc_is_refused(data: bytes) -> None:
    come, message = until_the_fault(read_warc(io.BytesIO(data)))
    assert come == []
    assert message.startswith("is no WARC")


def test_an_empty_file_is_told() -> None:
    assert until_the_fault(read_warc(io.BytesIO(b""))) == ([], "is empty: there is no record to clean")


def test_a_response_that_is_none_is_a_problem() -> None:
    entry = only(Crawl().plain(b"<html>", "response", "application/http; msgtype=response").data())
    assert "no response of HTTP" in entry.problem


def test_a_file_that_is_packed_as_a_whole_is_read() -> None:
    assert pages(read(gzip.compress(FORMS["plain"]))) == list(range(6))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_corrupted_files_end_in_a_format_error_or_in_entries(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from(list(FORMS.values()))))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(FormatError):
        assert all(entry.document or entry.problem or entry.skipped for entry in read(bytes(whole)))
