"""What a server sent, in a WARC's record: its status, its type, and the page out of its encodings."""

from __future__ import annotations

import io
import re
import zlib
from typing import Any, Final, NamedTuple

from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.jsonl import MOST
from cleaner.dumps.formats.warc.records import library

_STATUS: Final = re.compile(rb"HTTP/\S+[ \t]+(\d{3})\b")
_CHARSET: Final = re.compile(r"""charset\s*+=\s*+["']?\s*+([^\s;,"']+)""", re.IGNORECASE)
_CHUNK_SIZE: Final = re.compile(rb"[0-9a-fA-F]{1,16}[ \t]*(;[^\r\n]*)?\r?\n")
_MARKUP: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|!--|\?xml|html|head|body|meta|title)\b", re.IGNORECASE
)
_TAG: Final = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
_GZIP: Final = b"\x1f\x8b\x08"
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


class Response(NamedTuple):
    """The head of what a server sent, and the bytes behind it, in the encodings that are named."""

    status: int
    kind: str
    charset: str | None
    encodings: tuple[str, ...]
    body: bytes


def read_response(block: bytes) -> Response | None:
    r"""Read the head of a response; None for what is none.

    >>> response = read_response(b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=windows-1256\r\n\r\n<p>")
    >>> response.status, response.kind, response.charset, response.body
    (200, 'text/html', 'windows-1256', b'<p>')
    """
    status = _STATUS.match(block)
    if status is None:
        return None
    headers = library("fastwarc.warc").HeaderMap()
    try:
        length = headers.parse(io.BytesIO(block), True)
    except OSError:
        return None
    named = headers.get("Content-Type") or ""
    coded = (*headers.get_multiple("Content-Encoding"), *headers.get_multiple("Transfer-Encoding"))
    encodings = tuple(word.strip().casefold() for words in coded for word in words.split(","))
    return Response(int(status[1]), kind_of(named), charset_of(named), encodings, block[length:])


def kind_of(content_type: str) -> str:
    """Give the kind of content without what is said of it: `text/html` of `text/html; charset=utf-8`."""
    return content_type.partition(";")[0].partition(",")[0].strip().casefold()


def charset_of(content_type: str) -> str | None:
    """Give the charset that a header names.

    >>> charset_of('text/html; Charset="windows-1256"'), charset_of("text/html")
    ('windows-1256', None)
    """
    found = _CHARSET.search(content_type)
    return found[1] if found else None


def is_page(kind: str, body: bytes) -> bool:
    """Tell whether this is a page: by what it is called, or by how it begins where it is not called anything."""
    return kind in _PAGES if kind else _MARKUP.match(body) is not None


def decoded(response: Response) -> bytes:
    r"""Give the bytes that the server encoded. Raises `FormatError` for those that are broken, or too many.

    A header may tell of an encoding that the crawler has taken away: what is markup as it stands stays as it is. And it
    may tell of none where there is one: what is packed by gzip, or is chunks from its beginning to its end, is decoded.

    >>> decoded(Response(200, "", None, ("chunked",), "6\r\nخبر\r\n0\r\n\r\n".encode())).decode()
    'خبر'
    """
    data = response.body
    for encoding in reversed(response.encodings):  # the last was put on last
        if encoding in ("", "identity", "none") or not data:
            continue
        try:
            data = _decode(encoding, data)
        except (OSError, zlib.error, EOFError) as error:
            if not _TAG.match(data):
                raise FormatError(f"is encoded as {encoding[:40]} and broken ({error}): fetch it again") from None
        if len(data) > MOST:
            raise FormatError(f"is longer than {MOST:,} bytes: no article is; cut it")
    return _undeclared(data)


def _undeclared(data: bytes) -> bytes:
    """Decode what no header tells of: chunks, gzip, or gzip in chunks."""
    try:
        data = _of_chunks(data)
        if data.startswith(_GZIP):
            data = _of_chunks(_inflated(data, 31))
    except (zlib.error, EOFError) as error:
        raise FormatError(
            f"is packed by gzip, of which no header tells, and broken ({error}): fetch it again"
        ) from None
    if len(data) > MOST:
        raise FormatError(f"is longer than {MOST:,} bytes: no article is; cut it")
    return data


def _of_chunks(data: bytes) -> bytes:
    """Put chunks together; what is none stays as it is. Raises `FormatError` for chunks that break off."""
    parts: list[bytes] = []
    place, size = 0, -1
    while size and (head := _CHUNK_SIZE.match(data, place)):
        size = int(head[0].partition(b";")[0], 16)
        parts.append(data[head.end() : head.end() + size])
        place = head.end() + size
        place += 2 if data.startswith(b"\r\n", place) else data.startswith(b"\n", place)
    begins = place > len(data) and (_TAG.match(parts[0]) or parts[0].startswith(_GZIP))  # cut in the first
    if size == 0 or len(parts) > 1 or begins:
        if size:
            raise FormatError("comes in chunks, of which no header tells, and is cut short: fetch it again")
        return b"".join(parts)
    return data


def _decode(encoding: str, data: bytes) -> bytes:
    if encoding == "chunked":
        if not _CHUNK_SIZE.match(data):
            raise OSError("no length of a chunk")
        return _all(library("fastwarc.stream_io").ChunkedReader(io.BytesIO(data)))
    if encoding in ("gzip", "x-gzip"):
        return _inflated(data, 31)
    if encoding == "deflate":
        try:
            return _inflated(data, 15)
        except zlib.error:  # many leave the wrapping out
            return _inflated(data, -15)
    if encoding == "br":
        return _all(library("fastwarc.stream_io").BrotliReader(io.BytesIO(data)))
    if encoding == "zstd":
        return _all(library("fastwarc.stream_io").ZstdReader(io.BytesIO(data)))
    raise OSError("not known")


def _all(reader: Any) -> bytes:
    parts, left = [], MOST + 1
    while left > 0 and (part := reader.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _inflated(data: bytes, bits: int) -> bytes:
    parts, left = [], MOST + 1
    while data and left > 0:
        part = zlib.decompressobj(bits)
        parts.append(part.decompress(data, left))
        left -= len(parts[-1])
        if not part.eof and left > 0:
            raise EOFError("cut short")
        data = part.unused_data if part.unused_data[:2] == data[:2] else b""  # what is no member is padding
    return b"".join(parts)
