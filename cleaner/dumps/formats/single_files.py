"""Files that are one article each: a text or a page; and how a text is written again."""

from __future__ import annotations

from typing import BinaryIO, Final

from cleaner.document.types import Document
from cleaner.dumps.formats.decoding import decode
from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.errors import FormatError
from cleaner.dumps.formats.packing import refuse_packed

_MOST: Final = 200_000_000  # bytes of one text or page


def read_whole(stream: BinaryIO, most: int | None = None) -> bytes:
    """Read all bytes of a text or page. Raises `FormatError` for more than an article can have, and for packed ones."""
    most = _MOST if most is None else most
    data = stream.read(most + 1)
    refuse_packed(data)
    if len(data) > most:
        raise FormatError(f"is longer than {most:,} bytes: no article is; cut it")
    return data


def read_page(data: bytes, title: str | None = None, url: str | None = None, outlet: str | None = None) -> Entry:
    """Read the one page that the bytes of a file are, whatever their charset. Raises `FormatError` if it is empty.

    >>> read_page(b"<p>", url="https://akhbar.example/1").document.url
    'https://akhbar.example/1'
    """
    if not data.strip():
        raise FormatError("is empty: it holds no article")
    return Entry(0, len(data), Document("", url, title, outlet), page=data)


def read_text(
    data: bytes,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    *,
    charset: str | None = None,
) -> Entry:
    """Read the one article that the bytes of a text file are, in the `charset` that is named if they are no UTF-8.

    Raises `FormatError` for what is not a text, or empty.

    >>> read_text("هطلت أمطار غزيرة.".encode(), title="أمطار").document.title
    'أمطار'
    """
    text, encoding = decode(data, charset)
    if not text.strip():
        raise FormatError("is empty: it holds no article")
    return Entry(0, len(data), Document(text, url, title, outlet), encoding=encoding)


def text_bytes(entry: Entry, text: str, ending: str | None = None) -> bytes:
    r"""Give the bytes of a file that holds the clean text of an entry, with its line break at the end.

    `ending` is that line break; None for the one that the text had, if it had one, and that of a page's.

    >>> text_bytes(read_text("خبر\r\nالمصدر: وكالات\r\n".encode()), "خبر").decode()
    'خبر\r\n'
    """
    if ending is None:
        ending = "\n" if entry.page is not None or not entry.document else _line_end(entry.document.text)
    needs_ending = bool(text) and not text.endswith("\n")
    return (text + ending * needs_ending).encode("utf-8", "backslashreplace")


def _line_end(text: str) -> str:
    return "\r\n" if text.endswith("\r\n") else "\n" if text.endswith("\n") else ""
