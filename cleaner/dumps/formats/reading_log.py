"""What is logged of an input as it is read: its form and packing, the fields and charset of its first document."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from cleaner.dumps.formats.entries import Entry
from cleaner.dumps.formats.fields import Fields
from cleaner.dumps.formats.packing import packing_of

_LOG: Final = logging.getLogger(__name__)


def logged(entries: Iterable[Entry], name: str, path: Path | None, form: str, fields: Fields) -> Iterator[Entry]:
    """Give the documents of an input as they come; what is read, and how, is logged at the level INFO.

    Args:
        entries: The documents.
        name: What messages call the input.
        path: Its path, None for standard input.
        form: What it holds.
        fields: The fields that the caller named.

    Yields:
        The documents.

    >>> [entry.number for entry in logged([Entry(1, 0)], "خبر.jsonl", None, "jsonl", Fields())]
    [1]
    """
    if not _LOG.isEnabledFor(logging.INFO):
        yield from entries
        return
    packing = packing_of(path) if path else ""
    _LOG.info("%s: %s%s", name, form, f", packed as {packing}" if packing else "")
    number = 0
    for number, entry in enumerate(entries, 1):
        if number == 1:
            told = ", ".join(filter(None, (told_fields(entry.fields, fields), told_charset(entry))))
            if told:
                _LOG.info("%s: %s", name, told)
        yield entry
    _LOG.info("%s: %s", name, "1 document" if number == 1 else f"{number:,} documents")


def told_fields(taken: Fields, named: Fields) -> str:
    """Say which fields a record is read by, and which of them were guessed.

    >>> told_fields(Fields(text="النص", url="link"), Fields(text="النص"))
    "text from 'النص', url from 'link' (guessed)"
    """
    pairs = zip(Fields._fields, taken, named, strict=True)
    return ", ".join(f"{role} from {name!r}{'' if given else ' (guessed)'}" for role, name, given in pairs if name)


def told_charset(entry: Entry) -> str:
    """Say in which charset a document came, as far as reading it tells; pages tell theirs when they are cleaned.

    >>> told_charset(Entry(0, 0, encoding="windows-1256")), told_charset(Entry(0, 0, raw="{}"))
    ('charset windows-1256', 'charset utf-8')
    """
    if entry.page is not None:
        return f"charset {entry.charset} by its header" if entry.charset else ""
    if entry.encoding:
        return f"charset {entry.encoding}"
    return "charset utf-8" if entry.raw or not entry.number else ""
